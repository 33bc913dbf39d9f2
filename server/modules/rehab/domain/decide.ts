import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { By, HandOver, PlanConsent, PlanContent, ProviderKind, RehabEvent } from './event.ts'
import { type Deed, type Doer, type RehabRefused, whyNot, whyNotProvider } from './may.ts'
import { dayZeroOf, openPause, type Plan } from './plan.ts'
import { type GopType, isSpecialised, needsHospital } from './plan-type.ts'

/** What somebody wants done; each has the name of its deed. */
export type RehabCommand =
  | { readonly deed: 'revise'; readonly content: PlanContent }
  | { readonly deed: 'send'; readonly receiverUnitId: OrganisationId; readonly consent: PlanConsent }
  | { readonly deed: 'receive' }
  | { readonly deed: 'return'; readonly missing: string }
  | { readonly deed: 'forward'; readonly rightUnitId: OrganisationId; readonly reason: string }
  | { readonly deed: 'contact'; readonly outcome: 'reached' | 'not-reached'; readonly note: string }
  | {
      readonly deed: 'offer-start'
      readonly on: DanishDate
      readonly isCitizenWish: boolean
      readonly note: string
    }
  | { readonly deed: 'choose-provider'; readonly unitId: OrganisationId; readonly kind: ProviderKind }
  | { readonly deed: 'accept-course' }
  | { readonly deed: 'decline-course'; readonly reason: string }
  | { readonly deed: 'pause'; readonly since: DanishDate; readonly reason: string }
  | { readonly deed: 'resume'; readonly on: DanishDate }
  | {
      readonly deed: 'start'
      readonly on: DanishDate
      readonly tests: string
      readonly goals: string
      readonly trainingPlan: string
    }
  | { readonly deed: 'give-midway-status'; readonly status: string }
  | { readonly deed: 'change-type'; readonly gopType: GopType; readonly reason: string }
  | { readonly deed: 'end'; readonly on: DanishDate; readonly goals: string }
  | {
      readonly deed: 'give-final-status'
      readonly status: string
      readonly handOver: HandOver
      readonly doctorUnitId: OrganisationId | null
    }
  | { readonly deed: 'read-final-status' }
  | { readonly deed: 'close-without-contact'; readonly letterSentOn: DanishDate }
  | { readonly deed: 'settle-difference'; readonly reason: string }

type Decision = Result<readonly RehabEvent[], RehabRefused>

