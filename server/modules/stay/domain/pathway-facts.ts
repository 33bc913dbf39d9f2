import type { StayId } from '../../../../kernel/ids.ts'
import { epoch, type Instant } from '../../../../kernel/instant.ts'
import { type Destination, isInMunicipalNursing } from './destination.ts'
import type { HistoryLine, Spell, StayState } from './fold-stay.ts'
import { isStart, type Notification, type NotificationBase } from './notification.ts'

/**
 * What a stay means for the citizen's pathways, in the words `pathway` knows. The same fact always has the same key. A death
 * is not among them: it is told of by `citizen`, who hears it from more than stays.
 */
export interface StayFact {
  readonly key: string
  readonly kind: string
  readonly at: Instant
  readonly subjectId?: StayId
  readonly data: Readonly<Record<string, string | boolean | null>>
  readonly source: string
}

type BaseOfStay = Exclude<NotificationBase, 'MORS'>

const kinds: Readonly<Record<BaseOfStay, string>> = {
  STAA: 'stay-started',
  STIN: 'stay-started',
  STOR: 'stay-left-on-leave',
  SLOR: 'stay-returned',
  SLHJ: 'stay-ended',
}

const cancelledKinds: Readonly<Record<BaseOfStay, string>> = {
  STAA: 'stay-cancelled',
  STIN: 'stay-cancelled',
  STOR: 'leave-cancelled',
  SLOR: 'return-cancelled',
  SLHJ: 'stay-end-cancelled',
}

/** What the stay's letters do not say. */
export interface Known {
  readonly stayId: StayId
  readonly isInMunicipalNursing: boolean
}

/**
 * Every fact the stay gives rise to as it stands, each with a key made of the stay and the first letter of its event: told
 * again it is the same fact, and a correction or cancellation names the key of what it is about. A correction whose
 * original is missing gives the original's fact too, so that nothing waits for a letter that was lost.
 */
export function factsOfStay(state: StayState, known: Known): StayFact[] {
  const lines = state.history.filter((line) => line.mark !== 'without-effect')
  const isCancelled = state.status === 'cancelled'
  return firstOfEachKey([
    ...lines.flatMap((line) => factsOfLine(line, state, known)),
    ...state.spells.flatMap((spell) => (spell.isStartImplied ? [impliedStart(spell, state, known)] : [])),
    ...(isCancelled ? state.history.flatMap((line) => withoutStart(line, known)) : []),
    ...state.endingsByHand.flatMap(({ ending, mark }): StayFact[] => {
      const spell = state.spells.findLast((one) => one.startedAt <= ending.endedAt)
      const unitId = ending.destination === undefined ? ending.unitId : spell?.places.at(-1)?.place.unitId
      const key = `stay:${known.stayId}:ended-by-hand:${ending.id}`
      const fact = {
        key,
        kind: 'stay-ended',
        at: ending.endedAt,
        subjectId: known.stayId,
        data: endData(spell, ending.endedAt, known, unitId, undefined, ending.destination),
        source: 'person',
      }
      if (mark === 'in-force') return [fact]
      if (ending.undone !== undefined) {
        const undone = { key: `${key}:undone`, kind: 'stay-end-cancelled', data: { cancels: key } }
        return [fact, { ...fact, ...undone, at: ending.undone.at }]
      }
      const back = { key: `${key}:overtaken`, kind: 'stay-end-cancelled', data: { cancels: key } }
      return [fact, { ...fact, ...back, at: ending.recordedAt }]
    }),
  ])
}

/** Two corrections of an original that is missing both give its fact. */
function firstOfEachKey(facts: readonly StayFact[]): StayFact[] {
  const seen = new Set<string>()
  return facts.filter(({ key }) => !seen.has(key) && seen.add(key))
}

function factsOfLine(line: HistoryLine, state: StayState, known: Known): StayFact[] {
  const { notification: letter, rootLetterId } = line
  const { base } = letter
  if (base === 'MORS') return []
  const root = keyOf(known.stayId, base, rootLetterId)
  const about = { source: `message ${letter.messageId}`, subjectId: known.stayId }
  if (letter.change === 'cancellation') {
    const key = `${root}:cancelled:${letter.letterId}`
    return [{ ...about, key, kind: cancelledKinds[base], at: letter.sentAt, data: { cancels: root } }]
  }
  const original = {
    ...about,
    key: root,
    kind: kinds[base],
    at: letter.eventAt,
    data: dataOf(letter, state, known),
  }
  if (letter.letterId === rootLetterId) return [original]
  const corrected = {
    ...about,
    key: `${root}:corrected:${letter.letterId}`,
    kind: 'stay-corrected',
    at: letter.sentAt,
    data: { ...dataOf(letter, state, known), corrects: root, fact: kinds[base], happenedAt: letter.eventAt },
  }
  return line.isTargetUnknown ? [original, corrected] : [corrected]
}

function keyOf(stayId: StayId, base: NotificationBase, letterId: string): string {
  return `stay:${stayId}:${base}:${letterId}`
}

function impliedKey(stayId: StayId, letterId: string): string {
  return `stay:${stayId}:implied-start:${letterId}`
}

function impliedStart(spell: Spell, state: StayState, known: Known): StayFact {
  const letter = state.history.find((line) => line.notification.letterId === spell.begunBy)?.notification
  return {
    key: impliedKey(known.stayId, spell.begunBy),
    kind: 'stay-started',
    at: spell.startedAt,
    subjectId: known.stayId,
    data: {
      class: spell.classes[0]?.class === 'EMER' ? 'acute-ambulant' : 'admitted',
      unitId: spell.places[0]?.place.unitId ?? null,
      knownToMunicipality: true,
    },
    source: letter === undefined ? 'stay' : `message ${letter.messageId}`,
  }
}

/** A cancelled stay never began, also not by what a later letter of it let us conclude. */
function withoutStart({ notification }: HistoryLine, known: Known): StayFact[] {
  if (isStart(notification.base)) return []
  const key = impliedKey(known.stayId, notification.letterId)
  return [
    {
      key: `${key}:cancelled`,
      kind: 'stay-cancelled',
      at: notification.sentAt,
      subjectId: known.stayId,
      data: { cancels: key },
      source: `message ${notification.messageId}`,
    },
  ]
}

function dataOf(letter: Notification, state: StayState, known: Known): StayFact['data'] {
  const unitId = letter.place.unitId ?? null
  switch (letter.base) {
    case 'STAA':
    case 'STIN':
      return {
        class: letter.base === 'STAA' ? 'acute-ambulant' : 'admitted',
        unitId,
        reportRequested: letter.isReportRequested,
        // Only notifications about citizens with a case at the municipality reach us (RSL § 12 c).
        knownToMunicipality: true,
      }
    case 'SLHJ': {
      const spell = state.spells.find((one) => one.endedAt === letter.eventAt)
      return endData(spell, letter.eventAt, known, letter.place.unitId, letter.periodStart)
    }
    case 'STOR':
    case 'SLOR':
      return { unitId }
    case 'MORS':
      return {}
  }
}

function endData(
  spell: Spell | undefined,
  endedAt: Instant,
  known: Known,
  unitId: string | undefined,
  periodStart?: Instant,
  destination: Destination | undefined = spell?.destination,
): StayFact['data'] {
  const startedAt = spell?.startedAt ?? periodStart ?? endedAt
  return {
    unitId: unitId ?? null,
    over24h: epoch(endedAt) - epoch(startedAt) > 24 * 3_600_000,
    toMunicipalNursing:
      destination === undefined ? known.isInMunicipalNursing : isInMunicipalNursing(destination),
  }
}
