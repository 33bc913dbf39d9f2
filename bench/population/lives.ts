import {
  acceptHandoffRoute,
  addNoteRoute,
  completeTaskRoute,
  declineHandoffRoute,
  listCitizenTasksRoute,
  offerHandoffRoute,
  openTaskRoute,
  type TaskSummaryView,
  takeOnTaskRoute,
} from '../../contract/task.ts'
import type { CprNumber } from '../../kernel/cpr.ts'
import type { CitizenId } from '../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../kernel/instant.ts'
import { recordRelation } from '../../server/modules/access/index.ts'
import { recordKnownTo, recordRelative, registerCitizen } from '../../server/modules/citizen/index.ts'
import { receive } from '../../server/modules/message/index.ts'
import { getUnit } from '../../server/modules/organisation/index.ts'
import { sweepDeadlines } from '../../server/modules/task/index.ts'
import type { Ids } from '../../server/platform/ids.ts'
import { drainAll } from '../../server/platform/outbox.ts'
import { createShell, type Shell } from '../../server/platform/shell.ts'
import type { Chance } from './chance.ts'
import { type Letter, writeLetter } from './letters.ts'
import { modelEndings, modelMunicipality, type UnitWord, unitId, unitWords } from './place.ts'
import { actorOf, doAs } from './verbs.ts'

export interface LivesWish {
  readonly people: readonly { readonly cprNumber: CprNumber; readonly name: string }[]
  readonly chance: Chance
  readonly tasksEach: number
  readonly eventsEach: number
  /** The lives end here. */
  readonly now: Instant
}

/** One life being lived. */
interface Life {
  readonly shell: Shell
  readonly clock: { at: number }
  readonly chance: Chance
  readonly citizenId: CitizenId
  readonly cprNumber: CprNumber
  readonly name: string
  readonly isAdmitted: boolean
}

/** A stay brings some twenty tasks: so many lives together owe them. */
const admittedOneIn = 8

const hour = 3_600_000
const day = 24 * hour

/** Ids that can become another citizen's: they end as the model citizens' do. */
function modelIds(): Ids {
  let count = 0
  return {
    next: <Id extends string>() => {
      count += 1
      const hex = (0x1980_0000 + count).toString(16).padStart(8, '0')
      return `${hex}-0000-7000-8000-${modelEndings.citizen}` as Id
    },
  }
}

/**
 * Lets model citizens live a month or two through the use cases of the house: the doctor asks the home nurse, she accepts,
 * does and writes; some are admitted and discharged, and the pathway does the rest. Tasks and events are as many as wished
 * on average.
 */
export async function liveModelLives(shell: Shell, wish: LivesWish): Promise<readonly CitizenId[]> {
  const clock = { at: 0 }
  const lived = createShell({ ...shell, ids: modelIds(), clock: { now: () => instant(clock.at) } })
  const citizens: CitizenId[] = []
  const owed = { tasks: 0, events: 0 }
  for (const [index, person] of wish.people.entries()) {
    clock.at = epoch(wish.now) - (30 + wish.chance.below(30)) * day
    const life = { shell: lived, clock, chance: wish.chance, ...person }
    const citizenId = await beBorn(life)
    const isAdmitted = index % admittedOneIn === admittedOneIn - 1
    const made = await live({ ...life, citizenId, isAdmitted }, wish, owed)
    owed.tasks += wish.tasksEach - made.tasks
    owed.events += wish.eventsEach - made.events
    citizens.push(citizenId)
  }
  clock.at = epoch(wish.now)
  await sweepDeadlines(lived)
  await drainAll(lived)
  return citizens
}

/** Begins the record: registered, with a doctor, and known to the municipality. */
async function beBorn({
  shell,
  chance,
  cprNumber,
  name,
}: Omit<Life, 'citizenId' | 'isAdmitted'>): Promise<CitizenId> {
  const from = '2020-01-01' as DanishDate
  const registered = await registerCitizen(shell, {
    number: cprNumber,
    name,
    municipalityCode: modelMunicipality,
    gpUnitId: unitId('general-practice', modelEndings),
    from,
  })
  if (!registered.ok) throw new Error(`a model citizen cannot be registered: ${registered.refusal.code}`)
  const citizenId = registered.value
  await recordKnownTo(shell, {
    citizenId,
    municipalityCode: modelMunicipality,
    sourceId: shell.ids.next<string>(),
    from,
  })
  if (chance.is(0.5))
    await recordRelative(shell, citizenId, {
      id: shell.ids.next<string>(),
      name: 'Datter',
      relation: 'child',
      phone: '00 00 00 00',
      scope: null,
      relativeCitizenId: null,
      from,
      to: null,
    })
  await drainAll(shell)
  return citizenId
}

async function live(
  life: Life,
  { tasksEach, eventsEach }: LivesWish,
  owed: { readonly tasks: number; readonly events: number },
): Promise<{ tasks: number; events: number }> {
  await beReferred(life)
  if (life.isAdmitted) await beAdmitted(life)
  for (let made = (await listTasks(life)).length; made < owed.tasks + tasksEach; made += 1)
    await needMore(life)
  for (const task of await listTasks(life)) if (life.chance.is(0.75)) await complete(life, task)
  const done = await listTasks(life)
  let events = done.reduce((sum, { version }) => sum + version, 0)
  const writable = done.filter(({ responsible }) => responsible.id === unitId('home-nursing', modelEndings))
  for (; events < owed.events + eventsEach && writable.length > 0; events += 1)
    await asHolder(life, life.chance.pick(writable), addNoteRoute, {
      text: 'Har det efter omstændighederne godt.',
    })
  await settle(life)
  return { tasks: done.length, events }
}