/** What follows from a command: events, or a refusal. Who may is in `may.ts`; here stands what a deed means. */
export function decide(plan: Plan, command: RehabCommand, doer: Doer, at: Instant): Decision {
  const today = danishDateOf(at)
  const because = whyNot(plan, command.deed satisfies Deed, doer, today)
  if (because !== undefined) return refused(because)
  const by: By = {
    personId: doer.personId,
    name: doer.name,
    unitId: doer.kind === 'professional' ? doer.unitId : null,
  }
  switch (command.deed) {
    case 'revise': {
      const { content } = command
      const isWithSender = plan.status === 'draft' || plan.status === 'returned'
      // Who trains follows from the type: once sent it is changed by a deed that says why.
      if (!isWithSender && content.gopType !== plan.content.gopType)
        return refused('rehab-sent-already', { part: 'gopType' })
      return ok([{ type: 'plan-revised', at, by, content }])
    }
    case 'send': {
      const missing = whatIsMissing(plan.content)
      if (missing.includes('gopType')) return refused('rehab-plan-type-missing')
      if (missing.length > 0) return refused('rehab-plan-text-missing', { parts: missing })
      const { receiverUnitId, consent, deed } = command
      if (consent.givenBy === 'representative' && consent.representative.trim() === '')
        return refused('rehab-plan-consent-missing', { deed })
      return ok([{ type: 'plan-sent', at, by, receiverUnitId, consent, version: plan.version }])
    }
    case 'receive':
      return ok([{ type: 'plan-received', at, by }])
    case 'return':
      return ok([{ type: 'plan-returned', at, by, text: command.missing }])
    case 'forward': {
      const { rightUnitId, reason } = command
      if (rightUnitId === plan.receiverUnitId) return refused('rehab-receiver-the-same')
      return ok([{ type: 'plan-forwarded', at, by, rightUnitId, text: reason }])
    }
    case 'contact':
      return ok([{ type: 'contact-tried', at, by, outcome: command.outcome, text: command.note }])
    case 'offer-start': {
      const { on, isCitizenWish, note } = command
      const dayZero = dayZeroOf(plan)
      if (on < today || (dayZero !== undefined && on < dayZero))
        return refused('rehab-date-impossible', { on })
      return ok([{ type: 'start-offered', at, by, on, isCitizenWish, text: note }])
    }
    case 'choose-provider': {
      const { unitId, kind } = command
      const notThis = whyNotProvider(plan, kind, today)
      if (notThis !== undefined) return refused(notThis)
      return ok([{ type: 'provider-chosen', at, by, unitId, kind }])
    }
    case 'accept-course':
      return ok([{ type: 'course-accepted', at, by }])
    case 'decline-course':
      return ok([{ type: 'course-declined', at, by, text: command.reason }])
    case 'pause': {
      const { since, reason } = command
      if (since > today) return refused('rehab-date-impossible', { on: since })
      return ok([{ type: 'paused', at, by, since, text: reason }])
    }
    case 'resume': {
      const { on } = command
      const since = openPause(plan)?.since
      if (on > today || (since !== undefined && on < since)) return refused('rehab-date-impossible', { on })
      return ok([{ type: 'resumed', at, by, on }])
    }
    case 'start': {
      const { on, tests, goals, trainingPlan } = command
      const dayZero = dayZeroOf(plan)
      if (on > today || (dayZero !== undefined && on < dayZero))
        return refused('rehab-date-impossible', { on })
      return ok([{ type: 'started', at, by, on, tests, goals, trainingPlan }])
    }
    case 'give-midway-status':
      return ok([{ type: 'midway-given', at, by, text: command.status }])
    case 'change-type':
      return changeType(plan, command, doer, { at, by })
    case 'end': {
      const { on, goals } = command
      if (on > today || (plan.startedOn !== null && on < plan.startedOn))
        return refused('rehab-date-impossible', { on })
      return ok([{ type: 'training-ended', at, by, on, goals }])
    }
    case 'give-final-status': {
      const { status, handOver, doctorUnitId } = command
      const given: RehabEvent = { type: 'final-status-given', at, by, text: status, handOver, doctorUnitId }
      // Without a practice there is nobody to read it: nothing more is waited for.
      return ok(doctorUnitId === null ? [given, { type: 'plan-closed', at, by, reason: 'DONE' }] : [given])
    }
    case 'read-final-status':
      return ok([
        { type: 'final-status-read', at, by },
        // Done: goals evaluated and the final status acknowledged (pathways B).
        ...(plan.status === 'ended' ? [{ type: 'plan-closed', at, by, reason: 'DONE' } as const] : []),
      ])
    case 'close-without-contact': {
      const { letterSentOn } = command
      if (letterSentOn > today) return refused('rehab-date-impossible', { on: letterSentOn })
      return ok([{ type: 'plan-closed', at, by, reason: 'NO_CONTACT', letterSentOn }])
    }
    case 'settle-difference':
      return ok([
        {
          type: 'difference-settled',
          at,
          by,
          codes: plan.differences,
          how: 'agreed-to-differ',
          text: command.reason,
        },
      ])
  }
}

function changeType(
  plan: Plan,
  { gopType, reason }: Extract<RehabCommand, { readonly deed: 'change-type' }>,
  doer: Doer,
  { at, by }: { readonly at: Instant; readonly by: By },
): Decision {
  const before = plan.content.gopType
  if (before === gopType) return refused('rehab-type-unchanged')
  const isHospital = doer.kind === 'professional' && doer.party === 'hospital'
  if (!isHospital && (before === null || needsHospital(before, gopType)))
    return refused('rehab-type-needs-hospital')
  return ok([{ type: 'type-changed', at, by, gopType, text: reason }])
}

/** What a plan must say before it can be sent (B2); whole-life needs belong to the specialised types. */
export function whatIsMissing(content: PlanContent): (keyof PlanContent)[] {
  const texts = ['functionBefore', 'functionNow', 'needs', 'whatToTrain'] as const
  const missing: (keyof PlanContent)[] = texts.filter((part) => content[part].trim() === '')
  const { gopType } = content
  if (gopType === null) missing.unshift('gopType')
  else if (isSpecialised(gopType) && content.wholeLifeNeeds.trim() === '') missing.push('wholeLifeNeeds')
  return missing
}
