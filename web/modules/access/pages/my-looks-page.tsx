import { Navigate } from '@tanstack/react-router'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { useText } from '../../../ui/text.tsx'
import { LooksCard } from './looks-card.tsx'
import { lookTexts } from './texts.ts'

/** Who has looked at the citizen's own data, when, at what, why and by which law. */
export function MyLooksPage() {
  const { citizenId } = useSession()
  return citizenId === null ? <Navigate to={paths.home} replace /> : <MyLooks citizenId={citizenId} />
}

function MyLooks({ citizenId }: { citizenId: string }) {
  const t = useText()
  useLive(`citizen:${citizenId}`)
  return (
    <Page title={t(lookTexts.title)} isNarrow>
      <LooksCard citizenId={citizenId} />
    </Page>
  )
}
