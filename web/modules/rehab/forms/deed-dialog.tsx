import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  doRehabilitationDeedRoute,
  gopTypes,
  type RehabDeed,
  type RehabDeedBody,
  type RehabPlanView,
} from '../../../../contract/rehab.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { danishToday, weekdayDate } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { Checkbox, RadioGroup, Select, TextArea } from '../../../ui/fields.tsx'
import { State } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { deedTexts, rehabTexts } from '../pages/texts.ts'
import { providersQuery } from '../queries.ts'
import { rehabFormTexts } from './texts.ts'

type DialogDeed = Exclude<
  RehabDeed,
  'assess' | 'revise' | 'send' | 'choose-provider' | 'receive' | 'accept-course' | 'read-final-status'
>

/** What a deed asks for: words, a day, one of a few. */
interface Fields {
  readonly help?: Text
  readonly day?: Text
  /** The day it stands on from the start; today when left out. */
  readonly dayFrom?: (plan: RehabPlanView) => string | null
  readonly words?: readonly { readonly name: string; readonly label: Text; readonly isOptional?: boolean }[]
  readonly choice?: { readonly name: string; readonly label: Text; readonly options: readonly string[] }
}

const fieldsOf: Readonly<Record<DialogDeed, Fields>> = {
  return: {
    help: rehabFormTexts.missingHelp,
    words: [{ name: 'missing', label: rehabFormTexts.missingText }],
  },
  forward: { help: rehabFormTexts.forwardHelp, words: [{ name: 'reason', label: rehabFormTexts.reason }] },
  contact: {
    choice: { name: 'outcome', label: rehabFormTexts.outcome, options: ['reached', 'not-reached'] },
    words: [{ name: 'note', label: rehabFormTexts.note, isOptional: true }],
  },
  'offer-start': {
    day: rehabFormTexts.startOn,
    dayFrom: ({ clock }) => clock.latestStart,
    words: [{ name: 'note', label: rehabFormTexts.note, isOptional: true }],
  },
  'decline-course': { words: [{ name: 'reason', label: rehabFormTexts.declineReason }] },
  pause: { day: rehabFormTexts.since, words: [{ name: 'reason', label: rehabFormTexts.reason }] },
  resume: { day: rehabFormTexts.resumeOn },
  start: {
    day: rehabFormTexts.startDay,
    words: [
      { name: 'tests', label: rehabFormTexts.tests, isOptional: true },
      { name: 'goals', label: rehabFormTexts.goals },
      { name: 'trainingPlan', label: rehabFormTexts.trainingPlan },
    ],
  },
  'give-midway-status': { words: [{ name: 'status', label: rehabFormTexts.status }] },
  'change-type': {
    choice: { name: 'gopType', label: rehabFormTexts.newType, options: gopTypes },
    words: [{ name: 'reason', label: rehabFormTexts.reason }],
  },
  end: { day: rehabFormTexts.endOn, words: [{ name: 'goals', label: rehabFormTexts.goalsReached }] },
  'give-final-status': {
    words: [{ name: 'status', label: rehabFormTexts.finalWords }],
    choice: {
      name: 'handOver',
      label: rehabFormTexts.handOver,
      options: ['nothing-more', 'maintenance', 'exercise', 'work'],
    },
  },
  'close-without-contact': { help: rehabFormTexts.letterHelp, day: rehabFormTexts.letterOn },
  'settle-difference': {
    help: rehabFormTexts.settleHelp,
    words: [{ name: 'reason', label: rehabFormTexts.settleReason }],
  },
}

const optionTexts: Readonly<Record<string, Text>> = {
  reached: rehabFormTexts.reached,
  'not-reached': rehabFormTexts.notReached,
  GENERAL_BASIC: rehabTexts.GENERAL_BASIC,
  GENERAL_ADVANCED: rehabTexts.GENERAL_ADVANCED,
  SPECIALISED: rehabTexts.SPECIALISED,
  REHAB_SPECIALISED: rehabTexts.REHAB_SPECIALISED,
  'nothing-more': rehabFormTexts['nothing-more'],
  maintenance: rehabFormTexts.maintenance,
  exercise: rehabFormTexts.exercise,
  work: rehabFormTexts.work,
}

/** Under which name each deed sends its day. */
const dayNames: Readonly<Partial<Record<DialogDeed, string>>> = {
  pause: 'since',
  'close-without-contact': 'letterSentOn',
}

export interface DeedDialogProps {
  readonly citizenId: string
  readonly plan: RehabPlanView
  readonly deed: RehabDeed
  /** Said when it is done. */
  readonly says: string
  readonly onClose: () => void
}

