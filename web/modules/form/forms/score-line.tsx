import type { FormItemView, FormScoreView } from '../../../../contract/form.ts'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { fillTexts } from '../pages/texts.ts'

export interface ScoreLineProps {
  readonly item: FormItemView
  readonly score: FormScoreView | undefined
  readonly items: readonly FormItemView[]
  /** Answers are on their way: the number is of what was saved before. */
  readonly isOld?: boolean
}

/** What an instrument says of the answers: the number, its band, what is missing, and never a diagnosis. */
export function ScoreLine({ item, score, items, isOld = false }: ScoreLineProps) {
  const t = useText()
  const name = (input: string) => {
    const asked = item.score?.inputs.find((each) => each.name === input)
    const question = items.find(({ linkId }) => linkId === asked?.linkId)
    return question ? [t(question.text)] : []
  }
  // What is not a question of this form is nothing the reader can answer.
  const missing = score?.missing.flatMap(name) ?? []
  return (
    <div className="score" aria-live="polite" aria-busy={isOld}>
      <p className="score-name">{t(item.text)}</p>
      {score?.score != null ? (
        <p className="score-value">
          <span>{t(fillTexts.score, { score: score.score })}</span>
          {score.band && <span>{t(score.band.text)}</span>}
        </p>
      ) : (
        <p className="muted">{t(isOld ? fillTexts.scoreLater : fillTexts.scoreEmpty)}</p>
      )}
      {missing.length > 0 && (
        <p className="muted small">{t(fillTexts.scoreMissing, { items: missing.join(', ') })}</p>
      )}
      {score?.flags.map((flag) => (
        <p key={flag.code} role="alert">
          <State tone="danger">{t(flag.text)}</State>
        </p>
      ))}
      <p className="muted small">{t(fillTexts.scoreNote)}</p>
      {item.score && <p className="muted small">{t(item.score.credit)}</p>}
    </div>
  )
}
