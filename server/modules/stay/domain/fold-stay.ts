import type { Instant } from '../../../../kernel/instant.ts'
import type { Destination } from './destination.ts'
import {
  type EncounterClass,
  type EndingByHand,
  isStart,
  type Notification,
  type Place,
} from './notification.ts'
import { bySending, compare, type Mark, type Settled, settle } from './settle.ts'

export type StayStatus =
  | 'acute-ambulant'
  | 'admitted'
  | 'on-leave'
  | 'ended'
  | 'dead'
  | 'cancelled'
  | 'unknown'

export interface Leave {
  readonly from: Instant
  readonly to?: Instant
}

/** An unbroken time in hospital. An episode has more than one when the citizen came back after going home. */
export interface Spell {
  readonly startedAt: Instant
  /** The letter about the start has not come; the start is taken from a later letter about the same spell. */
  readonly isStartImplied: boolean
  /** The letter that told of it first: its start, or a later one. */
  readonly begunBy: string
  /** The hospital responsible from each moment on, first at `startedAt`. A move between hospitals adds one. */
  readonly places: readonly { readonly place: Place; readonly from: Instant }[]
  readonly classes: readonly { readonly class: EncounterClass; readonly from: Instant }[]
  readonly leaves: readonly Leave[]
  readonly endedAt?: Instant
  readonly ending?: 'home' | 'death' | 'by-hand'
  /** The ward that sent the citizen home; it keeps responsibility in the 72 hours after. */
  readonly endedFrom?: Place
  /** Where the ward says the citizen went. It stands also when the hospital's letter then says the time: letters do not tell. */
  readonly destination?: Destination
}

/** One letter in the history a person reads. `without-effect`: true to its time, but it does not change the course. */
export interface HistoryLine {
  readonly notification: Notification
  readonly mark: Mark | 'without-effect'
  readonly replacedBy?: string
  readonly isTargetUnknown: boolean
  readonly rootLetterId: string
}

export interface HandEndingLine {
  readonly ending: EndingByHand
  /** `overtaken`: the hospital's own letter says otherwise, and it is the hospital that knows. `undone`: it was a mistake. */
  readonly mark: 'in-force' | 'overtaken' | 'undone'
}

export interface StayState {
  readonly status: StayStatus
  readonly spells: readonly Spell[]
  readonly history: readonly HistoryLine[]
  readonly endingsByHand: readonly HandEndingLine[]
  /** A person should look: a target that is missing, or a letter that does not fit the others. */
  readonly isAttentionNeeded: boolean
}

type Event =
  | { readonly kind: 'letter'; readonly at: Instant; readonly rank: number; readonly letter: Notification }
  | { readonly kind: 'by-hand'; readonly at: Instant; readonly rank: number; readonly byHand: EndingByHand }

/**
 * The stay as it is when all letters of one episode are read by the times of the events (MedCom HospitalNotification 3.0:
 * the present state comes from the event times, not from arrival). The same letters in any order and any number give the
 * same state.
 */
export function foldStay(
  notifications: readonly Notification[],
  endingsByHand: readonly EndingByHand[] = [],
): StayState {
  const settled = settle(notifications)
  const isCancelled = isWholeStayCancelled(settled)
  const inForce = isCancelled ? [] : settled.filter((one) => one.mark === 'in-force')
  const events = [
    ...inForce.map(({ notification }) => letterEvent(notification)),
    ...uniqueById(endingsByHand)
      .filter(({ undone }) => undone === undefined)
      .map(handEvent),
  ].sort(byEventTime)
  let spells: readonly Spell[] = []
  const withoutEffect = new Set<string>()
  for (const event of events) {
    const next =
      event.kind === 'letter' ? applyLetter(spells, event.letter) : applyByHand(spells, event.byHand)
    if (next === undefined)
      withoutEffect.add(event.kind === 'letter' ? event.letter.letterId : event.byHand.id)
    else spells = next
  }
  const history = settled
    .map((one) => historyLine(one, isCancelled || withoutEffect.has(one.notification.letterId)))
    .sort((one, other) => byEventTime(letterEvent(one.notification), letterEvent(other.notification)))
  return {
    status: statusOf(spells, settled),
    spells,
    history,
    endingsByHand: uniqueById(endingsByHand)
      .sort((one, other) => compare(one.endedAt, other.endedAt) || compare(one.id, other.id))
      .map((ending) => ({ ending, mark: markOf(spells, ending) })),
    isAttentionNeeded: history.some((line) => line.isTargetUnknown || line.mark === 'without-effect'),
  }
}

