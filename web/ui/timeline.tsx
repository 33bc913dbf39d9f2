import './timeline.css'
import type { ReactNode } from 'react'
import { clockTime, danishToday, weekdayDate } from './danish-time.ts'
import type { Sector } from './sector-mark.tsx'
import { useLanguage, useText } from './text.tsx'
import { pieceTexts } from './texts.ts'

/** How sure it is: solid = happened, dashed = planned, dotted = proposed. */
export type Drawn = 'happened' | 'planned' | 'proposed'

export interface TimelineItem {
  readonly id: string
  /** An instant. */
  readonly at: string
  readonly what: ReactNode
  readonly who?: ReactNode
  readonly sector?: Sector | undefined
  readonly drawn?: Drawn
}

/** What happened and what is planned, day by day, in the order given. */
export function Timeline({ items, name }: { items: readonly TimelineItem[]; name: string }) {
  const language = useLanguage()
  const t = useText()
  return (
    <ol className="timeline" aria-label={name}>
      {items.map((item, index) => {
        const before = items[index - 1]
        const day = danishToday(Date.parse(item.at))
        const isNewDay = before === undefined || danishToday(Date.parse(before.at)) !== day
        const drawn = item.drawn ?? 'happened'
        return (
          <li key={item.id}>
            {isNewDay && <p className="timeline-day">{weekdayDate(item.at, language)}</p>}
            <div className="timeline-item" data-sector={item.sector} data-drawn={drawn}>
              <time className="timeline-time" dateTime={item.at}>
                {clockTime(item.at, language)}
              </time>
              <div className="timeline-what">
                {item.what}
                {drawn === 'planned' && <span className="visually-hidden"> ({t(pieceTexts.planned)})</span>}
                {drawn === 'proposed' && ` (${t(pieceTexts.proposed)})`}
                {item.who && <div className="timeline-who">{item.who}</div>}
              </div>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
