import { Card } from '../../../ui/card.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'
import { moreDraftTexts } from './more-texts.ts'
import { FactAt } from './programme-condition.tsx'
import { BilingualAt, SelectAt, useEditing } from './programme-fields.tsx'
import { ChoicesAt, ListAt } from './programme-list.tsx'
import { StepNumbersAt } from './programme-step-numbers.tsx'

/** What makes deadlines stand still, and after what others take over what is open. */
export function ProgrammePauses() {
  const t = useText()
  const { words } = useEditing()
  return (
    <Card title={t(moreDraftTexts.pauses)} icon="clock">
      <div className="form">
        <p className="muted">{t(moreDraftTexts.pausesHelp)}</p>
        <ListAt
          path={['pauses']}
          one={t(moreDraftTexts.pause)}
          beginning={{ from: { fact: 'stay-started' }, until: { fact: 'stay-ended' } }}
        >
          {(path) => (
            <>
              <fieldset className="programme-condition">
                <legend>{t(moreDraftTexts.pauseFrom)}</legend>
                <FactAt path={[...path, 'from']} />
              </fieldset>
              <fieldset className="programme-condition">
                <legend>{t(moreDraftTexts.pauseUntil)}</legend>
                <FactAt path={[...path, 'until']} />
              </fieldset>
              <StepNumbersAt
                path={[...path, 'steps']}
                label={t(moreDraftTexts.pausedSteps)}
                hint={t(draftTexts.allSteps)}
              />
              <BilingualAt path={[...path, 'text']} what={t(draftTexts.exceptionText)} optional />
            </>
          )}
        </ListAt>
        <h3>{t(moreDraftTexts.takeovers)}</h3>
        <p className="muted">{t(moreDraftTexts.takeoversHelp)}</p>
        <ListAt
          path={['takeovers']}
          one={t(moreDraftTexts.takeover)}
          beginning={{ reason: 'MOVED', after: 'citizen-moved', who: ['MUn'] }}
        >
          {(path) => (
            <>
              <div className="programme-two">
                <SelectAt
                  path={[...path, 'reason']}
                  label={t(draftTexts.reason)}
                  options={words.reasons.map((one) => ({ value: one.value, label: t(one.name) }))}
                />
                <SelectAt
                  path={[...path, 'after']}
                  label={t(moreDraftTexts.after)}
                  options={words.facts.map((one) => ({ value: one.value, label: t(one.name) }))}
                />
              </div>
              <ChoicesAt
                path={[...path, 'who']}
                label={t(moreDraftTexts.whoseOpen)}
                options={words.participants.map((one) => ({ value: one.value, label: t(one.name) }))}
              />
              <BilingualAt path={[...path, 'text']} what={t(draftTexts.exceptionText)} optional />
            </>
          )}
        </ListAt>
      </div>
    </Card>
  )
}
