import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { useNow } from '../../../ui/now.ts'
import { useText } from '../../../ui/text.tsx'
import { Timeline, type TimelineItem } from '../../../ui/timeline.tsx'
import { citizenTexts } from './texts.ts'

const pastShown = 6

/** What happened, now, and what the hospital expects, read downwards. Long pasts are folded. */
export function CitizenTimeline({ items }: { items: readonly TimelineItem[] }) {
  const t = useText()
  const now = useNow()
  const [showsAll, setShowsAll] = useState(false)
  const inOrder = [...items].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const past = inOrder.filter((item) => Date.parse(item.at) <= now)
  const future = inOrder.filter((item) => Date.parse(item.at) > now)
  const hidden = showsAll ? 0 : Math.max(0, past.length - pastShown)
  return (
    <Card title={t(citizenTexts.timeline)} icon="history">
      {hidden > 0 && (
        <Button look="quiet" small onClick={() => setShowsAll(true)}>
          {t(citizenTexts.showEarlier, { n: hidden })}
        </Button>
      )}
      {past.length > 0 && <Timeline name={t(citizenTexts.timelinePast)} items={past.slice(hidden)} />}
      {future.length > 0 && (
        <>
          <p className="timeline-now">{t(citizenTexts.now)}</p>
          <Timeline name={t(citizenTexts.timelineFuture)} items={future} />
        </>
      )}
      {items.length === 0 && <p className="muted small">{t(citizenTexts.nothingHappened)}</p>}
    </Card>
  )
}
