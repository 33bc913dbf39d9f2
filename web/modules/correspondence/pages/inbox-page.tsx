import './correspondence.css'
import '../../../ui/tabs.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CorrespondenceRowView, ThreadView } from '../../../../contract/correspondence.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { usePageTitle } from '../../../app/page.tsx'
import { useSession, useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton, StaleStamp } from '../../../ui/condition.tsx'
import { yearsOld } from '../../../ui/danish-time.ts'
import { Help } from '../../../ui/help.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Count } from '../../../ui/state.tsx'
import { type Text, useText } from '../../../ui/text.tsx'
import { citizenTexts } from '../../citizen/pages/texts.ts'
import { correspondenceCountsQuery, inboxQuery, threadQuery } from '../queries.ts'
import { type InboxView, inboxViews } from '../views.ts'
import { talkTexts } from './texts.ts'
import { ThreadCitizen } from './thread-citizen.tsx'
import { ThreadList } from './thread-list.tsx'
import { ThreadPanel } from './thread-panel.tsx'

const route = getRouteApi('/signed-in/korrespondance')

const viewTexts = {
  ulaeste: talkTexts.viewUnread,
  svar: talkTexts.viewToAnswer,
  alle: talkTexts.viewAll,
  sendte: talkTexts.viewSent,
} as const satisfies Record<InboxView, Text>

const empties: Readonly<Record<InboxView, { readonly title: Text; readonly text?: Text }>> = {
  ulaeste: { title: talkTexts.emptyUnread, text: talkTexts.emptyUnreadText },
  svar: { title: talkTexts.emptyToAnswer, text: talkTexts.emptyToAnswerText },
  alle: { title: talkTexts.emptyAll, text: talkTexts.emptyWrite },
  sendte: { title: talkTexts.emptySent, text: talkTexts.emptyWrite },
}

/** What was written to the unit and by it, and the thread that is open beside the list. */
export function InboxPage() {
  const t = useText()
  const unitId = useUnitId()
  const { role } = useSession()
  const { vis = 'ulaeste', borger, traad } = route.useSearch()
  const navigate = route.useNavigate()
  const title = t(talkTexts.titleOf, { unit: role?.unitName ?? '' })
  usePageTitle(title)
  const isOpen = borger !== undefined && traad !== undefined
  // The citizen's own topic only while their thread is open: the list hears of it by the unit's.
  useLive(`correspondence:${unitId}`, isOpen ? `citizen:${borger}` : `correspondence:${unitId}`)
  const list = useInfiniteQuery(inboxQuery(unitId, vis))
  // Watched, not asked for: the thread beside the list asks.
  const open = useQuery({ ...threadQuery(borger ?? '', traad ?? ''), enabled: false }).data
  const rows = useRowsInHand(vis, list.data?.pages.flatMap(({ threads }) => threads) ?? [], traad, open)
  return (
    <main id="main" tabIndex={-1} className="page talk" data-open={isOpen || undefined}>
      <div className="talk-list no-print">
        <div className="talk-head">
          <h1>{title}</h1>
          <Help about={t(talkTexts.title)}>
            <p>{t(talkTexts.help)}</p>
            <p>{t(talkTexts.helpRead)}</p>
          </Help>
          {list.dataUpdatedAt > 0 && <StaleStamp at={list.dataUpdatedAt} />}
        </div>
        <Views vis={vis} />
        {list.isPending && <Skeleton rows={8} />}
        {list.isError && (
          <ErrorState onRetry={() => void list.refetch()}>{t(textOfFault(list.error))}</ErrorState>
        )}
        {list.data && rows.length === 0 && <Empty vis={vis} />}
        {rows.length > 0 && (
          <ThreadList
            lines={rows}
            openId={traad}
            who={(row) => <Who row={row} />}
            isShut={({ isBlocked }) => isBlocked}
            link={(row, inside, wiring) => (
              <Link
                to={paths.correspondence}
                search={{ vis, borger: row.citizenId, traad: row.threadId }}
                replace={isOpen}
                {...wiring}
              >
                {inside}
              </Link>
            )}
          />
        )}
        {list.hasNextPage && (
          <div className="buttons">
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t(talkTexts.more)}
            </Button>
          </div>
        )}
      </div>
      <div className="talk-open">
        {isOpen ? (
          <>
            <Link to={paths.correspondence} search={{ vis }} className="talk-back no-print">
              <Icon name="left" size={16} />
              {t(talkTexts.back)}
            </Link>
            <ThreadPanel
              citizenId={borger}
              threadId={traad}
              head={<ThreadCitizen citizenId={borger} />}
              onPutAway={() => void navigate({ search: { vis } })}
              onForwarded={(sentAs) => void navigate({ search: { vis, borger, traad: sentAs } })}
            />
          </>
        ) : (
          rows.length > 0 && (
            <EmptyState icon="talk" title={t(talkTexts.choose)}>
              {t(talkTexts.chooseText)}
            </EmptyState>
          )
        )}
      </div>
    </main>
  )
}