/** The last time in hospital, ended or not. */
export function lastSpell(state: StayState): Spell | undefined {
  return state.spells.at(-1)
}

export function isInHospital(status: StayStatus): boolean {
  return status === 'acute-ambulant' || status === 'admitted' || status === 'on-leave'
}

/** The hospital or ward responsible now, or the last that was. */
export function responsiblePlace(spell: Spell): Place | undefined {
  return spell.endedFrom ?? spell.places.at(-1)?.place
}

/** When every start was cancelled there was no stay, whatever else was sent; a death still stands by itself. */
function isWholeStayCancelled(settled: readonly Settled[]): boolean {
  const starts = settled.filter(({ notification }) => isStart(notification.base))
  const isAnyInForce = starts.some(({ mark }) => mark === 'in-force')
  const isAnyCancelled = starts.some(({ mark }) => mark === 'cancelled')
  const isDead = settled.some(({ mark, notification }) => mark === 'in-force' && notification.base === 'MORS')
  return isAnyCancelled && !isAnyInForce && !isDead
}

function historyLine(settled: Settled, isWithoutEffect: boolean): HistoryLine {
  return settled.mark === 'in-force' && isWithoutEffect ? { ...settled, mark: 'without-effect' } : settled
}

function statusOf(spells: readonly Spell[], settled: readonly Settled[]): StayStatus {
  const spell = spells.at(-1)
  if (spell === undefined) return settled.length === 0 ? 'unknown' : 'cancelled'
  if (spell.ending === 'death') return 'dead'
  if (spell.endedAt !== undefined) return 'ended'
  const leave = spell.leaves.at(-1)
  if (leave !== undefined && leave.to === undefined) return 'on-leave'
  return spell.classes.at(-1)?.class === 'EMER' ? 'acute-ambulant' : 'admitted'
}

function letterEvent(letter: Notification): Event {
  return { kind: 'letter', at: letter.eventAt, rank: rankOf(letter), letter }
}

function handEvent(byHand: EndingByHand): Event {
  return { kind: 'by-hand', at: byHand.endedAt, rank: 9, byHand }
}

/**
 * At the same minute, what closes an earlier time comes before what opens a new one: a citizen who leaves one hospital and
 * arrives at the next at 14:00 has arrived.
 */
function rankOf(letter: Notification): number {
  switch (letter.base) {
    case 'SLOR':
      return letter.leaveStart !== undefined && letter.leaveStart < letter.eventAt ? 0 : 5
    case 'SLHJ':
      return letter.periodStart < letter.eventAt ? 1 : 6
    case 'STAA':
      return 2
    case 'STIN':
      return 3
    case 'STOR':
      return 4
    case 'MORS':
      return 8
  }
}

function byEventTime(one: Event, other: Event): number {
  return compare(one.at, other.at) || one.rank - other.rank || tieBreak(one, other)
}

function tieBreak(one: Event, other: Event): number {
  if (one.kind === 'letter' && other.kind === 'letter') return bySending(one.letter, other.letter)
  if (one.kind === 'by-hand' && other.kind === 'by-hand') return compare(one.byHand.id, other.byHand.id)
  return one.kind === 'letter' ? -1 : 1
}

/** The spells after one more letter, or undefined when it does not fit what is known. */
function applyLetter(spells: readonly Spell[], letter: Notification): readonly Spell[] | undefined {
  if (spells.at(-1)?.ending === 'death') return undefined
  if (isStart(letter.base)) return applyStart(spells, letter)
  const { before, spell } = spellFor(spells, letter)
  const changed = applyInside(spell, letter)
  return changed === undefined ? undefined : [...before, changed]
}

/** A new start while in hospital is a change of class or a move to another hospital: the same stay goes on. */
function applyStart(spells: readonly Spell[], letter: Notification): readonly Spell[] {
  const current = spells.at(-1)
  if (current === undefined || current.endedAt !== undefined) {
    return [...spells, newSpell(letter, letter.eventAt, false)]
  }
  const moved = current.places.at(-1)?.place.sor !== letter.place.sor
  const reclassed = current.classes.at(-1)?.class !== classOfStart(letter)
  return [
    ...spells.slice(0, -1),
    {
      ...current,
      leaves: closeLeave(current.leaves, letter.eventAt),
      places: moved ? [...current.places, { place: letter.place, from: letter.eventAt }] : current.places,
      classes: reclassed
        ? [...current.classes, { class: classOfStart(letter), from: letter.eventAt }]
        : current.classes,
    },
  ]
}

function classOfStart(letter: Notification): EncounterClass {
  if (letter.base === 'STAA') return 'EMER'
  return letter.base === 'STIN' ? 'IMP' : letter.class
}

