import type { QuestionView } from '../../../../contract/oversight.ts'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { lookTexts } from '../../access/pages/texts.ts'

/** Where the citizen's question stands: asked, late, or answered. */
export function MyQuestion({ question, isNamed = false }: { question: QuestionView; isNamed?: boolean }) {
  const t = useText()
  const language = useLanguage()
  const { answer, answeredAt, answeredBy, dueAt, isOverdue, isReviewed, lookedAt, party } = question
  return (
    <div className="stack-tight">
      {isNamed && (
        <p className="strong">
          {t(lookTexts.aboutLook, { when: dateAndTime(lookedAt, language), party: party.name })}
        </p>
      )}
      {answer === null ? (
        <State tone={isOverdue ? 'danger' : 'info'}>
          {isOverdue
            ? t(lookTexts.askedLate)
            : t(lookTexts.askedState, { due: calendarDate(dueAt, language) })}
        </State>
      ) : (
        <>
          <State tone="success">{t(lookTexts.answered)}</State>
          <blockquote>{answer}</blockquote>
          <p className="muted small">
            {t(lookTexts.answeredBy, {
              who: answeredBy ?? party.name,
              when: answeredAt === null ? '' : dateAndTime(answeredAt, language),
            })}
          </p>
        </>
      )}
      {isReviewed && <p className="muted small">{t(lookTexts.reviewed)}</p>}
    </div>
  )
}
