import type { ProgrammeTrialView, TriedStepView } from '../../../contract/pathway-programme.ts'
import { show, showOf } from './domain/suppress.ts'
import { emptyStep, movedBy, type Tally } from './domain/tally.ts'
import { viewProgramme, type WordBooks } from './programme-views.ts'
import type { Trial } from './store/trials.ts'

/** What a trial has counted, as it may be shown: numbers, and none of so few that they could be known. */
export function viewTrial(trial: Trial, atMost: number, books: WordBooks): ProgrammeTrialView {
  const { old, renewed, tally, status } = trial
  const none = { status: 'draft', retiredOn: null } as const
  const [before, after] = [viewProgramme(old, none, books), viewProgramme(renewed, none, books)]
  const ids = [
    ...renewed.steps.map(({ id }) => id),
    ...old.steps.map(({ id }) => id).filter((id) => !renewed.steps.some((step) => step.id === id)),
  ]
  const [notStarted, different] = showOf(tally.pathways, [
    tally.notStarted,
    tally.different - tally.notStarted,
    tally.pathways - tally.different,
  ])
  return {
    trialId: trial.trialId,
    code: trial.code,
    oldVersion: trial.oldVersion,
    newVersion: trial.newVersion,
    status,
    progress: { done: trial.done, of: Math.min(trial.pathways, atMost) },
    pathways: show(tally.pathways),
    notStarted: notStarted ?? show(0),
    different: different ?? show(0),
    steps: ids.map((stepId) =>
      viewTried(stepId, tally, {
        old: before.steps.find(({ id }) => id === stepId),
        renewed: after.steps.find(({ id }) => id === stepId),
      }),
    ),
    beganAt: trial.beganAt,
  }
}

type Shown = ReturnType<typeof viewProgramme>['steps'][number]

function viewTried(
  stepId: string,
  { steps, pathways }: Tally,
  shown: { readonly old: Shown | undefined; readonly renewed: Shown | undefined },
): TriedStepView {
  const counted = steps[stepId] ?? emptyStep
  const inBoth = counted.inOld - counted.onlyOld
  const neither = pathways - inBoth - counted.onlyOld - counted.onlyNew
  const [both, onlyOld, onlyNew, none] = showOf(pathways, [inBoth, counted.onlyOld, counted.onlyNew, neither])
  const [sooner, later] = [movedBy(counted, 'earlier'), movedBy(counted, 'later')]
  const moved = sooner.n + later.n + counted.gained + counted.lost
  const [earlierOf, laterOf, gained, lost] = showOf(inBoth, [
    sooner.n,
    later.n,
    counted.gained,
    counted.lost,
    inBoth - moved,
  ])
  const [endedOtherwise] = showOf(inBoth, [counted.endedOtherwise, inBoth - counted.endedOtherwise])
  const [otherUnit] = showOf(inBoth, [counted.otherUnit, inBoth - counted.otherUnit])
  const zero = show(0)
  const median = (of: typeof zero | undefined, minutes: number | null) => (of?.n ? minutes : null)
  return {
    stepId,
    title: (shown.renewed ?? shown.old)?.title ?? { da: stepId, en: stepId },
    in: shown.old === undefined ? 'only-new' : shown.renewed === undefined ? 'only-old' : 'both',
    both: both ?? zero,
    onlyOld: onlyOld ?? zero,
    onlyNew: onlyNew ?? zero,
    neither: none ?? zero,
    earlier: { of: earlierOf ?? zero, medianMinutes: median(earlierOf, sooner.medianMinutes) },
    later: { of: laterOf ?? zero, medianMinutes: median(laterOf, later.medianMinutes) },
    gained: gained ?? zero,
    lost: lost ?? zero,
    endedOtherwise: endedOtherwise ?? zero,
    whoOld: shown.old?.who ?? null,
    whoNew: shown.renewed?.who ?? null,
    otherUnit: otherUnit ?? zero,
  }
}
