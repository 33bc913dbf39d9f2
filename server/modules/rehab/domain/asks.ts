import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { dueAt, type TimeLimit } from '../../../../kernel/deadline.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { LegalReference } from '../../../../kernel/legal-reference.ts'
import type { Plan } from './plan.ts'

/** Something a unit is to do about a plan that no step of the programme calls for. */
export interface Ask {
  /** Stable for as long as the same is wanted of the same unit. */
  readonly key: string
  readonly serviceCode: string
  readonly title: Bilingual
  readonly unitId: OrganisationId
  readonly within: TimeLimit
  readonly why: Bilingual
}

const workday: TimeLimit = { amount: 1, unit: 'workday' }

/** Behind all of them: the duty to train, and the plan. */
export const rehabLaw: readonly LegalReference[] = [
  { act: 'SUL', section: '140', confidence: 'certain' },
  { act: 'SUL', section: '84', confidence: 'certain' },
]

/** What the plan as it stands wants of whom. Each ends when it is not wanted any more. */
export function asksOf(plan: Plan): Ask[] {
  const { ownerUnitId, provider, finalStatus, reopenedSince } = plan
  // What a closing has called off is wanted anew when the plan is opened again: a key that was used up opens no task.
  const planId = reopenedSince === null ? plan.planId : `${plan.planId} reopened ${reopenedSince}`
  const asks: Ask[] = []
  if (plan.differsSince !== null && plan.status !== 'closed')
    asks.push({
      key: `${planId} difference ${plan.differsSince} ${ownerUnitId}`,
      serviceCode: 'function-coordination',
      title: { da: 'Afklar vurderinger af funktion', en: 'Settle views of function' },
      unitId: ownerUnitId,
      within: workday,
      why: {
        da: 'To parter vurderer samme område med mindst to trins forskel.',
        en: 'Two parties see the same domain at least two steps apart.',
      },
    })
  if (plan.status === 'returned')
    asks.push({
      key: `${planId} returned ${plan.returnedSince}`,
      serviceCode: 'rehabilitation-plan-again',
      title:
        plan.rightUnitId === null
          ? {
              da: 'Gør genoptræningsplanen færdig og send den',
              en: 'Complete and send the rehabilitation plan',
            }
          : {
              da: 'Send genoptræningsplanen til rette kommune',
              en: 'Send the plan to the right municipality',
            },
      unitId: ownerUnitId,
      within: workday,
      why: {
        da: 'Modtageren har sendt planen tilbage; dagene løber.',
        en: 'The receiver has sent the plan back; the days are running.',
      },
    })
  if (provider?.state === 'waits' && plan.status !== 'closed')
    asks.push({
      key: `${planId} chosen ${provider.unitId} ${provider.chosenAt}`,
      serviceCode: 'rehabilitation-choice',
      title: { da: 'Svar på valg som genoptræningssted', en: 'Answer being chosen to train' },
      unitId: provider.unitId,
      within: workday,
      why: { da: 'Borgeren har valgt jer.', en: 'The citizen has chosen you.' },
    })
  if (finalStatus !== null && !finalStatus.isRead && finalStatus.doctorUnitId !== null)
    asks.push({
      key: `${planId} final status ${finalStatus.sequence}`,
      serviceCode: 'rehabilitation-final-status-reading',
      title: { da: 'Læs slutstatus fra genoptræning', en: 'Read the final status of rehabilitation' },
      unitId: finalStatus.doctorUnitId,
      within: { amount: 2, unit: 'workday' },
      why: { da: 'Genoptræningen er afsluttet.', en: 'The rehabilitation has ended.' },
    })
  return asks
}

/** How long the unit has, from the moment it was asked. */
export function deadlineOf(ask: Ask, at: Instant): { readonly dueAt: Instant; readonly warnAt: Instant } {
  return dueAt(at, ask.within)
}
