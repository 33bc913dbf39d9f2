import './lanes.css'
import { type ReactNode, useState } from 'react'
import { Button } from './button.tsx'
import { laneOrder, type Sector, SectorMark } from './sector-mark.tsx'
import { useText } from './text.tsx'
import { pieceTexts } from './texts.ts'
import type { Drawn } from './timeline.tsx'

export interface LaneItem {
  readonly id: string
  readonly title: string
  readonly detail: ReactNode
  readonly drawn: Drawn
  readonly onOpen: () => void
}

export interface LanesProps {
  readonly name: string
  readonly itemsOf: Readonly<Partial<Record<Sector, readonly LaneItem[]>>>
  /** How many a lane shows before "show more". */
  readonly atMost?: number
}

/** Who has what: one lane per sector in the fixed order, each with its things in the order given. */
export function Lanes({ name, itemsOf, atMost = 3 }: LanesProps) {
  return (
    <ul className="lanes" aria-label={name}>
      {laneOrder.concat(itemsOf.faelles ? 'faelles' : []).map((sector) => (
        <Lane key={sector} sector={sector} items={itemsOf[sector] ?? []} atMost={atMost} />
      ))}
    </ul>
  )
}

function Lane({ sector, items, atMost }: { sector: Sector; items: readonly LaneItem[]; atMost: number }) {
  const t = useText()
  const [showsAll, setShowsAll] = useState(false)
  return (
    <li className="lane" data-sector={sector} data-empty={items.length === 0 || undefined}>
      <div className="lane-name">
        <h3>
          <SectorMark sector={sector} />
        </h3>
      </div>
      <div className="lane-items">
        {items.length === 0 && <span className="lane-empty">{t(pieceTexts.nothingHere)}</span>}
        {items.map((item, index) => (
          <button
            type="button"
            // On paper nothing is folded away.
            className={showsAll || index < atMost ? 'lane-item' : 'lane-item only-print'}
            key={item.id}
            data-drawn={item.drawn}
            title={item.title}
            onClick={item.onOpen}
          >
            <b>{item.title}</b>
            <span>
              <span className="visually-hidden">{t(pieceTexts[item.drawn])}: </span>
              {item.detail}
            </span>
          </button>
        ))}
        {items.length > atMost && (
          <Button look="quiet" small onClick={() => setShowsAll(!showsAll)} aria-expanded={showsAll}>
            {showsAll ? t(pieceTexts.showFewer) : t(pieceTexts.showMore, { n: items.length - atMost })}
          </Button>
        )}
      </div>
    </li>
  )
}

/** What the three kinds of line mean. */
export function LaneLegend() {
  const t = useText()
  const kinds: readonly Drawn[] = ['happened', 'planned', 'proposed']
  return (
    <p className="lane-legend" aria-hidden="true">
      {kinds.map((drawn) => (
        <span key={drawn} data-drawn={drawn}>
          <i />
          {t(pieceTexts[drawn])}
        </span>
      ))}
    </p>
  )
}
