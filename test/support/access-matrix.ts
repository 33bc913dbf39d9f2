import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { SignedInActor } from '../../contract/actor.ts'
import type { Route } from '../../contract/route.ts'
import { danishDateOf } from '../../kernel/copenhagen-time.ts'
import type { CitizenId, ClientId, OrganisationId, PersonId, StayId } from '../../kernel/ids.ts'
import { epoch, instant } from '../../kernel/instant.ts'
import type { Result } from '../../kernel/result.ts'
import { serviceScopes } from '../../kernel/service-scope.ts'
import { demoCitizenLogins, demoProfessionals } from '../../seed/demo-people.ts'
import { demoUnits } from '../../seed/demo-units.ts'
import { findByCpr } from '../../server/modules/citizen/index.ts'
import { writeLetter } from '../../server/modules/correspondence/index.ts'
import { findPersonBySubject, rolesOf } from '../../server/modules/organisation/index.ts'
import { type Fragment, sql } from '../../server/platform/db/sql.ts'
import type { MountedRoute, SessionKey } from '../../server/platform/http/answer.ts'
import { problemOf } from '../../server/platform/http/problem.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import { dischargeBruno } from './discharge-bruno.ts'
import type { RunningHouse } from './house.ts'
import { writeDocument } from './write-document.ts'

/** Somebody who asks, and what they are called in the table: `home-nurse, Hjemmesygeplejen, Gladsaxe`. */
export interface Asker {
  readonly label: string
  readonly actor: SignedInActor
}

/** A citizen, with an id of something about them for each name a route has for one; of nobody's where there is none. */
export interface Subject {
  readonly citizenId: CitizenId
  idOf(name: string): string
}

export interface MatrixStage {
  readonly askers: readonly Asker[]
  /** At home in Gladsaxe since an hour ago, from the heart ward in Herlev. His sister may see for him. */
  readonly bruno: Subject
  /** At home in Esbjerg, in hospital there. */
  readonly max: Subject
  /** What the asker is answered, as `200` or `403 no-relation`. What it did is undone. */
  ask(mounted: MountedRoute, asker: Asker, idOf: (name: string) => string): Promise<string>
}

/** The demo, with two citizens far from each other in the middle of something. */
export async function setMatrixStage(house: RunningHouse): Promise<MatrixStage> {
  await dischargeBruno(house.shell, house.address)
  await drainAll(house.shell)
  await untilHandedOver(house)
  const askers = await listAskers(house)
  await reportOnBruno(house, askers)
  return {
    askers,
    bruno: await subjectOf(house, '2509479989'),
    max: await subjectOf(house, '0107729995'),
    ask: (mounted, asker, idOf) => ask(house, mounted, asker, idOf),
  }
}

/** The house delivers beside us: what it has in hand is not ours to drain. */
async function untilHandedOver({ shell, database }: RunningHouse): Promise<void> {
  const bruno = (await findByCpr(shell, '2509479989')) as CitizenId
  for (let tries = 0; tries < 200; tries += 1) {
    const [found] = await database.owner.query<{ id: string }>(
      sql`select id from task.handoffs where citizen_id = ${bruno} limit 1`,
    )
    if (found !== undefined) return void (await drainAll(shell))
    await setTimeout(50)
  }
  throw new Error('the discharge of Bruno called for no hand-off')
}

/** The ward tells home nursing of the discharge, so that there is a document to open, and asks them something. */
async function reportOnBruno({ shell, database }: RunningHouse, askers: readonly Asker[]): Promise<void> {
  const citizenId = (await findByCpr(shell, '2509479989')) as CitizenId
  const nurse = askers.find(({ label }) => label === 'ward-nurse, Hjertemedicinsk Afsnit, Herlev')
  const [stay] = await database.owner.query<{ id: StayId }>(
    sql`select id from form.subjects where citizen_id = ${citizenId}`,
  )
  if (nurse === undefined || stay === undefined) throw new Error('nobody can report on Bruno')
  await writeDocument(shell, nurse.actor, { citizenId, subjectId: stay.id }, 'discharge-report', {
    'home-at': shell.clock.now(),
    course: 'Hjertesvigt, vanddrivende medicin sat op',
    'function-walking': '2',
    'function-transfer': '1',
    'nursing-tasks': 'Vejning hver morgen',
    reconciled: true,
    'medicine-with': 'until-pharmacy',
    'responsible-phone': 'Hjertemedicinsk Afsnit',
  })
  const home = askers.find(({ label }) => label.startsWith('home-nurse, Hjemmesygeplejen, Gladsaxe'))
  if (nurse.actor.kind !== 'professional' || home?.actor.kind !== 'professional')
    throw new Error('nobody can write about Bruno')
  const asked = await writeLetter(shell, nurse.actor, citizenId, {
    toUnitId: home.actor.unitId,
    category: 'nursing',
    text: 'Vejer I Bruno i morgen tidlig?',
    attachments: [],
    answerWanted: 'by-setting',
  })
  if (!asked.ok) throw new Error(`the ward cannot write about Bruno: ${asked.refusal.code}`)
}

