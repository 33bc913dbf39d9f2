import './access.css'
import type { ReactNode } from 'react'
import type { AccessRecordView } from '../../../../contract/access.ts'
import { functionText } from '../../../app/roles.ts'
import { clockTime, dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import type { Look } from './group-looks.ts'
import { actionTexts, dataKindTexts, lookTexts } from './texts.ts'

export interface LookRowProps {
  readonly look: Look
  /** The date beside the time, where no heading says it. */
  readonly hasDate?: boolean
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** One look: who, what, when, why, and by which law. */
export function LookRow({ look: { record, kinds }, hasDate = false, children }: LookRowProps) {
  const t = useText()
  const language = useLanguage()
  const { at, action, outcome, isOverride, reason, why, law, receiver } = record
  const what = kinds.map((kind) => t(dataKindTexts[kind]).toLocaleLowerCase(language)).join(', ')
  return (
    <div className="log-look" data-mark={isOverride || outcome === 'denied' ? '' : undefined}>
      <div>
        <p>
          <b>{whoWords(t, record)}</b> {t(outcome === 'denied' ? lookTexts.tried : actionTexts[action])}{' '}
          {what}
        </p>
        {outcome === 'denied' && <State tone="danger">{t(lookTexts.denied)}</State>}
        {isOverride && (
          <State tone="danger">
            {t(record.ruleId === 'P21' ? lookTexts.byConsent : lookTexts.emergency)}
          </State>
        )}
        {receiver && <p>{t(lookTexts.told, { unit: receiver.unitName })}</p>}
        {reason && <p>{t(lookTexts.reason, { why: t(reason) })}</p>}
        <p className="muted small">
          {hasDate ? dateAndTime(at, language) : clockTime(at, language)}. {t(why)}
          {law && ` (${law})`}
        </p>
      </div>
      {children}
    </div>
  )
}

/** Who looked, as far as the citizen is told: role and unit, and the name where the house shows it. */
function whoWords(t: ReturnType<typeof useText>, { who }: AccessRecordView): string {
  if (who.isSelf) return t(lookTexts.you)
  if (who.kind === 'citizen') return t(lookTexts.actsForYou, { name: who.name ?? '' })
  if (who.kind === 'system') return t(lookTexts.program)
  if (who.kind === 'service')
    return [t(lookTexts.theirSystem, { name: who.name ?? '' }), who.unitName].filter(Boolean).join(', ')
  const work = who.function === null ? undefined : functionText(who.function)
  return [who.name, work && t(work), who.unitName].filter(Boolean).join(', ')
}
