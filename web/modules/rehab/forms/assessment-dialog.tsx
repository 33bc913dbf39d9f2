import { type FormEvent, useId, useState } from 'react'
import { type AssessmentView, assessFunctionRoute, type RehabPlanView } from '../../../../contract/rehab.ts'
import {
  type FunctionDomain,
  functionDomainCodes,
  functionDomains,
  type Potential,
  potentials,
  type Qualifier,
  qualifiers,
  qualifierWords,
} from '../../../../kernel/functioning.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button, IconButton } from '../../../ui/button.tsx'
import { danishToday } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, TextArea, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { rehabTexts } from '../pages/texts.ts'
import { rehabFormTexts } from './texts.ts'

interface Answer {
  readonly qualifier: Qualifier
  readonly note: string
}

type Answers = Readonly<Partial<Record<FunctionDomain, Answer>>>

export interface AssessmentDialogProps {
  readonly citizenId: string
  readonly plan: RehabPlanView
  /** The own assessment to put right. */
  readonly corrects?: AssessmentView | undefined
  readonly onClose: () => void
}

/** A party says how it sees function, domain by domain, with need and potential. */
export function AssessmentDialog({ citizenId, plan, corrects, onClose }: AssessmentDialogProps) {
  const t = useText()
  const [answers, setAnswers] = useState<Answers>(() => answersOf(corrects))
  const [assessedOn, setAssessedOn] = useState(corrects?.assessedOn ?? danishToday())
  const [potential, setPotential] = useState<string>(corrects?.potential ?? 'substantial')
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  const save = useDeed(assessFunctionRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(rehabTexts.assessed),
    closes: onClose,
  })
  const set = (code: FunctionDomain, answer: Answer | undefined) =>
    setAnswers(({ [code]: _before, ...others }) =>
      answer === undefined ? others : { ...others, [code]: answer },
    )

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const words = (name: string) => String(data.get(name) ?? '').trim()
    const domains = functionDomainCodes.flatMap((code) => {
      const answer = answers[code]
      return answer === undefined ? [] : [{ code, qualifier: answer.qualifier, note: answer.note.trim() }]
    })
    const reason = words('reason')
    const lacks = new Set([
      ...(domains.length === 0 ? ['domains'] : []),
      ...(corrects && reason === '' ? ['reason'] : []),
    ])
    setMissing(lacks)
    if (lacks.size > 0) return
    save.does({
      params: { citizenId, planId: plan.planId },
      body: {
        assessedOn,
        domains,
        function: words('function'),
        trainingNeed: words('trainingNeed'),
        rehabNeed: words('rehabNeed'),
        potential: potential as Potential,
        ...(corrects && { corrects: { assessmentId: corrects.assessmentId, reason } }),
      },
    })
  }

  return (
    <Dialog title={t(rehabTexts.assess)} isOpen onClose={onClose}>
      <form className="form" onSubmit={submit} noValidate>
        {corrects && (
          <TextArea
            name="reason"
            label={t(rehabFormTexts.correctionReason)}
            rows={2}
            maxLength={2000}
            error={missing.has('reason') ? t(rehabFormTexts.fill) : undefined}
          />
        )}
        <DateField label={t(rehabFormTexts.assessedOn)} value={assessedOn} onChange={setAssessedOn} />
        <p className="field-hint">{t(rehabFormTexts.domainsHelp)}</p>
        {missing.has('domains') && <p className="field-error">{t(rehabFormTexts.atLeastOne)}</p>}
        <div className="assess-domains">
          {functionDomainCodes.map((code) => (
            <DomainField
              key={code}
              code={code}
              answer={answers[code]}
              onChange={(answer) => set(code, answer)}
            />
          ))}
        </div>
        {(['function', 'trainingNeed', 'rehabNeed'] as const).map((name) => (
          <TextArea
            key={name}
            name={name}
            label={t(name === 'function' ? rehabTexts.functionWords : rehabTexts[name])}
            optional
            rows={2}
            maxLength={4000}
            defaultValue={corrects?.[name] ?? ''}
          />
        ))}
        <RadioGroup
          label={t(rehabTexts.potential)}
          inRow
          value={potential}
          onChange={setPotential}
          options={potentials.map((value) => ({ value, label: t(rehabTexts[`potential_${value}`]) }))}
        />
        <DialogFoot>
          <Button look="primary" type="submit" busy={save.isBusy}>
            {t(rehabFormTexts.save)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

function answersOf(assessment: AssessmentView | undefined): Answers {
  return Object.fromEntries(
    (assessment?.domains ?? []).map(({ code, qualifier, note }) => [code, { qualifier, note }]),
  )
}

/** One domain: seven radio buttons in a group of their own, and a note once something is chosen. */
function DomainField({
  code,
  answer,
  onChange,
}: {
  code: FunctionDomain
  answer: Answer | undefined
  onChange: (answer: Answer | undefined) => void
}) {
  const t = useText()
  const name = useId()
  const domain = t(functionDomains[code])
  return (
    <fieldset className="assess-domain">
      <legend>
        {domain} <span className="muted small">{code}</span>
      </legend>
      <div className="assess-choices">
        {qualifiers.map((qualifier) => (
          <label key={qualifier} className="assess-choice">
            <input
              type="radio"
              name={name}
              checked={answer?.qualifier === qualifier}
              onChange={() => onChange({ qualifier, note: answer?.note ?? '' })}
            />
            <span>{t(qualifierWords[qualifier])}</span>
          </label>
        ))}
        {answer && (
          <IconButton
            small
            icon="close"
            name={t(rehabFormTexts.clearFor, { domain })}
            onClick={() => onChange(undefined)}
          />
        )}
      </div>
      {answer && (
        <TextField
          label={t(rehabFormTexts.noteFor, { domain: domain.toLowerCase() })}
          optional
          maxLength={500}
          value={answer.note}
          onChange={(event) => onChange({ ...answer, note: event.target.value })}
        />
      )}
    </fieldset>
  )
}
