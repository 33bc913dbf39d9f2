import { lazy, Suspense, useState } from 'react'
import { answerCoordinatorOfferRoute, type CoordinatorView } from '../../../../contract/pathway-plan.ts'
import { useDeed } from '../../../app/deed.tsx'
import { sectorOf } from '../../../app/sectors.ts'
import { Button } from '../../../ui/button.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { State } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { PhoneLink } from '../../stay/pages/phone-link.tsx'
import { planTexts } from './plan-texts.ts'

const PlanCoordinatorDialog = lazy(() =>
  import('../forms/plan-coordinator-dialog.tsx').then((file) => ({ default: file.PlanCoordinatorDialog })),
)

const bases: Readonly<Record<CoordinatorView['basis'], Text>> = {
  admitted: planTexts.basisAdmitted,
  appointed: planTexts.basisAppointed,
  programme: planTexts.basisProgramme,
  'own-doctor': planTexts.basisOwnDoctor,
  municipality: planTexts.basisMunicipality,
}

export interface PlanCoordinatorProps {
  readonly citizenId: string
  readonly coordinator: CoordinatorView | null
  readonly mayWrite: boolean
}

/** Who keeps the threads together, where they are phoned, and a hand-over that waits for an answer. */
export function PlanCoordinator({ citizenId, coordinator, mayWrite }: PlanCoordinatorProps) {
  const t = useText()
  const language = useLanguage()
  const [isOffering, setOffering] = useState(false)
  if (coordinator === null)
    return (
      <section className="plan-coordinator">
        <h3>{t(planTexts.coordinator)}</h3>
        <p className="muted">{t(planTexts.noCoordinator)}</p>
      </section>
    )
  const { unit, person, basis, since, offer, mayOffer } = coordinator
  const why = [t(bases[basis]), since && t(planTexts.since, { when: calendarDate(since, language) })]
  return (
    <section className="plan-coordinator">
      <h3>{t(planTexts.coordinator)}</h3>
      <div className="row">
        <SectorMark sector={sectorOf(unit.sector)}>
          {[person?.name, unit.name].filter(Boolean).join(', ')}
        </SectorMark>
        {unit.phone && <PhoneLink phone={unit.phone} />}
        {mayWrite && mayOffer && (
          <Button look="quiet" small icon="handoff" onClick={() => setOffering(true)}>
            {t(planTexts.handOver)}
          </Button>
        )}
      </div>
      <p className="muted small">{why.filter(Boolean).join(', ')}</p>
      {offer && <WaitingOffer citizenId={citizenId} offer={offer} mayWrite={mayWrite} />}
      {isOffering && (
        <Suspense>
          <PlanCoordinatorDialog citizenId={citizenId} present={unit.id} onClose={() => setOffering(false)} />
        </Suspense>
      )}
    </section>
  )
}

interface WaitingOfferProps {
  readonly citizenId: string
  readonly offer: NonNullable<CoordinatorView['offer']>
  readonly mayWrite: boolean
}

function WaitingOffer({ citizenId, offer, mayWrite }: WaitingOfferProps) {
  const t = useText()
  const touches = [`citizen:${citizenId}`] as const
  const params = { citizenId, offerId: offer.id }
  const accept = useDeed(answerCoordinatorOfferRoute, { touches, says: t(planTexts.accepted) })
  const decline = useDeed(answerCoordinatorOfferRoute, { touches, says: t(planTexts.declined) })
  const withdraw = useDeed(answerCoordinatorOfferRoute, { touches, says: t(planTexts.withdrawn) })
  return (
    <div className="stack-tight">
      <State tone="warning">{t(planTexts.waitsFor, { unit: offer.waitsFor.name })}</State>
      <p>
        {t(planTexts.wouldBecome, {
          unit: [offer.person?.name, offer.to.name].filter(Boolean).join(', '),
        })}
        {offer.text && `: “${offer.text}”`}
      </p>
      {mayWrite && (
        <div className="buttons no-print">
          {offer.mayAnswer && (
            <>
              <Button
                look="primary"
                small
                icon="check"
                busy={accept.isBusy}
                onClick={() => accept.does({ params, body: { answer: 'accept' } })}
              >
                {t(planTexts.accept)}
              </Button>
              <Button
                small
                busy={decline.isBusy}
                onClick={() => decline.does({ params, body: { answer: 'decline' } })}
              >
                {t(planTexts.decline)}
              </Button>
            </>
          )}
          {offer.mayWithdraw && (
            <Button
              look="quiet"
              small
              icon="undo"
              busy={withdraw.isBusy}
              onClick={() => withdraw.does({ params, body: { answer: 'withdraw' } })}
            >
              {t(planTexts.withdraw)}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
