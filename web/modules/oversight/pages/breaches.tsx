import '../../task/pages/task-drawer.css'
import './control.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BreachView } from '../../../../contract/oversight.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime, timeLeft } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Drawer } from '../../../ui/dialog.tsx'
import { useNow } from '../../../ui/now.ts'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { BreachEntryForm } from '../forms/breach-entry-form.tsx'
import { OpenBreachDialog } from '../forms/open-breach-dialog.tsx'
import { breachesQuery, breachQuery } from '../queries.ts'
import type { QueueProps } from './queue-frame.tsx'
import { breachEntryTexts, breachMissingTexts, breachStatusTexts, controlTexts, riskTexts } from './texts.ts'

/** The register of breaches, open ones first by their 72 hours (GDPR article 33). */
export function Breaches({ unitId, chosen, onChoose }: QueueProps) {
  const t = useText()
  const [isOpening, setOpening] = useState(false)
  const list = useQuery(breachesQuery(unitId))
  return (
    <>
      <div className="control-filter">
        <Button icon="plus" onClick={() => setOpening(true)}>
          {t(controlTexts.openBreach)}
        </Button>
      </div>
      {list.isPending && <Skeleton rows={4} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {list.data?.length === 0 && (
        <EmptyState icon="shield" title={t(controlTexts.noBreaches)}>
          {t(controlTexts.noBreachesText)}
        </EmptyState>
      )}
      {list.data && list.data.length > 0 && <BreachTable breaches={list.data} onChoose={onChoose} />}
      {isOpening && <OpenBreachDialog unitId={unitId} onClose={() => setOpening(false)} />}
      {chosen && <BreachDrawer unitId={unitId} breachId={chosen} onClose={() => onChoose(undefined)} />}
    </>
  )
}

function BreachTable({
  breaches,
  onChoose,
}: {
  breaches: readonly BreachView[]
  onChoose: (id: string) => void
}) {
  const t = useText()
  const open = (breach: BreachView) => (
    <Button look="quiet" small onClick={() => onChoose(breach.id)}>
      {breach.number} {breach.title}
    </Button>
  )
  const risk = (breach: BreachView) =>
    breach.risk === null ? t(controlTexts.riskUnknown) : t(riskTexts[breach.risk])
  return (
    <DataTable
      name={t(controlTexts.breaches)}
      rows={breaches}
      rowKey={(breach) => breach.id}
      columns={[
        { id: 'title', header: t(controlTexts.breachTitle), isRowHeader: true, width: '40%', cell: open },
        { id: 'state', header: t(controlTexts.state), cell: (breach) => <Standing breach={breach} /> },
        { id: 'due', header: t(controlTexts.authorityDue), cell: (breach) => <Clock breach={breach} /> },
        { id: 'risk', header: t(controlTexts.risk), cell: risk },
      ]}
      card={(breach) => (
        <div className="stack-tight">
          {open(breach)}
          <Standing breach={breach} />
          <Clock breach={breach} />
          <span>{risk(breach)}</span>
        </div>
      )}
    />
  )
}

function Standing({ breach }: { breach: BreachView }) {
  const t = useText()
  return (
    <State tone={breach.status === 'closed' ? 'success' : 'warning'}>
      {t(breachStatusTexts[breach.status])}
    </State>
  )
}

/** The 72 hours, counted from when it was known; quiet once the authority has been told or need not be. */
function Clock({ breach: { authority, authorityDueAt, isOverdue } }: { breach: BreachView }) {
  const language = useLanguage()
  const now = useNow()
  if (authority !== 'untold') return <span className="muted">{dateAndTime(authorityDueAt, language)}</span>
  return <State tone={isOverdue ? 'danger' : 'warning'}>{timeLeft(authorityDueAt, language, now)}</State>
}

interface BreachDrawerProps {
  readonly unitId: string
  readonly breachId: string
  readonly onClose: () => void
}

function BreachDrawer({ unitId, breachId, onClose }: BreachDrawerProps) {
  const t = useText()
  const language = useLanguage()
  const found = useQuery(breachQuery(unitId, breachId))
  const breach = found.data
  return (
    <Drawer title={breach?.title ?? t(controlTexts.breaches)} isOpen onClose={onClose}>
      {found.isPending && <Skeleton rows={5} />}
      {found.isError && (
        <ErrorState onRetry={() => void found.refetch()}>{t(textOfFault(found.error))}</ErrorState>
      )}
      {breach && (
        <>
          <div className="drawer-section">
            <Badge tone={breach.status === 'closed' ? 'success' : 'warning'}>
              {t(breachStatusTexts[breach.status])}
            </Badge>
            <Facts
              pairs={[
                [t(controlTexts.aware), dateAndTime(breach.awareAt, language)],
                [t(controlTexts.authorityDue), <Clock key="clock" breach={breach} />],
                [
                  t(controlTexts.risk),
                  breach.risk === null ? t(controlTexts.riskUnknown) : t(riskTexts[breach.risk]),
                ],
                [
                  t(controlTexts.missing),
                  breach.missing.map((one) => t(breachMissingTexts[one])).join(', ') ||
                    t(controlTexts.nothingMissing),
                ],
              ]}
            />
          </div>
          {breach.status === 'open' && (
            <div className="drawer-section">
              <h3>{t(controlTexts.addEntry)}</h3>
              <BreachEntryForm unitId={unitId} breachId={breach.id} key={breach.history.length} />
            </div>
          )}
          <div className="drawer-section">
            <h3>{t(controlTexts.history)}</h3>
            <ol className="history">
              {breach.history.map((entry) => (
                <li key={`${entry.at} ${entry.type}`}>
                  <p>{t(breachEntryTexts[entry.type])}</p>
                  <p className="muted small">
                    {entry.by ?? t(controlTexts.bySystem)}, {dateAndTime(entry.at, language)}
                  </p>
                  {entry.text && <blockquote>{entry.text}</blockquote>}
                </li>
              ))}
            </ol>
          </div>
        </>
      )}
    </Drawer>
  )
}
