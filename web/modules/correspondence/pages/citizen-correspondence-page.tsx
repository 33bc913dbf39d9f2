import './correspondence.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, Outlet, useChildMatches } from '@tanstack/react-router'
import { textOfRefusal } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { EmptyState, Skeleton } from '../../../ui/condition.tsx'
import { Help } from '../../../ui/help.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { citizenCorrespondenceQuery } from '../queries.ts'
import { Drafts } from './drafts.tsx'
import { talkTexts } from './texts.ts'
import { ThreadList } from './thread-list.tsx'
import { ThreadPanel } from './thread-panel.tsx'

const route = getRouteApi('/signed-in/borgere/$citizenId/korrespondance')
const threadRoute = getRouteApi('/signed-in/borgere/$citizenId/korrespondance/$threadId')

/** What has been written about the citizen between those who care for them: the threads, and the one that is open. */
export function CitizenCorrespondencePage() {
  const t = useText()
  const { citizenId } = route.useParams()
  const open = useChildMatches({
    select: (matches) => matches[0]?.params as { threadId?: string } | undefined,
  })
  const isNew = useChildMatches({ select: (matches) => matches[0]?.fullPath === paths.newCorrespondence })
  const isOpen = isNew || open?.threadId !== undefined
  useLive(`correspondence:${useUnitId()}`)
  const list = useQuery(citizenCorrespondenceQuery(citizenId))
  const threads = list.data?.threads ?? []
  return (
    <main id="main" tabIndex={-1} className="page talk" data-open={isOpen || undefined}>
      <div className="talk-list no-print">
        <div className="talk-head">
          <h2>{t(talkTexts.title)}</h2>
          <Help about={t(talkTexts.title)}>
            <p>{t(talkTexts.help)}</p>
            <p>{t(talkTexts.helpRead)}</p>
          </Help>
          {list.data && <NewLetter citizenId={citizenId} mayWrite={list.data.mayWrite} />}
        </div>
        <Drafts citizenId={citizenId} />
        {list.isPending && <Skeleton rows={6} />}
        {list.isError && <PartFault fault={list.error} onRetry={() => void list.refetch()} />}
        {list.data && threads.length === 0 && (
          <EmptyState icon="talk" title={t(talkTexts.emptyCitizen)}>
            {t(talkTexts.emptyCitizenText)}
          </EmptyState>
        )}
        {threads.length > 0 && (
          <ThreadList
            lines={threads}
            openId={open?.threadId}
            link={({ threadId }, inside, wiring) => (
              <Link to={paths.thread} params={{ citizenId, threadId }} {...wiring}>
                {inside}
              </Link>
            )}
          />
        )}
      </div>
      <div className="talk-open">
        {isOpen && (
          <Link to={paths.citizenCorrespondence} params={{ citizenId }} className="talk-back no-print">
            <Icon name="left" size={16} />
            {t(talkTexts.back)}
          </Link>
        )}
        {!isOpen && threads.length > 0 && (
          <EmptyState icon="talk" title={t(talkTexts.choose)}>
            {t(talkTexts.chooseText)}
          </EmptyState>
        )}
        <Outlet />
      </div>
    </main>
  )
}

interface NewLetterProps {
  readonly citizenId: string
  readonly mayWrite: { readonly may: boolean; readonly because: string | null }
}

function NewLetter({ citizenId, mayWrite }: NewLetterProps) {
  const t = useText()
  const isReadOnly = useReadOnly()
  if (isReadOnly) return null
  if (mayWrite.may)
    return (
      <Link
        to={paths.newCorrespondence}
        params={{ citizenId }}
        className={`${buttonClass('primary')} talk-new`}
      >
        <Icon name="edit" />
        {t(talkTexts.newLetter)}
      </Link>
    )
  const why = mayWrite.because === null ? undefined : textOfRefusal({ code: mayWrite.because, data: {} })
  return why ? <p className="muted small">{t(why)}</p> : null
}

/** The thread of the address, below the citizen. */
export function CitizenThreadPage() {
  const { citizenId, threadId } = threadRoute.useParams()
  const navigate = threadRoute.useNavigate()
  return (
    <ThreadPanel
      citizenId={citizenId}
      threadId={threadId}
      onPutAway={() => void navigate({ to: paths.citizenCorrespondence, params: { citizenId } })}
      onForwarded={(sentAs) => void navigate({ to: paths.thread, params: { citizenId, threadId: sentAs } })}
    />
  )
}
