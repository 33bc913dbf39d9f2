import './cave.css'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { CaveEntryView, CaveView } from '../../../../contract/medication-cave.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { caveQuery } from '../queries.ts'
import { caveTexts } from './cave-texts.ts'
import { certaintyTexts, endingTexts, severityTexts, toldByTexts } from './cave-words.ts'

const CaveDialog = lazy(() =>
  import('../forms/cave-dialog.tsx').then((file) => ({ default: file.CaveDialog })),
)
const EndCaveDialog = lazy(() =>
  import('../forms/end-cave-dialog.tsx').then((file) => ({ default: file.EndCaveDialog })),
)
const NoKnownCaveDialog = lazy(() =>
  import('../forms/no-known-cave-dialog.tsx').then((file) => ({ default: file.NoKnownCaveDialog })),
)

type Form =
  | { readonly kind: 'add' | 'none' }
  | { readonly kind: 'assess' | 'end'; readonly entry: CaveEntryView }

/** What the citizen does not tolerate, who said so and how sure it is, with what once stood there. */
export function CaveCard({ citizenId }: { citizenId: string }) {
  const cave = useQuery(caveQuery(citizenId))
  if (cave.isPending) return <Skeleton rows={2} />
  if (cave.isError) return <PartFault fault={cave.error} onRetry={() => void cave.refetch()} />
  return <Cave cave={cave.data} />
}

function Cave({ cave }: { cave: CaveView }) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const [form, setForm] = useState<Form>()
  const close = () => setForm(undefined)
  const { entries, ended, noneKnown, mayAssess } = cave
  return (
    <div id="cave">
      <Card title={t(caveTexts.title)} icon="warning" edge={entries.length > 0 ? 'danger' : undefined}>
        {entries.length === 0 && (
          <p>
            {noneKnown === null
              ? t(caveTexts.nobodyAskedText)
              : t(caveTexts.noneKnown, {
                  date: calendarDate(noneKnown.told.on, language),
                  name: noneKnown.by.name,
                })}
          </p>
        )}
        {entries.length > 0 && (
          <ul className="cave-entries">
            {entries.map((entry) => (
              <Entry
                key={entry.caveId}
                entry={entry}
                mayChange={!isReadOnly && mayAssess.may}
                onForm={(kind) => setForm({ kind, entry })}
              />
            ))}
          </ul>
        )}
        {!isReadOnly && (
          <div className="buttons no-print">
            <Button small icon="plus" onClick={() => setForm({ kind: 'add' })}>
              {t(caveTexts.add)}
            </Button>
            {mayAssess.may && entries.length === 0 && (
              <Button small look="quiet" onClick={() => setForm({ kind: 'none' })}>
                {t(caveTexts.stateNone)}
              </Button>
            )}
          </div>
        )}
        {ended.length > 0 && (
          <details>
            <summary>{t(caveTexts.history, { n: ended.length })}</summary>
            <ul className="cave-entries cave-over">
              {ended.map((entry) => (
                <li key={entry.caveId}>
                  <b>{entry.name}</b>
                  {entry.ended && (
                    <span className="small">
                      {t(caveTexts.endedBy, {
                        as: t(endingTexts[entry.ended.as]),
                        name: entry.ended.by.name,
                        date: dateAndTime(entry.ended.at, language),
                        reason: entry.ended.reason,
                      })}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Card>
      <Suspense>
        {form?.kind === 'add' && <CaveDialog cave={cave} onClose={close} />}
        {form?.kind === 'assess' && <CaveDialog cave={cave} entry={form.entry} onClose={close} />}
        {form?.kind === 'end' && <EndCaveDialog cave={cave} entry={form.entry} onClose={close} />}
        {form?.kind === 'none' && <NoKnownCaveDialog citizenId={cave.citizenId} onClose={close} />}
      </Suspense>
    </div>
  )
}

interface EntryProps {
  readonly entry: CaveEntryView
  readonly mayChange: boolean
  readonly onForm: (kind: 'assess' | 'end') => void
}

function Entry({ entry, mayChange, onForm }: EntryProps) {
  const t = useText()
  const language = useLanguage()
  const { name, reaction, severity, certainty, told, assessed } = entry
  const earlier = entry.history.flatMap(({ content, at, by }) => (content ? [{ content, at, by }] : []))
  return (
    <li>
      <b>{name}</b>
      {reaction && <span>{reaction}</span>}
      <span className="small">
        {severity !== 'not-known' && `${t(severityTexts[severity])}. `}
        {t(caveTexts.toldBy, { who: t(toldByTexts[told.by]), date: calendarDate(told.on, language) })}
      </span>
      {assessed ? (
        <span className="small">
          {t(certaintyTexts[certainty])}.{' '}
          {t(caveTexts.assessedBy, { name: assessed.by.name, date: dateAndTime(assessed.at, language) })}
        </span>
      ) : (
        <State tone="warning">{t(caveTexts.notAssessed)}</State>
      )}
      {entry.atc.length === 0 && <span className="muted small">{t(caveTexts.ownWords)}</span>}
      {earlier.length > 1 && (
        <details className="small">
          <summary>{t(caveTexts.versions, { n: earlier.length - 1 })}</summary>
          <ul>
            {earlier.slice(0, -1).map(({ content, at, by }) => (
              <li key={at}>
                {[content.name, content.reaction, t(certaintyTexts[content.certainty])]
                  .filter(Boolean)
                  .join(', ')}{' '}
                ({by.name}, {dateAndTime(at, language)})
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayChange && (
        <span className="buttons no-print">
          <Button
            small
            look={certainty === 'told' ? 'plain' : 'quiet'}
            aria-label={t(caveTexts.assessNamed, { name })}
            onClick={() => onForm('assess')}
          >
            {t(caveTexts.assess)}
          </Button>
          <Button
            small
            look="quiet"
            aria-label={t(caveTexts.endNamed, { name })}
            onClick={() => onForm('end')}
          >
            {t(caveTexts.end)}
          </Button>
        </span>
      )}
    </li>
  )
}
