import type { MedicineRowView } from '../../../../contract/medication.ts'

export type LineGroup = 'to-settle' | 'changed' | 'same'

type Line = Pick<MedicineRowView, 'status' | 'highRisk' | 'name' | 'difference'>

const order: readonly LineGroup[] = ['to-settle', 'changed', 'same']
const byName = new Intl.Collator('da', { numeric: true })

/** Where a line stands on the page: what somebody must take a stand on, what is another than before, and the rest. */
function groupOf(line: Line): LineGroup {
  if (line.status === 'unclear') return 'to-settle'
  return line.status === 'unchanged' ? 'same' : 'changed'
}

/** The lines in their groups, those with high risk first and then by name. A group without lines is left out. */
export function groupLines<Of extends Line>(
  lines: readonly Of[],
): readonly (readonly [LineGroup, readonly Of[]])[] {
  return order.flatMap((group) => {
    const own = lines.filter((line) => groupOf(line) === group)
    if (own.length === 0) return []
    return [
      [
        group,
        own.toSorted(
          (a, b) =>
            Number(b.highRisk !== null) - Number(a.highRisk !== null) || byName.compare(a.name, b.name),
        ),
      ] as const,
    ]
  })
}

/**
 * Whether a line may be decided as unchanged together with others: nobody has decided it, every list says the same, and a
 * mistake with it is not among the dangerous ones, nor against CAVE: those are looked at one by one.
 */
export function mayContinue(
  line: Pick<MedicineRowView, 'status' | 'proposed' | 'highRisk' | 'mayDecide' | 'difference'> & {
    readonly cave: readonly unknown[]
  },
): boolean {
  const isUntouched = line.status === 'unclear' && line.proposed === 'unchanged'
  const isPlain = line.highRisk === null && line.difference === null && line.cave.length === 0
  return isUntouched && isPlain && line.mayDecide.may
}
