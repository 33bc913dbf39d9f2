import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { needs, type StayView, tellOfStayRoute } from '../../../../contract/stay.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Checkbox } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { needsQuery } from '../queries.ts'
import { needTexts, stayTexts } from './texts.ts'

const ExpectedDischargeDialog = lazy(() =>
  import('../forms/expected-discharge-dialog.tsx').then((file) => ({
    default: file.ExpectedDischargeDialog,
  })),
)

type Need = (typeof needs)[number]

interface DischargeProps {
  readonly citizenId: string
  readonly stay: StayView
}

/** What the hospital has told of the way home: when, whether treatment is finished, and what will be needed. */
export function Discharge({ citizenId, stay }: DischargeProps) {
  const t = useText()
  const isGoing = stay.status === 'admitted' || stay.status === 'on-leave'
  const isTold = stay.expectedDischarge !== null || stay.treatmentFinished !== null
  if (!isGoing && !isTold) return null
  return (
    <section className="stack-tight">
      <h3>{t(stayTexts.discharge)}</h3>
      <Facts
        pairs={[
          [t(stayTexts.expected), <Told key="expected" time={stay.expectedDischarge} />],
          ...(stay.treatmentFinished
            ? [[t(stayTexts.finished), <Told key="finished" time={stay.treatmentFinished} />] as const]
            : []),
        ]}
      />
      {stay.mayTell.may && <TellTimes citizenId={citizenId} stay={stay} />}
      <Needs citizenId={citizenId} stay={stay} />
    </section>
  )
}

function Told({ time }: { time: StayView['expectedDischarge'] }): ReactNode {
  const t = useText()
  const language = useLanguage()
  if (time === null) return <span className="muted">{t(stayTexts.notExpected)}</span>
  return (
    <>
      {dateAndTime(time.at, language)}{' '}
      <span className="muted small">
        {t(stayTexts.toldBy, { name: time.by, when: dateAndTime(time.toldAt, language) })}
      </span>
    </>
  )
}

function TellTimes({ citizenId, stay }: DischargeProps) {
  const t = useText()
  const [isSetting, setSetting] = useState(false)
  const isFinished = stay.treatmentFinished !== null
  const params = { citizenId, stayId: stay.stayId }
  const tell = useDeed(tellOfStayRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(isFinished ? stayTexts.takenBack : stayTexts.finishedSaved),
  })
  return (
    <div className="buttons no-print">
      <Button small onClick={() => setSetting(true)}>
        {t(stayTexts.setExpected)}
      </Button>
      <Button
        small
        busy={tell.isBusy}
        onClick={() =>
          tell.does({ params, body: { about: 'treatment-finished', at: isFinished ? null : 'now' } })
        }
      >
        {t(isFinished ? stayTexts.takeBackFinished : stayTexts.tellFinished)}
      </Button>
      {isSetting && (
        <Suspense>
          <ExpectedDischargeDialog citizenId={citizenId} stay={stay} onClose={() => setSetting(false)} />
        </Suspense>
      )}
    </div>
  )
}

/** Boxes for those who may tell; for everybody else the list. */
function Needs({ citizenId, stay }: DischargeProps) {
  const t = useText()
  const told = useQuery(needsQuery(citizenId)).data?.find(({ stayId }) => stayId === stay.stayId)?.needs
  const tell = useDeed(tellOfStayRoute, { touches: [`citizen:${citizenId}`], says: t(stayTexts.needSaved) })
  // While it is being saved the box shows what was asked for; then what the server says.
  const [asked, setAsked] = useState<{ readonly need: Need; readonly isNeeded: boolean }>()
  const isNeeded = (need: Need) =>
    tell.isBusy && asked?.need === need ? asked.isNeeded : told?.some((one) => one.need === need) === true
  return (
    <>
      {stay.mayTell.may && (
        <fieldset className="choices no-print" disabled={tell.isBusy}>
          <legend>{t(stayTexts.needs)}</legend>
          {needs.map((need) => (
            <Checkbox
              key={need}
              label={t(needTexts[need])}
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
        <p className={stay.mayTell.may ? 'only-print' : undefined}>
          <span className="muted">{t(stayTexts.needs)}: </span>
          {told.length === 0 ? t(stayTexts.noNeeds) : told.map(({ need }) => t(needTexts[need])).join(', ')}
        </p>
      )}
    </>
  )
}
