import { Checkbox, Select, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { draftTexts } from '../pages/programme-texts.ts'
import { ConditionAt } from './programme-condition.tsx'
import { BilingualAt, SelectAt, TextAt, useEditing } from './programme-fields.tsx'
import { AnchorAt, LimitAt } from './programme-limit.tsx'
import { ProgrammeStepMore } from './programme-step-more.tsx'
import type { Path } from './programme-writing.ts'

/** One step of a draft: what, who, when, by when, and who takes over. */
export function ProgrammeStepForm({ index }: { index: number }) {
  const t = useText()
  const { words, text, value, set, isReadOnly } = useEditing()
  const path: Path = ['steps', index]
  const services = words.services.map((one) => ({ value: one.value, label: t(one.name) }))
  const service = words.services.find((one) => one.value === text([...path, 'service']))
  const has = (part: string) => value([...path, part]) !== undefined
  return (
    <div className="form programme-step-form">
      <div className="programme-two">
        <TextAt path={[...path, 'id']} label={t(draftTexts.number)} hint={t(draftTexts.numberHint)} />
        <SelectAt
          path={[...path, 'service']}
          label={t(draftTexts.service)}
          options={services}
          hint={service && t(draftTexts.serviceWho, { who: t(service.who) })}
        />
      </div>
      <BilingualAt path={[...path, 'title']} what={t(draftTexts.stepTitle)} />
      <BilingualAt path={[...path, 'help']} what={t(draftTexts.help)} optional />
      <SelectAt
        path={[...path, 'who']}
        label={t(draftTexts.lane)}
        none={t(draftTexts.laneByService)}
        options={words.participants.map((one) => ({ value: one.value, label: t(one.name) }))}
      />
      <ConditionAt path={[...path, 'opens']} label={t(draftTexts.opens)} />
      <Checkbox
        label={t(draftTexts.hasDeadline)}
        checked={has('due')}
        disabled={isReadOnly}
        onChange={({ target }) =>
          set(
            [...path, 'due'],
            target.checked ? { anchor: 'stay-started', amount: 1, unit: 'workday' } : undefined,
          )
        }
      />
      {has('due') && (
        <fieldset className="programme-condition">
          <legend>{t(draftTexts.deadline)}</legend>
          <div className="programme-parts">
            <LimitAt path={[...path, 'due']} />
            <AnchorAt path={[...path, 'due', 'anchor']} label={t(draftTexts.countedFrom)} />
          </div>
        </fieldset>
      )}
      <Checkbox
        label={t(draftTexts.hasCloses)}
        checked={has('closes')}
        disabled={isReadOnly}
        onChange={({ target }) =>
          set([...path, 'closes'], target.checked ? { fact: 'form-signed' } : undefined)
        }
      />
      {has('closes') && <ConditionAt path={[...path, 'closes']} label={t(draftTexts.closes)} />}
      <SelectAt
        path={[...path, 'again']}
        label={t(draftTexts.again)}
        none={t(draftTexts.never)}
        options={words.facts.map((one) => ({ value: one.value, label: t(one.name) }))}
      />
      <Handoff path={[...path, 'handoff']} />
      <FormChoice path={[...path, 'form']} />
      <ProgrammeStepMore path={path} />
      <SelectAt
        path={[...path, 'confidence']}
        label={t(draftTexts.confidence)}
        options={[
          { value: 'certain', label: t(draftTexts.certain) },
          { value: 'to-verify', label: t(draftTexts.toVerify) },
        ]}
      />
    </div>
  )
}

/** To whom it is handed on, and how long they have to answer when not the service's own time. */
function Handoff({ path }: { path: Path }) {
  const t = useText()
  const { words, text, value, set, errorAt, isReadOnly } = useEditing()
  const to = text([...path, 'to'])
  const hasOwn = value([...path, 'answerWithin']) !== undefined
  return (
    <>
      <Select
        label={t(draftTexts.handoff)}
        optional
        disabled={isReadOnly}
        error={errorAt(...path, 'to') ?? errorAt(...path)}
        value={to}
        onChange={({ target }) => set(path, target.value === '' ? undefined : { to: target.value })}
        options={[
          { value: '', label: t(draftTexts.noHandoff) },
          ...words.services.map((one) => ({ value: one.value, label: `${t(one.who)}: ${t(one.name)}` })),
        ]}
      />
      {to !== '' && (
        <Checkbox
          label={t(draftTexts.ownAnswer)}
          checked={hasOwn}
          disabled={isReadOnly}
          onChange={({ target }) =>
            set([...path, 'answerWithin'], target.checked ? { amount: 4, unit: 'hour' } : undefined)
          }
        />
      )}
      {hasOwn && (
        <fieldset className="programme-condition">
          <legend>{t(draftTexts.answerWithin)}</legend>
          <div className="programme-parts">
            <LimitAt path={[...path, 'answerWithin']} />
          </div>
        </fieldset>
      )}
    </>
  )
}

function FormChoice({ path }: { path: Path }) {
  const t = useText()
  const { words, text, set, errorAt, isReadOnly } = useEditing()
  const code = text([...path, 'code'])
  const form = words.forms.find((one) => one.code === code)
  return (
    <div className="programme-two">
      <Select
        label={t(draftTexts.form)}
        optional
        disabled={isReadOnly}
        error={errorAt(...path)}
        value={code}
        onChange={({ target }) => {
          const chosen = words.forms.find((one) => one.code === target.value)
          set(path, chosen && { code: chosen.code, version: chosen.versions.at(-1) })
        }}
        options={[
          { value: '', label: t(draftTexts.noForm) },
          ...(code !== '' && form === undefined ? [{ value: code, label: code }] : []),
          ...words.forms.map((one) => ({ value: one.code, label: t(one.name) })),
        ]}
      />
      {code !== '' && (
        <TextField
          label={t(draftTexts.formVersion)}
          inputMode="numeric"
          readOnly={isReadOnly}
          error={errorAt(...path, 'version')}
          value={text([...path, 'version'])}
          onChange={({ target }) =>
            set([...path, 'version'], /^\d+$/.test(target.value) ? Number(target.value) : undefined)
          }
        />
      )}
    </div>
  )
}
