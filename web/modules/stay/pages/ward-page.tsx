import '../../../ui/tabs.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { WardPatientView } from '../../../../contract/stay.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { sectorOf } from '../../../app/sectors.ts'
import { useSession, useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { EmptyState, ErrorState, Skeleton, StaleStamp } from '../../../ui/condition.tsx'
import { useNow } from '../../../ui/now.ts'
import { Count } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { NewDocumentsStrip } from '../../form/pages/new-documents-strip.tsx'
import { ControlCalls } from '../../oversight/pages/control-calls.tsx'
import { inHospitalQuery, wardQuery } from '../queries.ts'
import { type WardView, wardViews } from '../views.ts'
import { stayTexts } from './texts.ts'
import { partOf } from './ward-part.ts'
import { WardPatients } from './ward-patients.tsx'

const route = getRouteApi('/signed-in/patienter')

const viewTexts = {
  inde: stayTexts.viewIn,
  idag: stayTexts.viewToday,
  faerdige: stayTexts.viewFinished,
  efter: stayTexts.viewAfter,
} as const satisfies Record<WardView, unknown>

const emptyTexts = {
  inde: stayTexts.wardEmpty,
  idag: stayTexts.todayEmpty,
  faerdige: stayTexts.finishedEmpty,
  efter: stayTexts.afterEmpty,
} as const satisfies Record<WardView, unknown>

/** A ward's patients, or a municipality's citizens in hospital: who goes home when, and what is missing. */
export function WardPage() {
  const t = useText()
  const unitId = useUnitId()
  const { role } = useSession()
  const isWard = sectorOf(role?.sector ?? '') === 'hospital'
  useLive(isWard ? `ward:${unitId}` : `worklist:${unitId}`)
  const list = useQuery(isWard ? wardQuery(unitId) : inHospitalQuery(unitId))
  const { vis = 'inde' } = route.useSearch()
  const now = useNow()
  const shown = list.data && partOf(list.data, vis, now)
  return (
    <Page
      title={t(isWard ? stayTexts.wardTitle : stayTexts.inHospitalTitle, { unit: role?.unitName ?? '' })}
      aside={list.dataUpdatedAt > 0 && <StaleStamp at={list.dataUpdatedAt} />}
    >
      <ControlCalls unitId={unitId} />
      {isWard && <NewDocumentsStrip unitId={unitId} />}
      <Parts patients={list.data} views={isWard ? wardViews : wardViews.filter((view) => view !== 'efter')} />
      {list.isPending && <Skeleton rows={8} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {shown?.length === 0 && (
        <EmptyState
          icon="bed"
          title={t(!isWard && vis === 'inde' ? stayTexts.inHospitalEmpty : emptyTexts[vis])}
        >
          {vis === 'inde' && t(isWard ? stayTexts.wardEmptyText : stayTexts.inHospitalEmptyText)}
        </EmptyState>
      )}
      {shown && shown.length > 0 && <WardPatients name={t(viewTexts[vis])} patients={shown} view={vis} />}
    </Page>
  )
}

function Parts({
  patients,
  views,
}: {
  patients: readonly WardPatientView[] | undefined
  views: readonly WardView[]
}) {
  const t = useText()
  const now = useNow()
  const { vis = 'inde' } = route.useSearch()
  return (
    <nav className="tabs-list" aria-label={t(stayTexts.parts)}>
      {views.map((view) => (
        <Link
          key={view}
          to={paths.ward}
          search={{ vis: view }}
          className="tab"
          aria-current={view === vis ? 'page' : undefined}
        >
          {t(viewTexts[view])}
          {patients && <Count n={partOf(patients, view, now).length} />}
        </Link>
      ))}
    </nav>
  )
}
