import { useState } from 'react'
import {
  type MedicinesView,
  resumeDoseDispensingRoute,
  takeOverCardRoute,
} from '../../../../contract/medication.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { PauseDosesDialog } from '../forms/pause-doses-dialog.tsx'
import { isForOthers, whyNot } from './medicine-words.ts'
import { medicineTexts } from './texts.ts'

/** What the municipality gives at home, and whether the pharmacy packs. */
export function HomeCard({ medicines, onSetList }: { medicines: MedicinesView; onSetList: () => void }) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const { citizenId, version, dispensingList, maySetDispensingList } = medicines
  const byCard = useDeed(takeOverCardRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(medicineTexts.givenByCard),
  })
  const by = dispensingList && {
    name: dispensingList.statedBy.name,
    when: dateAndTime(dispensingList.statedAt, language),
  }
  const agrees = medicines.reconciliation?.conditions.some(
    ({ condition, isMet }) => condition === 'dispensing-list-agrees' && isMet,
  )
  return (
    <Card title={t(medicineTexts.atHome)} icon="houseHeart" sector="kommune">
      <p>
        {by === null
          ? t(medicineTexts.homeUnknown)
          : t(dispensingList?.isHelped ? medicineTexts.homeHelped : medicineTexts.homeAlone, by)}
      </p>
      {dispensingList?.isHelped && dispensingList.isChangedSince && (
        <State tone="warning">{t(medicineTexts.homeOutdated)}</State>
      )}
      {!isReadOnly && !isForOthers(maySetDispensingList) && (
        <div className="buttons no-print">
          {!agrees && (
            <Button
              small
              look="primary"
              busy={byCard.isBusy}
              whyNot={whyNot(t, maySetDispensingList)}
              onClick={() => byCard.does({ params: { citizenId }, body: { version } })}
            >
              {t(medicineTexts.giveByCard)}
            </Button>
          )}
          {maySetDispensingList.may && (
            <Button small onClick={onSetList}>
              {t(medicineTexts.setHomeList)}
            </Button>
          )}
        </div>
      )}
      <DoseDispensing medicines={medicines} />
    </Card>
  )
}

/** The dose bags of the pharmacy while they are packed; a pause stands on top of the page. */
function DoseDispensing({ medicines }: { medicines: MedicinesView }) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const [isPausing, setPausing] = useState(false)
  const { citizenId, doseDispensing } = medicines
  if (doseDispensing.status !== 'active') return null
  return (
    <>
      <h3>{t(medicineTexts.dosePacked)}</h3>
      <State tone="success">{t(medicineTexts.doseActive)}</State>
      {!isReadOnly && !isForOthers(doseDispensing.mayPause) && (
        <Button
          small
          icon="pause"
          whyNot={whyNot(t, doseDispensing.mayPause)}
          aria-label={t(medicineTexts.pauseDosesNamed)}
          onClick={() => setPausing(true)}
        >
          {t(medicineTexts.pauseDoses)}
        </Button>
      )}
      {isPausing && <PauseDosesDialog citizenId={citizenId} onClose={() => setPausing(false)} />}
    </>
  )
}

/** That the pharmacy packs nothing: to be seen by everybody until somebody resumes it. */
export function DosesPausedBanner({ medicines }: { medicines: MedicinesView }) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const { citizenId, doseDispensing } = medicines
  const resume = useDeed(resumeDoseDispensingRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(medicineTexts.dosesResumed),
  })
  if (doseDispensing.status !== 'paused') return null
  const { since, by, reason, mayResume } = doseDispensing
  return (
    <section className="medicine-banner" data-tone="warning" aria-label={t(medicineTexts.dosePacked)}>
      <div>
        <State tone="warning">{t(medicineTexts.dosePaused)}</State>
        {since && by && (
          <p className="small">
            {t(medicineTexts.dosePausedBy, { when: dateAndTime(since, language), name: by.name })} {reason}
          </p>
        )}
      </div>
      {!isReadOnly && (
        <Button
          small
          busy={resume.isBusy}
          whyNot={whyNot(t, mayResume)}
          onClick={() => resume.does({ params: { citizenId }, body: {} })}
        >
          {t(medicineTexts.resumeDoses)}
        </Button>
      )}
    </section>
  )
}
