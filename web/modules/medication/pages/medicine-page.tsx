import './medicine.css'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import {
  type MedicinesView,
  readCardRoute,
  startReconciliationRoute,
} from '../../../../contract/medication.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState, Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault, WithheldLine } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { currentStay } from '../../stay/pages/stay-words.ts'
import { staysQuery } from '../../stay/queries.ts'
import { medicinesQuery } from '../queries.ts'
import { AgreementCard, Standing } from './agreement-card.tsx'
import { CardChanges } from './card-changes.tsx'
import { CaveCard } from './cave-card.tsx'
import { DifferencesCard, SolvedDifferences } from './differences-card.tsx'
import { GiveList } from './give-list.tsx'
import { DosesPausedBanner, HomeCard } from './home-card.tsx'
import { MedicineHistory } from './medicine-history.tsx'
import { MedicineLines } from './medicine-lines.tsx'
import { SupplyCard } from './supply-card.tsx'
import { medicineTexts } from './texts.ts'

const AddMedicineDialog = lazy(() =>
  import('../forms/add-medicine-dialog.tsx').then((file) => ({ default: file.AddMedicineDialog })),
)
const ContinueDialog = lazy(() =>
  import('../forms/continue-dialog.tsx').then((file) => ({ default: file.ContinueDialog })),
)
const DecideLineDialog = lazy(() =>
  import('../forms/decide-line-dialog.tsx').then((file) => ({ default: file.DecideLineDialog })),
)
const HomeListDialog = lazy(() =>
  import('../forms/home-list-dialog.tsx').then((file) => ({ default: file.HomeListDialog })),
)

const SupplyDialog = lazy(() =>
  import('../forms/supply-dialog.tsx').then((file) => ({ default: file.SupplyDialog })),
)

const route = getRouteApi('/signed-in/borgere/$citizenId/medicin')

/** The medicine of a citizen: what was, what is, what was decided, and what is missing before everybody agrees. */
export function MedicinePage() {
  const { citizenId } = route.useParams()
  const medicines = useQuery(medicinesQuery(citizenId))
  return (
    <main id="main" tabIndex={-1} className="page medicine-page">
      {medicines.isPending && <Skeleton rows={8} />}
      {medicines.isError && <PartFault fault={medicines.error} onRetry={() => void medicines.refetch()} />}
      {medicines.data && <Medicines medicines={medicines.data} />}
    </main>
  )
}

type Form =
  | { readonly kind: 'add' | 'home' | 'continue' | 'supply' }
  | { readonly kind: 'decide'; readonly rowKey: string }

function Medicines({ medicines }: { medicines: MedicinesView }) {
  const t = useText()
  const language = useLanguage()
  const [form, setForm] = useState<Form>()
  const close = () => setForm(undefined)
  const decide = (rowKey: string) => setForm({ kind: 'decide', rowKey })
  const { citizenId, reconciliation, rows } = medicines
  const row = form?.kind === 'decide' ? rows.find(({ rowKey }) => rowKey === form.rowKey) : undefined
  return (
    <>
      <Head medicines={medicines} onAdd={() => setForm({ kind: 'add' })} />
      <p className="only-print">
        {t(medicineTexts.printedAt, { when: dateAndTime(new Date().toISOString(), language) })}
      </p>
      <div className="medicine-top">
        <DifferencesCard medicines={medicines} onDecide={decide} />
        <DosesPausedBanner medicines={medicines} />
        <CardChanges changes={medicines.card.changes} />
      </div>
      <div className="stack medicine-main">
        {rows.length === 0 ? (
          <EmptyState icon="pill" title={t(medicineTexts.nothing)}>
            {t(medicineTexts.nothingText)}
          </EmptyState>
        ) : (
          <MedicineLines
            rows={rows}
            isReconciled={reconciliation !== null}
            onDecide={decide}
            onContinue={() => setForm({ kind: 'continue' })}
          />
        )}
        {medicines.withheld && <WithheldLine />}
        <SolvedDifferences medicines={medicines} />
        <MedicineHistory citizenId={citizenId} />
      </div>
      <div className="medicine-side">
        <CaveCard citizenId={citizenId} />
        {reconciliation ? (
          <AgreementCard
            medicines={medicines}
            reconciliation={reconciliation}
            giving={<GiveList medicines={medicines} />}
          />
        ) : (
          <NoneBegun medicines={medicines} />
        )}
        {reconciliation?.supply && (
          <SupplyCard
            medicines={medicines}
            supply={reconciliation.supply}
            onAnswer={() => setForm({ kind: 'supply' })}
          />
        )}
        <HomeCard medicines={medicines} onSetList={() => setForm({ kind: 'home' })} />
      </div>
      <Suspense>
        {form?.kind === 'add' && reconciliation && (
          <AddMedicineDialog
            medicines={medicines}
            reconciliationId={reconciliation.reconciliationId}
            onClose={close}
          />
        )}
        {form?.kind === 'continue' && reconciliation && (
          <ContinueDialog
            medicines={medicines}
            reconciliationId={reconciliation.reconciliationId}
            onClose={close}
          />
        )}
        {form?.kind === 'supply' && reconciliation?.supply && (
          <SupplyDialog
            medicines={medicines}
            reconciliationId={reconciliation.reconciliationId}
            supply={reconciliation.supply}
            onClose={close}
          />
        )}
        {form?.kind === 'home' && <HomeListDialog medicines={medicines} onClose={close} />}
        {row && reconciliation && (
          <DecideLineDialog
            medicines={medicines}
            reconciliationId={reconciliation.reconciliationId}
            row={row}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  )
}

function Head({ medicines, onAdd }: { medicines: MedicinesView; onAdd: () => void }) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const { citizenId, card, rows, reconciliation } = medicines
  const read = useDeed(readCardRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(medicineTexts.cardReadNow),
  })
  return (
    <div className="page-head medicine-head">
      <h2>{t(medicineTexts.title)}</h2>
      {reconciliation && <Standing reconciliation={reconciliation} />}
      <span className="muted small">
        {card.freshAt
          ? t(medicineTexts.cardRead, { when: dateAndTime(card.freshAt, language) })
          : t(medicineTexts.cardNeverRead)}
      </span>
      {card.isFeedBehind && <State tone="warning">{t(medicineTexts.feedBehind)}</State>}
      {!isReadOnly && (
        <div className="buttons no-print">
          <Button
            small
            icon="refresh"
            busy={read.isBusy}
            onClick={() => read.does({ params: { citizenId }, body: {} })}
          >
            {t(medicineTexts.readCard)}
          </Button>
          {reconciliation && rows.some(({ mayDecide }) => mayDecide.may) && (
            <Button small icon="plus" onClick={onAdd}>
              {t(medicineTexts.add)}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

/** Before the first stay: nothing is reconciled, and the list is only what the medicine card says. */
function NoneBegun({ medicines }: { medicines: MedicinesView }) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const { citizenId, mayStart } = medicines
  const stay = currentStay(useQuery(staysQuery(citizenId)).data?.stays ?? [])
  const start = useDeed(startReconciliationRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(medicineTexts.begun),
  })
  return (
    <EmptyState
      icon="pill"
      title={t(medicineTexts.noneBegun)}
      next={
        stay &&
        mayStart.may &&
        !isReadOnly && (
          <Button
            small
            busy={start.isBusy}
            onClick={() => start.does({ params: { citizenId }, body: { stayId: stay.stayId } })}
          >
            {t(medicineTexts.begin)}
          </Button>
        )
      }
    >
      {t(medicineTexts.noneBegunText)}
    </EmptyState>
  )
}
