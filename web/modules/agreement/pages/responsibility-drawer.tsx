import type { ReactNode } from 'react'
import type { ResponsibilityView } from '../../../../contract/agreement.ts'
import { Facts } from '../../../ui/card.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { Drawer } from '../../../ui/dialog.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { Reasons } from '../../task/pages/reasons.tsx'
import { communityTexts } from './texts.ts'
import { timeLimitWords } from './time-limit.ts'

export interface ResponsibilityDrawerProps {
  readonly one: ResponsibilityView
  readonly where: string
  readonly onClose: () => void
}

/** One service: who has it, the clause in full, the decision behind it, and what it was before. */
export function ResponsibilityDrawer({ one, where, onClose }: ResponsibilityDrawerProps) {
  const t = useText()
  const language = useLanguage()
  const pairs: (readonly [string, ReactNode])[] = [
    [t(communityTexts.who), <Capital key="who">{t(one.who.name)}</Capital>],
    [t(communityTexts.where), where],
  ]
  if (one.before) pairs.push([t(communityTexts.before), <Capital key="before">{t(one.before.name)}</Capital>])
  if (one.since) pairs.push([t(communityTexts.since), calendarDate(one.since, language)])
  pairs.push(
    [
      t(communityTexts.acceptance),
      t(one.acceptance === 'on-delivery' ? communityTexts.onDelivery : communityTexts.onAnswer),
    ],
    [t(communityTexts.answerWithin), timeLimitWords(t, one.answerWithin)],
  )
  if (one.doneWithin) pairs.push([t(communityTexts.doneWithin), timeLimitWords(t, one.doneWithin)])
  if (one.decision) pairs.push([t(communityTexts.decision), one.decision])
  return (
    <Drawer title={t(one.service.name)} isOpen onClose={onClose}>
      <Facts pairs={pairs} />
      {one.clause && (
        <section>
          <h3>{t(communityTexts.clauseNumber, { number: one.clause.number })}</h3>
          <p>{t(one.clause.text)}</p>
        </section>
      )}
      <section className="stack-tight">
        <h3>{t(communityTexts.why)}</h3>
        <Reasons reasons={one.reasons} />
      </section>
    </Drawer>
  )
}

function Capital({ children }: { children: string }) {
  return <span className="capital">{children}</span>
}
