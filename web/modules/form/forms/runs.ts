import type { FormItemView } from '../../../../contract/form.ts'

/** Neighbours that are drawn together: as a table, as short fields beside each other, or each by itself. */
export interface Run {
  readonly drawn: 'table' | 'beside' | 'alone'
  readonly items: readonly FormItemView[]
}

/** Fewer questions than this are clearer one by one. */
const fewestInTable = 3
const mostOptions = 8

/** Finds neighbours with the same options, and numbers that stand one after the other. */
export function runsOf(items: readonly FormItemView[]): Run[] {
  const runs: { mark: string; items: FormItemView[] }[] = []
  for (const item of items) {
    const mark = markOf(item)
    const last = runs.at(-1)
    if (last !== undefined && mark !== '' && last.mark === mark) last.items.push(item)
    else runs.push({ mark, items: [item] })
  }
  return runs.flatMap(({ mark, items: those }): Run[] => {
    if (mark === 'number' && those.length > 1) return [{ drawn: 'beside', items: those }]
    if (mark.startsWith('options') && those.length >= fewestInTable) return [{ drawn: 'table', items: those }]
    return those.map((item) => ({ drawn: 'alone', items: [item] }))
  })
}

/** Items with the same mark belong together; an empty one belongs with nothing. */
function markOf(item: FormItemView): string {
  switch (item.type) {
    case 'integer':
    case 'decimal':
    case 'quantity':
      return 'number'
    case 'choice':
      return item.repeats || item.options.length > mostOptions
        ? ''
        : `options ${item.options.map(({ code }) => code).join(' ')}`
    default:
      return ''
  }
}
