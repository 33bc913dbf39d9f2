import type { DataKind } from '../../../kernel/access-words.ts'
import type { AccessRecordId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Database } from '../../platform/db/database.ts'
import { gather } from '../../platform/gather.ts'
import type { Shell } from '../../platform/shell.ts'
import { decide } from './domain/decide.ts'
import type { Decision } from './domain/decision.ts'
import { printOverrideReason } from './domain/log-text.ts'
import type { RuleBook } from './domain/rule-book.ts'
import type { Facts, Question } from './domain/vocabulary.ts'
import { type Asking, gatherFacts, questionOf } from './gather-facts.ts'
import { ruleBook } from './rule-book.ts'
import { insertRecords, type NewRecord } from './store/records.ts'
import { type Place, recordedActor } from './use-cases/asker.ts'

/** Somebody about to look at a citizen, with what only `organisation` knows of them found already. */
export interface Look extends Asking {
  readonly place: Place
  readonly also: readonly DataKind[]
  /** In a list the other kinds stand in the record of the first. */
  readonly isList: boolean
  readonly object: string | undefined
}

/** What came of a look, and stands in the log. */
export interface Looked {
  readonly recordId: AccessRecordId
  readonly at: Instant
  readonly decision: Decision
  /** Of the kinds asked for, those that may be shown; none when the look is denied. */
  readonly kinds: ReadonlySet<DataKind>
  readonly withheld: readonly DataKind[]
}

interface Asked {
  readonly shell: Shell
  readonly look: Look
}

/** What came of a look, and what is to be written of it. */
interface Answered {
  readonly looked: Looked
  readonly records: readonly NewRecord[]
}

interface Turns {
  answer(asked: Asked): Promise<Answered>
  write(told: Told): Promise<void>
}

interface Told {
  readonly shell: Shell
  readonly records: readonly NewRecord[]
}

const turns = new WeakMap<Database, Turns>()

function turnsOf({ db }: Shell): Turns {
  let found = turns.get(db)
  if (found === undefined) {
    found = {
      answer: gather(answerAll, { most: 64, atOnce: 2 }),
      write: gather(writeAll, { most: 64, atOnce: 2 }),
    }
    turns.set(db, found)
  }
  return found
}

/**
 * Decides and records a look. A screen asks several things at once, and so do many screens: looks at the same moment share one
 * reading of facts and one commit, and each is waited for: by the answer to the request, where there is one, so that reading
 * and recording go on together; else here. Inside a transaction a look is part of it and of no other.
 */
export async function lookTogether(shell: Shell, look: Look): Promise<Looked> {
  if (shell.db.isTransaction) {
    const [only] = await lookAtAll([{ shell, look }])
    if (only === undefined) throw new Error('one look gives one answer')
    return only
  }
  const { answer, write } = turnsOf(shell)
  const { looked, records } = await answer({ shell, look })
  const written = write({ shell, records })
  // Who reads the log finds this look in it.
  if (shell.answerWaitsFor === undefined || look.kind === 'LOG') await written
  else shell.answerWaitsFor(written)
  return looked
}

/** Many looks: one statement for their facts, the rules, and one statement for their records. */
export async function lookAtAll(asked: readonly Asked[]): Promise<readonly Looked[]> {
  const answers = await answerAll(asked)
  await writeAll(answers.map(({ records }, place) => ({ shell: (asked[place] as Asked).shell, records })))
  return answers.map(({ looked }) => looked)
}

async function answerAll(asked: readonly Asked[]): Promise<readonly Answered[]> {
  const [first] = asked
  if (first === undefined) return []
  const at = first.shell.clock.now()
  const book = await ruleBook()
  const facts = await gatherFacts(
    first.shell,
    asked.map(({ look }) => look),
    at,
  )
  return asked.map(({ shell, look }, place) => answerLook(shell, book, look, facts[place] as Facts, at))
}

async function writeAll(told: readonly Told[]): Promise<readonly undefined[]> {
  const [first] = told
  if (first !== undefined)
    await insertRecords(
      first.shell,
      told.flatMap(({ records }) => records),
    )
  return told.map(() => undefined)
}

function answerLook(shell: Shell, book: RuleBook, look: Look, facts: Facts, at: Instant): Answered {
  const question = questionOf(book, look, facts, at)
  const others = look.also
    .filter((kind) => kind !== look.kind)
    .map((kind) => ({ kind, decision: decide(book, { ...question, kind }, facts, at) }))
  const decision = decide(book, question, facts, at)
  const isGranted = decision.outcome === 'granted'
  const shown = isGranted ? others.filter((one) => one.decision.outcome === 'granted') : []
  const withheld = others.filter((one) => one.decision.outcome === 'denied').map(({ kind }) => kind)
  const recordId = shell.ids.next<AccessRecordId>()
  const record = {
    ...recordOf(shell, look, question, at),
    lookId: recordId,
    furtherKinds: [],
    withheldKinds: [],
  }
  const first = {
    ...record,
    ...outcomeOf(decision, look, facts),
    id: recordId,
    kind: look.kind,
    furtherKinds: look.isList ? shown.map(({ kind }) => kind) : [],
    withheldKinds: isGranted ? withheld : [],
  }
  const further = look.isList
    ? []
    : shown.map((one) => ({
        ...record,
        ...outcomeOf(one.decision, look, facts),
        id: shell.ids.next<AccessRecordId>(),
        kind: one.kind,
      }))
  const kinds = new Set<DataKind>(isGranted ? [look.kind, ...shown.map(({ kind }) => kind)] : [])
  return { looked: { recordId, at, decision, kinds, withheld }, records: [first, ...further] }
}

function recordOf(shell: Shell, look: Look, { purpose }: Question, at: Instant) {
  return {
    citizenId: look.citizenId,
    at,
    requestId: shell.requestId ?? null,
    actor: recordedActor(look.actor, look.citizenId, look.place),
    action: look.action,
    object: look.object ?? null,
    purpose,
    flow: look.flow,
    receiverUnitId: look.receiver?.unitId ?? null,
    count: look.count ?? 1,
  }
}

/** By an override it stands in the record why it was opened. */
function outcomeOf(decision: Decision, { reason }: Look, { override }: Facts) {
  const { outcome, ruleId, evidence, level, consentId, overrideId, exemptionId } = decision
  return {
    outcome,
    ruleId,
    evidence,
    level,
    consentId,
    overrideId,
    exemptionId,
    reason:
      reason ??
      (overrideId === null || override === null
        ? null
        : printOverrideReason(override.reasonCode, override.reason)),
  }
}
