import '../../../ui/tabs.css'
import './control.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { Count } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { oversightCountsQuery } from '../queries.ts'
import { oversightRefusalTexts } from '../texts.ts'
import { type ControlView, controlViews } from '../views.ts'
import { OversightNotices } from './oversight-notices.tsx'
import { ReviewQueue } from './review-queue.tsx'
import { controlTexts } from './texts.ts'

const QuestionQueue = lazy(() =>
  import('./question-queue.tsx').then((file) => ({ default: file.QuestionQueue })),
)
const Breaches = lazy(() => import('./breaches.tsx').then((file) => ({ default: file.Breaches })))
const Register = lazy(() => import('./register.tsx').then((file) => ({ default: file.Register })))
const CouldSee = lazy(() =>
  import('../../access/pages/could-see.tsx').then((file) => ({ default: file.CouldSee })),
)

const route = getRouteApi('/signed-in/kontrol')

const viewTexts = {
  gennemgang: controlTexts.reviews,
  spoergsmaal: controlTexts.questions,
  brud: controlTexts.breaches,
  fortegnelse: controlTexts.register,
  hvorfor: controlTexts.couldSee,
} as const satisfies Record<ControlView, unknown>

/** On a phone the parts lie side by side beyond the edge: the one that is open is brought in. */
function bringIntoView(part: HTMLAnchorElement | null): void {
  part?.scrollIntoView({ inline: 'center', block: 'nearest' })
}

/** The room of log reviewers and data protection officers. */
export function ControlPage() {
  const t = useText()
  const unitId = useUnitId()
  const { vis = 'gennemgang', sag } = route.useSearch()
  const navigate = route.useNavigate()
  useLive(`oversight:${unitId}`)
  const counts = useQuery(oversightCountsQuery(unitId))
  const open = (id: string | undefined) =>
    void navigate({ search: id === undefined ? { vis } : { vis, sag: id }, replace: true })
  if (counts.isPending) return <Page title={t(controlTexts.title)}>{<Skeleton rows={8} />}</Page>
  if (counts.isError)
    return (
      <Page title={t(controlTexts.title)}>
        <ErrorState onRetry={() => void counts.refetch()}>{t(textOfFault(counts.error))}</ErrorState>
      </Page>
    )
  if (!counts.data.isReviewer)
    return (
      <Page title={t(controlTexts.title)}>
        <EmptyState icon="shield" title={t(controlTexts.notForYou)}>
          {t(oversightRefusalTexts['oversight-not-for-your-role'])}
        </EmptyState>
      </Page>
    )
  const waiting: Partial<Record<ControlView, number>> = {
    gennemgang: counts.data.reviews.open,
    spoergsmaal: counts.data.questions.open,
    brud: counts.data.breaches.open,
  }
  return (
    <Page title={t(controlTexts.title)}>
      <OversightNotices unitId={unitId} />
      <nav className="tabs-list no-print" aria-label={t(controlTexts.views)}>
        {controlViews.map((view) => (
          <Link
            key={view}
            to={paths.control}
            search={{ vis: view }}
            className="tab"
            aria-current={view === vis ? 'page' : undefined}
            ref={view === vis ? bringIntoView : undefined}
          >
            {t(viewTexts[view])}
            {waiting[view] !== undefined && <Count n={waiting[view]} />}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Skeleton rows={6} />}>
        {vis === 'gennemgang' && <ReviewQueue unitId={unitId} chosen={sag} onChoose={open} />}
        {vis === 'spoergsmaal' && <QuestionQueue unitId={unitId} chosen={sag} onChoose={open} />}
        {vis === 'brud' && <Breaches unitId={unitId} chosen={sag} onChoose={open} />}
        {vis === 'fortegnelse' && <Register unitId={unitId} />}
        {vis === 'hvorfor' && <CouldSee />}
      </Suspense>
    </Page>
  )
}
