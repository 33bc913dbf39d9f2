import './state.css'
import type { ReactNode } from 'react'

export type Tone = 'danger' | 'warning' | 'success' | 'info' | 'neutral'

const shapes: Readonly<Record<Tone, ReactNode>> = {
  danger: <path d="M6 1 11.5 11H.5Z" fill="currentColor" />,
  warning: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  success: <path d="M1.5 6.5 5 10l6-8" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  info: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  neutral: <path d="M1 6h10" stroke="currentColor" strokeWidth="2" />,
}

/** A state: shape and word in its colour, so it is read without colour and survives forced colours. */
export function State({
  tone,
  badge = false,
  children,
}: {
  tone: Tone
  badge?: boolean
  children: ReactNode
}) {
  return (
    <span className={badge ? 'state badge' : 'state'} data-tone={tone}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {shapes[tone]}
      </svg>
      {children}
    </span>
  )
}

export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <State tone={tone} badge>
      {children}
    </State>
  )
}

/** How many, beside a heading or a tab. `of` says what is counted. */
export function Count({ n, of }: { n: number; of?: string }) {
  return (
    <span className="count">
      {n}
      {of && <span className="visually-hidden"> {of}</span>}
    </span>
  )
}