/** The spell a letter belongs to: the open one, one a person ended too early, or a new one whose start never reached us. */
function spellFor(
  spells: readonly Spell[],
  letter: Notification,
): { readonly before: readonly Spell[]; readonly spell: Spell } {
  const current = spells.at(-1)
  const isItsOwn =
    current === undefined || (current.endedAt !== undefined && letter.periodStart >= current.endedAt)
  if (isItsOwn) return { before: spells, spell: newSpell(letter, letter.periodStart, true) }
  const before = spells.slice(0, -1)
  return { before, spell: current.ending === 'by-hand' ? reopened(current, letter) : current }
}

function newSpell(letter: Notification, startedAt: Instant, isStartImplied: boolean): Spell {
  return {
    startedAt,
    isStartImplied,
    begunBy: letter.letterId,
    places: [{ place: letter.place, from: startedAt }],
    classes: [{ class: classOfStart(letter), from: startedAt }],
    leaves: [],
  }
}

/** A letter of the discharge says when; one of anything else says that the citizen had not gone where the ward said. */
function reopened(
  { endedAt: _endedAt, ending: _ending, endedFrom: _endedFrom, destination, ...open }: Spell,
  { base }: Notification,
): Spell {
  return base === 'SLHJ' && destination !== undefined ? { ...open, destination } : open
}

function applyInside(spell: Spell, letter: Notification): Spell | undefined {
  const here = withPlaceOf(spell, letter)
  const leave = spell.leaves.at(-1)
  const isAway = leave !== undefined && leave.to === undefined
  switch (letter.base) {
    case 'STOR':
      if (spell.endedAt !== undefined || isAway) return undefined
      return { ...here, leaves: [...spell.leaves, { from: letter.eventAt }] }
    case 'SLOR': {
      if (spell.endedAt !== undefined) return undefined
      if (isAway) return { ...here, leaves: closeLeave(spell.leaves, letter.eventAt) }
      const from = letter.leaveStart
      if (from === undefined || (leave?.to !== undefined && from < leave.to)) return undefined
      return { ...here, leaves: [...spell.leaves, { from, to: letter.eventAt }] }
    }
    case 'SLHJ':
    case 'MORS':
      return {
        ...here,
        leaves: closeLeave(spell.leaves, letter.eventAt),
        endedAt: letter.eventAt,
        ending: letter.base === 'SLHJ' ? 'home' : 'death',
        endedFrom: letter.place,
      }
    case 'STAA':
    case 'STIN':
      return undefined
  }
}

/** A letter from a hospital we have not heard from, about a time that began later: the start of the move was lost. */
function withPlaceOf(spell: Spell, letter: Notification): Spell {
  const last = spell.places.at(-1)
  const isKnown = spell.places.some(({ place }) => place.sor === letter.place.sor)
  if (last === undefined || isKnown || letter.periodStart <= last.from) return spell
  return { ...spell, places: [...spell.places, { place: letter.place, from: letter.periodStart }] }
}

function closeLeave(leaves: readonly Leave[], at: Instant): readonly Leave[] {
  const last = leaves.at(-1)
  return last === undefined || last.to !== undefined ? leaves : [...leaves.slice(0, -1), { ...last, to: at }]
}

function applyByHand(spells: readonly Spell[], byHand: EndingByHand): readonly Spell[] | undefined {
  const current = spells.at(-1)
  if (current === undefined) return undefined
  const { endedAt, destination } = byHand
  const where = destination === undefined ? {} : { destination }
  const before = spells.slice(0, -1)
  if (current.endedAt !== undefined)
    return destination === undefined || current.ending !== 'home'
      ? undefined
      : [...before, { ...current, ...where }]
  const from = current.places.at(-1)?.place
  return [
    ...before,
    {
      ...current,
      ...where,
      // Only the ward that says so itself can be held to what follows a discharge.
      ...(destination !== undefined && from !== undefined && { endedFrom: from }),
      leaves: closeLeave(current.leaves, endedAt),
      endedAt,
      ending: 'by-hand',
    },
  ]
}

function markOf(spells: readonly Spell[], byHand: EndingByHand): HandEndingLine['mark'] {
  if (byHand.undone !== undefined) return 'undone'
  return spells.some((spell) => spell.ending === 'by-hand' && spell.endedAt === byHand.endedAt)
    ? 'in-force'
    : 'overtaken'
}

function uniqueById(endings: readonly EndingByHand[]): EndingByHand[] {
  return [...new Map(endings.map((ending) => [ending.id, ending])).values()]
}
