import type { AccessRecordView } from '../../../../contract/access.ts'

/** Looks by one person at the same moment for the same reason: one opened page asks for several things at once. */
export interface Look {
  readonly record: AccessRecordView
  readonly kinds: readonly AccessRecordView['kind'][]
  /**
   * Every record gathered here: a question may be about any of them. The last is the oldest: a newer one joins the look, and a row
   * that is known by the oldest stays open while it is read.
   */
  readonly recordIds: readonly string[]
}

const aMinute = 60_000

/** Gathers looks that follow each other within a minute and differ only in the kind of data. The order stays. */
export function groupLooks(records: readonly AccessRecordView[]): readonly Look[] {
  const looks: { record: AccessRecordView; kinds: AccessRecordView['kind'][]; recordIds: string[] }[] = []
  for (const record of records) {
    const last = looks.at(-1)
    if (last === undefined || !isSameLook(last.record, record)) {
      looks.push({ record, kinds: [...record.kinds], recordIds: [record.id] })
      continue
    }
    last.kinds.push(...record.kinds.filter((kind) => !last.kinds.includes(kind)))
    last.recordIds.push(record.id)
  }
  return looks
}

function isSameLook(a: AccessRecordView, b: AccessRecordView): boolean {
  return (
    a.who.kind === b.who.kind &&
    a.who.name === b.who.name &&
    a.who.function === b.who.function &&
    a.who.unitId === b.who.unitId &&
    a.receiver?.unitId === b.receiver?.unitId &&
    isReading(a) === isReading(b) &&
    a.outcome === b.outcome &&
    a.ruleId === b.ruleId &&
    a.reason?.da === b.reason?.da &&
    Math.abs(Date.parse(a.at) - Date.parse(b.at)) < aMinute
  )
}

/** Seeing, in a list or on a page; a deed stands alone. */
function isReading({ action }: AccessRecordView): boolean {
  return action === 'read' || action === 'list' || action === 'search'
}
