import type { CitizenActor, ProfessionalActor } from '../contract/actor.ts'
import type { AccessPurpose, DataKind } from '../kernel/access-words.ts'
import { danishDateOf } from '../kernel/copenhagen-time.ts'
import { addDays } from '../kernel/danish-calendar.ts'
import type { CitizenId, OrganisationId, PersonId } from '../kernel/ids.ts'
import { epoch, instant } from '../kernel/instant.ts'
import { ok } from '../kernel/result.ts'
import {
  delegateTask,
  givePermission,
  recordConsent,
  recordRepresentation,
  setMyBlock,
} from '../server/modules/access/index.ts'
import type { Shell } from '../server/platform/shell.ts'
import { settled } from './settled.ts'

/** Who is who in the demo, once it has been put in. */
export interface DemoCast {
  /** By CPR number. */
  citizen(cprNumber: string): { readonly id: CitizenId; readonly name: string }
  /** By subject, in their first role. */
  professional(subject: string): ProfessionalActor
  /** By key. */
  unit(key: string): OrganisationId
}

const bruno = '2509479989'
const nancy = '2512489996'
const kirsten = '2911829996'
const lars = '0505159995'
const mayJune = '0108629996'
const schwendlund = '0108589995'
const sverre = '0104909995'
const magnus = '0504909995'
const rasmus = '0504909989'
const kaja = '2103009996'
const caesar = '2311143995'

const all = [
  'ID',
  'ADM',
  'APP',
  'PLAN',
  'REC',
  'MED',
  'LAB',
  'FUN',
  'GOP',
  'PREV',
  'REL',
  'DIR',
  'PRO',
] as const

/** What the citizens of the demo want, who acts for them, and what leaders and nurses have allowed: all by the use cases. */
export async function seedWills(shell: Shell, cast: DemoCast): Promise<void> {
  await seedConsents(shell, cast)
  await seedBlocks(shell, cast)
  await seedRepresentations(shell, cast)
  await seedPermissions(shell, cast)
  const task = 'Hjælp til medicin i doseringsæske'
  const told = { task, unitId: cast.unit('0159-care'), until: inDays(shell, 90) }
  const mette = cast.professional('demo:mette-holm')
  settled(await delegateTask(shell, mette, cast.citizen(sverre).id, told), 'delegation')
}

async function seedConsents(shell: Shell, cast: DemoCast): Promise<void> {
  const sister = cast.citizen(nancy)
  const receiver = { kind: 'relative', citizenId: sister.id, name: sister.name } as const
  settled(
    await recordConsent(shell, asCitizen(cast, bruno), cast.citizen(bruno).id, {
      receiver: async () => ok(receiver),
      purpose: 'support',
      dataKinds: ['ID', 'ADM', 'APP', 'PLAN'],
      form: 'written',
      givenBy: 'citizen',
      note: 'Nancy hjælper mig og må følge med i mit forløb.',
    }),
    'consent to a relative',
  )
  await consentToUnit(shell, cast, magnus, '0159-job-centre', {
    purpose: 'employment',
    dataKinds: ['FUN'],
    note: 'Jobcenteret må få at vide, hvad jeg kan klare på arbejde.',
  })
  await consentToUnit(shell, cast, schwendlund, 'herlev-wounds', {
    purpose: 'treatment',
    dataKinds: ['ID', 'WND', 'MED', 'LAB', 'REC'],
    note: 'Sårambulatoriet må se billeder af mit sår og svare plejehjemmet.',
  })
}

async function consentToUnit(
  shell: Shell,
  cast: DemoCast,
  cprNumber: string,
  unit: string,
  told: { purpose: AccessPurpose; dataKinds: readonly DataKind[]; note: string },
): Promise<void> {
  const receiver = { kind: 'unit', unitId: cast.unit(unit), name: unit } as const
  settled(
    await recordConsent(shell, asCitizen(cast, cprNumber), cast.citizen(cprNumber).id, {
      ...told,
      receiver: async () => ok(receiver),
      form: 'written',
      givenBy: 'citizen',
    }),
    `consent to ${unit}`,
  )
}

async function seedBlocks(shell: Shell, cast: DemoCast): Promise<void> {
  const { personId } = cast.professional('demo:mette-holm')
  const nurse = { aim: { target: 'person', personId }, doesKeepAlerts: true } as const
  settled(await setMyBlock(shell, asCitizen(cast, magnus), nurse), 'block of a person')
  const everything = { aim: { target: 'everything' }, doesKeepAlerts: true } as const
  settled(await setMyBlock(shell, asCitizen(cast, rasmus), everything), 'block of everything')
}

async function seedRepresentations(shell: Shell, cast: DemoCast): Promise<void> {
  const doctor = cast.professional('demo:anne-skov')
  const today = danishDateOf(shell.clock.now())
  const record = async (
    cprNumber: string,
    by: string,
    told: { kind: 'parent' | 'guardian' | 'nearest-relative'; document: string; reviewOn?: typeof today },
  ) => {
    const { id: citizenId, name } = cast.citizen(by)
    const representative = async () => ok({ citizenId, name })
    const scope = { dataKinds: all, doesCoverHealth: true, inForceFrom: addDays(today, -30) }
    settled(
      await recordRepresentation(shell, doctor, cast.citizen(cprNumber).id, {
        ...told,
        ...scope,
        representative,
      }),
      told.kind,
    )
  }
  await record(lars, kirsten, { kind: 'parent', document: 'Forældremyndighed ifølge CPR' })
  await record(sverre, mayJune, {
    kind: 'guardian',
    document: 'Værgebeskikkelse fra Familieretshuset, demo 2024-17',
    reviewOn: addDays(today, 300),
  })
  await record(caesar, kaja, {
    kind: 'nearest-relative',
    document: 'Oplyst af plejehjemmet ved dødsfaldet',
    reviewOn: addDays(today, 300),
  })
}

async function seedPermissions(shell: Shell, cast: DemoCast): Promise<void> {
  const to = inDays(shell, 300)
  const technicalHelp = { kind: 'technical-help', functions: ['secretary'], dataKinds: [], to } as const
  const letters = 'Sekretæren skriver breve og holder styr på aftaler for afsnittet.'
  for (const [leader, unit] of [
    ['demo:rikke-bjerre', 'herlev-heart'],
    ['demo:anne-skov', 'gp-soeborg'],
  ] as const)
    settled(
      await givePermission(shell, cast.professional(leader), cast.unit(unit), {
        ...technicalHelp,
        reason: letters,
      }),
      'permission for technical help',
    )
  settled(
    await givePermission(shell, cast.professional('demo:jesper-thorsen'), cast.unit('herlev-quality'), {
      kind: 'quality',
      functions: ['quality-worker'],
      dataKinds: ['REC', 'ADM', 'PLAN'],
      reason: 'Gennemgang af genindlæggelser efter fastlagte kriterier.',
      to,
    }),
    'permission for quality work',
  )
}

function asCitizen(cast: DemoCast, cprNumber: string): CitizenActor {
  const { id, name } = cast.citizen(cprNumber)
  return { kind: 'citizen', personId: id as string as PersonId, name, citizenId: id }
}

function inDays(shell: Shell, days: number) {
  return instant(epoch(shell.clock.now()) + days * 86_400_000)
}
