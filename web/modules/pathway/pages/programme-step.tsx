import type { ReactNode } from 'react'
import type { OccurrenceView, ProgrammeStepView } from '../../../../contract/pathway-programme.ts'
import { Facts } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { type Holders, holderKey, runStates, type StepRun } from './programme-run.ts'
import { OccurrenceDates } from './programme-run-dates.tsx'
import { programmeTexts } from './programme-texts.ts'

type Pair = readonly [string, ReactNode]

interface StepDetailsProps {
  readonly step: ProgrammeStepView
  readonly run?: StepRun | undefined
  readonly pathwayId?: string | undefined
  readonly holders?: Holders | undefined
}

/** Everything about one step, in words. */
export function StepDetails({ step, run, pathwayId, holders }: StepDetailsProps) {
  const t = useText()
  const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  const pairs: (Pair | null)[] = [
    [
      t(programmeTexts.who),
      <SectorMark key="who" sector={step.sector}>
        <span className="capital">{t(step.who)}</span>
      </SectorMark>,
    ],
    step.with.length > 0 ? [t(programmeTexts.with), step.with.map((one) => t(one)).join(', ')] : null,
    [t(programmeTexts.opens), t(programmeTexts.when, { what: t(step.opens) })],
    [t(programmeTexts.deadline), step.deadline ? sentence(t(step.deadline)) : t(programmeTexts.noDeadline)],
    step.pauses ? [t(programmeTexts.pauses), t(step.pauses)] : null,
    step.handoff
      ? [
          t(programmeTexts.handsToLabel),
          <span key="handoff">
            {t(programmeTexts.handsTo, { who: t(step.handoff.to), answer: t(step.handoff.answer) })}.{' '}
            <span className="muted">{t(programmeTexts.keepsUntil)}</span>
          </span>,
        ]
      : null,
    step.form
      ? [
          t(programmeTexts.form),
          `${t(step.form.name)}, ${t(programmeTexts.version, { n: step.form.version }).toLowerCase()}`,
        ]
      : null,
    step.output ? [t(programmeTexts.output), t(step.output)] : null,
    [
      t(programmeTexts.closes),
      step.closes ? t(programmeTexts.closesWhen, { what: t(step.closes) }) : t(programmeTexts.closesByHand),
    ],
    step.again ? [t(programmeTexts.again), t(programmeTexts.when, { what: t(step.again) })] : null,
    step.cancelled.length > 0
      ? [
          t(programmeTexts.cancelled),
          step.cancelled.map(({ when }) => t(programmeTexts.when, { what: t(when) })).join(' '),
        ]
      : null,
    step.plain ? [t(programmeTexts.plain), t(step.plain)] : null,
    step.law.length > 0 ? [t(programmeTexts.law), step.law.join(', ')] : null,
  ]
  return (
    <div className="stack-tight">
      {step.help && <p>{t(step.help)}</p>}
      {run && <Occurrences step={step} run={run} pathwayId={pathwayId} holders={holders} />}
      <Facts pairs={pairs.filter((pair) => pair !== null)} />
      {step.needsConsent && <State tone="info">{t(programmeTexts.consent)}</State>}
      {step.confidence === 'to-verify' && <State tone="neutral">{t(programmeTexts.toVerify)}</State>}
    </div>
  )
}

/** Each time the step was called for: when, with whom, and how it ended. */
function Occurrences({ step, run, pathwayId, holders }: StepDetailsProps & { run: StepRun }) {
  const t = useText()
  const { tone, text } = runStates[run.state]
  return (
    <section className="programme-run stack-tight" aria-label={t(programmeTexts.nowHere)}>
      <State tone={tone}>
        {t(text)}
        {run.state === 'withdrawn' && run.reason && `: ${t(run.reason)}`}
      </State>
      {run.occurrences.map((one) => (
        <Occurrence
          key={one.occurrence}
          one={one}
          isOneOfMany={run.occurrences.length > 1}
          holder={holders?.get(holderKey(pathwayId ?? '', step.id, one.occurrence))}
        />
      ))}
    </section>
  )
}

interface OccurrenceProps {
  readonly one: OccurrenceView
  readonly isOneOfMany: boolean
  readonly holder: { readonly unit: string; readonly person: string | null } | undefined
}

function Occurrence({ one, isOneOfMany, holder }: OccurrenceProps) {
  const t = useText()
  const language = useLanguage()
  const who = holder?.unit ?? one.responsible?.name
  return (
    <div className="stack-tight">
      {isOneOfMany && <p className="strong">{t(programmeTexts.time, { n: one.occurrence })}</p>}
      <p>{t(programmeTexts.calledFor, { when: dateAndTime(one.calledForAt, language) })}</p>
      <OccurrenceDates one={one} />
      {who && one.state !== 'withdrawn' && (
        <p>
          {t(programmeTexts.heldBy, {
            who: holder?.person ? t(programmeTexts.takenBy, { unit: who, person: holder.person }) : who,
          })}
        </p>
      )}
      {one.offeredTo && one.state === 'open' && holder?.unit !== one.offeredTo.name && (
        <p className="muted">{t(programmeTexts.offeredTo, { who: one.offeredTo.name })}</p>
      )}
      {one.state === 'open' && one.reasons.length > 0 && (
        <details>
          <summary>{t(programmeTexts.why)}</summary>
          <ul>
            {one.reasons.map((reason) => (
              <li key={reason.text.da} className="muted">
                {t(reason.text)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