/**
 * The doctor's referral ties the home nursing to the citizen, and the nurse opens what it asks for. The doctor cannot hand the
 * task over: no rule lets a practice disclose to the municipality without a consent.
 */
async function beReferred(life: Life): Promise<void> {
  const { shell, citizenId } = life
  await recordRelation(shell, {
    citizenId,
    unitId: unitId('home-nursing', modelEndings),
    kind: 'referral',
    sourceId: shell.ids.next<string>(),
    from: shell.clock.now(),
  })
  pass(life, hour)
  await doAs(shell, actorOf('home-nursing', modelEndings), openTaskRoute, {
    params: { citizenId },
    body: wishedTask(life, 'Sårpleje'),
  })
  await settle(life)
}

/** The home nurse finds more to do; some of it she asks the acute nurse to take. */
async function needMore(life: Life): Promise<void> {
  const { shell, citizenId, chance } = life
  pass(life, hour * (1 + chance.below(20)))
  const task = await doAs(shell, actorOf('home-nursing', modelEndings), openTaskRoute, {
    params: { citizenId },
    body: wishedTask(
      life,
      chance.pick(['Opfølgende besøg', 'Medicin', 'Ernæring', 'Faldrisiko', 'Sårpleje']),
    ),
  })
  if (chance.is(0.3)) await handOver(life, task, 'home-nursing', 'acute-nursing')
  else if (chance.is(0.5)) await asHolder(life, task, takeOnTaskRoute, {})
}

function wishedTask({ clock, chance }: Life, title: string) {
  return {
    title,
    priority: chance.pick(['routine', 'routine', 'routine', 'same-day', 'acute']),
    ...(chance.is(0.9) && { dueAt: instant(clock.at + (1 + chance.below(60)) * day) }),
  }
}

/** Offered, and as it goes: accepted, declined with a reason, or still waiting for an answer. */
async function handOver(life: Life, task: { id: string }, from: UnitWord, to: UnitWord): Promise<void> {
  const { shell, citizenId, chance } = life
  const offered = await doAs(shell, actorOf(from, modelEndings), offerHandoffRoute, {
    params: { citizenId, taskId: task.id },
    body: { toId: unitId(to, modelEndings), message: 'Vil I overtage?' },
  })
  await settle(life)
  if (to === 'acute-nursing' && chance.is(0.1)) return
  pass(life, hour)
  const params = { citizenId, taskId: task.id, handoffId: offered.handoff?.id }
  if (to === 'acute-nursing' && chance.is(0.2))
    await doAs(shell, actorOf(to, modelEndings), declineHandoffRoute, {
      params,
      body: { reason: 'NO_CAPACITY', text: 'Vi har ikke plads i denne uge.' },
    })
  else await doAs(shell, actorOf(to, modelEndings), acceptHandoffRoute, { params, body: {} })
  await settle(life)
}

/** In to the ward and home again some days later; the programme calls for what must be done. */
async function beAdmitted(life: Life): Promise<void> {
  pass(life, day)
  const admission = await beNotified(life, 'STIN')
  pass(life, (2 + life.chance.below(6)) * day)
  await beNotified(life, 'SLHJ', admission)
}

async function beNotified(life: Life, base: 'STIN' | 'SLHJ', after?: Letter): Promise<Letter> {
  const { shell, cprNumber, name } = life
  const at = shell.clock.now()
  const letter = writeLetter(shell.ids, {
    cprNumber,
    name,
    base,
    at,
    sentAt: at,
    sender: await getUnit(shell, unitId('ward', modelEndings)),
    receiver: await getUnit(shell, unitId('municipality', modelEndings)),
    ...(after && { after: after.facts }),
  })
  const receipt = await receive(shell, {
    bytes: letter.bytes,
    contentType: 'application/fhir+json',
    channel: 'program',
  })
  if (receipt.kind !== 'answered' || receipt.acknowledgement.code !== 'ok')
    throw new Error(`a made-up notification was not taken in: ${JSON.stringify(receipt)}`)
  await settle(life)
  return letter
}

async function complete(life: Life, task: TaskSummaryView): Promise<void> {
  if (task.status !== 'open') return
  pass(life, hour)
  await asHolder(life, task, completeTaskRoute, { outcome: 'Gjort.' })
}

/** As the professional of the unit that has the task. */
async function asHolder(
  { shell, citizenId }: Life,
  task: Pick<TaskSummaryView, 'id' | 'responsible'>,
  route: typeof addNoteRoute | typeof completeTaskRoute | typeof takeOnTaskRoute,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const word = unitWords.find((one) => unitId(one, modelEndings) === task.responsible.id)
  if (word === undefined) throw new Error('a model life has left its place')
  await doAs(shell, actorOf(word, modelEndings), route, { params: { citizenId, taskId: task.id }, body })
}

async function listTasks({ shell, citizenId }: Life): Promise<readonly TaskSummaryView[]> {
  const asked = { params: { citizenId } }
  return (await doAs(shell, actorOf('home-nursing', modelEndings), listCitizenTasksRoute, asked)).tasks
}

function pass({ clock }: Life, milliseconds: number): void {
  clock.at += milliseconds
}

/** Everybody hears what was told, and what time has brought about happens. */
async function settle({ shell }: Life): Promise<void> {
  await drainAll(shell)
  await sweepDeadlines(shell)
  await drainAll(shell)
}
