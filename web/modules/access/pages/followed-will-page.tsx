import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { textOfFault } from '../../../app/fault-text.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { useText } from '../../../ui/text.tsx'
import { ActingForProvider } from '../acting-for.ts'
import { representedQuery } from '../will-queries.ts'
import { behalfTexts } from './behalf-texts.ts'
import { BlocksCard } from './blocks-card.tsx'
import { ConsentsCard } from './consents-card.tsx'
import { followedTexts } from './followed-texts.ts'

const route = getRouteApi('/signed-in/mit-forloeb/for/$citizenId/hvem-maa-se')

/** Yes and no for somebody one acts for: a child below 15, or by guardianship or lasting power (SUL §§ 14, 18). */
export function FollowedWillPage() {
  const t = useText()
  const session = useSession()
  const { citizenId } = route.useParams()
  useLive(`citizen:${citizenId}`)
  const mine = useQuery({ ...representedQuery(session.citizenId ?? ''), enabled: session.citizenId !== null })
  const one = mine.data?.find((each) => each.citizenId === citizenId && each.mayDecide)
  const name = one?.name ?? t(followedTexts.somebody)
  const back = (
    <Link to={paths.followed} params={{ citizenId }} className={buttonClass('plain')}>
      {t(followedTexts.backToPathway)}
    </Link>
  )
  return (
    <Page title={t(behalfTexts.title)} isNarrow>
      {mine.isPending && <Skeleton rows={5} />}
      {mine.isError && (
        <ErrorState onRetry={() => void mine.refetch()}>{t(textOfFault(mine.error))}</ErrorState>
      )}
      {mine.data && one === undefined && (
        <EmptyState icon="shield" title={t(followedTexts.mayNotDecide)} next={back}>
          {t(followedTexts.mayNotDecideText)}
        </EmptyState>
      )}
      {one && (
        <ActingForProvider value={{ citizenId, name, dataKinds: one.dataKinds }}>
          <p className="strong">{t(followedTexts.actsFor, { name })}</p>
          <p>
            {t(behalfTexts.intro)} {t(behalfTexts.yourself)}
          </p>
          <BlocksCard citizenId={citizenId} />
          <ConsentsCard citizenId={citizenId} />
          <p>{back}</p>
        </ActingForProvider>
      )}
    </Page>
  )
}
