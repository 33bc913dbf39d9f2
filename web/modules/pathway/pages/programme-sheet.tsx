import './programme.css'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { ProgrammePageView } from '../../../../contract/pathway-programme.ts'
import { Card, Facts } from '../../../ui/card.tsx'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { usePhone } from '../../../ui/use-phone.ts'
import { ProgrammeLanes, StepButton } from './programme-lanes.tsx'
import type { Holders, Runs } from './programme-run.ts'
import { StepDetails } from './programme-step.tsx'
import { programmeTexts } from './programme-texts.ts'

const Drawer = lazy(() => import('../../../ui/dialog.tsx').then((file) => ({ default: file.Drawer })))

/** When it begins, who is in, who holds the threads, when it ends, and what it is measured by. */
export function ProgrammeInShort({ page }: { page: ProgrammePageView }) {
  const t = useText()
  const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
  const coordinator = page.coordinator.map(({ when, who }) =>
    when === null
      ? page.coordinator.length > 1
        ? t(programmeTexts.coordinatorElse, { who: lower(t(who)) })
        : `${t(who)}.`
      : t(programmeTexts.coordinatorWhen, { who: t(who), what: t(when) }),
  )
  return (
    <Card title={t(programmeTexts.inShort)} icon="info">
      <Facts
        pairs={[
          [t(programmeTexts.starts), t(programmeTexts.startsWhen, { what: t(page.starts) })],
          [t(programmeTexts.included), t(programmeTexts.includedWhen, { what: t(page.included) })],
          ...(coordinator.length > 0
            ? [[t(programmeTexts.coordinator), coordinator.join(' ')] as const]
            : []),
          [t(programmeTexts.done), t(programmeTexts.doneWhen, { what: t(page.done) })],
          ...(page.indicators.length > 0
            ? [
                [
                  t(programmeTexts.indicators),
                  page.indicators.map(({ id, name }) => `${t(name)} (${id})`).join(', '),
                ] as const,
              ]
            : []),
        ]}
      />
    </Card>
  )
}

interface StepsProps {
  readonly page: ProgrammePageView
  readonly runs?: Runs | undefined
  readonly pathwayId?: string | undefined
  readonly holders?: Holders | undefined
  /** Every step written out, one after the other, and not in lanes. */
  readonly isWrittenOut?: boolean
}

/** The steps: lanes on a screen, a list on a phone and in narrow places, written out on paper. */
export function ProgrammeSteps({ page, runs, pathwayId, holders, isWrittenOut = false }: StepsProps) {
  const isPhone = usePhone()
  const [opened, setOpened] = useState<string>()
  const step = page.steps.find(({ id }) => id === opened)
  const t = useText()
  return (
    <>
      {!isWrittenOut &&
        (isPhone ? (
          <StepList page={page} runs={runs} onOpen={setOpened} />
        ) : (
          <div className="no-print">
            <ProgrammeLanes page={page} runs={runs} onOpen={setOpened} />
          </div>
        ))}
      <div className={isWrittenOut ? undefined : 'only-print'}>
        <WrittenOut page={page} runs={runs} pathwayId={pathwayId} holders={holders} />
      </div>
      {step && (
        <Suspense>
          <Drawer title={`${step.id} ${t(step.title)}`} isOpen onClose={() => setOpened(undefined)}>
            <StepDetails step={step} run={runs?.get(step.id)} pathwayId={pathwayId} holders={holders} />
          </Drawer>
        </Suspense>
      )}
    </>
  )
}

interface StepListProps {
  readonly page: ProgrammePageView
  readonly runs?: Runs | undefined
  readonly onOpen: (stepId: string) => void
  /** The step somebody is writing: it is kept in sight. */
  readonly current?: string | undefined
}

/** The steps below each other, each with whose it is. */
export function StepList({ page, runs, onOpen, current }: StepListProps) {
  const t = useText()
  const shown = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current !== undefined) shown.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <div className="stack no-print">
      {page.phases.map(({ key, name }) => (
        <section key={key} className="stack-tight" aria-label={t(name)}>
          <h3>{t(name)}</h3>
          <ol className="stack-tight">
            {page.steps
              .filter(({ phase }) => phase === key)
              .map((step) => (
                <li
                  key={step.id}
                  ref={step.id === current ? shown : null}
                  aria-current={step.id === current || undefined}
                  className="programme-listed"
                  data-sector={step.sector}
                >
                  <SectorMark sector={step.sector} />
                  <StepButton step={step} runs={runs} onOpen={onOpen} />
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function WrittenOut({ page, runs, pathwayId, holders }: Omit<StepsProps, 'isWrittenOut'>) {
  const t = useText()
  return (
    <div className="stack">
      {page.phases.map(({ key, name }) => (
        <section key={key} className="stack-tight" aria-label={t(name)}>
          <h3 className="programme-phase">{t(name)}</h3>
          <ol className="programme-written">
            {page.steps
              .filter(({ phase }) => phase === key)
              .map((step) => (
                <li key={step.id} data-sector={step.sector}>
                  <h4>
                    <span className="programme-step-id">{step.id}</span> {t(step.title)}
                  </h4>
                  <StepDetails step={step} run={runs?.get(step.id)} pathwayId={pathwayId} holders={holders} />
                </li>
              ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** What happens to the steps when something changes, in words. */
export function ProgrammeExceptions({ page }: { page: ProgrammePageView }) {
  const t = useText()
  if (page.exceptions.length === 0) return null
  return (
    <Card title={t(programmeTexts.exceptions)} icon="change">
      <ul className="programme-exceptions">
        {page.exceptions.map(({ name, when, ends, text, isShared }) => (
          <li key={`${name.da} ${when.da}`}>
            <h3>{t(name)}</h3>
            {text && <p>{t(text)}</p>}
            <p className={text ? 'muted small' : undefined}>
              {t(programmeTexts.when, { what: t(when) })} {t(ends)}.
              {isShared && ` ${t(programmeTexts.forAll)}`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function ProgrammeParticipants({ page }: { page: ProgrammePageView }) {
  const t = useText()
  if (page.participants.length === 0) return null
  return (
    <Card title={t(programmeTexts.participants)} icon="people">
      <ul className="programme-participants">
        {page.participants.map(({ code, name, holds, sector }) => (
          <li key={code}>
            <SectorMark sector={sector}>{t(name)}</SectorMark>
            <span>{t(holds)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const statuses = {
  draft: { tone: 'warning', text: programmeTexts.statusDraft },
  coming: { tone: 'info', text: programmeTexts.statusComing },
  'in-force': { tone: 'success', text: programmeTexts.statusInForce },
  replaced: { tone: 'neutral', text: programmeTexts.statusReplaced },
  retired: { tone: 'neutral', text: programmeTexts.statusRetired },
} as const

/** Where a version is in its life. */
export function ProgrammeStatus({ status }: { status: ProgrammePageView['status'] }) {
  const t = useText()
  const { tone, text } = statuses[status]
  return <State tone={tone}>{t(text)}</State>
}
