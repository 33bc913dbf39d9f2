import type { z } from 'zod'
import type { SignedInActor } from '../../../contract/actor.ts'
import type {
  MedicineEntryView,
  MedicineRowView,
  MedicinesView,
  reconciliationView,
} from '../../../contract/medication.ts'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import { addDays } from '../../../kernel/danish-calendar.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import { cardReasons, reconciliationConditions } from '../../../kernel/medicine-words.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../platform/shell.ts'
import { medicineRules } from './catalogue.ts'
import type { CaveState } from './domain/cave.ts'
import {
  conditionsOf,
  isChangedSinceMarked,
  isListCurrent,
  standingConfirmation,
} from './domain/conditions.ts'
import { isOpen } from './domain/differences.ts'
import { doseDispensingOf, whyNotPause, whyNotResume } from './domain/dose-dispensing.ts'
import { doseText } from './domain/dose-text.ts'
import { currentReconciliation, type Difference, isWaiting, type MedicineState } from './domain/fold.ts'
import { homeSupply, standingSupply } from './domain/home-supply.ts'
import { cavesAgainst } from './domain/keep-cave.ts'
import { type Line, linesOf } from './domain/lines.ts'
import { isPausedOn, type Medicine, type Party } from './domain/medicine.ts'
import { highRiskOf, type MedicineRules } from './domain/rules.ts'
import { whyNotConfirm, whyNotMark } from './domain/stand-behind.ts'
import type { Known } from './keep.ts'
import { type Standing, standingOf } from './standing.ts'
import { type CardFeed, findFeed } from './store/card-feed.ts'
import * as store from './store.ts'

type May = MedicinesView['mayStart']

const yes: May = { may: true, because: null }

function no(because: string): May {
  return { may: false, because }
}

function unless(refusal: Refusal | undefined): May {
  return refusal === undefined ? yes : no(refusal.code)
}

/** The lists side by side as the actor's screen shows them, with what the actor may do and why not. */
export async function medicinesView(
  shell: Shell,
  actor: SignedInActor,
  { citizenId, state, cave }: Known,
): Promise<MedicinesView> {
  const on = danishDateOf(shell.clock.now())
  const rules = await medicineRules()
  const standing = await standingOf(shell, actor)
  const reconciliation = currentReconciliation(state)
  const waiting = state.pending.length > 0 ? await store.listWaiting(shell.db, citizenId) : []
  const [row] =
    reconciliation === undefined
      ? []
      : await store.listReconciliations(shell.db, [reconciliation.stayId], [citizenId])
  const { card, dispensing, given } = state
  const feed = await findFeed(shell.db)
  return {
    citizenId,
    version: state.listVersion,
    card: {
      readAt: state.cardReadAt ?? null,
      freshAt: freshAt(state, feed),
      isFeedBehind: feed !== undefined && feed.failures > 0,
      reconciled: card?.reconciled ?? null,
      isChangedSince: card !== undefined && isChangedSinceMarked(card),
      changes: changesView(state, waiting),
    },
    doseDispensing: doseDispensingView(state, standing, on),
    dispensingList: dispensing
      ? {
          isHelped: dispensing.isHelped,
          statedAt: dispensing.at,
          statedBy: dispensing.by,
          isChangedSince: dispensing.sequence < state.listVersion,
        }
      : null,
    maySetDispensingList: standing.mayDispense ? yes : no('dispensing-list-only-municipality'),
    reconciliation: reconciliation
      ? reconciliationOf(state, reconciliation, standing, row?.doneAt ?? null, on)
      : null,
    mayStart: yes,
    rows: rowsView(state, cave, standing, rules, on),
    differences: state.differences.toSorted(openThenNewest).map(differenceView),
    listGiven: given ? { how: given.how, at: given.at, by: given.by, isCurrent: isListCurrent(state) } : null,
    mayGiveList: standing.mayGiveList ? yes : no('medicine-list-not-yours-to-give'),
    withheld: false,
  }
}

/** Until when the card is known to be as shown: read then, or no change of it in the feed since. */
function freshAt({ card, cardReadAt }: MedicineState, feed: CardFeed | undefined): Instant | null {
  if (card === undefined || cardReadAt === undefined) return null
  const followed = feed?.readAt ?? cardReadAt
  return followed > cardReadAt ? followed : cardReadAt
}

function openThenNewest(one: Difference, other: Difference): number {
  return Number(isOpen(other)) - Number(isOpen(one)) || (one.at < other.at ? 1 : -1)
}

function changesView(
  { pending }: MedicineState,
  queued: readonly store.QueuedChange[],
): MedicinesView['card']['changes'] {
  const byId = new Map(queued.map((one) => [one.change.changeId, one]))
  return pending.map((one) => ({
    changeId: one.changeId,
    what: one.deed.what,
    rowKey: one.rowKey,
    name: one.name,
    status: isWaiting(one) ? 'waiting' : 'refused',
    because: cardReason(one.refusedBecause) ?? waitsBecause(byId.get(one.changeId)?.lastFault),
    wantedAt: one.wantedAt,
    attempts: byId.get(one.changeId)?.attempts ?? 0,
  }))
}

