import { Checkbox } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'
import { moreDraftTexts } from './more-texts.ts'
import { ConditionAt } from './programme-condition.tsx'
import { BilingualAt, SelectAt, TextAt, useEditing } from './programme-fields.tsx'
import { ChoicesAt, ListAt } from './programme-list.tsx'
import type { Path } from './programme-writing.ts'

/** The rest of a step: what the citizen reads, who takes part, what makes it pointless, and the law it rests on. */
export function ProgrammeStepMore({ path }: { path: Path }) {
  const t = useText()
  const { words, value, set, isReadOnly } = useEditing()
  const consent = [...path, 'needsConsent']
  return (
    <>
      <BilingualAt path={[...path, 'plain']} what={t(moreDraftTexts.plain)} optional />
      <ChoicesAt
        path={[...path, 'participants']}
        label={t(draftTexts.with)}
        options={words.participants.map((one) => ({ value: one.value, label: t(one.name) }))}
      />
      <BilingualAt path={[...path, 'input']} what={t(moreDraftTexts.input)} optional />
      <BilingualAt path={[...path, 'output']} what={t(moreDraftTexts.output)} optional />
      <Checkbox
        label={t(moreDraftTexts.needsConsent)}
        checked={value(consent) === true}
        disabled={isReadOnly}
        onChange={({ target }) => set(consent, target.checked || undefined)}
      />
      <fieldset className="programme-condition">
        <legend>{t(moreDraftTexts.cancelled)}</legend>
        <ListAt
          path={[...path, 'cancelled']}
          one={t(draftTexts.reason)}
          beginning={{ when: { fact: 'stay-ended' }, reason: 'NOT_CALLED_FOR' }}
        >
          {(each) => (
            <>
              <SelectAt
                path={[...each, 'reason']}
                label={t(draftTexts.reason)}
                options={words.reasons.map((one) => ({ value: one.value, label: t(one.name) }))}
              />
              <ConditionAt path={[...each, 'when']} label={t(draftTexts.exceptionWhen)} />
            </>
          )}
        </ListAt>
      </fieldset>
      <fieldset className="programme-condition">
        <legend>{t(moreDraftTexts.law)}</legend>
        <ListAt
          path={[...path, 'legal']}
          one={t(moreDraftTexts.provision)}
          beginning={{ act: 'SUL', section: '', confidence: 'to-verify' }}
        >
          {(each) => (
            <div className="programme-parts">
              <SelectAt
                path={[...each, 'act']}
                label={t(moreDraftTexts.act)}
                options={words.acts.map((one) => ({ value: one.value, label: t(one.name) }))}
              />
              <TextAt
                path={[...each, 'section']}
                label={t(moreDraftTexts.section)}
                hint={t(moreDraftTexts.sectionHint)}
              />
              <SelectAt
                path={[...each, 'confidence']}
                label={t(draftTexts.confidence)}
                options={[
                  { value: 'certain', label: t(moreDraftTexts.certainLaw) },
                  { value: 'to-verify', label: t(moreDraftTexts.lawToVerify) },
                ]}
              />
            </div>
          )}
        </ListAt>
      </fieldset>
    </>
  )
}
