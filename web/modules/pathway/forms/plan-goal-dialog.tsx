import { type FormEvent, lazy, Suspense, useState } from 'react'
import {
  addGoalRoute,
  changeGoalRoute,
  endGoalRoute,
  followUpGoalRoute,
  type GoalView,
  type PlanView,
} from '../../../../contract/pathway-plan.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup, Select, TextArea } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { planTexts } from '../pages/plan-texts.ts'

const DateField = lazy(() =>
  import('../../../ui/date-field.tsx').then((file) => ({ default: file.DateField })),
)

/** What is about to be written: a new goal, new words for one, or how one goes. */
export type GoalWriting =
  | { readonly kind: 'add' }
  | { readonly kind: 'change' | 'follow-up'; readonly goal: GoalView }

export interface PlanGoalDialogProps {
  readonly citizenId: string
  readonly plan: PlanView
  readonly writing: GoalWriting
  readonly isMine: boolean
  readonly onClose: () => void
}

export function PlanGoalDialog(props: PlanGoalDialogProps) {
  const t = useText()
  const { writing, onClose } = props
  const title =
    writing.kind === 'add'
      ? planTexts.addGoal
      : writing.kind === 'change'
        ? planTexts.edit
        : planTexts.followUp
  return (
    <Dialog title={t(title)} isOpen onClose={onClose}>
      {writing.kind === 'follow-up' ? (
        <FollowUpForm {...props} goal={writing.goal} />
      ) : (
        <WordingForm {...props} goal={writing.kind === 'change' ? writing.goal : undefined} />
      )}
    </Dialog>
  )
}

type SaidBy = GoalView['saidBy']

function WordingForm({
  citizenId,
  plan,
  goal,
  isMine,
  onClose,
}: PlanGoalDialogProps & { readonly goal: GoalView | undefined }) {
  const t = useText()
  const [saidBy, setSaidBy] = useState<SaidBy>('citizen')
  const [targetOn, setTargetOn] = useState<string | null>(goal?.targetOn ?? null)
  const [error, setError] = useState<string>()
  const done = { touches: [`citizen:${citizenId}`] as const, says: t(planTexts.goalSaved), closes: onClose }
  const add = useDeed(addGoalRoute, done)
  const change = useDeed(changeGoalRoute, done)
  // Whoever helps the citizen now may work for a goal.
  const units = [...plan.contacts.map(({ unit }) => unit), ...(goal?.owner ? [goal.owner] : [])]
  const owners = [...new Map(units.map(({ id, name }) => [id, name]))]

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const written = new FormData(event.currentTarget)
    const text = String(written.get('text') ?? '').trim()
    const ownerId = String(written.get('owner') ?? '')
    if (text === '') return setError(t(planTexts.followUpText))
    if (goal)
      change.does({
        params: { citizenId, goalId: goal.id },
        body: { text, ownerId: ownerId || null, targetOn },
      })
    else
      add.does({
        params: { citizenId },
        body: { text, saidBy, ...(ownerId && { ownerId }), ...(targetOn && { targetOn }) },
      })
  }

  return (
    <form className="form" onSubmit={save} noValidate>
      <TextArea
        name="text"
        label={t(isMine ? planTexts.myGoalText : planTexts.goalText)}
        hint={isMine ? undefined : t(planTexts.goalTextHint)}
        error={error}
        defaultValue={goal?.text}
        maxLength={2000}
      />
      {!goal && !isMine && (
        <RadioGroup
          label={t(planTexts.whoseWords)}
          inRow
          value={saidBy}
          onChange={(value) => setSaidBy(value as SaidBy)}
          options={[
            { value: 'citizen', label: t(planTexts.citizensWords) },
            { value: 'relative', label: t(planTexts.relativesWords) },
            { value: 'professional', label: t(planTexts.professionalsWords) },
          ]}
        />
      )}
      <Select
        name="owner"
        label={t(planTexts.owner)}
        defaultValue={goal?.owner?.id ?? ''}
        optional
        options={[
          { value: '', label: t(isMine ? planTexts.meAlone : planTexts.citizenAlone) },
          ...owners.map(([value, label]) => ({ value, label })),
        ]}
      />
      <Suspense fallback={<Skeleton rows={1} />}>
        <DateField
          label={t(planTexts.targetOn)}
          value={targetOn}
          onChange={setTargetOn}
          onClear={() => setTargetOn(null)}
          optional
        />
      </Suspense>
      <DialogFoot>
        <Button look="primary" type="submit" busy={add.isBusy || change.isBusy}>
          {t(planTexts.saveGoal)}
        </Button>
      </DialogFoot>
    </form>
  )
}

type Progress = 'better' | 'same' | 'worse'
type Outcome = 'active' | 'reached' | 'given-up'

function FollowUpForm({ citizenId, goal, onClose }: PlanGoalDialogProps & { readonly goal: GoalView }) {
  const t = useText()
  const [progress, setProgress] = useState<Progress>()
  const [outcome, setOutcome] = useState<Outcome>('active')
  const [error, setError] = useState<string>()
  const done = { touches: [`citizen:${citizenId}`] as const, says: t(planTexts.goalSaved), closes: onClose }
  const followUp = useDeed(followUpGoalRoute, done)
  const end = useDeed(endGoalRoute, done)
  const params = { citizenId, goalId: goal.id }

  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text') ?? '').trim()
    if (outcome !== 'active') return end.does({ params, body: { status: outcome, text } })
    if (text === '' && progress === undefined) return setError(t(planTexts.followUpText))
    followUp.does({ params, body: { text, ...(progress && { progress }) } })
  }

  return (
    <form className="form" onSubmit={save} noValidate>
      <p className="strong">{goal.text}</p>
      <RadioGroup
        label={t(planTexts.progress)}
        inRow
        optional
        value={progress}
        onChange={(value) => setProgress(value as Progress)}
        options={[
          { value: 'better', label: t(planTexts.better) },
          { value: 'same', label: t(planTexts.same) },
          { value: 'worse', label: t(planTexts.worse) },
        ]}
      />
      <TextArea name="text" label={t(planTexts.followUpText)} error={error} optional maxLength={2000} />
      <RadioGroup
        label={t(planTexts.goals)}
        value={outcome}
        onChange={(value) => setOutcome(value as Outcome)}
        options={[
          { value: 'active', label: t(planTexts.stillOn) },
          { value: 'reached', label: t(planTexts.reached) },
          { value: 'given-up', label: t(planTexts.givenUp) },
        ]}
      />
      <DialogFoot>
        <Button look="primary" type="submit" busy={followUp.isBusy || end.isBusy}>
          {t(planTexts.saveFollowUp)}
        </Button>
      </DialogFoot>
    </form>
  )
}
