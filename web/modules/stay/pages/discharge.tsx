import { lazy, type ReactNode, Suspense, useState } from 'react'
import { needs, type StayView, tellOfStayRoute } from '../../../../contract/stay.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { clockTime, dateAndTime, weekdayDate } from '../../../ui/danish-time.ts'
import { Checkbox } from '../../../ui/fields.tsx'
import { type Language, say, useLanguage, useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { isInHospital } from './stay-words.ts'
import { needTexts, stayTexts } from './texts.ts'

const ExpectedDischargeDialog = lazy(() =>
  import('../forms/expected-discharge-dialog.tsx').then((file) => ({
    default: file.ExpectedDischargeDialog,
  })),
)

const FinishedDialog = lazy(() =>
  import('../forms/finished-dialog.tsx').then((file) => ({ default: file.FinishedDialog })),
)
const DischargeDialog = lazy(() =>
  import('../forms/discharge-dialog.tsx').then((file) => ({ default: file.DischargeDialog })),
)

type Need = (typeof needs)[number]

interface DischargeProps {
  readonly citizenId: string
  readonly stay: StayView
}

/** What the hospital has told of the way home: when, whether treatment is finished, and what will be needed. */
export function Discharge({ citizenId, stay }: DischargeProps) {
  const t = useText()
  const mayTell = useReadOnly() ? false : stay.mayTell.may
  const isThere = isInHospital(stay)
  const isTold = stay.expectedDischarge !== null || stay.treatmentFinished !== null
  if (!isThere && !isTold && !mayTell && !stay.needs?.length) return null
  return (
    <section className="stack-tight">
      <h3>{t(stayTexts.discharge)}</h3>
      <Facts
        pairs={[
          ...(isThere || stay.expectedDischarge
            ? [[t(stayTexts.expected), <Told key="expected" time={stay.expectedDischarge} />] as const]
            : []),
          ...(stay.treatmentFinished
            ? [[t(stayTexts.finished), <Told key="finished" time={stay.treatmentFinished} />] as const]
            : []),
        ]}
      />
      {mayTell && isThere && <TellTimes citizenId={citizenId} stay={stay} />}
      <Needs citizenId={citizenId} stay={stay} told={stay.needs} mayTell={mayTell} />
      {stay.toldBefore && <ToldBefore tellings={stay.toldBefore} />}
    </section>
  )
}

function Told({ time }: { time: StayView['expectedDischarge'] }): ReactNode {
  const t = useText()
  const language = useLanguage()
  if (time === null) return <span className="muted">{t(stayTexts.notExpected)}</span>
  return (
    <>
      {dayAndTime(time.at, language)} <By telling={time} />
    </>
  )
}

/** Who told it, and when. */
function By({ telling }: { telling: { readonly by: string; readonly toldAt: string } | undefined }) {
  const t = useText()
  const language = useLanguage()
  if (telling === undefined) return null
  return (
    <span className="muted small">
      {t(stayTexts.toldBy, { name: telling.by, when: dateAndTime(telling.toldAt, language) })}
    </span>
  )
}

function TellTimes({ citizenId, stay }: DischargeProps) {
  const t = useText()
  const [form, setForm] = useState<'expected' | 'finished' | 'discharge'>()
  const close = () => setForm(undefined)
  const isFinished = stay.treatmentFinished !== null
  const params = { citizenId, stayId: stay.stayId }
  const tell = useDeed(tellOfStayRoute, { touches: [`citizen:${citizenId}`], says: t(stayTexts.takenBack) })
  return (
    <div className="buttons no-print">
      <Button small onClick={() => setForm('expected')}>
        {t(stayTexts.setExpected)}
      </Button>
      <Button
        small
        busy={tell.isBusy}
        onClick={() =>
          isFinished
            ? tell.does({ params, body: { about: 'treatment-finished', at: null } })
            : setForm('finished')
        }
      >
        {t(isFinished ? stayTexts.takeBackFinished : stayTexts.tellFinished)}
      </Button>
      {stay.mayDischarge.may && (
        <Button small onClick={() => setForm('discharge')}>
          {t(stayTexts.dischargeNow)}
        </Button>
      )}
      <Suspense>
        {form === 'expected' && <ExpectedDischargeDialog citizenId={citizenId} stay={stay} onClose={close} />}
        {form === 'finished' && <FinishedDialog citizenId={citizenId} stay={stay} onClose={close} />}
        {form === 'discharge' && <DischargeDialog citizenId={citizenId} stay={stay} onClose={close} />}
      </Suspense>
    </div>
  )
}

interface NeedsProps extends DischargeProps {
  readonly told: StayView['needs']
  readonly mayTell: boolean
}

/** Boxes for those who may tell; for everybody else the list. */
function Needs({ citizenId, stay, told, mayTell }: NeedsProps) {
  const t = useText()
  const tell = useDeed(tellOfStayRoute, { touches: [`citizen:${citizenId}`], says: t(stayTexts.needSaved) })
  // While it is being saved the box shows what was asked for; then what the server says.
  const [asked, setAsked] = useState<{ readonly need: Need; readonly isNeeded: boolean }>()
  const isNeeded = (need: Need) =>
    tell.isBusy && asked?.need === need ? asked.isNeeded : told?.some((one) => one.need === need) === true
  return (
    <>
      {mayTell && (
        <fieldset className="choices no-print" disabled={tell.isBusy}>
          <legend>{t(stayTexts.needs)}</legend>
          {needs.map((need) => (
            <Checkbox
              key={need}
              label={
                <>
                  {t(needTexts[need])} <By telling={told?.find((one) => one.need === need)} />
                </>
              }
              checked={isNeeded(need)}
              onChange={(event) => {
                setAsked({ need, isNeeded: event.target.checked })
                tell.does({
                  params: { citizenId, stayId: stay.stayId },
                  body: { about: need, isNeeded: event.target.checked },
                })
              }}
            />
          ))}
        </fieldset>
      )}
      {told && (
        <p className={mayTell ? 'only-print' : undefined}>
          <span className="muted">{t(stayTexts.needs)}: </span>
          {told.length === 0 ? t(stayTexts.noNeeds) : told.map(({ need }) => t(needTexts[need])).join(', ')}
        </p>
      )}
    </>
  )
}

const toldTexts = {
  ...needTexts,
  'expected-discharge': stayTexts.expected,
  'treatment-finished': stayTexts.finished,
} as const

/** What was replaced or taken back stays visible to those who planned by it. */
function ToldBefore({ tellings }: { tellings: NonNullable<StayView['toldBefore']> }) {
  const t = useText()
  const language = useLanguage()
  if (tellings.length === 0) return null
  return (
    <details className="small no-print">
      <summary>{t(stayTexts.toldBefore)}</summary>
      <ul>
        {tellings.map((telling) => {
          const { about, at, isTakenBack } = telling
          const words =
            at === null ? t(toldTexts[about]) : `${t(toldTexts[about])}: ${dayAndTime(at, language)}`
          return (
            <li key={`${about} ${telling.toldAt} ${isTakenBack}`}>
              {isTakenBack ? `${words}: ${t(stayTexts.noLonger)}` : <s className="muted">{words}</s>}{' '}
              <By telling={telling} />
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** With the day of the week, since that is what people plan by. */
function dayAndTime(at: string, language: Language): string {
  const time = clockTime(at, language)
  return say(language, stayTexts.dayAndTime, { day: weekdayDate(at, language), time })
}