const unitNames = new Map(demoUnits.map(({ key, name }) => [key, name]))

async function listAskers({ shell }: RunningHouse): Promise<Asker[]> {
  const today = danishDateOf(shell.clock.now())
  const askers: Asker[] = []
  for (const { subject, name, roles } of demoProfessionals) {
    const person = await findPersonBySubject(shell, subject)
    if (person === undefined) throw new Error(`the demo has no ${subject}`)
    const held = await rolesOf(shell, person.id, today)
    for (const { unit, function: does } of roles) {
      const role = held.find((one) => one.function === does)
      if (role === undefined) throw new Error(`${subject} is no ${does}`)
      const { id: roleId, unitId } = role
      const actor = {
        kind: 'professional',
        personId: person.id,
        name,
        roleId,
        function: does,
        unitId,
      } as const
      const label = `${does}, ${unitNames.get(unit)}`
      // Two who do the same at the same place are told apart by name.
      const isFirst = askers.every((other) => other.label !== label)
      askers.push({ label: isFirst ? label : `${label} (${name})`, actor })
    }
  }
  const nurse = askers.find(({ label }) => label.startsWith('home-nurse'))?.actor
  for (const { name, cprNumber = '' } of demoCitizenLogins) {
    const citizenId = (await findByCpr(shell, cprNumber)) as CitizenId
    const personId = citizenId as string as PersonId
    askers.push({ label: `citizen, ${name}`, actor: { kind: 'citizen', personId, name, citizenId } })
  }
  const unitId = (nurse as { unitId: OrganisationId }).unitId
  const clientId = randomUUID() as ClientId
  const service = { kind: 'service', personId: clientId as string as PersonId, clientId, unitId } as const
  const does = { name: 'Omsorgssystemet', function: 'technical-help' }
  return [
    ...askers,
    { label: 'system of the home nurses, all scopes', actor: { ...service, ...does, scopes: serviceScopes } },
    { label: 'system of the home nurses, no scope', actor: { ...service, ...does, scopes: [] } },
  ]
}

/** The newest of each thing about a citizen, by the name routes have for its id. */
const newest: Readonly<Record<string, (citizenId: CitizenId) => Fragment>> = {
  taskId: (id) =>
    sql`select id from task.tasks where citizen_id = ${id} order by title_da, opened_at limit 1`,
  handoffId: (id) => sql`
    select handoff.id
    from task.tasks as task
    join task.handoffs as handoff on handoff.citizen_id = task.citizen_id and handoff.task_id = task.id
    where task.citizen_id = ${id}
    order by task.title_da, handoff.status, task.opened_at
    limit 1`,
  threadId: (id) => sql`select id from correspondence.threads where citizen_id = ${id} order by id limit 1`,
  stayId: (id) => sql`select id from stay.stays where citizen_id = ${id} order by id limit 1`,
  planId: (id) => sql`select id from rehab.plans where citizen_id = ${id} order by id limit 1`,
  reconciliationId: (id) =>
    sql`select id from medication.reconciliations where citizen_id = ${id} order by id limit 1`,
  entryId: (id) =>
    sql`select entry_id as id from citizen.story_events where citizen_id = ${id} order by id limit 1`,
  responseId: (id) => sql`select id from form.responses where citizen_id = ${id} order by id limit 1`,
  letterId: (id) => sql`select id from message.letters where citizen_id = ${id} order by id limit 1`,
  blockId: (id) => sql`select id from access.blocks where citizen_id = ${id} order by id limit 1`,
  consentId: (id) => sql`select id from access.consents where citizen_id = ${id} order by id limit 1`,
  delegationId: (id) => sql`select id from access.delegations where citizen_id = ${id} order by id limit 1`,
  overrideId: (id) => sql`select id from access.overrides where citizen_id = ${id} order by id limit 1`,
  representationId: (id) =>
    sql`select id from access.representations where citizen_id = ${id} order by id limit 1`,
  recordId: (id) => sql`select id from access.records where citizen_id = ${id} order by id limit 1`,
  unitId: (id) =>
    sql`select unit_id as id from access.relations where citizen_id = ${id} and kind = 'stay' limit 1`,
}

