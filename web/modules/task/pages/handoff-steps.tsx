import './handoff.css'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { type HandoffView, handoffState, isWaiting } from './handoff-state.ts'
import { taskTexts } from './texts.ts'

/** Sent → waiting → answered → closed, with the step it stands on. */
export function HandoffSteps({ handoff }: { handoff: HandoffView }) {
  const t = useText()
  const { tone, text } = handoffState(handoff)
  const waits = isWaiting(handoff)
  return (
    <ol className="handoff-steps" aria-label={t(taskTexts.handoff)}>
      {(!waits || handoff.status !== 'offered') && <li>{t(taskTexts.stepSent)}</li>}
      <li aria-current="step">
        <State tone={tone}>{t(text)}</State>
      </li>
      <li data-step={waits ? 'to-come' : undefined}>{t(taskTexts.stepClosed)}</li>
    </ol>
  )
}
