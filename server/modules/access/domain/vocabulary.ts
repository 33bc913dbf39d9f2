import type { AccessAction, AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'

/** Where somebody works, in the words of the law handbook: what may flow depends on the room, not on the employer. */
export const workplaces = [
  'hospital',
  'psychiatry',
  'general-practice',
  'municipal-health',
  'elder-care',
  'assessment',
  'job-centre',
  'nursing-home',
  'private-supplier',
  'pharmacy',
  'authority',
  'governance',
  'operator',
  'other',
] as const
/** HO, PS, GP, MH, ME, MS, JC, NH, PR, PH, AU, GV, OP of the rule table, in that order. */
export type Workplace = (typeof workplaces)[number]

/** What ties a unit, or one person in it, to a citizen (law, part 10). Told by the module that knows it. */
export const relationKinds = [
  // 4: active now
  'stay',
  'gp',
  'nursing-home-doctor',
  'task',
  'plan',
  'care',
  'gop',
  'chosen-supplier',
  // 3: on its way, or on today's list
  'offer',
  'referral',
  'appointment',
  'roster',
  'wound-case',
  'conference',
  'prescription',
  // 2: follow-up
  'window',
  // 1: told of an admission only; stated by the person, to be verified within 14 days
  'notice',
  'declared',
  // 0: no treatment, but a case some rule asks for
  'discharge-agreement',
  'delegation',
  'took-part',
  'case',
  'agenda',
  'event-case',
  'supervision-request',
  'review-task',
  'operation-ticket',
] as const
export type RelationKind = (typeof relationKinds)[number]

/** A relation as found at the moment of the look, ended ones too: that it has ended is itself a fact (D10). */
export interface Evidence {
  readonly relation: RelationKind
  readonly unitId: OrganisationId
  readonly sourceId: string
  /** Set when the tie is this person's alone. */
  readonly personId: PersonId | null
  readonly from: Instant
  readonly to: Instant | null
}

/** A block in force (law, part 9). A period or a source blocks data, the others block people. */
export interface Block {
  readonly id: string
  readonly target: 'person' | 'unit' | 'period' | 'source' | 'everything'
  readonly personId: PersonId | null
  /** The unit blocked with those below it, or the unit the data come from. */
  readonly unitId: OrganisationId | null
  readonly dataFrom: DanishDate | null
  readonly dataTo: DanishDate | null
  readonly doesKeepAlerts: boolean
}

/** A consent, valid or lapsed or taken back: that it has lapsed is itself a fact (D08, D11). */
export interface Consent {
  readonly id: string
  readonly purpose: AccessPurpose
  readonly dataKinds: readonly DataKind[]
  readonly receiver:
    | { readonly kind: 'relative'; readonly citizenId: CitizenId }
    | { readonly kind: 'unit'; readonly unitId: OrganisationId }
    | { readonly kind: 'person'; readonly personId: PersonId }
    | { readonly kind: 'named' }
  readonly form: 'written' | 'oral'
  readonly from: Instant
  /** The end as given, or the moment it was taken back. */
  readonly to: Instant
}

export const representationKinds = [
  'parent',
  'guardian',
  'lasting-power',
  'power',
  'nearest-relative',
] as const
export type RepresentationKind = (typeof representationKinds)[number]

/** The asker acts for the citizen, by law or document, now. */
export interface Representation {
  readonly id: string
  readonly kind: RepresentationKind
  readonly dataKinds: readonly DataKind[]
  readonly doesCoverHealth: boolean
}

export const overrideReasons = [
  'UNCONSCIOUS',
  'INCAPABLE',
  'ACUTE_LIFE_OR_FUNCTION',
  'ACUTE_MEDICATION_RISK',
  'RISK_TO_OTHERS',
  'CONSENT_NOW',
] as const
export type OverrideReason = (typeof overrideReasons)[number]

/** The asker has opened this citizen; in force at the moment of the look. */
export interface Override {
  readonly id: string
  readonly reasonCode: OverrideReason
  /** What was written; empty when the citizen consented. */
  readonly reason: string
  readonly openedAt: Instant
  readonly expiresAt: Instant
}

/** The management's permission, in force at the moment of the look, that covers the asker's function. */
export interface Permission {
  readonly id: string
  readonly kind: 'technical-help' | 'quality' | 'research' | 'export'
  /** Empty: all that the rule gives. */
  readonly dataKinds: readonly DataKind[]
}

/** A trial (law, part 12). It can lift conditions of national law; never necessity, secrecy, log, objection or GDPR. */
export interface Exemption {
  readonly id: string
  readonly version: number
  readonly network: string
  readonly participants: readonly OrganisationId[]
  readonly ruleIdsWaived: readonly string[]
  /** Conditions, in the words of the rule file, that must hold instead. */
  readonly replacementConditions: readonly unknown[]
  readonly dataKinds: readonly DataKind[]
  readonly from: Instant
  readonly to: Instant
  readonly legalReference: string
  readonly approvedBy: string
  readonly evaluationDue: DanishDate
}

/** Who asks, as much of them as the rules look at. */
export type Asker =
  | {
      readonly kind: 'professional' | 'service'
      readonly personId: PersonId
      /** The function of the role, `home-nurse`; what it may do as the law sees it stands in `work.ts`. */
      readonly function: string
      readonly unitId: OrganisationId
    }
  | { readonly kind: 'citizen'; readonly personId: PersonId; readonly citizenId: CitizenId }
  | { readonly kind: 'system' }

/** Who asks, about whom, what for. */
export interface Question {
  readonly actor: Asker
  readonly citizenId: CitizenId
  readonly kind: DataKind
  readonly purpose: AccessPurpose
  readonly action: AccessAction
  /** `pull`: looking up. `push`: disclosing to another. Different sections of the law, different opt-outs. */
  readonly flow: 'pull' | 'push'
  /** What is looked at, in a word: some are warnings a citizen who blocks can keep visible. */
  readonly object?: string | undefined
  /** Why just now, in words, where a rule asks for it. */
  readonly reason?: string | undefined
  /** How many citizens are taken out at once; 1 unless it is an export. */
  readonly count?: number | undefined
  /** Where the data come from and when they were made, where that is known: blocks of a source or a period, P38, D14. */
  readonly dataFrom?: { readonly unitId?: OrganisationId; readonly on?: DanishDate } | undefined
  /** Who gets what is pushed. A rule that says to whom does not hold when it is not told. */
  readonly receiver?: Receiver | undefined
}

/** Where disclosed data go. */
export interface Receiver {
  readonly workplace: Workplace
  /** The unit and all above it, for blocks of a unit with those below; empty for somebody outside. */
  readonly unitChain: readonly OrganisationId[]
}

/** The acts under which a citizen gets help that RSL §§ 12 c and 13 speak of. */
export const helpActs = ['SEL', 'ÆL'] as const
export type HelpAct = (typeof helpActs)[number]

/** All that is known of asker and citizen at the moment of the look. Fewer facts never give more access. */
export interface Facts {
  /** Where a professional or a client works; `other` for everybody else. */
  readonly workplace: Workplace
  /** The units whose ties are also the asker's: own, below, and above up to the edge of the room. */
  readonly unitIds: readonly OrganisationId[]
  /** The unit and all above it, for blocks of a unit with those below. */
  readonly unitChain: readonly OrganisationId[]
  /** Which citizen a professional is themselves, when known. */
  readonly ownCitizenId: CitizenId | null
  /** The asker is registered as close to the citizen: family (D02), nearest relative (P36). */
  readonly kinship: string | null
  /** The citizen works in the asker's own unit. */
  readonly isColleague: boolean
  readonly isOnShift: boolean
  /** A student's placement; null for all others. */
  readonly placement: { readonly isSupervised: boolean; readonly endsAt: Instant } | null
  readonly permissions: readonly Permission[]
  readonly citizen: {
    readonly bornOn: DanishDate | null
    readonly diedAt: Instant | null
    readonly isAfterDeathInformationRefused: boolean
    /** The acts the citizen gets listed help under; left out when nobody has told. */
    readonly helpUnder?: readonly HelpAct[] | undefined
  }
  readonly evidence: readonly Evidence[]
  readonly blocks: readonly Block[]
  readonly consents: readonly Consent[]
  readonly representations: readonly Representation[]
  readonly override: Override | null
  readonly exemptions: readonly Exemption[]
}
