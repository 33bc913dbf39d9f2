import './documents.css'
import '../../../ui/tabs.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { FormDeliveriesView } from '../../../../contract/form.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useSession, useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { EmptyState, ErrorState, Skeleton, StaleStamp } from '../../../ui/condition.tsx'
import { age, dateAndTime, yearsOld } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { useNow } from '../../../ui/now.ts'
import { Badge, Count } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { citizenTexts } from '../../citizen/pages/texts.ts'
import { deliveriesQuery } from '../queries.ts'
import { documentTexts } from './texts.ts'

type Row = FormDeliveriesView['deliveries'][number]

const route = getRouteApi('/signed-in/dokumenter')

/** What was sent to the unit: what nobody has said to have read, and what was read lately. */
export function NewDocumentsPage() {
  const t = useText()
  const unitId = useUnitId()
  const { role } = useSession()
  const { vis } = route.useSearch()
  useLive(`worklist:${unitId}`)
  const show = vis === 'laest' ? 'read' : 'unread'
  const list = useQuery(deliveriesQuery(unitId, show))
  const unread = useQuery(deliveriesQuery(unitId, 'unread')).data?.length
  return (
    <Page
      title={t(documentTexts.newDocumentsOf, { unit: role?.unitName ?? '' })}
      aside={list.dataUpdatedAt > 0 && <StaleStamp at={list.dataUpdatedAt} />}
    >
      <nav className="tabs-list" aria-label={t(documentTexts.views)}>
        <Link
          to={paths.newDocuments}
          search={{}}
          className="tab"
          aria-current={show === 'unread' ? 'page' : undefined}
        >
          {t(documentTexts.unread)} {unread !== undefined && <Count n={unread} />}
        </Link>
        <Link
          to={paths.newDocuments}
          search={{ vis: 'laest' }}
          className="tab"
          aria-current={show === 'read' ? 'page' : undefined}
        >
          {t(documentTexts.readLately)}
        </Link>
      </nav>
      {list.isPending && <Skeleton rows={6} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {list.data?.length === 0 && (
        <EmptyState title={t(show === 'unread' ? documentTexts.noUnread : documentTexts.noRead)}>
          {show === 'unread' && t(documentTexts.noUnreadText)}
        </EmptyState>
      )}
      {list.data && list.data.length > 0 && <Deliveries rows={list.data} isRead={show === 'read'} />}
    </Page>
  )
}

function Deliveries({ rows, isRead }: { rows: readonly Row[]; isRead: boolean }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const when = (row: Row) => (isRead && row.readAt ? row.readAt : row.sentAt)
  return (
    <DataTable
      name={t(documentTexts.newDocuments)}
      rows={rows}
      rowKey={(row) => `${row.responseId}-${row.unit.id}-${row.version}`}
      hasRowHelp
      columns={[
        {
          id: 'document',
          header: t(documentTexts.document),
          isRowHeader: true,
          width: '30%',
          cell: (row) => <DocumentLink row={row} />,
        },
        { id: 'citizen', header: t(documentTexts.citizen), cell: (row) => <CitizenName row={row} /> },
        { id: 'from', header: t(documentTexts.from), cell: (row) => row.from },
        {
          id: 'when',
          header: t(isRead ? documentTexts.readLately : documentTexts.sentAt),
          width: '20%',
          cell: (row) => (
            <>
              {dateAndTime(when(row), language)}
              {isRead && row.readBy && <span className="muted small block">{row.readBy}</span>}
            </>
          ),
        },
      ]}
      card={(row) => (
        <div className="task-card">
          <DocumentLink row={row} />
          <CitizenName row={row} />
          <span className="muted">
            {row.from}, {age(when(row), language, now)}
          </span>
        </div>
      )}
    />
  )
}

function DocumentLink({ row }: { row: Row }) {
  const t = useText()
  if (row.isBlocked || row.form === null) return <span className="muted">{t(documentTexts.blocked)}</span>
  return (
    <span className="row">
      <Link to={paths.document} params={{ citizenId: row.citizenId, responseId: row.responseId }}>
        {t(row.form.title)}
      </Link>
      {row.isUpdate && <Badge tone="info">{t(documentTexts.update)}</Badge>}
    </span>
  )
}

function CitizenName({ row }: { row: Row }) {
  const t = useText()
  const { name, birthDate } = row
  return (
    <span>
      {name ?? t(documentTexts.nameless)}
      {birthDate && <span className="muted">{`, ${t(citizenTexts.years, { n: yearsOld(birthDate) })}`}</span>}
    </span>
  )
}
