import { PartFault, WithheldLine } from '../../access/pages/withheld-line.tsx'
import './citizen-page.css'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import type { CitizenView } from '../../../../contract/citizen.ts'
import { sectorOf } from '../../../app/sectors.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { EmptyState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { useNow } from '../../../ui/now.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { StaffWillCard } from '../../access/pages/staff-will-card.tsx'
import { MedicineCard } from '../../medication/pages/medicine-card.tsx'
import { useUnits } from '../../organisation/use-units.ts'
import { PathwayCards } from '../../pathway/pages/pathway-card.tsx'
import { PlanCard } from '../../pathway/pages/plan-card.tsx'
import { StayCard } from '../../stay/pages/stay-card.tsx'
import { stayTimeline } from '../../stay/pages/stay-timeline.ts'
import { staysQuery } from '../../stay/queries.ts'
import { waitingHandoff } from '../../task/pages/handoff-state.ts'
import { Offer } from '../../task/pages/offer.tsx'
import { taskTimeline } from '../../task/pages/task-timeline.ts'
import { WhoHasWhat } from '../../task/pages/who-has-what.tsx'
import { citizenTasksQuery } from '../../task/queries.ts'
import { citizenQuery } from '../queries.ts'
import { WhereCitizenLives } from './citizen-head.tsx'
import { CitizenTimeline } from './citizen-timeline.tsx'
import { StoryCard } from './story-card.tsx'
import { citizenTexts } from './texts.ts'

const TaskDrawer = lazy(() =>
  import('../../task/pages/task-drawer.tsx').then((file) => ({ default: file.TaskDrawer })),
)

const route = getRouteApi('/signed-in/borgere/$citizenId/')

/** One citizen: who has what, what waits for an answer, the stay, the story. */
export function CitizenPage() {
  const t = useText()
  const language = useLanguage()
  const { citizenId } = route.useParams()
  const { opgave } = route.useSearch()
  const navigate = route.useNavigate()
  const citizen = useSuspenseQuery(citizenQuery(citizenId)).data
  const mayAskFor = (kind: CitizenView['opens'][number]) => citizen.opens.includes(kind)
  const tasks = useQuery({ ...citizenTasksQuery(citizenId), enabled: mayAskFor('APP') })
  const now = useNow()
  const all = tasks.data ?? []
  const { units, isPending } = useUnits(
    all.flatMap((task) => [task.responsible.id, ...(task.handoff ? [task.handoff.to.id] : [])]),
  )
  const sectorOfUnit = useCallback((unitId: string) => sectorOf(units.get(unitId)?.sector ?? ''), [units])
  const openTask = useCallback(
    (taskId: string | undefined) =>
      void navigate({ search: taskId === undefined ? {} : { opgave: taskId }, replace: true }),
    [navigate],
  )
  const waiting = all.filter((task) => waitingHandoff(task))
  const stays = useQuery({ ...staysQuery(citizenId), enabled: mayAskFor('ADM') }).data?.stays ?? []
  const timeline = [...stayTimeline(t, stays), ...taskTimeline(t, all, sectorOfUnit, now)]
  const isReady = tasks.data !== undefined && !isPending
  const isLoading = !isReady && !tasks.isError && mayAskFor('APP')

  return (
    <>
      <main id="main" tabIndex={-1} className="citizen-page">
        <div className="citizen-left">
          {(isReady || !mayAskFor('APP')) && <CitizenTimeline items={timeline} />}
          {isLoading && <Skeleton rows={8} />}
        </div>
        <div className="citizen-main">
          <p className="only-print">
            {t(citizenTexts.printedAt, { when: dateAndTime(new Date().toISOString(), language) })}
          </p>
          {citizen.movedTo && <MovedNote to={citizen.movedTo} />}
          {waiting.map((task) => (
            <Offer key={task.id} task={task} isNamed={false} />
          ))}
          {tasks.isError && <PartFault fault={tasks.error} onRetry={() => void tasks.refetch()} />}
          {isLoading && <Skeleton rows={5} />}
          {!mayAskFor('APP') && <WithheldLine />}
          {isReady && <WhoHasWhat tasks={all} sectorOfUnit={sectorOfUnit} onOpen={openTask} />}
          <WhereCitizenLives citizen={citizen} />
          {mayAskFor('PLAN') && <PlanCard citizenId={citizenId} />}
          <div className="citizen-cards">
            {mayAskFor('ADM') && <StayCard citizenId={citizenId} />}
            <div className="citizen-cards-side">
              {mayAskFor('PLAN') && <PathwayCards citizenId={citizenId} />}
              {mayAskFor('MED') && <MedicineCard citizenId={citizenId} />}
            </div>
          </div>
          {mayAskFor('PLAN') ? <StoryCard citizenId={citizenId} /> : <WithheldLine />}
          {mayAskFor('REL') && <StaffWillCard citizenId={citizenId} hasTasks={mayAskFor('PLAN')} />}
        </div>
      </main>
      {opgave && (
        <Suspense>
          <TaskDrawer citizenId={citizenId} taskId={opgave} onClose={() => openTask(undefined)} />
        </Suspense>
      )}
    </>
  )
}

function MovedNote({ to }: { to: string }) {
  const t = useText()
  return (
    <EmptyState
      icon="right"
      title={t(citizenTexts.moved)}
      next={
        <Link to={paths.citizen} params={{ citizenId: to }} className={buttonClass('primary')}>
          {t(citizenTexts.seeMoved)}
        </Link>
      }
    />
  )
}
