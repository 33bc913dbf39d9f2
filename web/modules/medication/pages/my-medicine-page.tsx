import './my-medicine.css'
import '../../../app/frame.css'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { giveMedicineListRoute } from '../../../../contract/medication.ts'
import { call } from '../../../app/api.ts'
import { useLive } from '../../../app/live.ts'
import { usePageTitle } from '../../../app/page.tsx'
import { useSession } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { useRecordPrints } from '../../access/record-prints.ts'
import { medicineListQuery } from '../queries.ts'
import { TellCave } from './my-cave.tsx'
import { myMedicineTexts } from './my-texts.ts'
import { ReadableList } from './readable-list.tsx'

/** The citizen's own medicine list. */
export function MyMedicinePage() {
  const { citizenId } = useSession()
  return citizenId === null ? <Navigate to={paths.home} replace /> : <MyMedicine citizenId={citizenId} />
}

function MyMedicine({ citizenId }: { citizenId: string }) {
  const t = useText()
  usePageTitle(t(myMedicineTexts.title))
  useLive(`citizen:${citizenId}`)
  useRecordPrints(citizenId, 'my-pathway')
  const list = useQuery(medicineListQuery(citizenId))
  useTellSeen(citizenId, list.data?.version)
  return (
    <main id="main" tabIndex={-1} className="page my-medicine">
      <div className="row row-between">
        <h1>{t(myMedicineTexts.title)}</h1>
        <Button icon="print" onClick={() => globalThis.print()}>
          {t(myMedicineTexts.print)}
        </Button>
      </div>
      {list.isPending && <Skeleton rows={6} />}
      {list.isError && <PartFault fault={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <ReadableList list={list.data} level={2} />}
      {list.data && <TellCave citizenId={citizenId} />}
      <p className="no-print">
        <Link to={paths.myPathway} className={buttonClass('plain')}>
          {t(myMedicineTexts.back)}
        </Link>
      </p>
    </main>
  )
}

/** A citizen who has read the list has a readable list (pathways A-med); each version is told once. */
function useTellSeen(citizenId: string, version: number | undefined): void {
  useEffect(() => {
    if (version === undefined) return
    // The list is read whether or not it could be noted; the staff sees that it is not.
    void call(giveMedicineListRoute, { params: { citizenId }, body: { version, how: 'seen' } }).catch(
      () => undefined,
    )
  }, [citizenId, version])
}
