import './worklist.css'
import '../../../ui/tabs.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import type { TaskSummaryView } from '../../../../contract/task.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useSession, useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton, StaleStamp } from '../../../ui/condition.tsx'
import { SearchField } from '../../../ui/fields.tsx'
import { Count } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { NewDocumentsStrip } from '../../form/pages/new-documents-strip.tsx'
import { ControlCalls } from '../../oversight/pages/control-calls.tsx'
import { countsQuery, escalationsQuery, offersQuery, worklistQuery } from '../queries.ts'
import { type WorklistSort, type WorklistView, worklistViews } from '../views.ts'
import { arrange } from './arrange.ts'
import { Escalations } from './escalations.tsx'
import { Offer } from './offer.tsx'
import { taskTexts } from './texts.ts'
import { WorklistTable } from './worklist-table.tsx'

const route = getRouteApi('/signed-in/arbejdsliste')

const viewTexts = {
  mine: taskTexts.viewMine,
  enhed: taskTexts.viewUnit,
  tilbud: taskTexts.viewOffers,
  overskredet: taskTexts.viewOverdue,
} as const satisfies Record<WorklistView, unknown>

/** What came, what is mine, what is late: the page a nurse opens first. */
export function WorklistPage() {
  const t = useText()
  const unitId = useUnitId()
  const { role } = useSession()
  const { vis = 'enhed' } = route.useSearch()
  useLive(`worklist:${unitId}`)
  const offers = useQuery(offersQuery(unitId, 'incoming'))
  const escalations = useQuery(escalationsQuery(unitId))

  return (
    <Page
      title={t(taskTexts.worklistOf, { unit: role?.unitName ?? '' })}
      aside={offers.dataUpdatedAt > 0 && <StaleStamp at={offers.dataUpdatedAt} />}
    >
      <ControlCalls unitId={unitId} />
      <NewDocumentsStrip unitId={unitId} />
      {escalations.data && escalations.data.length > 0 && (
        <section className="offers" aria-label={t(taskTexts.called)}>
          <h2>{t(taskTexts.called)}</h2>
          <Escalations tasks={escalations.data} />
        </section>
      )}
      {offers.data && offers.data.length > 0 && (
        <OfferList heading={t(taskTexts.offersIn)} tasks={offers.data} />
      )}
      {vis === 'tilbud' ? (
        <Outgoing
          hasIncoming={(offers.data?.length ?? 0) > 0}
          tabs={<ViewTabs offers={offers.data?.length} />}
        />
      ) : (
        <Tasks view={vis} tabs={<ViewTabs offers={offers.data?.length} />} />
      )}
    </Page>
  )
}

function OfferList({ heading, tasks }: { heading: string; tasks: readonly TaskSummaryView[] }) {
  return (
    <section className="offers" aria-label={heading}>
      <h2>
        {heading} <Count n={tasks.length} />
      </h2>
      {tasks.map((task) => (
        <Offer key={task.id} task={task} />
      ))}
    </section>
  )
}

function ViewTabs({ offers }: { offers: number | undefined }) {
  const t = useText()
  const counts = useQuery(countsQuery(useUnitId())).data
  const { vis = 'enhed' } = route.useSearch()
  const count: Readonly<Record<WorklistView, number | undefined>> = {
    mine: undefined,
    enhed: counts?.open,
    tilbud: offers ?? counts?.offers,
    overskredet: counts?.overdue,
  }
  return (
    <nav className="tabs-list" aria-label={t(taskTexts.views)}>
      {worklistViews.map((view) => (
        <Link
          key={view}
          to={paths.worklist}
          search={(before) => ({ ...before, vis: view })}
          className="tab"
          aria-current={view === vis ? 'page' : undefined}
        >
          {t(viewTexts[view])}
          {count[view] !== undefined && <Count n={count[view]} />}
        </Link>
      ))}
    </nav>
  )
}

function Outgoing({ hasIncoming, tabs }: { hasIncoming: boolean; tabs: ReactNode }) {
  const t = useText()
  const outgoing = useQuery(offersQuery(useUnitId(), 'outgoing'))
  return (
    <>
      <div className="worklist-tabs">{tabs}</div>
      {outgoing.isPending && <Skeleton rows={4} />}
      {outgoing.isError && (
        <ErrorState onRetry={() => void outgoing.refetch()}>{t(textOfFault(outgoing.error))}</ErrorState>
      )}
      {outgoing.data && outgoing.data.length > 0 && (
        <OfferList heading={t(taskTexts.offersOut)} tasks={outgoing.data} />
      )}
      {outgoing.data?.length === 0 && !hasIncoming && (
        <EmptyState title={t(taskTexts.emptyOffers)}>{t(taskTexts.emptyOffersText)}</EmptyState>
      )}
    </>
  )
}

function Tasks({ view, tabs }: { view: Exclude<WorklistView, 'tilbud'>; tabs: ReactNode }) {
  const t = useText()
  const session = useSession()
  const list = useInfiniteQuery(worklistQuery(useUnitId(), view))
  const { sort = 'frist' } = route.useSearch()
  const navigate = route.useNavigate()
  // Names are searched here and now only: they go into no address and no log.
  const [words, setWords] = useState('')
  const sought = useDeferredValue(words)
  const loaded = useMemo(() => list.data?.pages.flatMap((page) => page.tasks) ?? [], [list.data])
  const tasks = useMemo(() => arrange(loaded, sought, sort), [loaded, sought, sort])

  return (
    <>
      <div className="worklist-tabs">
        {tabs}
        {loaded.length > 0 && (
          <SearchField
            name={t(taskTexts.search)}
            placeholder={t(taskTexts.searchHint)}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </div>
      {list.isPending && <Skeleton rows={8} />}
      {list.isError && (
        <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
      )}
      {list.data && loaded.length === 0 && <Nothing view={view} />}
      {loaded.length > 0 && tasks.length === 0 && (
        <EmptyState
          icon="search"
          title={t(taskTexts.nothingFound, { words })}
          next={<Button onClick={() => setWords('')}>{t(taskTexts.clearSearch)}</Button>}
        />
      )}
      {tasks.length > 0 && (
        <WorklistTable
          tasks={tasks}
          personId={session.person.id}
          sort={sort}
          onSort={(chosen: WorklistSort) =>
            void navigate({ search: (before) => ({ ...before, sort: chosen }) })
          }
        />
      )}
      {list.hasNextPage && (
        <div className="buttons">
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t(taskTexts.showMore)}
          </Button>
        </div>
      )}
    </>
  )
}

function Nothing({ view }: { view: Exclude<WorklistView, 'tilbud'> }) {
  const t = useText()
  switch (view) {
    case 'mine':
      return (
        <EmptyState
          title={t(taskTexts.emptyMine)}
          next={
            <Link to={paths.worklist} search={{ vis: 'enhed' }} className={buttonClass('primary')}>
              {t(taskTexts.seeUnit)}
            </Link>
          }
        >
          {t(taskTexts.emptyMineText)}
        </EmptyState>
      )
    case 'enhed':
      return <EmptyState title={t(taskTexts.emptyUnit)}>{t(taskTexts.emptyUnitText)}</EmptyState>
    case 'overskredet':
      return <EmptyState title={t(taskTexts.emptyOverdue)}>{t(taskTexts.emptyOverdueText)}</EmptyState>
  }
}
