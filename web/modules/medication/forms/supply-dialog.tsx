import { type FormEvent, useState } from 'react'
import { answerSupplyRoute, type MedicinesView } from '../../../../contract/medication.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { type Say, unitTexts } from '../pages/medicine-words.ts'
import type { Supply } from '../pages/supply-card.tsx'
import { focusFirstError } from './focus.ts'
import { formTexts } from './texts.ts'

type Need = Supply['days'][number]['needs'][number]
type How = NonNullable<Supply['answered']>['lines'][number]['how']

export interface SupplyDialogProps {
  readonly medicines: MedicinesView
  readonly reconciliationId: string
  readonly supply: Supply
  readonly onClose: () => void
}

/** The ward says of each medicine how there is enough of it until a pharmacy is open. What goes on as before is at home already. */
export function SupplyDialog({ medicines, reconciliationId, supply, onClose }: SupplyDialogProps) {
  const t = useText()
  const language = useLanguage()
  const { citizenId, version } = medicines
  const [homeOn, setHomeOn] = useState(supply.days[0]?.homeOn ?? '')
  const [answers, setAnswers] = useState<Readonly<Record<string, How>>>(() => firstAnswers(supply))
  const [isAsked, setAsked] = useState(false)
  const answer = useDeed(answerSupplyRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(formTexts.supplySaved),
    closes: onClose,
  })
  const day = supply.days.find((one) => one.homeOn === homeOn)
  const byRow = Object.entries(Object.groupBy(day?.needs ?? [], ({ rowKey }) => rowKey))

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setAsked(true)
    focusFirstError(event.currentTarget)
    const lines = byRow.flatMap(([rowKey]) => {
      const how = answers[rowKey]
      return how === undefined ? [] : [{ rowKey, how }]
    })
    if (lines.length < byRow.length) return
    answer.does({ params: { citizenId, reconciliationId }, body: { version, homeOn, lines } })
  }

  return (
    <Dialog title={t(formTexts.supplyTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <RadioGroup
          label={t(formTexts.supplyWhen)}
          inRow
          value={homeOn}
          onChange={setHomeOn}
          options={supply.days.map((one) => ({
            value: one.homeOn,
            label: calendarDate(one.homeOn, language),
          }))}
        />
        {day && <p>{t(formTexts.supplyUntil, { date: calendarDate(day.until, language) })}</p>}
        {byRow.map(([rowKey, needs]) => (
          <RadioGroup
            key={rowKey}
            label={labelOf(t, needs ?? [])}
            inRow
            error={isAsked && answers[rowKey] === undefined ? t(formTexts.supplyMissing) : undefined}
            value={answers[rowKey]}
            onChange={(how) => setAnswers({ ...answers, [rowKey]: how as How })}
            options={[
              { value: 'sent-along', label: t(formTexts.sentAlong) },
              { value: 'at-home', label: t(formTexts.hasAtHome) },
              { value: 'fetched', label: t(formTexts.fetched) },
            ]}
          />
        ))}
        <DialogFoot>
          <Button look="primary" type="submit" busy={answer.isBusy}>
            {t(formTexts.supplySave)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

/** What was answered before; else what goes on as before the stay is at home, and the rest must be chosen. */
function firstAnswers({ answered, days }: Supply): Readonly<Record<string, How>> {
  const before = Object.fromEntries((answered?.lines ?? []).map(({ rowKey, how }) => [rowKey, how]))
  const same = (days[0]?.needs ?? []).flatMap(({ rowKey, isAsBefore }) =>
    isAsBefore ? [[rowKey, 'at-home'] as const] : [],
  )
  return { ...Object.fromEntries(same), ...before }
}

/** `Metformin 500 mg: 8 tabl.` */
function labelOf(t: Say, needs: readonly Need[]): string {
  return needs
    .map(({ name, strength, unit, amount }) => {
      const much =
        amount === null
          ? t(formTexts.amountByScheme)
          : `${String(amount).replace('.', ',')} ${t(unitTexts[unit])}`
      return `${name} ${strength}: ${much}`
    })
    .join(' + ')
}
