import { type FormEvent, useState } from 'react'
import {
  type MedicineEntryView,
  type MedicinesView,
  stateDispensingListRoute,
} from '../../../../contract/medication.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { RadioGroup } from '../../../ui/fields.tsx'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { medicineTexts } from '../pages/texts.ts'
import { bodiesOf, bodyOf, type DoseDraft, draftOfCatalogue, draftOfEntry } from './dose-draft.ts'
import { DoseFields } from './dose-fields.tsx'
import { FindMedicine } from './find-medicine.tsx'
import { formTexts } from './texts.ts'

interface Line {
  readonly draft: DoseDraft
  /** As it stood, in words, while it is not touched. */
  readonly before: MedicineEntryView | undefined
}

/** The municipality writes what it gives, medicine by medicine, or that the citizen needs no help with it. */
export function HomeListDialog({ medicines, onClose }: { medicines: MedicinesView; onClose: () => void }) {
  const t = useText()
  const { citizenId, dispensingList } = medicines
  const [isHelped, setHelped] = useState(dispensingList?.isHelped ?? true)
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(medicines))
  const [openKey, setOpenKey] = useState<string>()
  const [error, setError] = useState<string>()
  const state = useDeed(stateDispensingListRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(medicineTexts.homeListSaved),
    closes: onClose,
  })
  const replace = (draft: DoseDraft) =>
    setLines(lines.map((line) => (line.draft.key === draft.key ? { draft, before: undefined } : line)))

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isHelped) return state.does({ params: { citizenId }, body: { isHelped } })
    const doses = bodiesOf(lines.map(({ draft }) => draft))
    if (lines.length === 0) return setError(t(formTexts.homeEmpty))
    if (doses === undefined) {
      setOpenKey(lines.find(({ draft }) => bodyOf(draft) === undefined)?.draft.key)
      return setError(t(formTexts.doseMissing))
    }
    state.does({ params: { citizenId }, body: { isHelped, doses } })
  }

  return (
    <Dialog title={t(formTexts.homeTitle)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <RadioGroup
          label={t(formTexts.helpsLabel)}
          inRow
          value={isHelped ? 'helps' : 'alone'}
          onChange={(value) => setHelped(value === 'helps')}
          options={[
            { value: 'helps', label: t(formTexts.helps) },
            { value: 'alone', label: t(formTexts.alone) },
          ]}
        />
        {error && <State tone="danger">{error}</State>}
        {isHelped && (
          <>
            <ul className="home-lines">
              {lines.map((line) => (
                <OneLine
                  key={line.draft.key}
                  line={line}
                  isOpen={openKey === line.draft.key}
                  onOpen={() => setOpenKey(line.draft.key)}
                  onDone={() => setOpenKey(undefined)}
                  onChange={replace}
                  onRemove={() => setLines(lines.filter(({ draft }) => draft.key !== line.draft.key))}
                />
              ))}
            </ul>
            <FindMedicine
              key={lines.length}
              onChoose={(found) => {
                const draft = { ...draftOfCatalogue(found), key: `${found.code}-${lines.length}` }
                setLines([...lines, { draft, before: undefined }])
                setOpenKey(draft.key)
              }}
            />
          </>
        )}
        <DialogFoot>
          <Button look="primary" type="submit" busy={state.isBusy}>
            {t(formTexts.saveHome)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

/** What it gives now; before the first time what the medicine card says, without what is paused there. */
function linesOf({ rows, dispensingList }: MedicinesView): Line[] {
  const entries = rows.flatMap(({ dispensing, now }) =>
    dispensingList?.isHelped ? (dispensing ?? []) : now.filter(({ isPaused }) => !isPaused),
  )
  return entries.map((before, place) => {
    const draft = draftOfEntry(before)
    return { draft: { ...draft, key: `${draft.key}-${place}` }, before }
  })
}

interface OneLineProps {
  readonly line: Line
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onDone: () => void
  readonly onChange: (draft: DoseDraft) => void
  readonly onRemove: () => void
}

function OneLine({ line, isOpen, onOpen, onDone, onChange, onRemove }: OneLineProps) {
  const t = useText()
  const { draft, before } = line
  const name = `${draft.medicine.name} ${draft.medicine.strength}`.trim()
  return (
    <li>
      <p className="row row-between">
        <span>
          <b>{name}</b> {before && <span className="muted">{t(before.doseText)}</span>}
        </span>
        <span className="buttons">
          <Button
            small
            aria-expanded={isOpen}
            aria-label={t(formTexts.editDose, { name })}
            onClick={isOpen ? onDone : onOpen}
          >
            {t(medicineTexts.change)}
          </Button>
          <Button small look="quiet" aria-label={t(formTexts.remove, { name })} onClick={onRemove}>
            {t(formTexts.removeShort)}
          </Button>
        </span>
      </p>
      {isOpen && (
        <div className="form">
          <DoseFields isKnown draft={draft} onChange={onChange} />
        </div>
      )}
    </li>
  )
}
