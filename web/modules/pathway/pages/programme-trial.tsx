import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  beginProgrammeTrialRoute,
  type CountView,
  type ProgrammeTrialView,
  type TriedStepView,
} from '../../../../contract/pathway-programme.ts'
import type { Asked } from '../../../app/api.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { useText } from '../../../ui/text.tsx'
import { programmeTrialQuery } from '../programme-queries.ts'
import { draftTexts } from './programme-texts.ts'
import { minutesWords } from './programme-words.ts'

type Tried = Asked<typeof beginProgrammeTrialRoute>['body']['with']

interface TrialProps {
  readonly code: string
  readonly oldVersion: number
  readonly tried: Tried
  /** Why it cannot be tried now. */
  readonly whyNot?: string | undefined
}

/** What would have been different in recorded pathways: numbers only. */
export function ProgrammeTrial({ code, oldVersion, tried, whyNot }: TrialProps) {
  const t = useText()
  const [trialId, setTrialId] = useState<string>()
  const begin = useDeed(beginProgrammeTrialRoute, {
    touches: [],
    onDone: (trial) => setTrialId(trial.trialId),
  })
  return (
    <Card title={t(draftTexts.try)} icon="change">
      <p className="muted">{t(draftTexts.tryText)}</p>
      <Button
        busy={begin.isBusy}
        whyNot={whyNot}
        onClick={() => begin.does({ body: { code, oldVersion, with: tried } })}
      >
        {t(draftTexts.tryNow, { n: oldVersion })}
      </Button>
      {trialId && <Trial trialId={trialId} />}
    </Card>
  )
}

function Trial({ trialId }: { trialId: string }) {
  const t = useText()
  const trial = useQuery(programmeTrialQuery(trialId)).data
  if (trial === undefined) return null
  const { status, progress } = trial
  if (status === 'running')
    return (
      <div role="status">
        <p>{t(draftTexts.trying, progress)}</p>
        <progress max={progress.of} value={progress.done} aria-label={t(draftTexts.try)} />
      </div>
    )
  return <TrialResult trial={trial} />
}

function TrialResult({ trial }: { trial: ProgrammeTrialView }) {
  const t = useText()
  const { status, progress, pathways, different, notStarted, steps } = trial
  const n = useCount()
  const changed = steps.filter(isChanged)
  const same = steps.filter((step) => !isChanged(step))
  if (pathways.hidden !== null) return <p role="status">{t(draftTexts.tooFew)}</p>
  return (
    <div className="stack-tight">
      <p className="row" role="status">
        <span className="strong">
          {status === 'stopped-at-limit'
            ? t(draftTexts.triedLimit, { n: progress.done })
            : t(draftTexts.triedAll, { n: n(pathways) })}
        </span>
        <span>
          {different.n === 0 ? t(draftTexts.noDifference) : t(draftTexts.different, { n: n(different) })}
        </span>
        {notStarted.n !== 0 && <span>{t(draftTexts.notStarted, { n: n(notStarted) })}</span>}
      </p>
      {changed.length > 0 && <ChangedSteps steps={changed} />}
      {same.length > 0 && (
        <details>
          <summary>{t(draftTexts.unchanged, { n: same.length })}</summary>
          <p className="muted">{same.map(({ stepId, title }) => `${stepId} ${t(title)}`).join(', ')}</p>
        </details>
      )}
    </div>
  )
}

/** Something other than nothing, be it hidden or not. */
const isSome = ({ n }: CountView) => n !== 0

function isChanged(step: TriedStepView): boolean {
  return [
    step.onlyOld,
    step.onlyNew,
    step.earlier.of,
    step.later.of,
    step.gained,
    step.lost,
    step.endedOtherwise,
    step.otherUnit,
  ].some(({ n, hidden }) => (n !== null ? n !== 0 : hidden === 'few'))
}

/** A count as it may be shown. */
function useCount() {
  const t = useText()
  return ({ n, hidden }: CountView): string =>
    n === null ? t(hidden === 'few' ? draftTexts.few : draftTexts.hidden) : String(n)
}

function ChangedSteps({ steps }: { steps: readonly TriedStepView[] }) {
  const t = useText()
  const n = useCount()
  const name = (step: TriedStepView) => (
    <>
      {step.stepId} {t(step.title)}
      {step.in !== 'both' && (
        <span className="muted"> ({t(step.in === 'only-new' ? draftTexts.isNew : draftTexts.isGone)})</span>
      )}
    </>
  )
  return (
    <DataTable
      name={t(draftTexts.try)}
      rows={steps}
      rowKey={({ stepId }) => stepId}
      columns={[
        { id: 'step', header: t(draftTexts.colStep), isRowHeader: true, cell: name },
        { id: 'both', header: t(draftTexts.colBoth), align: 'end', cell: (step) => n(step.both) },
        { id: 'old', header: t(draftTexts.colOnlyOld), align: 'end', cell: (step) => n(step.onlyOld) },
        { id: 'new', header: t(draftTexts.colOnlyNew), align: 'end', cell: (step) => n(step.onlyNew) },
        { id: 'due', header: t(draftTexts.colDeadline), cell: (step) => <Moved step={step} /> },
        {
          id: 'who',
          header: t(draftTexts.colWho),
          cell: (step) => isSome(step.otherUnit) && <OtherUnit step={step} />,
        },
        {
          id: 'end',
          header: t(draftTexts.colEnd),
          align: 'end',
          cell: (step) => n(step.endedOtherwise),
        },
      ]}
      card={(step) => (
        <div className="stack-tight">
          <span className="strong">{name(step)}</span>
          <span className="muted">
            {t(draftTexts.colBoth)}: {n(step.both)}, {t(draftTexts.colOnlyOld)}: {n(step.onlyOld)},{' '}
            {t(draftTexts.colOnlyNew)}: {n(step.onlyNew)}
          </span>
          <Moved step={step} />
          {isSome(step.otherUnit) && <OtherUnit step={step} />}
          {isSome(step.endedOtherwise) && (
            <span>
              {t(draftTexts.colEnd)}: {n(step.endedOtherwise)}
            </span>
          )}
        </div>
      )}
    />
  )
}

function Moved({ step }: { step: TriedStepView }) {
  const t = useText()
  const n = useCount()
  const moved = ({ of, medianMinutes }: TriedStepView['earlier'], isEarlier: boolean) => {
    if (!isSome(of) || of.hidden === 'derivable') return null
    if (medianMinutes === null)
      return t(isEarlier ? draftTexts.earlierHidden : draftTexts.laterHidden, { n: n(of) })
    return t(isEarlier ? draftTexts.earlier : draftTexts.later, {
      n: n(of),
      time: minutesWords(t, medianMinutes),
    })
  }
  const said = [
    moved(step.earlier, true),
    moved(step.later, false),
    isSome(step.gained) && step.gained.hidden !== 'derivable'
      ? t(draftTexts.gained, { n: n(step.gained) })
      : null,
    isSome(step.lost) && step.lost.hidden !== 'derivable' ? t(draftTexts.lost, { n: n(step.lost) }) : null,
  ]
  return <span>{said.filter(Boolean).join(', ')}</span>
}

function OtherUnit({ step }: { step: TriedStepView }) {
  const t = useText()
  const n = useCount()
  return (
    <span>
      {n(step.otherUnit)}
      {step.whoOld &&
        step.whoNew &&
        `, ${t(draftTexts.whoMoved, { old: t(step.whoOld), renewed: t(step.whoNew) })}`}
    </span>
  )
}
