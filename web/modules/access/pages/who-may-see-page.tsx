import { Navigate } from '@tanstack/react-router'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { useText } from '../../../ui/text.tsx'
import { BlocksCard } from './blocks-card.tsx'
import { ConsentsCard } from './consents-card.tsx'
import { RepresentativesCard } from './representatives-card.tsx'
import { willTexts } from './will-texts.ts'

/** The citizen's own say: whom they have said no to, whom yes, and who acts for them. */
export function WhoMaySeePage() {
  const { citizenId } = useSession()
  return citizenId === null ? <Navigate to={paths.home} replace /> : <WhoMaySee citizenId={citizenId} />
}

function WhoMaySee({ citizenId }: { citizenId: string }) {
  const t = useText()
  useLive(`citizen:${citizenId}`)
  return (
    <Page title={t(willTexts.title)} isNarrow>
      <p>
        {t(willTexts.intro)} {t(willTexts.yourself)}
      </p>
      <BlocksCard citizenId={citizenId} />
      <ConsentsCard citizenId={citizenId} />
      <RepresentativesCard citizenId={citizenId} />
    </Page>
  )
}
