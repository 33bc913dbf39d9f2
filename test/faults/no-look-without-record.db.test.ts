import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessRefusals } from '../../contract/access.ts'
import type { SignedInActor } from '../../contract/actor.ts'
import { kindsIn } from '../../contract/data-kind.ts'
import type { Result } from '../../kernel/result.ts'
import { sql } from '../../server/platform/db/sql.ts'
import type { MountedRoute, SessionKey } from '../../server/platform/http/answer.ts'
import { createShell } from '../../server/platform/shell.ts'
import {
  type Asker,
  type MatrixStage,
  type Subject,
  sampleOf,
  setMatrixStage,
} from '../support/access-matrix.ts'
import { everyRoute } from '../support/every-route.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'
import { shownIn } from '../support/shown-kinds.ts'
import { type Watch, watchedDatabase } from '../support/watched-database.ts'

let house: RunningHouse
let stage: MatrixStage
let citizens: ReadonlySet<string>
const isCitizen = (id: unknown) => typeof id === 'string' && citizens.has(id)

beforeAll(async () => {
  house = await openHouse()
  stage = await setMatrixStage(house)
  const rows = await house.database.owner.query<{ id: string }>(
    sql`select citizen_id as id from citizen.citizens`,
  )
  citizens = new Set(rows.map(({ id }) => id))
})
afterAll(() => house.close())

interface RecordOfLook {
  readonly citizenId: string
  readonly outcome: 'granted' | 'denied'
  readonly kinds: readonly string[]
}

/** One request, with what was read for it and what was written in the access log. What it did is undone. */
interface Walk {
  readonly result: Result<unknown>
  readonly watch: Watch
  readonly records: readonly RecordOfLook[]
}

const undone = Symbol('undone')

async function walk(mounted: MountedRoute, actor: SignedInActor, { idOf }: Subject): Promise<Walk> {
  const { route } = mounted
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const watch: Watch = { citizens: new Map() }
  let walked: Walk | undefined
  await house.shell
    .transaction(async (inner) => {
      const now = inner.clock.now()
      const watched = createShell({ ...inner, db: watchedDatabase(inner.db, watch, isCitizen) })
      const result = await mounted.call(watched, {
        params: Object.fromEntries(names.map((name) => [name, idOf(name)])),
        query: sampleOf(route.query, idOf, now),
        body: sampleOf(route.body, idOf, now),
        actor,
        requestId: randomUUID(),
        session: '' as SessionKey,
      })
      const records = await inner.db.query<RecordOfLook>(sql`
        select citizen_id as "citizenId", outcome, array_prepend(data_kind, further_kinds) as kinds
        from access.records
        where written_in = pg_current_xact_id()`)
      walked = { result, watch, records }
      throw undone
    })
    .catch((fault: unknown) => {
      if (fault !== undone) throw fault
    })
  if (walked === undefined) throw new Error('the walk did not end')
  return walked
}

/** Whom a request is about: the citizen in its address, or who asks for their own. */
function aboutOf({ route }: MountedRoute, actor: SignedInActor, { citizenId }: Subject): string | undefined {
  if (route.path.includes(':citizenId')) return citizenId
  return actor.kind === 'citizen' && route.path.startsWith('/api/v1/me') ? actor.citizenId : undefined
}

/** What leaves without a record of its kind, and why. */
const withoutRecord: Readonly<Record<string, string>> = {
  'open-override shows': 'a receipt of the reader’s own deed; the record of it has the action `override`',
  'open-override-by-number shows':
    'a receipt of the reader’s own deed; the record of it has the action `override`',
  'declare-relation shows': 'a receipt of the reader’s own deed, which is on record',
  'declare-relation-by-number shows': 'a receipt of the reader’s own deed, which is on record',
  'get-letter reads': 'what became of a letter: whom it is about does not leave',
  'count-work reads': 'three numbers; citizens are named only to be left out',
}

