import type { ProgrammeStepView, RunningProgrammeView } from '../../../../contract/pathway-programme.ts'
import type { Tone } from '../../../ui/state.tsx'
import type { Text } from '../../../ui/text.tsx'
import type { Drawn } from '../../../ui/timeline.tsx'
import { programmeTexts } from './programme-texts.ts'
import { pathwayTexts } from './texts.ts'

export type StepRun = RunningProgrammeView['steps'][number]

/** How each step of a pathway stands; without it the programme alone is read. */
export type Runs = ReadonlyMap<string, StepRun>

/** Who has a task of a step now, as the tasks say. */
export type Holders = ReadonlyMap<string, { readonly unit: string; readonly person: string | null }>

export const runStates: Readonly<
  Record<StepRun['state'], { readonly tone: Tone; readonly text: Text; readonly drawn: Drawn }>
> = {
  waiting: { tone: 'neutral', text: programmeTexts.mayCome, drawn: 'proposed' },
  open: { tone: 'info', text: pathwayTexts.stepOpen, drawn: 'planned' },
  done: { tone: 'success', text: pathwayTexts.stepDone, drawn: 'happened' },
  withdrawn: { tone: 'neutral', text: pathwayTexts.stepWithdrawn, drawn: 'proposed' },
}

/** Where a step of an occurrence is looked up among the tasks. */
export function holderKey(pathwayId: string, stepId: string, occurrence: number): string {
  return `${pathwayId} ${stepId} ${occurrence}`
}

/** The steps of one lane and one phase, in the order of the programme. */
export function stepsIn(
  steps: readonly ProgrammeStepView[],
  sector: string,
  phase: string,
): readonly ProgrammeStepView[] {
  return steps.filter((step) => step.sector === sector && step.phase === phase)
}
