import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { decideLineRoute, type MedicinesView } from '../../../../contract/medication.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { CheckboxGroup } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { mayContinue } from '../pages/line-groups.ts'
import { dosesInWords } from '../pages/medicine-words.ts'
import { medicinesQuery } from '../queries.ts'
import { formTexts } from './texts.ts'

export interface ContinueDialogProps {
  readonly medicines: MedicinesView
  readonly reconciliationId: string
  readonly onClose: () => void
}

/** A doctor says of several medicines that they go on as before; each becomes a decision of its own. */
export function ContinueDialog({ medicines, reconciliationId, onClose }: ContinueDialogProps) {
  const t = useText()
  const tell = useToast()
  const queryClient = useQueryClient()
  // The lines as they were when the dialog opened: each decision takes one of them off the page behind it.
  const [lines] = useState(() => medicines.rows.filter(mayContinue))
  const [chosen, setChosen] = useState<readonly string[]>(() => lines.map(({ rowKey }) => rowKey))
  const [error, setError] = useState<string>()
  const waiting = useRef<readonly string[]>([])
  const { citizenId } = medicines
  const decide = useDeed(decideLineRoute, { touches: [], onDone: ({ version }) => next(version) })

  /** One after the other, each on what the one before left, so that nothing changed by others is passed over. */
  const next = (version: number) => {
    const [rowKey, ...rest] = waiting.current
    if (rowKey === undefined) {
      tell(t(formTexts.saved))
      void queryClient.invalidateQueries(medicinesQuery(citizenId))
      return onClose()
    }
    waiting.current = rest
    decide.does({ params: { citizenId, reconciliationId, rowKey }, body: { version, status: 'unchanged' } })
  }

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (chosen.length === 0) return setError(t(formTexts.continueNone))
    waiting.current = chosen
    next(medicines.version)
  }

  return (
    <Dialog title={t(formTexts.continueTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t(formTexts.continueText)}</p>
        <CheckboxGroup
          label={t(formTexts.continueWhich)}
          error={error}
          values={chosen}
          onChange={setChosen}
          options={lines.map(({ rowKey, name, now }) => ({
            value: rowKey,
            label: `${name}: ${dosesInWords(t, now)}`,
          }))}
        />
        <DialogFoot>
          <Button look="primary" type="submit" busy={decide.isBusy}>
            {t(formTexts.continueSave)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
