import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MedicinesView } from '../../../../contract/medication.ts'
import { paths } from '../../../paths.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { medicinesQuery } from '../queries.ts'
import { medicineTexts } from './texts.ts'

/** The medicine in short, for the overview: how many, what is unclear or differs, and what is dangerous to mistake. */
export function MedicineCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const medicines = useQuery(medicinesQuery(citizenId))
  if (medicines.isPending) return <Skeleton rows={2} />
  if (medicines.isError) return <PartFault fault={medicines.error} onRetry={() => void medicines.refetch()} />
  return (
    <Card title={t(medicineTexts.summary)} icon="pill" aside={<Standing medicines={medicines.data} />}>
      <InShort medicines={medicines.data} />
      <p className="no-print">
        <Link to={paths.citizenMedicine} params={{ citizenId }} className={buttonClass('plain', true)}>
          {t(medicineTexts.open)}
        </Link>
      </p>
    </Card>
  )
}

function Standing({ medicines }: { medicines: MedicinesView }) {
  const t = useText()
  if (medicines.reconciliation === null) return null
  const n = medicines.rows.filter(({ status }) => status === 'unclear').length
  if (n > 0)
    return (
      <Badge tone="warning">
        {n === 1 ? t(medicineTexts.summaryUnclearOne) : t(medicineTexts.summaryUnclear, { n })}
      </Badge>
    )
  return medicines.reconciliation.isDone ? (
    <Badge tone="success">{t(medicineTexts.done)}</Badge>
  ) : (
    <Badge tone="warning">{t(medicineTexts.notDone)}</Badge>
  )
}

function InShort({ medicines }: { medicines: MedicinesView }) {
  const t = useText()
  const taken = medicines.rows.filter(({ now }) => now.length > 0)
  const risky = taken.filter(({ highRisk }) => highRisk !== null)
  const changed = medicines.reconciliation
    ? medicines.rows.filter(({ status }) => status !== 'unchanged' && status !== 'unclear')
    : []
  const differing = medicines.differences.filter(({ status }) => status !== 'solved')
  const names = (each: readonly { readonly name: string }[]) => each.map(({ name }) => name).join(', ')
  return (
    <div className="stack-tight">
      {differing.length > 0 && (
        <State tone={differing.some(({ isHighRisk }) => isHighRisk) ? 'danger' : 'warning'}>
          {t(medicineTexts.summaryDifferent, { names: names(differing) })}
        </State>
      )}
      {medicines.doseDispensing.status === 'paused' && (
        <State tone="warning">{t(medicineTexts.dosePausedShort)}</State>
      )}
      <p>
        {taken.length === 1
          ? t(medicineTexts.summaryCountOne)
          : t(medicineTexts.summaryCount, { n: taken.length })}
        {risky.length > 0 && `. ${t(medicineTexts.summaryHighRisk, { names: names(risky) })}`}
      </p>
      {changed.length > 0 && <p>{t(medicineTexts.summaryChanges, { names: names(changed) })}</p>}
    </div>
  )
}
