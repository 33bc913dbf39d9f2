import type { MedicinesView } from '../../../../contract/medication.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Facts } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { differenceTexts, dosesInWords } from './medicine-words.ts'
import { medicineTexts } from './texts.ts'

type Difference = MedicinesView['differences'][number]

interface DifferencesCardProps {
  readonly medicines: MedicinesView
  readonly onDecide: (rowKey: string) => void
}

/** Where the municipality gives something else than the medicine card says: who must settle it, and by when. */
export function DifferencesCard({ medicines, onDecide }: DifferencesCardProps) {
  const t = useText()
  const unsolved = medicines.differences.filter(({ status }) => status !== 'solved')
  if (unsolved.length === 0) return null
  return (
    <Card
      title={t(medicineTexts.differences)}
      icon="warning"
      edge={unsolved.some(({ isHighRisk }) => isHighRisk) ? 'danger' : 'warning'}
    >
      <ul className="medicine-differences">
        {unsolved.map((difference) => (
          <OneDifference
            key={difference.differenceId}
            difference={difference}
            medicines={medicines}
            onDecide={onDecide}
          />
        ))}
      </ul>
    </Card>
  )
}

interface OneDifferenceProps extends DifferencesCardProps {
  readonly difference: Difference
}

function OneDifference({ difference, medicines, onDecide }: OneDifferenceProps) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const row = medicines.rows.find(({ rowKey }) => rowKey === difference.rowKey)
  const given = row?.dispensing ?? []
  return (
    <li>
      <div className="medicine-name">
        <b>{difference.name}</b>
        {difference.isHighRisk && <Badge tone="warning">{t(medicineTexts.highRisk)}</Badge>}
        <span className="small">{t(differenceTexts[difference.kind])}</span>
      </div>
      {row && (
        <Facts
          pairs={[
            [
              t(medicineTexts.cardSays),
              row.now.length === 0 ? t(medicineTexts.notOnList) : dosesInWords(t, row.now),
            ],
            [
              t(medicineTexts.homeGives),
              given.length === 0 ? t(medicineTexts.givesNothing) : dosesInWords(t, given),
            ],
          ]}
        />
      )}
      <div className="medicine-name">
        {difference.status === 'open' ? (
          <>
            <b>{t(medicineTexts.mustSettle, { name: difference.prescriber.name })}</b>
            <Deadline dueAt={difference.dueAt} />
            {row?.mayDecide.may && !isReadOnly && (
              <Button
                small
                look="primary"
                aria-label={t(medicineTexts.decideFull, { name: row.name })}
                onClick={() => onDecide(row.rowKey)}
              >
                {t(medicineTexts.decide)}
              </Button>
            )}
          </>
        ) : (
          <State tone="info">{t(medicineTexts.mustDispense, { name: difference.prescriber.name })}</State>
        )}
        <span className="muted small">
          {t(medicineTexts.foundBy, {
            when: dateAndTime(difference.foundAt, language),
            name: difference.foundBy.name,
          })}
        </span>
      </div>
    </li>
  )
}

/** What differed and no longer does; kept for whoever wonders later. */
export function SolvedDifferences({ medicines }: { medicines: MedicinesView }) {
  const t = useText()
  const language = useLanguage()
  const solved = medicines.differences.filter(({ status }) => status === 'solved')
  if (solved.length === 0) return null
  return (
    <details className="small">
      <summary>{t(medicineTexts.solvedDifferences, { n: solved.length })}</summary>
      <ul className="medicine-history">
        {solved.map((difference) => (
          <li key={difference.differenceId}>
            <State tone="success">{difference.name}</State>
            <span>{t(differenceTexts[difference.kind])}</span>
            <span className="muted">
              {t(medicineTexts.foundBy, {
                when: dateAndTime(difference.foundAt, language),
                name: difference.foundBy.name,
              })}
              {difference.solvedAt &&
                `. ${t(medicineTexts.solvedAt, { when: dateAndTime(difference.solvedAt, language) })}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
