import { useQuery } from '@tanstack/react-query'
import { endMySessionRoute, type OwnSessionView } from '../../../../contract/identity.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { Page } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { mySessionsQuery } from '../queries.ts'
import { signInsTexts } from '../texts.ts'

/** Every place one is signed in, and a way out of each but this one: that way is in the menu. */
export function SignInsPage() {
  const t = useText()
  const { person } = useSession()
  const all = useQuery(mySessionsQuery(person.id))
  return (
    <Page title={t(signInsTexts.title)} isNarrow>
      <p>{t(signInsTexts.intro)}</p>
      {all.isPending && <Skeleton rows={3} />}
      {all.isError && <ErrorState onRetry={() => void all.refetch()}>{t(textOfFault(all.error))}</ErrorState>}
      {all.data?.map((one) => (
        <SignIn key={one.id} one={one} personId={person.id} />
      ))}
    </Page>
  )
}

function SignIn({ one, personId }: { one: OwnSessionView; personId: string }) {
  const t = useText()
  const language = useLanguage()
  const end = useDeed(endMySessionRoute, { touches: [`person:${personId}`], says: t(signInsTexts.ended) })
  const browser = one.browser ?? t(signInsTexts.unknownBrowser)
  const at = (moment: string) => ({ at: dateAndTime(moment, language) })
  return (
    <Card
      title={browser}
      aside={one.isThis ? <State tone="info">{t(signInsTexts.thisOne)}</State> : undefined}
    >
      {one.unitName !== null && <p>{one.unitName}</p>}
      <p className="muted">
        {t(signInsTexts.since, at(one.signedInAt))}. {t(signInsTexts.lastUsed, at(one.seenAt))}.{' '}
        {t(signInsTexts.until, at(one.expiresAt))}.
      </p>
      {!one.isThis && (
        <Button
          icon="signOut"
          busy={end.isBusy}
          aria-label={t(signInsTexts.endNamed, { browser, ...at(one.signedInAt) })}
          onClick={() => end.does({ params: { sessionId: one.id } })}
        >
          {t(signInsTexts.end)}
        </Button>
      )}
    </Card>
  )
}