const sameAs = (route: string) => `answered as ${route}, when it may be done`
const ownTest = (file: string) => `asks for a state of its own: ${file}`
/** Routes that may find nothing to open in the demo with so short a request, and where else their records are seen. */
const notOpenedHere: Readonly<Record<string, string>> = {
  'accept-handoff': sameAs('get-task'),
  'acknowledge-handoff': sameAs('get-task'),
  'cancel-task': sameAs('get-task'),
  'complete-task': sameAs('get-task'),
  'decline-handoff': sameAs('get-task'),
  'request-more': sameAs('get-task'),
  'take-on-task': sameAs('get-task'),
  'withdraw-handoff': sameAs('get-task'),
  'correct-task-text': sameAs('get-task'),
  'take-escalation': sameAs('get-task'),
  'offer-handoff': sameAs('get-task'),
  'give-more': sameAs('get-task'),
  'release-task': sameAs('get-task'),
  'reopen-task': sameAs('get-task'),
  'get-pathway': sameAs('list-pathways'),
  'view-observation-file': sameAs('list-observations'),
  'write-observations': ownTest('server/modules/observation/observation.db.test.ts'),
  'correct-observations': ownTest('server/modules/observation/observation.db.test.ts'),
  'cancel-observations': ownTest('server/modules/observation/observation.db.test.ts'),
  'return-handoff': sameAs('get-task'),
  'list-escalations': sameAs('list-worklist'),
  'list-closed-tasks': sameAs('list-worklist'),
  'change-goal': sameAs('get-plan'),
  'follow-up-goal': sameAs('get-plan'),
  'end-goal': sameAs('get-plan'),
  'offer-coordinator': sameAs('get-plan'),
  'answer-coordinator-offer': sameAs('get-plan'),
  'tell-change': sameAs('get-plan'),
  'take-back-change': sameAs('get-plan'),
  'answer-medicine-supply': sameAs('get-medicines'),
  'state-no-known-cave': ownTest('server/modules/medication/cave.db.test.ts'),
  'assess-cave': ownTest('server/modules/medication/cave.db.test.ts'),
  'end-cave': ownTest('server/modules/medication/cave.db.test.ts'),
  'confirm-medicines': sameAs('get-medicines'),
  'mark-medicine-card-reconciled': sameAs('get-medicines'),
  'import-dispensing-list': sameAs('get-medicines'),
  'resume-dose-dispensing': sameAs('get-medicines'),
  'assess-function': sameAs('get-rehabilitation'),
  'choose-rehabilitation-provider': sameAs('get-rehabilitation'),
  'do-rehabilitation-deed': sameAs('get-rehabilitation'),
  'list-rehabilitation-providers': ownTest('server/modules/rehab/rehab.db.test.ts'),
  'end-stay-by-hand': sameAs('suspend-window'),
  'waive-window': sameAs('suspend-window'),
  'discharge-by-hand': ownTest('server/modules/stay/stay.db.test.ts'),
  'undo-end-by-hand': ownTest('server/modules/stay/stay.db.test.ts'),
  'tell-of-stay': sameAs('suspend-window'),
  'extend-window': sameAs('suspend-window'),
  'resume-window': sameAs('suspend-window'),
  'start-form-response': ownTest('server/modules/form/form.db.test.ts'),
  'amend-form-response': ownTest('server/modules/form/form.db.test.ts'),
  'discard-form-draft': ownTest('server/modules/form/form.db.test.ts'),
  'enter-form-in-error': ownTest('server/modules/form/form.db.test.ts'),
  'get-form-response': ownTest('server/modules/form/form.db.test.ts'),
  'get-questionnaire-response': ownTest('server/modules/form/form.db.test.ts'),
  'receipt-form-response': ownTest('server/modules/form/form.db.test.ts'),
  'save-form-draft': ownTest('server/modules/form/form.db.test.ts'),
  'sign-form-response': ownTest('server/modules/form/form.db.test.ts'),
  'take-in-questionnaire-response': ownTest('server/modules/form/form.db.test.ts'),
  'list-form-deliveries': ownTest('server/modules/form/form.db.test.ts'),
  'write-correspondence': ownTest('server/modules/correspondence/correspondence.db.test.ts'),
  'forward-thread': ownTest('server/modules/correspondence/correspondence.db.test.ts'),
  'upload-correspondence-attachment': ownTest('server/modules/correspondence/correspondence.db.test.ts'),
  'download-attachment': ownTest('server/modules/correspondence/correspondence.db.test.ts'),
  'open-attachment': ownTest('server/modules/correspondence/correspondence.db.test.ts'),
  'mark-thread-unread': sameAs('get-thread'),
  'list-correspondence-drafts': ownTest('server/modules/correspondence/correspondence.db.test.ts'),
  'register-block': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'lift-registered-blocks': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'record-consent': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'list-delegations': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'end-delegation': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'close-override': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'get-my-override': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'list-representations': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'record-representation': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'end-representation': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'set-my-block': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'lift-my-block': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'list-blocks-for': ownTest('server/modules/access/will.db.test.ts'),
  'set-block-for': ownTest('server/modules/access/will.db.test.ts'),
  'lift-block-for': ownTest('server/modules/access/will.db.test.ts'),
  'list-my-notices': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'acknowledge-notice': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'list-my-representatives': ownTest('test/journeys/the-citizens-will.db.test.ts'),
  'explain-access': ownTest('server/modules/access/access.db.test.ts'),
  'list-log-questions': ownTest('server/modules/oversight'),
  'ask-about-look': ownTest('server/modules/oversight'),
  'get-question': ownTest('server/modules/oversight'),
  'answer-question': ownTest('server/modules/oversight'),
  'review-question': ownTest('server/modules/oversight'),
  'take-question': ownTest('server/modules/oversight'),
  'list-review-looks': ownTest('server/modules/oversight'),
}

