import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MedicineHistoryView } from '../../../../contract/medication.ts'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import { Skeleton } from '../../../ui/condition.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { sectorTexts } from '../../../ui/sector-mark.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PartFault } from '../../access/pages/withheld-line.tsx'
import { medicineHistoryQuery } from '../queries.ts'
import { happeningTexts } from './history-texts.ts'
import { sectorOfParty, statusTexts } from './medicine-words.ts'
import { medicineTexts } from './texts.ts'

type Entry = MedicineHistoryView['entries'][number]

/** Everything that has happened to the lists; asked for when it is opened. */
export function MedicineHistory({ citizenId }: { citizenId: string }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const history = useQuery({ ...medicineHistoryQuery(citizenId), enabled: isOpen })
  return (
    <details className="small no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(medicineTexts.history)}</summary>
      {isOpen && history.isPending && <Skeleton rows={4} />}
      {history.isError && <PartFault fault={history.error} onRetry={() => void history.refetch()} />}
      <ul className="medicine-history">
        {history.data?.map((entry) => (
          <OneHappening key={entry.sequence} entry={entry} />
        ))}
      </ul>
    </details>
  )
}

function OneHappening({ entry }: { entry: Entry }) {
  const t = useText()
  const language = useLanguage()
  const { name, status, party, doses, reason, isReplaced, refusedBecause, by } = entry
  const refused = refusedBecause === null ? undefined : refusalTexts[refusedBecause]
  const what = [
    t(happeningTexts[entry.type]),
    name && status ? t(medicineTexts.historyMedicine, { name, status: t(statusTexts[status]) }) : name,
    party && t(sectorTexts[sectorOfParty[party]]),
    doses.map((dose) => t(dose)).join(' + '),
    reason,
    refused && t(refused),
  ]
  return (
    <li>
      <span>
        {isReplaced ? (
          <>
            <s className="muted">{what.filter(Boolean).join('. ')}</s> ({t(medicineTexts.replaced)})
          </>
        ) : (
          what.filter(Boolean).join('. ')
        )}
      </span>
      <span className="muted">{[dateAndTime(entry.at, language), by?.name].filter(Boolean).join(', ')}</span>
    </li>
  )
}
