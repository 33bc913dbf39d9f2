import './condition.css'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { clockTime } from './danish-time.ts'
import { Icon, type IconName } from './icon.tsx'
import { useLanguage, useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

const rowNames = ['1', '2', '3', '4', '5', '6', '7', '8'] as const

/** The outline of what is coming; drawn only when it takes more than 300 ms. */
export function Skeleton({ rows = 4 }: { rows?: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 }) {
  const t = useText()
  return (
    <div role="status">
      <span className="visually-hidden">{t(pieceTexts.loading)}</span>
      <div className="skeleton" aria-hidden="true">
        {rowNames.slice(0, rows).map((name) => (
          <span key={name} />
        ))}
      </div>
    </div>
  )
}

interface ConditionProps {
  readonly title: string
  readonly children?: ReactNode
  /** It is all the page has to say, so its title is the heading of the page. */
  readonly isWholePage?: boolean
  /** The next step, as a button or link. */
  readonly next?: ReactNode
}

/** Nothing to show, and what to do next. */
export function EmptyState(props: ConditionProps & { icon?: IconName }) {
  const { title, children, next, icon = 'done', isWholePage = false } = props
  const Heading = isWholePage ? 'h1' : 'h2'
  return (
    <div className="condition">
      <Heading className="condition-title">
        <Icon name={icon} size={24} />
        {title}
      </Heading>
      {children && <p className="muted">{children}</p>}
      {next}
    </div>
  )
}

export interface ErrorStateProps {
  readonly title?: string
  readonly isWholePage?: boolean
  readonly children: ReactNode
  readonly onRetry?: () => void
}

/** Something went wrong: what, and what to do. */
export function ErrorState({ title, isWholePage = false, children, onRetry }: ErrorStateProps) {
  const t = useText()
  const Heading = isWholePage ? 'h1' : 'h2'
  return (
    <div className="condition condition-error" role="alert">
      <Heading className="condition-title">{title ?? t(pieceTexts.errorTitle)}</Heading>
      <p>{children}</p>
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          {t(pieceTexts.tryAgain)}
        </Button>
      )}
    </div>
  )
}

/** No network, or something has not been sent: calm, grey, with the number of changes that wait and a way to see them. */
export function OfflineStrip({
  isOffline = true,
  waiting,
  onShow,
  children,
}: {
  isOffline?: boolean
  waiting: number
  onShow?: { readonly words: string; readonly does: () => void }
  /** What else is to be known about them. */
  children?: ReactNode
}) {
  const t = useText()
  return (
    <div className="offline-strip">
      <Icon name="offline" />
      <div role="status">
        {isOffline && (
          <span>
            {waiting === 0 && t(pieceTexts.offline)}
            {waiting === 1 && t(pieceTexts.offlineOne)}
            {waiting > 1 && t(pieceTexts.offlineMany, { n: waiting })}
          </span>
        )}
        {children}
      </div>
      {onShow && (
        <Button look="quiet" small onClick={onShow.does}>
          {onShow.words}
        </Button>
      )}
    </div>
  )
}

/** When what you see was fetched. */
export function StaleStamp({ at }: { at: number }) {
  const t = useText()
  const language = useLanguage()
  return (
    <span className="stale-stamp">
      <Icon name="clock" size={16} />
      {t(pieceTexts.updatedAt, { time: clockTime(at, language) })}
    </span>
  )
}
