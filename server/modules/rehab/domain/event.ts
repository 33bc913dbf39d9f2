import type { FunctionDomain } from '../../../../kernel/functioning.ts'
import type { CitizenId, OrganisationId, PersonId, RehabPlanId, StayId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { GopType } from './plan-type.ts'

/** A named person acting for a unit; the citizen acts for themselves and for no unit. */
export interface ByPerson {
  readonly personId: PersonId
  readonly name: string
  readonly unitId: OrganisationId | null
}

/** The house carrying out a rule: a discharge has been told, two views have met. */
export interface ByRule {
  readonly rule: string
}

export type By = ByPerson | ByRule

/** What a plan says (B2). */
export interface PlanContent {
  readonly gopType: GopType | null
  readonly mustBeAtHospital: boolean
  readonly functionBefore: string
  readonly functionNow: string
  readonly needs: string
  readonly whatToTrain: string
  readonly restrictions: string
  readonly wholeLifeNeeds: string
  readonly startNoLaterThan: DanishDate | null
  readonly startNotBefore: DanishDate | null
  readonly contactMunicipality: string
  readonly contactRegion: string
}

/** Who consented to the plan being sent, and to whom (SUL § 41(1), § 14). */
export interface PlanConsent {
  readonly givenBy: 'citizen' | 'representative'
  readonly representative: string
  readonly isToDoctor: boolean
}

export type ProviderKind = 'own' | 'other-municipality' | 'private' | 'hospital'
export type HandOver = 'nothing-more' | 'maintenance' | 'exercise' | 'work'
export type CloseReason = 'DONE' | 'NO_CONTACT' | 'DEATH'

interface Common {
  /** When it was recorded. */
  readonly at: Instant
  readonly by: By
}

type Event<Type extends string, Data = unknown> = Common & { readonly type: Type } & Data

/** Everything that can happen to a rehabilitation plan. Never changed or removed. */
export type RehabEvent =
  | Event<
      'plan-written',
      {
        readonly citizenId: CitizenId
        readonly planId: RehabPlanId
        /** Null for an outpatient course. */
        readonly stayId: StayId | null
        readonly senderUnitId: OrganisationId
        readonly content: PlanContent
      }
    >
  | Event<'plan-revised', { readonly content: PlanContent }>
  | Event<
      'plan-sent',
      { readonly receiverUnitId: OrganisationId; readonly consent: PlanConsent; readonly version: number }
    >
  | Event<'plan-received'>
  /** Not complete: the sender has it again. */
  | Event<'plan-returned', { readonly text: string }>
  /** Another municipality is the right one: the sender, who may disclose it, sends it on. */
  | Event<'plan-forwarded', { readonly rightUnitId: OrganisationId; readonly text: string }>
  /** The stay is over, or the discharge was corrected. */
  | Event<'discharge-told', { readonly on: DanishDate }>
  | Event<'discharge-taken-back'>
  | Event<'contact-tried', { readonly outcome: 'reached' | 'not-reached'; readonly text: string }>
  | Event<
      'start-offered',
      { readonly on: DanishDate; readonly isCitizenWish: boolean; readonly text: string }
    >
  | Event<'provider-chosen', { readonly unitId: OrganisationId; readonly kind: ProviderKind }>
  | Event<'course-accepted'>
  | Event<'course-declined', { readonly text: string }>
  | Event<
      'paused',
      { readonly since: DanishDate; readonly text: string; readonly byStayId?: StayId | undefined }
    >
  | Event<'resumed', { readonly on: DanishDate }>
  | Event<
      'started',
      {
        readonly on: DanishDate
        readonly tests: string
        readonly goals: string
        readonly trainingPlan: string
      }
    >
  | Event<'midway-given', { readonly text: string }>
  | Event<'type-changed', { readonly gopType: GopType; readonly text: string }>
  | Event<'training-ended', { readonly on: DanishDate; readonly goals: string }>
  | Event<
      'final-status-given',
      { readonly text: string; readonly handOver: HandOver; readonly doctorUnitId: OrganisationId | null }
    >
  | Event<'final-status-read'>
  | Event<'plan-closed', { readonly reason: CloseReason; readonly letterSentOn?: DanishDate }>
  /** The citizen lives after all. */
  | Event<'plan-reopened'>
  | Event<'difference-found', { readonly codes: readonly FunctionDomain[] }>
  | Event<
      'difference-settled',
      {
        readonly codes: readonly FunctionDomain[]
        readonly how: 'aligned' | 'agreed-to-differ'
        readonly text: string
      }
    >

export type RehabEventOf<Type extends RehabEvent['type']> = Extract<RehabEvent, { readonly type: Type }>