/**
 * The rows of the list, with the one that is open kept in its place: reading it takes it off the list of unread, and the keys
 * would jump.
 */
function useRowsInHand(
  vis: InboxView,
  rows: readonly CorrespondenceRowView[],
  openId: string | undefined,
  open: ThreadView | undefined,
): readonly CorrespondenceRowView[] {
  const [held, setHeld] = useState<HeldRow>()
  const place = rows.findIndex(({ threadId }) => threadId === openId)
  const row = rows[place]
  if (row !== undefined && (held?.row !== row || held.place !== place || held.vis !== vis))
    setHeld({ vis, place, row })
  if (row !== undefined || held?.vis !== vis || held.row.threadId !== openId) return rows
  return [...rows.slice(0, held.place), { ...held.row, ...standingOf(open) }, ...rows.slice(held.place)]
}

/** The open row as it last was on the list, and where. */
interface HeldRow {
  readonly vis: InboxView
  readonly place: number
  readonly row: CorrespondenceRowView
}

/** How a thread stands now, as the list tells it. */
function standingOf(thread: ThreadView | undefined): Partial<CorrespondenceRowView> {
  if (thread === undefined) return {}
  const { latest, letters, unread, isUnreadLong, hasAttachments, answerWanted } = thread
  return { latest, letters, unread, isUnreadLong, hasAttachments, answerWanted }
}

function Views({ vis }: { vis: InboxView }) {
  const t = useText()
  const counts = useQuery(correspondenceCountsQuery(useUnitId())).data
  const count: Readonly<Partial<Record<InboxView, number>>> = counts
    ? { ulaeste: counts.unread, svar: counts.needsAnswer }
    : {}
  return (
    <nav className="tabs-list" aria-label={t(talkTexts.views)}>
      {inboxViews.map((view) => (
        <Link
          key={view}
          to={paths.correspondence}
          search={{ vis: view }}
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

function Empty({ vis }: { vis: InboxView }) {
  const t = useText()
  const { title, text } = empties[vis]
  const isToWrite = vis === 'alle' || vis === 'sendte'
  return (
    <EmptyState
      icon={isToWrite ? 'talk' : 'done'}
      title={t(title)}
      next={
        isToWrite && (
          <Link to={paths.citizens} className={buttonClass('plain')}>
            {t(talkTexts.findCitizen)}
          </Link>
        )
      }
    >
      {text && t(text)}
    </EmptyState>
  )
}

function Who({ row: { name, birthDate } }: { row: CorrespondenceRowView }) {
  const t = useText()
  return (
    <>
      {name ?? t(talkTexts.nameless)}
      {birthDate && <span className="muted">, {t(citizenTexts.years, { n: yearsOld(birthDate) })}</span>}
    </>
  )
}
