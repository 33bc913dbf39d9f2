import type { ReactNode } from 'react'
import {
  confirmMedicinesRoute,
  type MedicinesView,
  markReconciledRoute,
} from '../../../../contract/medication.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { conditionTexts, isForOthers, sectorOfParty, whyNot } from './medicine-words.ts'
import { medicineTexts } from './texts.ts'

type Reconciliation = NonNullable<MedicinesView['reconciliation']>
type Condition = Reconciliation['conditions'][number]['condition']

interface AgreementCardProps {
  readonly medicines: MedicinesView
  readonly reconciliation: Reconciliation
  /** What can be done so that the citizen gets the list. */
  readonly giving: ReactNode
}

/** What is missing before the medicine is reconciled, and who stands behind the list. */
export function AgreementCard({ medicines, reconciliation, giving }: AgreementCardProps) {
  const t = useText()
  return (
    <Card title={t(medicineTexts.agreement)} icon="done" aside={<Standing reconciliation={reconciliation} />}>
      <ul className="medicine-conditions">
        {reconciliation.conditions.map(({ condition, isMet }) => (
          <li key={condition}>
            <State tone={isMet ? 'success' : 'warning'}>
              {t(conditionTexts[condition][isMet ? 'met' : 'missing'])}
            </State>
            <UnderCondition
              condition={condition}
              medicines={medicines}
              reconciliation={reconciliation}
              giving={giving}
            />
          </li>
        ))}
      </ul>
      <h3>{t(medicineTexts.confirmations)}</h3>
      <ul className="medicine-conditions">
        {reconciliation.confirmations.map((confirmation) => (
          <Confirmation
            key={confirmation.party}
            confirmation={confirmation}
            medicines={medicines}
            reconciliation={reconciliation}
          />
        ))}
      </ul>
    </Card>
  )
}

/** Reconciled, or how many of the conditions are missing. */
export function Standing({ reconciliation }: { reconciliation: Reconciliation }) {
  const t = useText()
  const n = reconciliation.conditions.filter(({ isMet }) => !isMet).length
  if (n === 0) return <Badge tone="success">{t(medicineTexts.done)}</Badge>
  return (
    <Badge tone="warning">{n === 1 ? t(medicineTexts.missingOne) : t(medicineTexts.missing, { n })}</Badge>
  )
}

interface UnderConditionProps extends AgreementCardProps {
  readonly condition: Condition
}

/** Who fulfilled a condition and when, or what the reader can do for it. */
function UnderCondition({ condition, medicines, reconciliation, giving }: UnderConditionProps) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const { citizenId, version, card, listGiven } = medicines
  const mark = useDeed(markReconciledRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(medicineTexts.marked),
  })
  if (condition === 'fmk-reconciled') {
    const { mayMarkReconciled, reconciliationId } = reconciliation
    const isMet = card.reconciled !== null && !card.isChangedSince
    return (
      <>
        {isMet && card.reconciled && (
          <p className="muted small">
            {t(medicineTexts.decidedBy, {
              name: card.reconciled.by.name,
              when: dateAndTime(card.reconciled.at, language),
            })}
          </p>
        )}
        {!isMet && !isReadOnly && !isForOthers(mayMarkReconciled) && (
          <Button
            small
            look={mayMarkReconciled.may ? 'primary' : 'plain'}
            busy={mark.isBusy}
            whyNot={whyNot(t, mayMarkReconciled)}
            onClick={() => mark.does({ params: { citizenId, reconciliationId }, body: { version } })}
          >
            {t(medicineTexts.markReconciled)}
          </Button>
        )}
      </>
    )
  }
  if (condition === 'citizen-has-list')
    return (
      <>
        {listGiven && (
          <p className="muted small">
            {listGiven.how === 'seen'
              ? t(medicineTexts.listSeen, { when: dateAndTime(listGiven.at, language) })
              : t(medicineTexts.listGiven, {
                  when: dateAndTime(listGiven.at, language),
                  name: listGiven.by.name,
                })}
            {!listGiven.isCurrent && `. ${t(medicineTexts.listOutdated)}`}
          </p>
        )}
        {giving}
      </>
    )
  return null
}

interface ConfirmationProps {
  readonly confirmation: Reconciliation['confirmations'][number]
  readonly medicines: MedicinesView
  readonly reconciliation: Reconciliation
}

/** Whether one party stands behind the list as it is now; why not any more, when it did. */
function Confirmation({ confirmation, medicines, reconciliation }: ConfirmationProps) {
  const t = useText()
  const language = useLanguage()
  const isReadOnly = useReadOnly()
  const { citizenId, version } = medicines
  const { party, isConfirmed, by, at, fellAway, mayConfirm } = confirmation
  const confirm = useDeed(confirmMedicinesRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(medicineTexts.confirmed),
  })
  const word = party === 'gp' ? t(medicineTexts.gp) : undefined
  return (
    <li>
      <SectorMark sector={sectorOfParty[party]}>{word}</SectorMark>
      {isConfirmed && by && at ? (
        <State tone="success">
          {t(medicineTexts.confirmedBy, { name: by.name, when: dateAndTime(at, language) })}
        </State>
      ) : fellAway ? (
        <State tone="warning">
          {t(medicineTexts.fellAway, { when: dateAndTime(fellAway.at, language), medicine: fellAway.name })}
        </State>
      ) : (
        <span className="muted">{t(medicineTexts.notConfirmed)}</span>
      )}
      {!isConfirmed && !isReadOnly && !isForOthers(mayConfirm) && (
        <Button
          small
          look={mayConfirm.may ? 'primary' : 'plain'}
          busy={confirm.isBusy}
          whyNot={whyNot(t, mayConfirm)}
          onClick={() =>
            confirm.does({
              params: { citizenId, reconciliationId: reconciliation.reconciliationId },
              body: { version },
            })
          }
        >
          {t(medicineTexts.confirm)}
        </Button>
      )}
    </li>
  )
}
