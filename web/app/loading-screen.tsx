import { EmptyState, Skeleton } from '../ui/condition.tsx'
import { useText } from '../ui/text.tsx'
import { useOnline } from './online.ts'
import { appTexts } from './texts.ts'

/** While a page is on its way. Without a network it says so: the page comes by itself when there is one. */
export function LoadingScreen() {
  const t = useText()
  const isOnline = useOnline()
  return (
    <main id="main" tabIndex={-1} className="page">
      {isOnline ? (
        <Skeleton rows={8} />
      ) : (
        <EmptyState isWholePage icon="offline" title={t(appTexts.offlineTitle)}>
          {t(appTexts.offlineText)}
        </EmptyState>
      )}
    </main>
  )
}