/** Asks for what a deed needs and does it. */
export function DeedDialog({ citizenId, plan, deed: asked, says, onClose }: DeedDialogProps) {
  const t = useText()
  const deed = asked as DialogDeed
  const fields = fieldsOf[deed]
  const [day, setDay] = useState(() => laterOf(fields.dayFrom?.(plan) ?? null, danishToday()))
  const [choice, setChoice] = useState(fields.choice?.options[0])
  const [isCitizenWish, setIsCitizenWish] = useState(false)
  const [rightUnitId, setRightUnitId] = useState<string>()
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  const done = useDeed(doRehabilitationDeedRoute, {
    touches: [`citizen:${citizenId}`],
    says,
    closes: onClose,
  })

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const words = (fields.words ?? []).map(
      ({ name, isOptional }) => [name, String(data.get(name) ?? '').trim(), isOptional] as const,
    )
    const empty = words.filter(([, text, isOptional]) => text === '' && isOptional !== true)
    const lacks = new Set(empty.map(([name]) => name))
    if (deed === 'forward' && rightUnitId === undefined) lacks.add('rightUnitId')
    setMissing(lacks)
    if (lacks.size > 0) return
    const body = {
      deed,
      ...Object.fromEntries(words.map(([name, text]) => [name, text])),
      ...(fields.day && { [dayNames[deed] ?? 'on']: day }),
      ...(fields.choice && { [fields.choice.name]: choice }),
      ...(deed === 'offer-start' && { isCitizenWish }),
      ...(deed === 'forward' && { rightUnitId }),
    }
    done.does({ params: { citizenId, planId: plan.planId }, body: body as RehabDeedBody })
  }

  return (
    <Dialog title={t(deedTexts[deed])} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        {fields.help && <p>{t(fields.help)}</p>}
        {deed === 'forward' && (
          <RightUnit
            citizenId={citizenId}
            plan={plan}
            value={rightUnitId}
            onChange={setRightUnitId}
            isMissing={missing.has('rightUnitId')}
          />
        )}
        {fields.day && <DateField label={t(fields.day)} value={day} onChange={setDay} />}
        {deed === 'offer-start' && (
          <>
            <Checkbox
              label={t(rehabFormTexts.isCitizenWish)}
              checked={isCitizenWish}
              onChange={(event) => setIsCitizenWish(event.target.checked)}
            />
            <HowItStands plan={plan} day={day} isCitizenWish={isCitizenWish} />
          </>
        )}
        {fields.choice && (
          <RadioGroup
            label={t(fields.choice.label)}
            value={choice}
            onChange={setChoice}
            options={fields.choice.options
              .filter((option) => option !== plan.content.gopType)
              .map((value) => ({ value, label: t(optionTexts[value] ?? rehabTexts.type) }))}
          />
        )}
        {fields.words?.map(({ name, label, isOptional }) => (
          <TextArea
            key={name}
            name={name}
            label={t(label)}
            optional={isOptional ?? false}
            hint={name === 'goals' && deed === 'start' ? t(rehabFormTexts.goalsHint) : undefined}
            error={missing.has(name) ? t(rehabFormTexts.fill) : undefined}
            maxLength={2000}
          />
        ))}
        <DialogFoot>
          <Button look="primary" type="submit" busy={done.isBusy}>
            {t(deedTexts[deed])}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

function laterOf(one: string | null, other: string): string {
  return one !== null && one > other ? one : other
}

/** What an offer of this day means, before it is given. */
function HowItStands({
  plan: { clock },
  day,
  isCitizenWish,
}: {
  plan: RehabPlanView
  day: string
  isCitizenWish: boolean
}) {
  const t = useText()
  const language = useLanguage()
  const { latestStart, rightFrom } = clock
  if (latestStart === null) return null
  if (day <= latestStart) return <State tone="success">{t(rehabFormTexts.offerInTime)}</State>
  if (isCitizenWish && danishToday() <= latestStart)
    return <State tone="success">{t(rehabFormTexts.offerWish)}</State>
  return (
    <State tone="danger">
      {rightFrom === null
        ? t(rehabFormTexts.offerLateNoRight)
        : t(rehabFormTexts.offerLate, { date: weekdayDate(rightFrom, language) })}
    </State>
  )
}

function RightUnit({
  citizenId,
  plan,
  value,
  onChange,
  isMissing,
}: {
  citizenId: string
  plan: RehabPlanView
  value: string | undefined
  onChange: (unitId: string) => void
  isMissing: boolean
}) {
  const t = useText()
  const language = useLanguage()
  const providers = useQuery(providersQuery(citizenId, plan.planId)).data ?? []
  const collator = new Intl.Collator(language)
  const options = providers
    .filter(({ kind }) => kind === 'other-municipality')
    .map(({ unit }) => ({ value: unit.unitId, label: unit.name }))
    .toSorted((one, other) => collator.compare(one.label, other.label))
  return (
    <Select
      label={t(rehabFormTexts.rightUnit)}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      error={isMissing ? t(rehabFormTexts.chooseNone) : undefined}
      options={[{ value: '', label: '–' }, ...options]}
    />
  )
}
