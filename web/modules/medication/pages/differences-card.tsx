import type { MedicinesView } from '../../../../contract/medication.ts'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { differenceTexts } from './medicine-words.ts'
import { medicineTexts } from './texts.ts'

type Difference = MedicinesView['differences'][number]

/** Where the municipality gives something else than the medicine card says: who must settle it, and by when. */
export function DifferencesCard({ medicines }: { medicines: MedicinesView }) {
  const t = useText()
  const unsolved = medicines.differences.filter(({ status }) => status !== 'solved')
  if (unsolved.length === 0) return null
  return (
    <Card
      title={t(medicineTexts.differences)}
      icon="warning"
      edge={unsolved.some(({ isHighRisk }) => isHighRisk) ? 'danger' : 'warning'}
    >
      <p>{t(medicineTexts.differencesText)}</p>
      <ul className="medicine-differences">
        {unsolved.map((difference) => (
          <OneDifference key={difference.differenceId} difference={difference} medicines={medicines} />
        ))}
      </ul>
    </Card>
  )
}

function OneDifference({ difference, medicines }: { difference: Difference; medicines: MedicinesView }) {
  const t = useText()
  const language = useLanguage()
  const row = medicines.rows.find(({ rowKey }) => rowKey === difference.rowKey)
  const said = (entries: readonly { doseText: { da: string; en: string } }[]) =>
    entries.length === 0 ? t(medicineTexts.notOnList) : entries.map(({ doseText }) => t(doseText)).join(' + ')
  return (
    <li>
      <p className="row">
        <b>{difference.name}</b>
        {difference.isHighRisk && <Badge tone="warning">{t(medicineTexts.highRisk)}</Badge>}
        <span>{t(differenceTexts[difference.kind])}</span>
      </p>
      {row && (
        <dl className="facts">
          <div>
            <dt>{t(medicineTexts.cardSays)}</dt>
            <dd>{said(row.now)}</dd>
          </div>
          <div>
            <dt>{t(medicineTexts.homeGives)}</dt>
            <dd>
              {row.dispensing === null || row.dispensing.length === 0
                ? t(medicineTexts.givesNothing)
                : said(row.dispensing)}
            </dd>
          </div>
        </dl>
      )}
      {difference.status === 'open' ? (
        <p className="row">
          <span className="strong">{t(medicineTexts.mustSettle, { name: difference.prescriber.name })}</span>
          <Deadline dueAt={difference.dueAt} />
        </p>
      ) : (
        <State tone="info">{t(medicineTexts.mustDispense, { name: difference.prescriber.name })}</State>
      )}
      <p className="muted small">
        {t(medicineTexts.foundBy, {
          when: dateAndTime(difference.foundAt, language),
          name: difference.foundBy.name,
        })}
      </p>
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
