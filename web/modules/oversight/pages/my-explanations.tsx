import '../../access/pages/access.css'
import './control.css'
import { useQuery } from '@tanstack/react-query'
import { type ExplanationView, giveExplanationRoute } from '../../../../contract/oversight.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { dataKindTexts } from '../../access/pages/texts.ts'
import { WordsForm } from '../forms/words-form.tsx'
import { myExplanationsQuery } from '../queries.ts'
import { controlTexts } from './texts.ts'

/** What a reviewer has asked me about my own looks and I have not answered; nothing when there is none. */
export function MyExplanations({ unitId }: { unitId: string }) {
  const waiting =
    useQuery(myExplanationsQuery(unitId)).data?.filter((one) => one.answer === null && !one.isDecided) ?? []
  return waiting.map((one) => <Explanation key={one.reviewId} unitId={unitId} explanation={one} />)
}

function Explanation({ unitId, explanation }: { unitId: string; explanation: ExplanationView }) {
  const t = useText()
  const language = useLanguage()
  const give = useDeed(giveExplanationRoute, {
    touches: [`oversight:${unitId}`],
    says: t(controlTexts.explanationSent),
  })
  const { reviewId, askedBy, question, why, looks, dueAt } = explanation
  return (
    <Card title={t(controlTexts.explanations)} icon="question" edge="warning">
      <div className="stack-tight will-card">
        <p>
          {t(controlTexts.explanationsIntro, { who: askedBy })} {t(why)}
        </p>
        <blockquote>{question}</blockquote>
        <p className="muted">
          {t(controlTexts.due)}: {dateAndTime(dueAt, language)}
        </p>
        <details>
          <summary>{t(controlTexts.yourLooks, { n: looks.length })}</summary>
          {looks.map((look) => (
            <p className="control-look" key={`${look.at} ${look.kind} ${look.object}`}>
              {dateAndTime(look.at, language)}: {t(dataKindTexts[look.kind])}
              {look.unit && `, ${look.unit.name}`}
            </p>
          ))}
        </details>
        <WordsForm
          label={t(controlTexts.yourAnswer)}
          hint={t(controlTexts.wordsHint)}
          button={t(controlTexts.sendExplanation)}
          isBusy={give.isBusy}
          onSend={(answer) => give.does({ params: { reviewId }, body: { answer } })}
        />
      </div>
    </Card>
  )
}
