import type { OrganisationId, ReconciliationId, StayId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { supplyAnswers } from '../../../../kernel/medicine-words.ts'
import type { Card, CardChange } from './card.ts'
import type { HomeDifferenceKind } from './compare.ts'
import type { LineStatus, Medicine, Party, RowKey, Who } from './medicine.ts'

interface Common {
  /** When it was recorded. */
  readonly at: Instant
}

/** The medicine card was read and was not as we knew it. */
export interface CardRead extends Common {
  readonly type: 'card-read'
  readonly card: Card
}

export interface ReconciliationStarted extends Common {
  readonly type: 'reconciliation-started'
  readonly reconciliationId: ReconciliationId
  readonly stayId: StayId
  /** What the citizen had at home: the medicine card, and what the municipality dispensed that was not on it. */
  readonly before: readonly Medicine[]
  /** None when the program began it with the stay. */
  readonly by: Who | null
}

/** The stay of a reconciliation is over, or is not after all. */
export interface StayEnded extends Common {
  readonly type: 'stay-ended' | 'stay-resumed'
  readonly reconciliationId: ReconciliationId
  /** When the citizen left the hospital, or came back to the same stay. */
  readonly happenedAt: Instant
}

/** What is to be done about a line afterwards. */
export interface FollowUpTold {
  /** Who sees to it, as people say it: `egen læge`. */
  readonly by: string
  /** The party it is asked of; null when it is somebody whom no task can be given: the citizen, a relative, a clinic elsewhere. */
  readonly party: Party | null
  /** The unit that gets the task; null where the party has none that is known. */
  readonly to: { readonly id: OrganisationId; readonly name: string } | null
  readonly on: DanishDate | null
  readonly what: string
}

/** The same as it was decided. What was decided before follow-ups became tasks has no id, no party and no unit. */
export interface FollowUp
  extends Omit<FollowUpTold, 'party' | 'to'>,
    Partial<Pick<FollowUpTold, 'party' | 'to'>> {
  /** The task is asked for under it. */
  readonly followUpId?: string
}

/** A person has decided a line. A later one of the same line replaces it, and both stay to be read. */
export interface LineDecided extends Common {
  readonly type: 'line-decided'
  readonly reconciliationId: ReconciliationId
  readonly rowKey: RowKey
  readonly name: string
  readonly status: LineStatus
  /** How the line is from now on; empty when it is stopped. */
  readonly after: readonly Medicine[]
  readonly reason: string
  /** Why the citizen has it against CAVE; null where nothing stands against it. Missing in what was decided before CAVE was kept. */
  readonly caveReason?: string | null
  readonly followUp: FollowUp | null
  /** The follow-up of the decision before, which this one does not keep. */
  readonly followUpDropped?: string | null
  readonly by: Who
  readonly party: Party
  readonly changes: readonly CardChange[]
}

/** The municipality says what it dispenses. */
export interface DispensingListStated extends Common {
  readonly type: 'dispensing-list-stated'
  /** False when the citizen takes care of the medicine alone. */
  readonly isHelped: boolean
  readonly medicines: readonly Medicine[]
  readonly by: Who
}

export interface PartyConfirmed extends Common {
  readonly type: 'party-confirmed'
  readonly reconciliationId: ReconciliationId
  readonly party: Party
  readonly by: Who
}

/** The ward has said how the citizen has enough of each medicine until a pharmacy is open (pathways A12). */
export interface SupplyAnswered extends Common {
  readonly type: 'supply-answered'
  readonly reconciliationId: ReconciliationId
  readonly homeOn: DanishDate
  readonly until: DanishDate
  readonly lines: readonly { readonly rowKey: RowKey; readonly how: (typeof supplyAnswers)[number] }[]
  readonly by: Who
}

/** The citizen has the list as it is now. */
export interface ListGiven extends Common {
  readonly type: 'list-given'
  readonly how: 'printed' | 'handed' | 'seen'
  readonly by: Who
}

export interface DoseDispensingChanged extends Common {
  readonly type: 'dose-dispensing-paused' | 'dose-dispensing-resumed'
  readonly reason: string
  readonly by: Who
  readonly change: CardChange
}

export interface ReconciledMarked extends Common {
  readonly type: 'reconciled-marked'
  readonly reconciliationId: ReconciliationId
  readonly by: Who
  readonly change: CardChange
}

/** The card has done what was wanted, or refused it with a code. */
export interface CardChangeAnswered extends Common {
  readonly type: 'card-change-answered'
  readonly changeId: string
  readonly refusedBecause: string | null
}

/** The municipality dispenses something else than the card says, and had seen the card as it is. */
export interface DifferenceFound extends Common {
  readonly type: 'difference-found'
  readonly differenceId: string
  readonly reconciliationId: ReconciliationId
  readonly rowKey: RowKey
  readonly name: string
  readonly kind: HomeDifferenceKind
  readonly isHighRisk: boolean
  /** Who said what is dispensed. */
  readonly by: Who
  /** Whom it is addressed to: who prescribed the line, else the own doctor's practice. */
  readonly prescriber: Who
  readonly dueAt: Instant
  readonly warnAt: Instant
}

/** A prescriber has decided the line since: now the municipality must dispense by it. */
export interface DifferenceDecided extends Common {
  readonly type: 'difference-decided'
  readonly differenceId: string
  /** What is dispensed at home is not what was decided. */
  readonly mustChangeHome: boolean
}

/** The lists agree about the line. */
export interface DifferenceSolved extends Common {
  readonly type: 'difference-solved'
  readonly differenceId: string
}

export type MedicineEvent =
  | CardRead
  | ReconciliationStarted
  | StayEnded
  | LineDecided
  | DispensingListStated
  | PartyConfirmed
  | SupplyAnswered
  | ListGiven
  | DoseDispensingChanged
  | ReconciledMarked
  | CardChangeAnswered
  | DifferenceFound
  | DifferenceDecided
  | DifferenceSolved
