import './my-pathway.css'
import '../../../app/frame.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { usePageTitle } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { followedAsTexts, followedTexts } from '../../access/pages/followed-texts.ts'
import { PartFault, WithheldLine } from '../../access/pages/withheld-line.tsx'
import { representedQuery } from '../../access/will-queries.ts'
import { MyDocumentsCard, MyQuestions } from '../../form/pages/my-documents.tsx'
import { citizenTasksQuery } from '../../task/queries.ts'
import { planQuery } from '../plan-queries.ts'
import { Next, nextOf, WhoDoesWhat } from './course.tsx'

const route = getRouteApi('/signed-in/mit-forloeb/for/$citizenId')

/** The course of somebody the citizen acts for or follows, as far as the consent or the document goes. */
export function FollowedPage() {
  const t = useText()
  const language = useLanguage()
  const session = useSession()
  const { citizenId } = route.useParams()
  usePageTitle(t(followedTexts.page))
  useLive(`citizen:${citizenId}`)
  const mine = useQuery({
    ...representedQuery(session.citizenId ?? ''),
    enabled: session.citizenId !== null,
  })
  const one = mine.data?.find((each) => each.citizenId === citizenId)
  const tasks = useQuery({ ...citizenTasksQuery(citizenId), enabled: one !== undefined })
  // Only where the consent or the document reaches the plan: asking in vain would stand in the citizen's log as a try.
  const plan = useQuery({
    ...planQuery(citizenId),
    enabled: one?.dataKinds.includes('PLAN') === true,
  }).data
  const open = tasks.data?.filter(({ status }) => status === 'open') ?? []
  const done = tasks.data?.filter(({ status }) => status === 'completed') ?? []
  const back = (
    <Link to={paths.myPathway} className={buttonClass('plain')}>
      {t(followedTexts.back)}
    </Link>
  )
  return (
    <main id="main" tabIndex={-1} className="page my-page">
      {mine.isPending && <Skeleton rows={5} />}
      {mine.isError && (
        <ErrorState isWholePage onRetry={() => void mine.refetch()}>
          {t(textOfFault(mine.error))}
        </ErrorState>
      )}
      {mine.data && one === undefined && (
        <EmptyState isWholePage icon="shield" title={t(followedTexts.refused)} next={back}>
          {t(followedTexts.refusedText)}
        </EmptyState>
      )}
      {one && (
        <>
          <h1>{one.name ?? t(followedTexts.somebody)}</h1>
          <p className="followed-note">
            <Icon name="people" />
            {t(followedTexts.notYours, { why: t(followedAsTexts[one.as]).toLocaleLowerCase(language) })}
          </p>
          {tasks.isPending && <Skeleton rows={5} />}
          {tasks.isError && <PartFault fault={tasks.error} onRetry={() => void tasks.refetch()} />}
          {tasks.data && (
            <>
              <MyQuestions citizenId={citizenId} name={one.name ?? t(followedTexts.somebody)} />
              <Next task={nextOf(open)} plan={plan} isMine={false} />
              <WhoDoesWhat open={open} done={done} plan={plan} isMine={false} />
              <MyDocumentsCard citizenId={citizenId} name={one.name ?? t(followedTexts.somebody)} />
              {tasks.data.some(({ withheld }) => withheld) && <WithheldLine />}
            </>
          )}
          {one.mayDecide && (
            <p>
              <Link to={paths.followedWill} params={{ citizenId }} className={buttonClass('plain')}>
                {t(followedTexts.whoMaySee, { name: one.name ?? t(followedTexts.somebody) })}
              </Link>
            </p>
          )}
          <p>{back}</p>
        </>
      )}
    </main>
  )
}
