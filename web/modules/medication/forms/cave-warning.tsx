import '../pages/cave.css'
import { TextArea } from '../../../ui/fields.tsx'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { caveTexts } from '../pages/cave-texts.ts'
import { namesOf } from '../pages/cave-words.ts'

export interface CaveWarningProps {
  /** What the medicine goes against. */
  readonly against: readonly { readonly name: string; readonly reaction: string }[]
  readonly error: string | undefined
  readonly earlier?: string | null
}

/** A warning that the citizen does not tolerate what is being given, and the reason a prescriber must give for it. */
export function CaveWarning({ against, error, earlier = null }: CaveWarningProps) {
  const t = useText()
  if (against.length === 0) return null
  const reactions = against.map(({ reaction }) => reaction).filter(Boolean)
  return (
    <div className="cave-warning">
      <State tone="danger">{t(caveTexts.flag, { names: namesOf(against) })}</State>
      {reactions.length > 0 && <p>{reactions.join('. ')}</p>}
      <p>{t(caveTexts.warning, { names: namesOf(against) })}</p>
      <TextArea
        name="caveReason"
        label={t(caveTexts.caveReason)}
        rows={2}
        error={error}
        defaultValue={earlier ?? ''}
        maxLength={500}
      />
    </div>
  )
}
