import './access.css'
import type { ExplanationView } from '../../../../contract/access.ts'
import { functionText } from '../../../app/roles.ts'
import { Card } from '../../../ui/card.tsx'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { explainTexts, stageTexts } from './explain-texts.ts'
import { relationKindText } from './relation-kind-texts.ts'
import { dataKindTexts } from './texts.ts'

type RuleReport = ExplanationView['rule']

/** The answer in a sentence, then the rule with its conditions, the facts, and what was missing elsewhere. */
export function Explanation({ explanation }: { explanation: ExplanationView }) {
  const t = useText()
  const language = useLanguage()
  const { at, who, kind, outcome, stage, rule, evidence, level, mayOverride, others } = explanation
  const work = functionText(who.function)
  const words = {
    who: [who.name, work && t(work), who.unitName].filter(Boolean).join(', '),
    kind: t(dataKindTexts[kind]).toLocaleLowerCase(language),
    when: dateAndTime(at, language),
  }
  return (
    <div className="stack" aria-live="polite">
      <Card
        title={t(outcome === 'granted' ? explainTexts.yes : explainTexts.no, words)}
        icon={outcome === 'granted' ? 'check' : 'shield'}
        edge={outcome === 'granted' ? 'success' : 'danger'}
      >
        {mayOverride && <p>{t(explainTexts.couldOverride)}</p>}
        <h3>{t(explainTexts.decidedBy)}</h3>
        <p className="muted">
          {t(explainTexts.stage, { stage: stageTexts[stage] ? t(stageTexts[stage]) : stage })}
        </p>
        <Rule rule={rule} />
        <h3>{t(explainTexts.evidence)}</h3>
        {evidence.length === 0 ? (
          <p>{t(explainTexts.noEvidence)}</p>
        ) : (
          <>
            <p className="muted">{t(explainTexts.strength, { level })}</p>
            <ul className="will-list">
              {evidence.map((one) => {
                const found = {
                  kind: t(relationKindText(one.kind)),
                  unit: one.unitName,
                  from: calendarDate(one.from, language),
                }
                return (
                  <li key={`${one.kind} ${one.unitName} ${one.from}`}>
                    {one.to === null
                      ? t(explainTexts.relationLine, found)
                      : t(explainTexts.relationEnded, { ...found, to: calendarDate(one.to, language) })}
                  </li>
                )
              })}
            </ul>
          </>
        )}
      </Card>
      {others.length > 0 && (
        <details className="will-card">
          <summary>{t(explainTexts.others, { n: others.length })}</summary>
          {others.map((one) => (
            <Rule key={`${one.ruleId} ${one.title.da}`} rule={one} />
          ))}
        </details>
      )}
    </div>
  )
}

function Rule({ rule }: { rule: RuleReport }) {
  const t = useText()
  return (
    <section className="rule-report" aria-label={`${rule.ruleId} ${t(rule.title)}`}>
      <p className="strong">
        {rule.ruleId}: {t(rule.title)}
      </p>
      <p className="muted small">
        {rule.law}
        {rule.confidence === 'to-verify' && `. ${t(explainTexts.toVerify)}`}
      </p>
      <ul>
        {rule.conditions.map((one) => (
          <li key={one.condition.da} className="rule-condition">
            <State tone={one.held ? 'success' : 'danger'}>
              {t(one.held ? explainTexts.held : explainTexts.failed)}
            </State>
            <span>
              {t(one.condition)}. <span className="muted">{t(one.facts)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