/** Why a change still waits: the card does not answer, or answers what cannot be understood. */
function waitsBecause(fault: string | null | undefined): (typeof cardReasons)[number] | null {
  if (!fault) return null
  return fault === 'fault' ? 'fmk-fault' : 'fmk-away'
}

/** A code of the card in a word the screens know. */
export function cardReason(code: string | null): (typeof cardReasons)[number] | null {
  return code === null ? null : (cardReasons.find((one) => one === code) ?? 'refused-otherwise')
}

function doseDispensingView(
  state: MedicineState,
  { mayPrescribe }: Standing,
  on: DanishDate,
): MedicinesView['doseDispensing'] {
  const { status, since, by, reason } = doseDispensingOf(state)
  const onlyPrescriber = no('medicine-only-prescriber')
  return {
    status,
    since,
    by,
    reason: reason === '' ? null : reason,
    mayPause: mayPrescribe ? unless(whyNotPause(state)) : onlyPrescriber,
    mayResume: mayPrescribe ? unless(whyNotResume(state, on)) : onlyPrescriber,
  }
}

function reconciliationOf(
  state: MedicineState,
  reconciliation: NonNullable<ReturnType<typeof currentReconciliation>>,
  standing: Standing,
  doneAt: Instant | null,
  on: DanishDate,
): z.output<typeof reconciliationView> {
  const held = conditionsOf(state, reconciliation, on)
  const conditions = reconciliationConditions.map((condition) => ({ condition, isMet: held[condition] }))
  return {
    reconciliationId: reconciliation.reconciliationId,
    stayId: reconciliation.stayId,
    startedAt: reconciliation.startedAt,
    dischargedAt: reconciliation.endedAt,
    confirmations: (['hospital', 'gp', 'municipality'] as const).map((party) =>
      confirmationView(state, reconciliation, party, standing, on),
    ),
    conditions,
    supply: reconciliation.endedAt === null ? supplyView(state, reconciliation, standing, on) : null,
    isDone: conditions.every(({ isMet }) => isMet),
    doneAt,
    mayMarkReconciled: standing.mayPrescribe
      ? unless(whyNotMark(state, reconciliation, on)?.refusal)
      : no('fmk-only-prescriber'),
  }
}

type Reconciled = NonNullable<ReturnType<typeof currentReconciliation>>

/** As far ahead as a discharge is prepared with its medicine. */
const daysAhead = [0, 1, 2]

function supplyView(
  state: MedicineState,
  reconciliation: Reconciled,
  { isClinician, party }: Standing,
  on: DanishDate,
): z.output<typeof reconciliationView>['supply'] {
  const { supply } = reconciliation
  const lines = new Map(linesOf(state, reconciliation, on).map((line) => [line.rowKey, line]))
  return {
    answered: supply
      ? {
          homeOn: supply.homeOn,
          until: supply.until,
          lines: supply.lines.map((line) => ({ ...line })),
          by: supply.by,
          at: supply.at,
          holds: standingSupply(state, reconciliation, on) !== undefined,
        }
      : null,
    days: daysAhead.map((ahead) => {
      const { homeOn, until, needs } = homeSupply(state, addDays(on, ahead))
      return {
        homeOn,
        until,
        needs: needs.map(({ rowKey, medicine: { name, strength, unit }, amount }) => ({
          rowKey,
          name,
          strength,
          unit,
          amount,
          isAsBefore: lines.get(rowKey)?.status === 'unchanged',
        })),
      }
    }),
    mayAnswer: isClinician && party === 'hospital' ? yes : no('medicine-supply-only-ward'),
  }
}

function confirmationView(
  state: MedicineState,
  reconciliation: NonNullable<ReturnType<typeof currentReconciliation>>,
  party: Party,
  standing: Standing,
  on: DanishDate,
): z.output<typeof reconciliationView>['confirmations'][number] {
  const stands = standingConfirmation(state, reconciliation, party, on)
  const fallen = stands === undefined ? reconciliation.confirmations.get(party) : undefined
  const since = [...state.lineChanges.values()]
    .filter(({ sequence }) => fallen !== undefined && sequence > fallen.sequence)
    .toSorted((one, other) => one.sequence - other.sequence)[0]
  return {
    party,
    isConfirmed: stands !== undefined,
    by: (stands ?? fallen)?.by ?? null,
    at: (stands ?? fallen)?.at ?? null,
    fellAway: since ? { rowKey: since.rowKey, name: nameOf(state, since.rowKey), at: since.at } : null,
    mayConfirm: mayConfirmFor(standing, party)
      ? unless(whyNotConfirm(state, reconciliation, party, on)?.refusal)
      : no('medicine-only-treating-party'),
  }
}

