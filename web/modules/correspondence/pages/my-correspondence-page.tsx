import './correspondence.css'
import '../../pathway/pages/my-pathway.css'
import '../../../app/frame.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { useLive } from '../../../app/live.ts'
import { usePageTitle } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { citizenCorrespondenceQuery } from '../queries.ts'
import { myTalkTexts, talkTexts } from './texts.ts'
import { ThreadPanel } from './thread-panel.tsx'
import { partOf, subjectWords } from './thread-words.ts'

const threadRoute = getRouteApi('/signed-in/mit-forloeb/beskeder/$threadId')

/** What those who help the citizen have written to each other. The citizen reads along. */
export function MyCorrespondencePage() {
  const { citizenId } = useSession()
  return citizenId === null ? <Navigate to={paths.home} replace /> : <MyThreads citizenId={citizenId} />
}

function MyThreads({ citizenId }: { citizenId: string }) {
  const t = useText()
  const language = useLanguage()
  usePageTitle(t(myTalkTexts.title))
  useLive(`citizen:${citizenId}`)
  const list = useQuery(citizenCorrespondenceQuery(citizenId))
  return (
    <main id="main" tabIndex={-1} className="page my-page">
      <p className="no-print">
        <Link to={paths.myPathway} className="back-link">
          <Icon name="left" size={16} />
          {t(myTalkTexts.back)}
        </Link>
      </p>
      <h1>{t(myTalkTexts.title)}</h1>
      <p>{t(myTalkTexts.intro)}</p>
      {list.isPending && <Skeleton rows={5} />}
      {list.isError && <PartFault fault={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.threads.length === 0 && <p className="muted">{t(myTalkTexts.none)}</p>}
      {list.data && list.data.threads.length > 0 && (
        <div className="card card-body">
          <ul className="my-list">
            {list.data.threads.map(({ threadId, parts, latest }) => {
              const part = partOf(parts)
              return (
                <li key={threadId}>
                  <Link to={paths.myThread} params={{ threadId }} className="my-paper">
                    {part ? subjectWords(t, part) : t(talkTexts.title)}
                  </Link>
                  <p className="muted">
                    {t(myTalkTexts.latest, {
                      when: dateAndTime(latest.sentAt, language),
                      from: latest.from.name,
                      to: latest.to.name,
                    })}
                  </p>
                </li>
              )
            })}
          </ul>
        </div>
      )}
    </main>
  )
}

/** One thread about the citizen themselves. */
export function MyThreadPage() {
  const { citizenId } = useSession()
  return citizenId === null ? <Navigate to={paths.home} replace /> : <MyThread citizenId={citizenId} />
}

function MyThread({ citizenId }: { citizenId: string }) {
  const t = useText()
  const { threadId } = threadRoute.useParams()
  usePageTitle(t(myTalkTexts.title))
  useLive(`citizen:${citizenId}`)
  return (
    <main id="main" tabIndex={-1} className="page my-page">
      <p className="no-print">
        <Link to={paths.myCorrespondence} className="back-link">
          <Icon name="left" size={16} />
          {t(myTalkTexts.backToThreads)}
        </Link>
      </p>
      <h1>{t(myTalkTexts.title)}</h1>
      <ThreadPanel citizenId={citizenId} threadId={threadId} isMine />
    </main>
  )
}
