/** What has happened: acute ambulant, admitted, leave begins, leave ends, stay ends, dead (messages, section 4). */
export type BaseCode = 'STAA' | 'STIN' | 'STOR' | 'SLOR' | 'SLHJ' | 'MORS'
/** New, correction (RE_, rettelse) or cancellation (AN_, annullering) of the latest letter. */
export type Change = 'new' | 'correction' | 'cancellation'
export type NotificationCode = BaseCode | `RE_${BaseCode}` | `AN_${BaseCode}`

/** EMER: acute ambulant. IMP: admitted. */
export type StayClass = 'EMER' | 'IMP'
export type StayStatus = 'in-progress' | 'onleave' | 'finished' | 'entered-in-error'

export const stayClasses: ReadonlySet<string> = new Set<StayClass>(['EMER', 'IMP'])
export const stayStatuses: ReadonlySet<string> = new Set<StayStatus>([
  'in-progress',
  'onleave',
  'finished',
  'entered-in-error',
])

export const baseCodes: readonly BaseCode[] = ['STAA', 'STIN', 'STOR', 'SLOR', 'SLHJ', 'MORS']
export const changes: readonly Change[] = ['new', 'correction', 'cancellation']

export function codeOf(base: BaseCode, change: Change): NotificationCode {
  if (change === 'new') return base
  return change === 'correction' ? `RE_${base}` : `AN_${base}`
}

export const notificationCodes: readonly NotificationCode[] = changes.flatMap((change) =>
  baseCodes.map((base) => codeOf(base, change)),
)

/** One row of MedCom's table of codes, but for death: there the activity is the one in force before. */
interface CodeRow {
  readonly base: Exclude<BaseCode, 'MORS'>
  readonly change: Change
  readonly activity: string
  /** `any`: the class of the letter that is corrected or cancelled. */
  readonly classes: readonly StayClass[]
  readonly status: StayStatus
}

const emergency = ['EMER'] as const
const inpatient = ['IMP'] as const
const either = ['EMER', 'IMP'] as const

export const codeTable: readonly CodeRow[] = [
  { base: 'STAA', change: 'new', activity: 'admit-emergency', classes: emergency, status: 'in-progress' },
  { base: 'STIN', change: 'new', activity: 'admit-inpatient', classes: inpatient, status: 'in-progress' },
  { base: 'STOR', change: 'new', activity: 'start-leave-inpatient', classes: inpatient, status: 'onleave' },
  { base: 'SLOR', change: 'new', activity: 'end-leave-inpatient', classes: inpatient, status: 'in-progress' },
  {
    base: 'SLHJ',
    change: 'new',
    activity: 'discharge-emergency-home',
    classes: emergency,
    status: 'finished',
  },
  {
    base: 'SLHJ',
    change: 'new',
    activity: 'discharge-inpatient-home',
    classes: inpatient,
    status: 'finished',
  },
  {
    base: 'STAA',
    change: 'correction',
    activity: 'revise-admit-emergency',
    classes: either,
    status: 'in-progress',
  },
  {
    base: 'STIN',
    change: 'correction',
    activity: 'revise-admit-inpatient',
    classes: either,
    status: 'in-progress',
  },
  {
    base: 'STOR',
    change: 'correction',
    activity: 'revise-start-leave-inpatient',
    classes: inpatient,
    status: 'onleave',
  },
  {
    base: 'SLOR',
    change: 'correction',
    activity: 'revise-end-leave-inpatient',
    classes: inpatient,
    status: 'in-progress',
  },
  {
    base: 'SLHJ',
    change: 'correction',
    activity: 'revise-discharge-emergency-home',
    classes: either,
    status: 'finished',
  },
  {
    base: 'SLHJ',
    change: 'correction',
    activity: 'revise-discharge-inpatient-home',
    classes: either,
    status: 'finished',
  },
  {
    base: 'STAA',
    change: 'cancellation',
    activity: 'cancel-admit-emergency',
    classes: either,
    status: 'entered-in-error',
  },
  {
    base: 'STIN',
    change: 'cancellation',
    activity: 'cancel-admit-inpatient',
    classes: either,
    status: 'entered-in-error',
  },
  {
    base: 'STOR',
    change: 'cancellation',
    activity: 'cancel-start-leave-inpatient',
    classes: inpatient,
    status: 'in-progress',
  },
  {
    base: 'SLOR',
    change: 'cancellation',
    activity: 'cancel-end-leave-inpatient',
    classes: inpatient,
    status: 'onleave',
  },
  {
    base: 'SLHJ',
    change: 'cancellation',
    activity: 'cancel-discharge-emergency-home',
    classes: either,
    status: 'in-progress',
  },
  {
    base: 'SLHJ',
    change: 'cancellation',
    activity: 'cancel-discharge-inpatient-home',
    classes: either,
    status: 'in-progress',
  },
]

const byActivity: ReadonlyMap<string, CodeRow> = new Map(codeTable.map((row) => [row.activity, row]))

/** True for an activity of the value set medcom-hospitalNotification-messageActivities. */
export function isNotificationActivity(activity: string): boolean {
  return byActivity.has(activity)
}

/** What a message says of the stay, from which its code follows. */
export interface Said {
  readonly activity: string
  readonly stayClass: StayClass
  readonly status: StayStatus
  /** Patient.deceased; undefined when the message does not speak of it. */
  readonly isDeceased: boolean | undefined
  readonly relation: 'revision' | 'removal' | undefined
  /** True when the letter that is followed told of the death already. */
  readonly followsDeath: boolean
}

export interface KnownCode {
  readonly base: BaseCode
  readonly change: Change
}

/**
 * The code of a notification. Death is told by Patient.deceased alone: true is a death (or its correction, when the letter
 * it follows told of it), false together with a removal is the cancellation of one. Everything else follows from the
 * activity, and class and status must then agree with it.
 */
export function readCode(said: Said): KnownCode | undefined {
  const row = byActivity.get(said.activity)
  if (row === undefined) return undefined
  if (said.isDeceased === true) {
    if (row.change === 'cancellation' || said.relation === 'removal' || said.status === 'entered-in-error')
      return undefined
    return { base: 'MORS', change: said.relation === 'revision' && said.followsDeath ? 'correction' : 'new' }
  }
  if (said.isDeceased === false && said.relation === 'removal' && row.change !== 'cancellation')
    return said.status === 'entered-in-error' ? undefined : { base: 'MORS', change: 'cancellation' }
  if (!row.classes.includes(said.stayClass) || row.status !== said.status) return undefined
  return { base: row.base, change: row.change }
}

/** The activity a code is sent with; undefined for a death, which keeps the activity in force before. */
export function activityOf(base: BaseCode, change: Change, stayClass: StayClass): string | undefined {
  const rows = codeTable.filter((row) => row.base === base && row.change === change)
  const word = stayClass === 'EMER' ? 'emergency' : 'inpatient'
  return (rows.find((row) => row.activity.includes(word)) ?? rows[0])?.activity
}

/** The status a code is sent with; undefined for the cancellation of a death, which brings back the one before. */
export function statusOf(base: BaseCode, change: Change): StayStatus | undefined {
  if (base === 'MORS') return change === 'cancellation' ? undefined : 'finished'
  return codeTable.find((row) => row.base === base && row.change === change)?.status
}