const nobodys = '01900000-0000-7000-8000-00000000dead'

async function subjectOf(house: RunningHouse, cprNumber: string): Promise<Subject> {
  const citizenId = (await findByCpr(house.shell, cprNumber)) as CitizenId
  const ids: Record<string, string> = {
    citizenId,
    communityId: 'sk2022-hovedstaden-midt',
    subject: 'deadline',
    rowKey: 'A10BA02-tablet',
  }
  for (const [name, question] of Object.entries(newest)) {
    const [row] = await house.database.owner.query<{ id: string }>(question(citizenId))
    if (row !== undefined) ids[name] = row.id
  }
  return { citizenId, idOf: (name) => ids[name] ?? nobodys }
}

const undone = Symbol('undone')

async function ask(
  { shell }: RunningHouse,
  mounted: MountedRoute,
  { actor }: Asker,
  idOf: (name: string) => string,
): Promise<string> {
  const { route } = mounted
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  let result: Result<unknown> | undefined
  await shell
    .transaction(async (inner) => {
      result = await mounted.call(inner, {
        params: Object.fromEntries(names.map((name) => [name, idOf(name)])),
        query: sampleOf(route.query, idOf, inner.clock.now()),
        body: sampleOf(route.body, idOf, inner.clock.now()),
        actor,
        requestId: randomUUID(),
        session: '' as SessionKey,
      })
      throw undone
    })
    .catch((fault: unknown) => {
      if (fault !== undone)
        result = { ok: false, refusal: { code: `FAULT ${(fault as Error).message}` } as never }
    })
  return tell(route, result)
}

function tell(route: Route, result: Result<unknown> | undefined): string {
  if (result === undefined) return 'no answer'
  if (result.ok) return '200'
  if (result.refusal.code.startsWith('FAULT')) return `500 ${result.refusal.code}`
  return `${problemOf(result.refusal, route.refusals).status} ${result.refusal.code}`
}

interface Json {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly format?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly minItems?: number
  readonly items?: Json
  readonly properties?: Readonly<Record<string, Json>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Json[]
  readonly oneOf?: readonly Json[]
}

/** Something a body or query may be: what is required and nothing more, with ids of the citizen it is about. */
export function sampleOf(shape: Route['body'], idOf: (name: string) => string, now: string): unknown {
  if (shape === undefined) return {}
  return sample(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Json, '', idOf, now)
}

/** What only one form of text will do for. */
const words: Readonly<Record<string, string>> = {
  number: '2509479989',
  on: '2026-06-01',
  municipality: '0159',
  toMunicipality: '0157',
  kind: 'matters',
  model: 'council-2027',
  functions: 'home-nurse',
  lastDay: '2026-09-01',
  inForceFrom: '2026-01-01',
  dataFrom: '2026-01-01',
}

function sample(json: Json, name: string, idOf: (name: string) => string, now: string): unknown {
  if (json.const !== undefined) return json.const
  if (json.enum !== undefined) return json.enum[0]
  const [one] = json.oneOf ?? json.anyOf ?? []
  if (one !== undefined) return sample(one, name, idOf, now)
  if (json.type === 'object')
    return Object.fromEntries(
      Object.entries(json.properties ?? {})
        // A reason is given wherever one may be: what is asked is who may, not whether they said why.
        .filter(([part]) => json.required?.includes(part) === true || part === 'reason')
        .map(([part, inner]) => [part, sample(inner, part, idOf, now)]),
    )
  if (json.type === 'array') return json.minItems ? [sample(json.items ?? {}, name, idOf, now)] : []
  if (json.type === 'integer' || json.type === 'number') return Math.max(1, json.minimum ?? 1)
  if (json.type === 'boolean') return true
  if (json.format === 'uuid') return idOf(name === 'toId' || name === 'unit' ? 'unitId' : name)
  if (json.format === 'date-time') return instant(epoch(now as never) + 30 * 60_000)
  if (json.format === 'date') return '2026-06-01'
  return words[name] ?? 'Skrevet for at prøve'.padEnd(json.minLength ?? 0, '.')
}
