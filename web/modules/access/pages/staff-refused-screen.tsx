import '../../../app/frame.css'
import './override.css'
import { lazy, Suspense, useState } from 'react'
import type { accessRefusals } from '../../../../contract/access.ts'
import type { Refused } from '../../../app/api.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState } from '../../../ui/condition.tsx'
import { type Text, useText } from '../../../ui/text.tsx'
import { accessRefusalTexts } from '../texts.ts'
import { overrideTexts } from './override-texts.ts'

const OverrideDialog = lazy(() =>
  import('../forms/override-dialog.tsx').then((file) => ({ default: file.OverrideDialog })),
)
const DeclareDialog = lazy(() =>
  import('../forms/declare-dialog.tsx').then((file) => ({ default: file.DeclareDialog })),
)

type AccessCode = keyof typeof accessRefusals

/** True for a refusal that the rules of access have given. */
export function isAccessRefusal(refused: Refused): boolean {
  return refused.code in accessRefusalTexts
}

const words: Readonly<Record<AccessCode, { title: Text; text: Text }>> = {
  'blocked-by-citizen': { title: overrideTexts.blockedTitle, text: overrideTexts.blockedText },
  'no-relation': { title: overrideTexts.noRelationTitle, text: overrideTexts.noRelationText },
  'not-for-your-work': { title: overrideTexts.workTitle, text: overrideTexts.workText },
  'not-your-own-record': {
    title: overrideTexts.workTitle,
    text: accessRefusalTexts['not-your-own-record'],
  },
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
  const [form, setForm] = useState<'override' | 'declare'>()
  const { title, text } = words[refused.code as AccessCode]
  const { ruleId, basis, mayOverride, mayDeclare } = refused.data as {
    ruleId?: string
    basis?: string
    mayOverride?: boolean
    mayDeclare?: boolean
  }
  return (
    <main id="main" tabIndex={-1} className="page page-narrow">
      <ErrorState isWholePage title={t(title)}>
        {t(text)}
      </ErrorState>
      {ruleId && basis && (
        <p className="muted refused-law">{t(overrideTexts.rule, { rule: ruleId, law: basis })}</p>
      )}
      <div className="refused-ways">
        {mayDeclare && (
          <Button look="primary" onClick={() => setForm('declare')}>
            {t(overrideTexts.declare)}
          </Button>
        )}
        {mayOverride && (
          <Button look="danger" onClick={() => setForm('override')}>
            {t(overrideTexts.open)}
          </Button>
        )}
        {refused.code === 'blocked-by-citizen' && !mayOverride && <p>{t(overrideTexts.blockedNoWay)}</p>}
      </div>
      <Suspense>
        {form === 'override' && (
          <OverrideDialog citizenId={citizenId} onOpened={onOpened} onClose={() => setForm(undefined)} />
        )}
        {form === 'declare' && (
          <DeclareDialog citizenId={citizenId} onDeclared={onOpened} onClose={() => setForm(undefined)} />
        )}
      </Suspense>
    </main>
  )
}
