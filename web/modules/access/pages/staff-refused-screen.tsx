import '../../../app/frame.css'
import './override.css'
import type { accessRefusals } from '../../../../contract/access.ts'
import type { Refused } from '../../../app/api.ts'
import { ErrorState } from '../../../ui/condition.tsx'
import { type Text, useText } from '../../../ui/text.tsx'
import { accessRefusalTexts } from '../texts.ts'
import { overrideTexts } from './override-texts.ts'
import { RefusedWays } from './staff-refused-ways.tsx'

type AccessCode = keyof typeof accessRefusals

const words: Readonly<Record<AccessCode, { title: Text; text: Text }>> = {
  'blocked-by-citizen': { title: overrideTexts.blockedTitle, text: overrideTexts.blockedText },
  'no-relation': { title: overrideTexts.noRelationTitle, text: overrideTexts.noRelationText },
  'not-for-your-work': { title: overrideTexts.workTitle, text: overrideTexts.workText },
  'not-your-own-record': {
    title: overrideTexts.workTitle,
    text: accessRefusalTexts['not-your-own-record'],
  },
}

/** True for a refusal that the rules of access have given. */
export function isAccessRefusal(refused: Refused): boolean {
  return refused.code in words
}

export interface RefusedScreenProps {
  readonly citizenId: string
  readonly refused: Refused
  /** Something was opened: ask again. */
  readonly onOpened: () => void
}

/** The page of a citizen the reader may not see: why, by which law, and what can lawfully be done. */
export function RefusedScreen({ citizenId, refused, onOpened }: RefusedScreenProps) {
  const t = useText()
  const { title, text } = words[refused.code as AccessCode]
  const { ruleId, basis, mayOverride } = refused.data as {
    ruleId?: string
    basis?: string
    mayOverride?: boolean
  }
  return (
    <main id="main" tabIndex={-1} className="page page-narrow">
      <ErrorState isWholePage title={t(title)}>
        {t(text)}
      </ErrorState>
      {ruleId && basis && (
        <p className="muted refused-law">{t(overrideTexts.rule, { rule: ruleId, law: basis })}</p>
      )}
      <RefusedWays who={{ citizenId }} refused={refused} onOpened={onOpened} />
      {refused.code === 'blocked-by-citizen' && !mayOverride && <p>{t(overrideTexts.blockedNoWay)}</p>}
    </main>
  )
}
