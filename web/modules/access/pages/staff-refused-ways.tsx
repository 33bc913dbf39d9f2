import './override.css'
import { lazy, Suspense, useState } from 'react'
import type { Refused } from '../../../app/api.ts'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/text.tsx'
import { overrideTexts } from './override-texts.ts'

const OverrideDialog = lazy(() =>
  import('../forms/override-dialog.tsx').then((file) => ({ default: file.OverrideDialog })),
)
const DeclareDialog = lazy(() =>
  import('../forms/declare-dialog.tsx').then((file) => ({ default: file.DeclareDialog })),
)

export interface RefusedWaysProps {
  readonly who: { readonly citizenId: string } | { readonly number: string }
  readonly refused: Refused
  /** Something was opened: ask again. */
  readonly onOpened: (citizenId: string) => void
}

/** What can lawfully be done after a refusal: say why the citizen is here, or open with a reason. */
export function RefusedWays({ who, refused, onOpened }: RefusedWaysProps) {
  const t = useText()
  const [form, setForm] = useState<'override' | 'declare'>()
  const { mayOverride, mayDeclare } = refused.data as { mayOverride?: boolean; mayDeclare?: boolean }
  const close = () => setForm(undefined)
  if (!mayOverride && !mayDeclare) return null
  return (
    <div className="refused-ways">
      {mayOverride && 'number' in who && <p>{t(overrideTexts.openFound)}</p>}
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
      <Suspense>
        {form === 'override' && <OverrideDialog who={who} onOpened={onOpened} onClose={close} />}
        {form === 'declare' && <DeclareDialog who={who} onDeclared={onOpened} onClose={close} />}
      </Suspense>
    </div>
  )
}
