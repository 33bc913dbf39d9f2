import './card.css'
import { type ReactNode, useId } from 'react'
import { Icon, type IconName } from './icon.tsx'
import type { Sector } from './sector-mark.tsx'

export interface CardProps {
  readonly title: ReactNode
  readonly icon?: IconName
  readonly level?: 2 | 3
  /** What stands to the right of the title: a state, a stamp, a button. */
  readonly aside?: ReactNode
  /** Whose it is. */
  readonly sector?: Sector | undefined
  /** A coloured left edge for a state that wants an answer. */
  readonly edge?: 'warning' | 'danger' | 'success' | undefined
  readonly children: ReactNode
}

/** A white sheet with a title. */
export function Card({ title, icon, level = 2, aside, sector, edge, children }: CardProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="card" data-sector={sector} data-edge={edge} aria-labelledby={id}>
      <div className="card-head">
        <Heading id={id}>
          {icon && <Icon name={icon} />}
          {title}
        </Heading>
        {aside}
      </div>
      <div className="card-body">{children}</div>
    </section>
  )
}

/** Words and values, one pair a line. */
export function Facts({ pairs }: { pairs: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {pairs.map(([word, value]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