/** One of each function, and citizens of each kind. */
function someAskers(askers: readonly Asker[]): readonly Asker[] {
  const seen = new Set<string>()
  return askers.filter(({ label, actor }) => {
    const key = actor.kind === 'professional' ? actor.function : label
    return seen.has(key) ? false : seen.add(key)
  })
}

describe('no look without a record', () => {
  const silent = new Set<string>()
  const told = new Set<string>()
  const walked: string[] = []

  test('whatever any route tells anybody of a citizen stands in the log, by the kinds it tells, in the same commit', async () => {
    for (const mounted of everyRoute) {
      // About nothing but the asker's own session: test/security/sessions.db.test.ts.
      if (mounted.route.path.startsWith('/api/v1/session')) continue
      walked.push(mounted.route.name)
      for (const { label, actor } of someAskers(stage.askers))
        for (const subject of [stage.bruno, stage.max]) {
          const found = await walk(mounted, actor, subject)
          for (const what of silenceIn(mounted, actor, subject, found)) silent.add(`${what} to ${label}`)
          if (found.result.ok && shownOf(mounted, actor, subject, found).length > 0)
            told.add(mounted.route.name)
        }
    }
    const isExcused = (what: string) => Object.keys(withoutRecord).some((excused) => what.startsWith(excused))
    expect([...silent].filter((what) => !isExcused(what))).toEqual([])
    for (const excused of Object.keys(withoutRecord))
      expect([...silent].filter((what) => what.startsWith(excused)).length, excused).toBeGreaterThan(0)
  }, 600_000)

  test('every route that can tell of a citizen was opened by somebody, or is listed with where it is', () => {
    const canTell = everyRoute
      .map(({ route }) => route)
      .filter(({ name, answer }) => walked.includes(name) && kindsIn(answer).size > 0)
    const known = new Set(canTell.map(({ name }) => name))
    expect(canTell.length).toBeGreaterThan(40)
    expect([...known].filter((name) => !told.has(name) && !(name in notOpenedHere))).toEqual([])
    expect(Object.keys(notOpenedHere).filter((name) => !known.has(name))).toEqual([])
  })
})

/** What an answer shows, and of whom. */
function shownOf(mounted: MountedRoute, actor: SignedInActor, subject: Subject, { result }: Walk) {
  if (!result.ok) return []
  return shownIn(mounted.route.answer, result.value, aboutOf(mounted, actor, subject), isCitizen)
}

/** What was told, read or refused without a word of it in the log. */
function silenceIn(mounted: MountedRoute, actor: SignedInActor, subject: Subject, found: Walk): string[] {
  const { name, path } = mounted.route
  const { result, watch, records } = found
  const of = (citizenId: string) => records.filter((one) => one.citizenId === citizenId)
  if (!result.ok) {
    const isDenied = result.refusal.code in accessRefusals && path.includes(':citizenId')
    const isRecorded = of(subject.citizenId).some(({ outcome }) => outcome === 'denied')
    return isDenied && !isRecorded ? [`${name} refuses`] : []
  }
  const shown = shownOf(mounted, actor, subject, found).filter(
    ({ citizenId, kind }) =>
      !of(citizenId).some(({ outcome, kinds }) => outcome === 'granted' && kinds.includes(kind)),
  )
  const read = [...watch.citizens].filter(([citizenId]) => of(citizenId).length === 0)
  return [
    ...shown.map((one) => `${name} shows ${one.path} (${one.kind})`),
    ...read.map(([, tables]) => `${name} reads ${[...tables].join()}`),
  ]
}
