import type { MedicineHistoryView } from '../../../contract/medication.ts'
import { doseText } from './domain/dose-text.ts'
import type { LineDecided, MedicineEvent } from './domain/event.ts'
import { cardReason } from './view.ts'

type Entry = MedicineHistoryView['entries'][number]

/** What has happened as people read it, the newest first. What was decided anew later stays, and says that it is replaced. */
export function historyView(events: readonly MedicineEvent[]): MedicineHistoryView {
  const last = new Map<string, number>()
  for (const [index, event] of events.entries())
    if (event.type === 'line-decided') last.set(lineOf(event), index)
  const found = new Map(
    events.flatMap((event) => (event.type === 'difference-found' ? [[event.differenceId, event]] : [])),
  )
  const changes = new Map(
    events.flatMap((event) =>
      event.type === 'line-decided' ? event.changes.map((one) => [one.changeId, one] as const) : [],
    ),
  )
  const entries = events.map((event, index): Entry => {
    const entry = entryOf(event, index + 1)
    switch (event.type) {
      case 'line-decided':
        return { ...entry, isReplaced: last.get(lineOf(event)) !== index }
      case 'difference-decided':
      case 'difference-solved': {
        const difference = found.get(event.differenceId)
        return { ...entry, rowKey: difference?.rowKey ?? null, name: difference?.name ?? null }
      }
      case 'card-change-answered': {
        const change = changes.get(event.changeId)
        return { ...entry, rowKey: change?.rowKey ?? null, name: change?.name ?? null }
      }
      default:
        return entry
    }
  })
  return { entries: entries.toReversed() }
}

function lineOf({ reconciliationId, rowKey }: LineDecided): string {
  return `${reconciliationId} ${rowKey}`
}

function entryOf(event: MedicineEvent, sequence: number): Entry {
  return {
    sequence,
    type: event.type,
    at: event.at,
    by: 'by' in event ? event.by : null,
    rowKey: 'rowKey' in event ? event.rowKey : null,
    name: 'name' in event ? event.name : null,
    status: event.type === 'line-decided' ? event.status : null,
    party: 'party' in event ? event.party : null,
    reason: 'reason' in event && event.reason !== '' ? event.reason : null,
    caveReason: event.type === 'line-decided' ? (event.caveReason ?? null) : null,
    doses: event.type === 'line-decided' ? event.after.map(doseText) : [],
    isReplaced: false,
    refusedBecause: event.type === 'card-change-answered' ? cardReason(event.refusedBecause) : null,
  }
}
