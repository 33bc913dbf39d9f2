import './frame.css'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { paths } from '../paths.ts'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState, ErrorState } from '../ui/condition.tsx'
import { useText } from '../ui/text.tsx'
import { Refused, Unreachable } from './api.ts'
import { textOfFault } from './fault-text.ts'
import { useOnline } from './online.ts'
import { appTexts } from './texts.ts'
import { LeftOnDevice } from './waiting/left-on-device.tsx'

/** So long a page that nobody answered for waits before it asks again, in milliseconds. */
const tryAgainAfter = 20_000

/** A page that could not be shown: what happened, and what to do. Without a network it waits for one, and comes by itself. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const t = useText()
  const router = useRouter()
  const isOnline = useOnline()
  const wasOnline = useRef(isOnline)
  const isKnown = error instanceof Refused || error instanceof Unreachable
  const retry = () => {
    if (!isKnown) return location.reload()
    reset()
    void router.invalidate()
  }
  const isAway = error instanceof Unreachable
  useEffect(() => {
    if (!isAway) return
    if (isOnline && !wasOnline.current) return location.reload()
    wasOnline.current = isOnline
    const timer = setInterval(() => location.reload(), tryAgainAfter)
    return () => clearInterval(timer)
  }, [isAway, isOnline])
  if (isAway && !isOnline)
    return (
      <main id="main" tabIndex={-1} className="page page-narrow">
        <EmptyState isWholePage icon="offline" title={t(appTexts.offlineTitle)}>
          {t(appTexts.offlineText)}
        </EmptyState>
        <LeftOnDevice />
      </main>
    )
  return (
    <main id="main" tabIndex={-1} className="page page-narrow">
      <ErrorState isWholePage {...(!isKnown && { title: t(appTexts.brokenTitle) })} onRetry={retry}>
        {t(textOfFault(error))}
      </ErrorState>
      {isAway && <LeftOnDevice />}
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
