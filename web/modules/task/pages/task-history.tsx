import type { TaskView } from '../../../../contract/task.ts'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { historyTexts, reasonTexts, taskTexts } from './texts.ts'

type Entry = TaskView['history'][number]

/** What happened, the newest first. A corrected text stands struck through above the better one. */
export function TaskHistory({ history }: { history: readonly Entry[] }) {
  return (
    <ol className="history" reversed>
      {[...history].reverse().map((entry) => (
        <HistoryEntry key={entry.sequence} entry={entry} />
      ))}
    </ol>
  )
}

function HistoryEntry({ entry }: { entry: Entry }) {
  const t = useText()
  const language = useLanguage()
  const text: Text | undefined = historyTexts[entry.type as keyof typeof historyTexts]
  const reason: Text | undefined =
    entry.reason === null ? undefined : reasonTexts[entry.reason as keyof typeof reasonTexts]
  return (
    <li>
      <p>
        <b>{text ? t(text) : entry.type}</b>
        {entry.unit && ` – ${entry.unit.name}`}
        {entry.rung && ` – ${entry.rung.name}, ${entry.rung.phone}`}
        {reason && `: ${t(reason)}`}
      </p>
      <p className="muted small">
        {dateAndTime(entry.at, language)},{' '}
        {entry.by.kind === 'person' ? `${entry.by.name}, ${entry.by.unit.name}` : t(taskTexts.rule)}
        {entry.happenedAt &&
          `. ${t(taskTexts.happenedAt, { when: dateAndTime(entry.happenedAt, language) })}`}
        {entry.dueAt && `. ${t(taskTexts.due)} ${dateAndTime(entry.dueAt, language)}`}
      </p>
      {entry.text && <blockquote>{entry.correction ? <s>{entry.text}</s> : entry.text}</blockquote>}
      {entry.correction && (
        <blockquote>
          {entry.correction.text}
          <p className="muted small">
            {t(taskTexts.correctedBy, { name: entry.correction.name, why: entry.correction.why })}
          </p>
        </blockquote>
      )}
    </li>
  )
}
