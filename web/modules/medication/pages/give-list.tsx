import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import {
  giveMedicineListRoute,
  type MedicineListView,
  type MedicinesView,
} from '../../../../contract/medication.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { medicineListQuery } from '../queries.ts'
import { isForOthers, whyNot } from './medicine-words.ts'
import { ReadableList } from './readable-list.tsx'
import { medicineTexts } from './texts.ts'

/** Prints the citizen's list in plain words, or notes that the citizen has been handed it. */
export function GiveList({ medicines }: { medicines: MedicinesView }) {
  const t = useText()
  const tell = useToast()
  const queryClient = useQueryClient()
  const isReadOnly = useReadOnly()
  const [paper, setPaper] = useState<MedicineListView>()
  const { citizenId, version, listGiven, mayGiveList } = medicines
  const touches = [`citizen:${citizenId}`] as const
  const print = useDeed(giveMedicineListRoute, { touches, says: t(medicineTexts.listPrinted) })
  const hand = useDeed(giveMedicineListRoute, { touches, says: t(medicineTexts.listHanded) })
  if (isReadOnly || isForOthers(mayGiveList)) return null

  const printList = async () => {
    try {
      const list = await queryClient.fetchQuery(medicineListQuery(citizenId))
      // The browser prints what is drawn at this moment.
      flushSync(() => setPaper(list))
      globalThis.print()
      setPaper(undefined)
      print.does({ params: { citizenId }, body: { version: list.version, how: 'printed' } })
    } catch (fault) {
      tell(t(textOfFault(fault)), 'danger')
    }
  }

  return (
    <div className="buttons no-print">
      <Button
        small
        icon="print"
        busy={print.isBusy}
        whyNot={whyNot(t, mayGiveList)}
        onClick={() => void printList()}
      >
        {t(medicineTexts.printList)}
      </Button>
      {mayGiveList.may && !listGiven?.isCurrent && (
        <Button
          small
          look="quiet"
          busy={hand.isBusy}
          onClick={() => hand.does({ params: { citizenId }, body: { version, how: 'handed' } })}
        >
          {t(medicineTexts.handList)}
        </Button>
      )}
      {paper &&
        createPortal(
          <div className="paper-list only-print">
            <ReadableList list={paper} level={1} />
          </div>,
          document.body,
        )}
    </div>
  )
}
