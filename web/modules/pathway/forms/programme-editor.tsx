import { Button, IconButton } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'
import { moreDraftTexts } from './more-texts.ts'
import { ConditionAt, FactAt } from './programme-condition.tsx'
import { BilingualAt, SelectAt, useEditing } from './programme-fields.tsx'
import { ChoicesAt } from './programme-list.tsx'
import { ProgrammePauses } from './programme-pauses.tsx'
import { ProgrammeStepForm } from './programme-step-form.tsx'
import { StepNumbersAt } from './programme-step-numbers.tsx'
import { ProgrammeWho } from './programme-who.tsx'
import { faultsWithin, listAt, move, nextStepId, textAt } from './programme-writing.ts'

/** The form of a draft: about the programme, who takes part, its steps one at a time, and what may come between. */
export function ProgrammeEditor({
  opened,
  onOpen,
}: {
  opened: number | undefined
  onOpen: (step: number | undefined) => void
}) {
  const t = useText()
  const { words } = useEditing()
  return (
    <>
      <Card title={t(draftTexts.about)} icon="document">
        <div className="form">
          <BilingualAt path={['name']} what={t(draftTexts.name)} />
          <BilingualAt path={['purpose']} what={t(draftTexts.purpose)} optional />
          <SelectAt
            path={['family']}
            label={t(moreDraftTexts.family)}
            none={t(moreDraftTexts.noFamily)}
            hint={t(moreDraftTexts.familyHint)}
            options={words.families.map((one) => ({ value: one.value, label: t(one.name) }))}
          />
          <fieldset className="programme-condition">
            <legend>{t(draftTexts.trigger)}</legend>
            <FactAt path={['trigger']} />
          </fieldset>
          <ConditionAt path={['inclusion']} label={t(draftTexts.inclusion)} />
          <ConditionAt path={['done']} label={t(draftTexts.doneWhen)} />
          <ChoicesAt
            path={['indicators']}
            label={t(moreDraftTexts.indicators)}
            options={words.indicators.map((one) => ({ value: one.value, label: t(one.name) }))}
          />
        </div>
      </Card>
      <ProgrammeWho />
      <Steps opened={opened} onOpen={onOpen} />
      <Exceptions />
      <ProgrammePauses />
    </>
  )
}

function Steps({
  opened,
  onOpen,
}: {
  opened: number | undefined
  onOpen: (step: number | undefined) => void
}) {
  const t = useText()
  const { writing, faults, set, stepIds, isReadOnly } = useEditing()
  const steps = listAt(writing, ['steps'])
  const add = () => {
    const id = nextStepId(stepIds)
    set(
      ['steps'],
      [...steps, { id, title: { da: '', en: '' }, opens: { fact: 'stay-started' }, confidence: 'to-verify' }],
    )
    onOpen(steps.length)
  }
  return (
    <Card title={t(draftTexts.steps)} icon="worklist">
      <ol className="programme-edit-steps">
        {steps.map((step, index) => {
          const id = textAt(step, ['id'])
          const wrong = faultsWithin(faults, ['steps', index]).length
          return (
            <li key={`${id} ${stepIds.indexOf(id) === index ? '' : index}`}>
              <div className="row row-between">
                <button
                  type="button"
                  className="service-button"
                  aria-expanded={opened === index}
                  onClick={() => onOpen(opened === index ? undefined : index)}
                >
                  {id} {textAt(step, ['title', 'da'])}
                </button>
                <span className="row">
                  {wrong > 0 && (
                    <State tone="danger">
                      {wrong === 1 ? t(draftTexts.oneFault) : t(draftTexts.faults, { n: wrong })}
                    </State>
                  )}
                  {!isReadOnly && (
                    <>
                      <IconButton
                        small
                        icon="up"
                        name={t(draftTexts.moveUp, { step: id })}
                        onClick={() => set(['steps'], move(steps, index, -1))}
                      />
                      <IconButton
                        small
                        icon="down"
                        name={t(draftTexts.moveDown, { step: id })}
                        onClick={() => set(['steps'], move(steps, index, 1))}
                      />
                    </>
                  )}
                </span>
              </div>
              {opened === index && (
                <div className="stack-tight">
                  <ProgrammeStepForm index={index} />
                  <div className="row">
                    <Button small onClick={() => onOpen(undefined)}>
                      {t(draftTexts.closeStep)}
                    </Button>
                    {!isReadOnly && (
                      <Button
                        small
                        look="danger"
                        onClick={() => {
                          onOpen(undefined)
                          set(['steps', index], undefined)
                        }}
                      >
                        {t(draftTexts.removeStep)}
                      </Button>
                    )}
                  </div>
                </div>
              )}
            </li>
          )
        })}
      </ol>
      {!isReadOnly && (
        <Button icon="plus" onClick={add}>
          {t(draftTexts.addStep)}
        </Button>
      )}
    </Card>
  )
}

function Exceptions() {
  const t = useText()
  const { writing, words, set, isReadOnly } = useEditing()
  const all = listAt(writing, ['exceptions'])
  return (
    <Card title={t(draftTexts.exceptions)} icon="change">
      <p className="muted">{t(draftTexts.shared)}</p>
      <ol className="programme-edit-steps">
        {all.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an exception has no name but its place
          <li key={index}>
            <div className="form">
              <SelectAt
                path={['exceptions', index, 'reason']}
                label={t(draftTexts.reason)}
                options={words.reasons.map((one) => ({ value: one.value, label: t(one.name) }))}
              />
              <ConditionAt path={['exceptions', index, 'when']} label={t(draftTexts.exceptionWhen)} />
              <BilingualAt path={['exceptions', index, 'text']} what={t(draftTexts.exceptionText)} optional />
              <div className="programme-two">
                <StepNumbersAt
                  path={['exceptions', index, 'steps']}
                  label={t(draftTexts.exceptionSteps)}
                  hint={t(draftTexts.allSteps)}
                />
                <StepNumbersAt path={['exceptions', index, 'except']} label={t(draftTexts.exceptSteps)} />
              </div>
              {!isReadOnly && (
                <div>
                  <Button small onClick={() => set(['exceptions', index], undefined)}>
                    {t(draftTexts.removeException)}
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
      {!isReadOnly && (
        <Button
          icon="plus"
          onClick={() =>
            set(['exceptions'], [...all, { reason: 'CITIZEN_WISH', when: { fact: 'pathway-refused' } }])
          }
        >
          {t(draftTexts.addException)}
        </Button>
      )}
    </Card>
  )
}
