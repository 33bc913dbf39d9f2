import './frame.css'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/condition.tsx'
import { useText } from '../ui/text.tsx'
import { Refused, Unreachable } from './api.ts'
import { textOfFault } from './refusal-texts.ts'
import { appTexts } from './texts.ts'

/** A page that could not be shown: what happened, and what to do. The bars around it stay. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const t = useText()
  const router = useRouter()
  const isKnown = error instanceof Refused || error instanceof Unreachable
  const retry = () => {
    if (!isKnown) return location.reload()
    reset()
    void router.invalidate()
  }
  return (
    <main id="main" tabIndex={-1} className="page page-narrow">
      <ErrorState isWholePage {...(!isKnown && { title: t(appTexts.brokenTitle) })} onRetry={retry}>
        {t(textOfFault(error))}
      </ErrorState>
    </main>
  )
}

export function NotFoundScreen() {
  const t = useText()
  return (
    <main id="main" tabIndex={-1} className="page page-narrow">
      <EmptyState
        isWholePage
        icon="search"
        title={t(appTexts.notFoundTitle)}
        next={
          <Link to={paths.home} className={buttonClass('primary')}>
            {t(appTexts.toStart)}
          </Link>
        }
      >
        {t(appTexts.notFoundText)}
      </EmptyState>
    </main>
  )
}