/** Doctors answer for the hospital and the practice, nurses for the municipality. */
export function mayConfirmFor({ party, mayPrescribe, mayDispense }: Standing, asked: Party): boolean {
  return party === asked && (mayPrescribe || mayDispense)
}

function nameOf({ card, reconciliations }: MedicineState, rowKey: string): string {
  const decided = reconciliations.at(-1)?.decisions.get(rowKey)?.name
  return decided ?? card?.orders.find((one) => `${one.atc}-${one.form}` === rowKey)?.name ?? rowKey
}

function rowsView(
  state: MedicineState,
  cave: CaveState,
  { mayPrescribe }: Standing,
  rules: MedicineRules,
  on: DanishDate,
): MedicineRowView[] {
  const reconciliation = currentReconciliation(state)
  const mayDecide = !mayPrescribe
    ? no('medicine-only-prescriber')
    : reconciliation === undefined
      ? no('reconciliation-unknown')
      : yes
  return linesOf(state, reconciliation, on).flatMap((line) => {
    const medicine = [line.now, line.discharge, line.before, line.dispensing ?? []].flat()[0]
    const { decision } = line
    const [atc = '', ...rest] = line.rowKey.split('-')
    const form = medicine?.form ?? (rest.join('-') as Medicine['form'])
    return [
      {
        rowKey: line.rowKey,
        atc,
        name: medicine?.name ?? decision?.name ?? line.rowKey,
        form,
        highRisk: highRiskOf(rules, atc),
        cave: caveOf(cave, atc, medicine?.name ?? decision?.name ?? ''),
        before: line.before.map((one) => entryView(one, on)),
        discharge: line.discharge.map((one) => entryView(one, on)),
        isDischargeDecided: line.isDischargeDecided,
        now: line.now.map((one) => entryView(one, on)),
        dispensing: line.dispensing?.map((one) => entryView(one, on)) ?? null,
        status: line.status,
        isDecided: decision !== undefined,
        proposed: line.proposed ?? null,
        pausedUntil: pausedUntilOf(line),
        reason: decision?.reason ? decision.reason : null,
        caveReason: decision?.caveReason ?? null,
        decidedBy: decision?.by ?? null,
        decidedAt: decision?.at ?? null,
        followUp: followUpView(decision),
        card: { status: line.card.status, because: cardReason(line.card.because) },
        difference: openDifference(state, line),
        mayDecide,
      },
    ]
  })
}

/** What a medicine goes against, as far as a line needs it said. */
function caveOf(cave: CaveState, atc: string, name: string): MedicineRowView['cave'] {
  return cavesAgainst(cave, { atc, name }).map(({ caveId, name: what, reaction, severity, certainty }) => ({
    caveId,
    name: what,
    reaction,
    severity,
    certainty,
  }))
}

function followUpView(decision: Line['decision']): MedicineRowView['followUp'] {
  if (!decision?.followUp) return null
  const { by, on, what, party, to } = decision.followUp
  return { party: party ?? null, by, on, what, askedOf: to?.name ?? null }
}

function pausedUntilOf({ decision }: Line): string | null {
  const until = decision?.status === 'paused' ? decision.after[0]?.pausedUntil : undefined
  return until === undefined || until === 'further-notice' ? null : until
}

function openDifference({ differences }: MedicineState, { rowKey }: Line): MedicineRowView['difference'] {
  const open = differences.findLast((one) => one.rowKey === rowKey && isOpen(one))
  return open === undefined ? null : differenceView(open)
}

function differenceView(one: Difference): MedicinesView['differences'][number] {
  const { differenceId, rowKey, name, isHighRisk, kind, decidedAt, solvedAt, prescriber, dueAt } = one
  return {
    differenceId,
    rowKey,
    name,
    isHighRisk,
    kind,
    status: solvedAt !== null ? 'solved' : decidedAt !== null ? 'decided' : 'open',
    foundAt: one.at,
    foundBy: one.by,
    prescriber,
    dueAt,
    decidedAt,
    solvedAt,
  }
}

export function entryView(medicine: Medicine, on: DanishDate): MedicineEntryView {
  const { orderId, atc, name, strength, form, unit, route, dose, indication, instruction } = medicine
  const { startOn, stopOn, pausedUntil, isDoseDispensed, prescriber } = medicine
  return {
    orderId,
    atc,
    name,
    strength,
    form,
    unit,
    route,
    dose: dose.kind === 'schedule' ? { ...dose, on: dose.on === null ? null : [...dose.on] } : { ...dose },
    doseText: doseText(medicine),
    indication,
    instruction,
    startOn,
    stopOn,
    isPaused: isPausedOn(medicine, on),
    pausedUntil: pausedUntil === 'further-notice' ? null : pausedUntil,
    isDoseDispensed,
    prescriber,
  }
}
