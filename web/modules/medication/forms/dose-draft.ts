import type {
  CatalogueMedicineView,
  DoseView,
  MedicineBody,
  MedicineEntryView,
  weekdays,
} from '../../../../contract/medication.ts'

export const times = ['morning', 'noon', 'evening', 'night'] as const
type Time = (typeof times)[number]
type Weekday = (typeof weekdays)[number]

/** A medicine with its dose while it is being written: every way of dosing keeps what was typed. */
export interface DoseDraft {
  /** Names the draft on the screen; it is not sent. */
  readonly key: string
  readonly medicine: Pick<
    MedicineEntryView,
    'orderId' | 'atc' | 'name' | 'strength' | 'form' | 'unit' | 'route' | 'startOn'
  >
  readonly kind: DoseView['kind']
  readonly amounts: Readonly<Partial<Record<Time, number>>>
  readonly on: readonly Weekday[] | null
  readonly amount: number | undefined
  readonly mostTimesADay: number | undefined
  readonly text: string
  readonly indication: string
  readonly instruction: string
  readonly stopOn: string | null
  readonly isDoseDispensed: boolean
}

/** A draft that begins with what stands on a list. */
export function draftOfEntry(entry: MedicineEntryView): DoseDraft {
  const { dose } = entry
  return {
    ...empty,
    key: entry.orderId ?? `${entry.atc}-${entry.form}-${entry.strength}`,
    medicine: entry,
    kind: dose.kind,
    ...(dose.kind === 'schedule' && { amounts: givenAmounts(dose), on: dose.on }),
    ...(dose.kind === 'as-needed' && { amount: dose.amount, mostTimesADay: dose.mostTimesADay ?? undefined }),
    ...(dose.kind === 'text' && { text: dose.text }),
    indication: entry.indication,
    instruction: entry.instruction,
    stopOn: entry.stopOn,
    isDoseDispensed: entry.isDoseDispensed,
  }
}

/** An empty draft of a medicine from the catalogue. */
export function draftOfCatalogue(found: CatalogueMedicineView): DoseDraft {
  const { atc, name, strength, form, unit, route, code } = found
  return {
    ...empty,
    key: code,
    medicine: { orderId: null, atc, name, strength, form, unit, route, startOn: null },
  }
}

const empty = {
  kind: 'schedule',
  amounts: {},
  on: null,
  amount: undefined,
  mostTimesADay: undefined,
  text: '',
  indication: '',
  instruction: '',
  stopOn: null,
  isDoseDispensed: false,
} as const

function givenAmounts(dose: Extract<DoseView, { kind: 'schedule' }>): DoseDraft['amounts'] {
  return Object.fromEntries(times.filter((time) => dose[time] > 0).map((time) => [time, dose[time]]))
}

/** What is sent; undefined while how much and when is not said. */
export function bodyOf(draft: DoseDraft): MedicineBody | undefined {
  const dose = doseOf(draft)
  if (dose === undefined) return undefined
  const { orderId, atc, name, strength, form, unit, route, startOn } = draft.medicine
  const { indication, instruction, stopOn, isDoseDispensed } = draft
  return {
    ...{ orderId, atc, name, strength, form, unit, route, startOn },
    ...{ dose, stopOn, isDoseDispensed, indication: indication.trim(), instruction: instruction.trim() },
  }
}

function doseOf(draft: DoseDraft): MedicineBody['dose'] | undefined {
  switch (draft.kind) {
    case 'schedule': {
      const { morning = 0, noon = 0, evening = 0, night = 0 } = draft.amounts
      if (morning + noon + evening + night <= 0) return undefined
      if (draft.on?.length === 0) return undefined
      return { kind: 'schedule', morning, noon, evening, night, on: draft.on === null ? null : [...draft.on] }
    }
    case 'as-needed': {
      const { amount, mostTimesADay = null } = draft
      return amount === undefined || amount <= 0 ? undefined : { kind: 'as-needed', amount, mostTimesADay }
    }
    case 'text': {
      const text = draft.text.trim()
      return text === '' ? undefined : { kind: 'text', text }
    }
  }
}

/** All of them, or undefined while one is not finished. */
export function bodiesOf(drafts: readonly DoseDraft[]): MedicineBody[] | undefined {
  const bodies = drafts.map(bodyOf)
  return bodies.every((body) => body !== undefined) ? bodies : undefined
}
