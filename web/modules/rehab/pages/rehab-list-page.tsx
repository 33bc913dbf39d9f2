import './rehab.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RehabRowView } from '../../../../contract/rehab.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { EmptyState, ErrorState, Skeleton, StaleStamp } from '../../../ui/condition.tsx'
import { weekdayDate, yearsOld } from '../../../ui/danish-time.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Badge } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { WithheldLine } from '../../access/pages/withheld-line.tsx'
import { rehabilitationListQuery } from '../queries.ts'
import { clockWords, rowTone, statusWords, typeWords } from './rehab-words.ts'
import { rehabTexts } from './texts.ts'

/** The plans the unit has, the nearest last day first. */
export function RehabListPage() {
  const t = useText()
  const language = useLanguage()
  const unitId = useUnitId()
  useLive(`worklist:${unitId}`)
  const list = useQuery(rehabilitationListQuery(unitId))
  const date = (on: string | null) => (on === null ? '–' : weekdayDate(on, language))
  const columns: readonly Column<RehabRowView>[] = [
    {
      id: 'citizen',
      header: t(rehabTexts.citizenColumn),
      isRowHeader: true,
      cell: (row) => <CitizenLink row={row} />,
    },
    { id: 'type', header: t(rehabTexts.type), cell: (row) => <TypeWords row={row} /> },
    { id: 'zero', header: t(rehabTexts.dayZero), cell: (row) => date(row.dayZero) },
    { id: 'latest', header: t(rehabTexts.latestStart), cell: (row) => date(row.latestStart) },
    { id: 'clock', header: t(rehabTexts.clock), cell: (row) => <ClockBadge row={row} /> },
    { id: 'status', header: t(rehabTexts.statusColumn), cell: (row) => t(statusWords[row.status].text) },
  ]
  return (
    <Page title={t(rehabTexts.list)} aside={list.dataUpdatedAt > 0 && <StaleStamp at={list.dataUpdatedAt} />}>
      {list.isPending && <Skeleton rows={6} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {list.data?.length === 0 && (
        <EmptyState title={t(rehabTexts.listEmpty)}>{t(rehabTexts.listEmptyText)}</EmptyState>
      )}
      {list.data && list.data.length > 0 && (
        <DataTable
          name={t(rehabTexts.list)}
          columns={columns}
          rows={list.data}
          rowKey={({ planId }) => planId}
          hasRowHelp
          card={(row) => (
            <>
              <p>
                <CitizenLink row={row} />
              </p>
              <ClockBadge row={row} />
              <p>
                {t(rehabTexts.latestStart)} {date(row.latestStart)}
              </p>
              <p className="muted">
                <TypeWords row={row} /> {t(statusWords[row.status].text)}
              </p>
            </>
          )}
        />
      )}
    </Page>
  )
}

function CitizenLink({ row }: { row: RehabRowView }) {
  const t = useText()
  return (
    <>
      <Link to={paths.citizenRehab} params={{ citizenId: row.citizenId }} className="strong">
        {row.name ?? t(rehabTexts.nameless)}
      </Link>
      {row.birthDate && (
        <span className="muted">, {t(rehabTexts.years, { n: yearsOld(row.birthDate) })}</span>
      )}
      {row.isBlocked && <WithheldLine />}
    </>
  )
}

function TypeWords({ row }: { row: RehabRowView }) {
  const t = useText()
  const type = typeWords(row.gopType)
  return <>{type ? t(type) : '–'}</>
}

function ClockBadge({ row }: { row: RehabRowView }) {
  const t = useText()
  const language = useLanguage()
  if (row.isBlocked) return null
  const words = row.isChoiceWaiting
    ? t(rehabTexts.choiceWaits)
    : clockWords(row.clockState, null, language).words
  return <Badge tone={rowTone(row)}>{words}</Badge>
}
