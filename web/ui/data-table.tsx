import './data-table.css'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Icon } from './icon.tsx'
import { useText } from './text.tsx'
import { pieceTexts } from './texts.ts'
import { usePhone } from './use-phone.ts'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** The cell that names the row; exactly one column has it, and it holds the link that opens the row. */
  readonly isRowHeader?: boolean
  readonly align?: 'start' | 'end'
  readonly isSortable?: boolean
  /** Any CSS width. */
  readonly width?: string
}

export interface DataTableProps<Row> {
  /** What the table lists, read out and not shown. */
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** The same row as a card on a phone. */
  readonly card: (row: Row) => ReactNode
  readonly sort?: { readonly by: string; readonly descending: boolean }
  readonly onSort?: (by: string, descending: boolean) => void
  /** The keys that move between rows are written below. */
  readonly hasRowHelp?: boolean
}

/**
 * A semantic table; on a phone a list of cards. The keys j and k, or the arrows, move between the first links of the
 * rows, and Enter opens, which is what a link does.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, rows, rowKey, card, sort, onSort, hasRowHelp = false } = props
  const t = useText()
  const isPhone = usePhone()
  const list = useRef<HTMLElement>(null)

  if (isPhone) {
    return (
      <ul className="row-cards" aria-label={name}>
        {rows.map((row) => (
          <li className="row-card" key={rowKey(row)}>
            {card(row)}
          </li>
        ))}
      </ul>
    )
  }
  return (
    <>
      <section
        className="table-sheet"
        aria-label={name}
        ref={list}
        onKeyDown={(event) => moveBetweenRows(event)}
      >
        <table className="table">
          <caption className="visually-hidden">{name}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  data-align={column.align}
                  style={column.width ? { width: column.width } : undefined}
                  aria-sort={
                    sort?.by === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined
                  }
                >
                  {column.isSortable && onSort ? (
                    <button
                      type="button"
                      className="table-sort"
                      title={t(pieceTexts.sortBy, { column: column.header })}
                      onClick={() => onSort(column.id, sort?.by === column.id && !sort.descending)}
                    >
                      {column.header}
                      {sort?.by === column.id && <Icon name={sort.descending ? 'down' : 'up'} size={16} />}
                    </button>
                  ) : (
                    column.header
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) =>
                  column.isRowHeader ? (
                    <th key={column.id} scope="row">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.id} data-align={column.align}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {hasRowHelp && rows.length > 1 && <RowHelp />}
    </>
  )
}

function RowHelp() {
  const t = useText()
  const [before, after] = t(pieceTexts.rowHelp, { keys: '|' }).split('|')
  return (
    <p className="row-help">
      {before}
      <kbd>j</kbd> <kbd>k</kbd>
      {after}
    </p>
  )
}

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** Moves focus to the link of the next or previous row. Typing in a field is left alone. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const step = steps[event.key]
  const target = event.target as HTMLElement
  if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return
  if (target.matches('input, textarea, select, [role="menuitem"]')) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody th[scope="row"] :is(a, button)')]
  const from = links.findIndex((link) => link.closest('tr')?.contains(target))
  const next = links[from === -1 ? 0 : from + step]
  if (!next) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
}
