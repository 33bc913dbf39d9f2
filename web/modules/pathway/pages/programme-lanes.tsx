import './programme.css'
import type { ProgrammePageView, ProgrammeStepView } from '../../../../contract/pathway-programme.ts'
import { Icon } from '../../../ui/icon.tsx'
import { laneOrder, type Sector, SectorMark } from '../../../ui/sector-mark.tsx'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { type Runs, runStates, stepsIn } from './programme-run.ts'
import { RunDates } from './programme-run-dates.tsx'
import { programmeTexts } from './programme-texts.ts'

interface LanesProps {
  readonly page: ProgrammePageView
  readonly runs?: Runs | undefined
  readonly onOpen: (stepId: string) => void
}

/** Who does what, when: a lane for each sector, a column for each part of the course, every step where it belongs. */
export function ProgrammeLanes({ page, runs, onOpen }: LanesProps) {
  const t = useText()
  const lanes: readonly Sector[] = [...laneOrder, 'faelles'].filter((sector): sector is Sector =>
    page.steps.some((step) => step.sector === sector),
  )
  return (
    // Wide on purpose: a narrow window scrolls inside it, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="programme-lanes" aria-label={t(programmeTexts.lanes)} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{t(programmeTexts.lanes)}</caption>
        <thead>
          <tr>
            <td />
            {page.phases.map(({ key, name }) => (
              <th key={key} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lanes.map((sector) => (
            <tr key={sector} data-sector={sector}>
              <th scope="row">
                <SectorMark sector={sector} />
              </th>
              {page.phases.map(({ key }) => (
                <td key={key}>
                  <Cell steps={stepsIn(page.steps, sector, key)} runs={runs} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface CellProps extends Pick<LanesProps, 'runs' | 'onOpen'> {
  readonly steps: readonly ProgrammeStepView[]
}

function Cell({ steps, runs, onOpen }: CellProps) {
  if (steps.length === 0) return null
  return (
    <ul>
      {steps.map((step) => (
        <li key={step.id}>
          <StepButton step={step} runs={runs} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  )
}

/** A step as a button: its number and title, by when, and who takes over. */
export function StepButton({
  step,
  runs,
  onOpen,
}: { step: ProgrammeStepView } & Pick<LanesProps, 'runs' | 'onOpen'>) {
  const t = useText()
  const run = runs?.get(step.id)
  const state = run && runStates[run.state]
  return (
    <button
      type="button"
      className="programme-step"
      data-sector={step.sector}
      data-drawn={state?.drawn ?? 'happened'}
      data-state={run?.state}
      onClick={() => onOpen(step.id)}
    >
      <span className="programme-step-title">
        <span className="programme-step-id">{step.id}</span> {t(step.title)}
      </span>
      {state && (
        <State tone={state.tone}>
          {t(state.text)}
          {run.state === 'withdrawn' && run.reason && `: ${t(run.reason)}`}
        </State>
      )}
      {run && <RunDates run={run} isShort />}
      {!run && step.deadline && <span className="programme-step-due">{t(step.deadline)}</span>}
      {step.handoff && run?.state !== 'withdrawn' && (
        <span className="programme-step-handoff" data-sector={step.handoff.sector}>
          <Icon name="right" size={16} />
          {t(programmeTexts.handsToShort, { who: t(step.handoff.to), answer: t(step.handoff.answer) })}
        </span>
      )}
    </button>
  )
}
