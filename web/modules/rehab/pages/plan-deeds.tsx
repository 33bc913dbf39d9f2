import { lazy, Suspense, useState } from 'react'
import { doRehabilitationDeedRoute, type RehabDeed, type RehabPlanView } from '../../../../contract/rehab.ts'
import { useDeed } from '../../../app/deed.tsx'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { deedSaidTexts, deedTexts, rehabTexts } from './texts.ts'

const DeedDialog = lazy(() =>
  import('../forms/deed-dialog.tsx').then((file) => ({ default: file.DeedDialog })),
)
const SendDialog = lazy(() =>
  import('../forms/send-dialog.tsx').then((file) => ({ default: file.SendDialog })),
)
const PlanDialog = lazy(() =>
  import('../forms/plan-dialog.tsx').then((file) => ({ default: file.PlanDialog })),
)
const ProviderDialog = lazy(() =>
  import('../forms/provider-dialog.tsx').then((file) => ({ default: file.ProviderDialog })),
)

/** What belongs to each part of the way, the likely one first. */
const deedsOf: Readonly<Record<RehabPlanView['status'], readonly RehabDeed[]>> = {
  draft: ['send', 'revise'],
  returned: ['send', 'revise'],
  sent: ['receive', 'return', 'forward', 'revise'],
  received: [
    'accept-course',
    'decline-course',
    'offer-start',
    'contact',
    'start',
    'choose-provider',
    'pause',
    'change-type',
    'close-without-contact',
    'forward',
    'return',
    'revise',
  ],
  started: ['end', 'give-midway-status', 'pause', 'change-type', 'revise'],
  ended: ['give-final-status', 'read-final-status'],
  closed: ['read-final-status'],
}

/** What carries the plan on; the others are for when something is otherwise. */
const onwards: ReadonlySet<RehabDeed> = new Set([
  'send',
  'receive',
  'accept-course',
  'offer-start',
  'start',
  'end',
  'give-final-status',
  'read-final-status',
  'resume',
])

/** Deeds that need no words. */
const atOnce: ReadonlySet<RehabDeed> = new Set(['receive', 'accept-course', 'read-final-status'])

/** Why somebody else does this, and not this reader at another time. */
const forOthers: ReadonlySet<string> = new Set([
  'rehab-plan-not-yours',
  'rehab-plan-only-hospital',
  'rehab-choice-of-another',
  'rehab-no-choice-waits',
  'rehab-only-own-doctor',
  'rehab-type-needs-hospital',
  'rehab-final-status-read',
  'rehab-final-status-missing',
  'rehab-contact-had',
])

/** What this reader may do with the plan now: the likely one first, and what is not possible yet with its reason. */
export function PlanDeeds({ citizenId, plan }: { citizenId: string; plan: RehabPlanView }) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const [form, setForm] = useState<RehabDeed>()
  const done = useDeed(doRehabilitationDeedRoute, { touches: [`citizen:${citizenId}`] })
  const relevant = plan.paused ? (['resume'] as const) : deedsOf[plan.status]
  const mine = relevant.flatMap((deed) => {
    const right = plan.deeds.find((one) => one.deed === deed)
    if (right === undefined || (!right.may && forOthers.has(right.because ?? ''))) return []
    return [right]
  })
  if (isReadOnly) return null
  const elsewhere = <p className="muted">{t(rehabTexts.elsewhere, { name: plan.owner.name })}</p>
  if (mine.length === 0) return plan.status === 'closed' ? null : elsewhere
  const hasOffer = plan.clock.offeredStart !== null
  const first = mine.find(
    ({ deed, may }) => may && onwards.has(deed) && !(deed === 'offer-start' && hasOffer),
  )
  const isElsewhere = plan.deeds.some(({ because }) => because === 'rehab-plan-not-yours')
  const press = (deed: RehabDeed) => {
    if (!atOnce.has(deed)) return setForm(deed)
    done.does({ params: { citizenId, planId: plan.planId }, body: { deed } as { deed: 'receive' } })
  }
  const close = () => setForm(undefined)
  return (
    <section className="rehab-deeds no-print" aria-label={t(rehabTexts.deeds)}>
      {isElsewhere && elsewhere}
      <div className="rehab-deed-buttons">
        {mine
          .toSorted((one, other) => Number(other.may) - Number(one.may))
          .map(({ deed, may, because }) => (
            <Button
              key={deed}
              small
              look={deed === first?.deed ? 'primary' : 'plain'}
              busy={done.isBusy}
              whyNot={may ? undefined : t(refusalTexts[because ?? ''] ?? deedTexts[deed])}
              onClick={() => press(deed)}
            >
              {t(deedTexts[deed])}
            </Button>
          ))}
      </div>
      <Suspense>
        {form === 'send' && <SendDialog citizenId={citizenId} plan={plan} onClose={close} />}
        {form === 'revise' && <PlanDialog citizenId={citizenId} plan={plan} onClose={close} />}
        {form === 'choose-provider' && (
          <ProviderDialog citizenId={citizenId} planId={plan.planId} onClose={close} />
        )}
        {form !== undefined && form !== 'send' && form !== 'revise' && form !== 'choose-provider' && (
          <DeedDialog
            citizenId={citizenId}
            plan={plan}
            deed={form}
            says={t(deedSaidTexts[form])}
            onClose={close}
          />
        )}
      </Suspense>
    </section>
  )
}
