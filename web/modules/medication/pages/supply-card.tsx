import type { MedicinesView } from '../../../../contract/medication.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { medicineTexts } from './texts.ts'

export type Supply = NonNullable<NonNullable<MedicinesView['reconciliation']>['supply']>

interface SupplyCardProps {
  readonly medicines: MedicinesView
  readonly supply: Supply
  readonly onAnswer: () => void
}

/** Whether the citizen has enough medicine until a pharmacy is open. */
export function SupplyCard({ medicines, supply, onAnswer }: SupplyCardProps) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const { answered, mayAnswer } = supply
  const nameOf = (rowKey: string) => medicines.rows.find((row) => row.rowKey === rowKey)?.name ?? rowKey
  const names = (how: 'sent-along' | 'fetched') =>
    (answered?.lines ?? []).flatMap((line) => (line.how === how ? [nameOf(line.rowKey)] : [])).join(', ')
  const holds = answered?.holds === true
  const words = answered
    ? ([medicineTexts.changeSupply, medicineTexts.changeSupplyNamed] as const)
    : ([medicineTexts.answerSupply, medicineTexts.answerSupplyNamed] as const)
  return (
    <Card title={t(medicineTexts.supply)} icon="pill">
      {answered === null && <State tone="warning">{t(medicineTexts.supplyUnanswered)}</State>}
      {answered && !holds && <State tone="warning">{t(medicineTexts.supplyFallen)}</State>}
      {answered && (
        <div className="stack-tight">
          <p>
            {t(medicineTexts.supplyEnough, {
              home: calendarDate(answered.homeOn, language),
              until: calendarDate(answered.until, language),
              name: answered.by.name,
            })}
          </p>
          {names('sent-along') && <p>{t(medicineTexts.supplySent, { names: names('sent-along') })}</p>}
          {names('fetched') && <p>{t(medicineTexts.supplyFetched, { names: names('fetched') })}</p>}
        </div>
      )}
      {!isReadOnly && mayAnswer.may && (
        <div className="buttons no-print">
          <Button small look={holds ? 'quiet' : 'plain'} aria-label={t(words[1])} onClick={onAnswer}>
            {t(words[0])}
          </Button>
        </div>
      )}
    </Card>
  )
}
