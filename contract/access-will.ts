import { z } from 'zod'
import { accessPurposes, dataKinds } from '../kernel/access-words.ts'
import { parseDanishDate } from '../kernel/danish-calendar.ts'
import { accessRefusals } from './access.ts'
import { ofKind } from './data-kind.ts'
import { type RefusalCodes, route } from './route.ts'

const id = z.uuid()
const moment = z.iso.datetime()
const day = z
  .string()
  .max(10)
  .refine((text) => parseDanishDate(text) !== undefined, 'must be a day such as 2026-06-05')
const words = z.string().trim().max(2_000)

const ofBlock = {
  /** Heard by letter or phone: such a wish blocks everything (law handbook, part 9). */
  'block-must-be-total': 'invalid',
  'block-period-backwards': 'invalid',
  'block-ends-before-it-begins': 'invalid',
  'block-begins-in-the-past': 'invalid',
  'block-unknown': 'unknown',
  'block-lifted-already': 'conflict',
  /** The citizen has this block already. */
  'block-stands-already': 'conflict',
  'blocked-unit-unknown': 'unknown',
  'blocked-person-unknown': 'unknown',
  /** Staff lift a block only while the citizen consents to it: an override with CONSENT_NOW. */
  'lift-needs-consent-now': 'forbidden',
  /** Who acts for the citizen lifts what was set by one who acts, never what the citizen has said themselves (SUL § 14). */
  'block-is-the-citizens-own': 'forbidden',
} as const satisfies RefusalCodes

const ofConsent = {
  /** SUL § 44(2): a consent lapses after a year at most. */
  'consent-longer-than-a-year': 'invalid',
  'consent-expired-from-the-start': 'invalid',
  /** SUL § 44(1): disclosing for another purpose than treatment asks for a written consent. */
  'consent-must-be-written': 'invalid',
  'consent-purpose-not-for-receiver': 'invalid',
  'consent-unknown': 'unknown',
  'consent-ended-already': 'conflict',
  'consent-only-by-citizen': 'forbidden',
  'consent-receiver-unknown': 'unknown',
  'consent-receiver-is-the-citizen': 'invalid',
  /** Whoever writes a consent down for the citizen is not let in by it themselves. */
  'consent-not-to-yourself': 'forbidden',
  /** SUL §§ 14, 18: who acts for the citizen lets others in to no more than their document covers. */
  'consent-beyond-document': 'forbidden',
  /** SUL § 17: from 15 nobody consents for the minor. */
  'minor-consents-alone': 'conflict',
} as const satisfies RefusalCodes

const ofRepresentation = {
  'representation-not-begun': 'invalid',
  'representation-ends-before-it-begins': 'invalid',
  'representation-review-missing': 'invalid',
  'representation-review-too-late': 'invalid',
  /** SUL § 17: from 15 the minor decides alone. */
  'child-is-fifteen': 'conflict',
  'child-birth-date-unknown': 'conflict',
  'representation-stands-already': 'conflict',
  'representation-unknown': 'unknown',
  'representation-ended-already': 'conflict',
  'nobody-acts-for-themselves': 'invalid',
  'representation-not-of-yourself': 'forbidden',
  'representation-only-by-health-persons': 'forbidden',
} as const satisfies RefusalCodes

const ofOverride = {
  'override-reason-too-short': 'invalid',
  'override-only-by-health-persons': 'forbidden',
  'override-unknown': 'unknown',
  'override-over-already': 'conflict',
} as const satisfies RefusalCodes

const ofDeclaration = {
  'declaration-reason-too-short': 'invalid',
  /** No rule of the book lets a stated reason stand in for a tie here (law handbook, part 10, level 1). */
  'declaration-not-accepted': 'forbidden',
} as const satisfies RefusalCodes

const ofDelegation = {
  'delegation-only-by-health-persons': 'forbidden',
  'delegation-ends-before-it-begins': 'invalid',
  'delegation-longer-than-a-year': 'invalid',
  'delegation-receiver-unknown': 'unknown',
  /** Another organisation that does not have the citizen is not let in by a delegation. */
  'delegation-receiver-elsewhere': 'forbidden',
  'delegation-unknown': 'unknown',
  'delegation-ended-already': 'conflict',
} as const satisfies RefusalCodes

const ofPermission = {
  'permission-only-by-management': 'forbidden',
  'permission-unit-unknown': 'unknown',
  'permission-ends-before-it-begins': 'invalid',
  'permission-longer-than-a-year': 'invalid',
  /** Quality work, research and export are permitted to named functions, and never to one's own. */
  'permission-for-yourself': 'forbidden',
  'permission-unknown': 'unknown',
  'permission-ended-already': 'conflict',
} as const satisfies RefusalCodes

export const accessWillRefusals = {
  ...ofBlock,
  ...ofConsent,
  ...ofRepresentation,
  ...ofOverride,
  ...ofDeclaration,
  ...ofDelegation,
  ...ofPermission,
  'notice-unknown': 'unknown',
} as const satisfies RefusalCodes

const citizen = z.object({ citizenId: id })
const everyone = ['professional', 'citizen'] as const

// Blocks -------------------------------------------------------------------------------------------------------------

export const blockTargets = ['person', 'unit', 'period', 'source', 'everything'] as const

/** What a block is aimed at; a unit is blocked with all below it. */
export const blockAim = z.discriminatedUnion('target', [
  z.object({ target: z.literal('person'), personId: id }),
  z.object({ target: z.literal('unit'), unitId: id }),
  z.object({ target: z.literal('period'), dataFrom: day, dataTo: day.optional() }),
  z.object({ target: z.literal('source'), unitId: id }),
  z.object({ target: z.literal('everything') }),
])

const blockTerms = z.strictObject({
  aim: blockAim,
  /** Now, when left out. */
  from: moment.optional(),
  /** Until it is lifted, when left out. */
  to: moment.optional(),
  /** Warnings about medicine and allergies stay visible to those who treat. */
  doesKeepAlerts: z.boolean().default(true),
})

export const blockView = ofKind(
  'REL',
  z.object({
    id,
    target: z.enum(blockTargets),
    /** Role and unit of a blocked person as the citizen saw them in the log; the unit's name for a unit. */
    unit: z.object({ id, name: z.string() }).nullable(),
    person: z.object({ id, function: z.string().nullable(), unitName: z.string().nullable() }).nullable(),
    dataFrom: z.string().nullable(),
    dataTo: z.string().nullable(),
    doesKeepAlerts: z.boolean(),
    from: z.string(),
    to: z.string().nullable(),
    setThrough: z.enum(['own-page', 'letter', 'phone', 'in-person', 'representative']),
    /** Who acted for the citizen; null when they said so themselves. */
    setByName: z.string().nullable(),
    /** By whom it is shown to, now. */
    mayLift: z.boolean(),
    recordedAt: z.string(),
    liftedAt: z.string().nullable(),
    status: z.enum(['coming', 'in-force', 'over']),
  }),
)
export type BlockView = z.output<typeof blockView>

export const listMyBlocksRoute = route({
  name: 'list-my-blocks',
  method: 'GET',
  path: '/api/v1/me/blocks',
  purpose: 'own-record',
  summary: 'My blocks, those in force first. No block hides anything from myself',
  for: ['citizen'],
  answer: ofKind('REL', z.object({ blocks: z.array(blockView) })),
  refusals: accessRefusals,
})

export const setMyBlockRoute = route({
  name: 'set-my-block',
  method: 'POST',
  path: '/api/v1/me/blocks',
  purpose: 'own-record',
  summary: 'Block a person, a unit with those below it, a period, a source or everything',
  for: ['citizen'],
  body: blockTerms,
  answer: blockView,
  refusals: { ...accessRefusals, ...ofBlock },
})

export const liftMyBlockRoute = route({
  name: 'lift-my-block',
  method: 'POST',
  path: '/api/v1/me/blocks/:blockId/lift',
  purpose: 'own-record',
  summary: 'Lift one of my blocks; it stays on the list as ended',
  for: ['citizen'],
  params: z.object({ blockId: id }),
  answer: blockView,
  refusals: { ...accessRefusals, ...ofBlock },
})

export const listBlockChoicesRoute = route({
  name: 'list-block-choices',
  method: 'GET',
  path: '/api/v1/me/block-choices',
  purpose: 'own-record',
  summary: 'Whom I may want to block: those who have looked the last two years, and units I have in my care',
  for: ['citizen'],
  answer: ofKind(
    'LOG',
    z.object({
      people: z.array(
        z.object({
          personId: id,
          function: z.string().nullable(),
          unit: z.object({ id, name: z.string() }).nullable(),
          lastLookedAt: z.string(),
          looks: z.int(),
        }),
      ),
      units: z.array(
        z.object({
          id,
          name: z.string(),
          partyName: z.string(),
          lastLookedAt: z.string().nullable(),
          /** Has me in its care now. */
          isTied: z.boolean(),
        }),
      ),
    }),
  ),
  refusals: accessRefusals,
})

const represented = z.object({ citizenId: id })

export const listBlocksForRoute = route({
  name: 'list-blocks-for',
  method: 'GET',
  path: '/api/v1/me/represented/:citizenId/blocks',
  purpose: 'treatment',
  summary: 'The blocks of a citizen I act for, those in force first',
  for: ['citizen'],
  params: represented,
  answer: ofKind('REL', z.object({ blocks: z.array(blockView) })),
  refusals: accessRefusals,
})

export const setBlockForRoute = route({
  name: 'set-block-for',
  method: 'POST',
  path: '/api/v1/me/represented/:citizenId/blocks',
  purpose: 'treatment',
  summary: 'Block in the place of a citizen I act for: a child below 15, or by a document that covers health',
  for: ['citizen'],
  params: represented,
  body: blockTerms,
  answer: blockView,
  refusals: { ...accessRefusals, ...ofBlock },
})

export const liftBlockForRoute = route({
  name: 'lift-block-for',
  method: 'POST',
  path: '/api/v1/me/represented/:citizenId/blocks/:blockId/lift',
  purpose: 'treatment',
  summary: 'Lift a block that one who acts for the citizen has set; the citizen’s own stand',
  for: ['citizen'],
  params: represented.extend({ blockId: id }),
  answer: blockView,
  refusals: { ...accessRefusals, ...ofBlock },
})

export const listBlockChoicesForRoute = route({
  name: 'list-block-choices-for',
  method: 'GET',
  path: '/api/v1/me/represented/:citizenId/block-choices',
  purpose: 'treatment',
  summary:
    'Whom one may want to block for a citizen one acts for; who has looked, where the document covers the log',
  for: ['citizen'],
  params: represented,
  answer: ofKind(
    'REL',
    z.object({
      units: z.array(z.object({ id, name: z.string(), partyName: z.string() })),
      people: ofKind(
        'LOG',
        z
          .array(
            z.object({
              personId: id,
              function: z.string().nullable(),
              unit: z.object({ id, name: z.string() }).nullable(),
              lastLookedAt: z.string(),
              looks: z.int(),
            }),
          )
          .nullable(),
      ),
      withheld: z.boolean(),
    }),
  ),
  refusals: accessRefusals,
})

export const findUnitsToBlockRoute = route({
  name: 'find-units-to-block',
  method: 'GET',
  path: '/api/v1/me/units',
  purpose: 'own-record',
  summary: 'Units by name, for a citizen who wants to block one or consent to its being told something',
  for: ['citizen'],
  query: z.object({
    search: z.string().trim().min(2).max(100),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  answer: z.object({ units: z.array(z.object({ id, name: z.string(), partyName: z.string() })) }),
  refusals: {},
})

export const registerBlockRoute = route({
  name: 'register-block',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/blocks',
  purpose: 'treatment',
  summary: 'Write down a block the citizen has asked for by letter, by phone or in person',
  for: ['professional'],
  params: citizen,
  body: blockTerms.extend({ heardThrough: z.enum(['letter', 'phone', 'in-person']) }),
  /** A receipt of what was written, to tell the citizen. Blocks are not listed to staff. */
  answer: blockView,
  refusals: { ...accessRefusals, ...ofBlock },
})

export const liftRegisteredBlocksRoute = route({
  name: 'lift-registered-blocks',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/blocks/lift',
  purpose: 'treatment',
  summary: 'Lift, at the wish of the citizen, the blocks that staff have written down for them',
  for: ['professional'],
  params: citizen,
  answer: ofKind('REL', z.object({ lifted: z.int() })),
  refusals: { ...accessRefusals, ...ofBlock },
})

// Consents and those who act for the citizen -------------------------------------------------------------------------

/** What a consent can be for; the receiver decides which fit. */
export const consentPurposes = [
  'support',
  'treatment',
  'prevention',
  'employment',
  'help-assessment',
  'education',
  'research',
  'other-purpose',
] as const satisfies readonly (typeof accessPurposes)[number][]

export const consentView = ofKind(
  'REL',
  z.object({
    id,
    purpose: z.enum(accessPurposes),
    dataKinds: z.array(z.enum(dataKinds)),
    receiver: z.object({
      kind: z.enum(['relative', 'unit', 'person', 'named']),
      name: z.string(),
      unitId: id.nullable(),
    }),
    form: z.enum(['written', 'oral']),
    givenBy: z.enum(['citizen', 'representative']),
    note: z.string(),
    from: z.string(),
    to: z.string(),
    recordedBy: z.object({ name: z.string(), unitName: z.string().nullable() }),
    recordedAt: z.string(),
    endedAt: z.string().nullable(),
    status: z.enum(['valid', 'lapsed', 'revoked']),
    /** Lapses within 30 days: the citizen may want to renew it. */
    expiresSoon: z.boolean(),
    mayRevoke: z.boolean(),
  }),
)
export type ConsentView = z.output<typeof consentView>

const consentsAnswer = ofKind('REL', z.object({ consents: z.array(consentView) }))

export const listMyConsentsRoute = route({
  name: 'list-my-consents',
  method: 'GET',
  path: '/api/v1/me/consents',
  purpose: 'own-record',
  summary: 'Who may be told what about me, and until when',
  for: ['citizen'],
  answer: consentsAnswer,
  refusals: accessRefusals,
})

export const listConsentsRoute = route({
  name: 'list-consents',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/consents',
  purpose: 'treatment',
  summary: 'The consents of a citizen: valid, lapsed and taken back',
  for: everyone,
  params: citizen,
  answer: consentsAnswer,
  refusals: accessRefusals,
})

export const revokeConsentRoute = route({
  name: 'revoke-consent',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/consents/:consentId/revoke',
  purpose: 'treatment',
  summary: 'Take a consent back, as the citizen or on their word; nobody sees anything by it from now on',
  for: everyone,
  params: citizen.extend({ consentId: id }),
  answer: consentView,
  refusals: { ...accessRefusals, ...ofConsent },
})

export const representationKindNames = [
  'parent',
  'guardian',
  'lasting-power',
  'power',
  'nearest-relative',
] as const

export const representationView = ofKind(
  'REL',
  z.object({
    id,
    kind: z.enum(representationKindNames),
    representative: z.object({ name: z.string() }),
    dataKinds: z.array(z.enum(dataKinds)),
    doesCoverHealth: z.boolean(),
    document: z.string(),
    reviewOn: z.string().nullable(),
    from: z.string(),
    /** The end as given; for a parent no later than the child's fifteenth birthday. */
    to: z.string().nullable(),
    recordedByName: z.string(),
    recordedAt: z.string(),
    endedAt: z.string().nullable(),
    endReason: z.string().nullable(),
    status: z.enum(['coming', 'in-force', 'over']),
    isReviewDue: z.boolean(),
  }),
)
export type RepresentationView = z.output<typeof representationView>

const representationsAnswer = ofKind('REL', z.object({ representations: z.array(representationView) }))

export const listMyRepresentativesRoute = route({
  name: 'list-my-representatives',
  method: 'GET',
  path: '/api/v1/me/representatives',
  purpose: 'own-record',
  summary: 'Who acts for me, by what document, and until when',
  for: ['citizen'],
  answer: representationsAnswer,
  refusals: accessRefusals,
})

export const listRepresentationsRoute = route({
  name: 'list-representations',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/representations',
  purpose: 'treatment',
  summary: 'Who acts for the citizen, by what document, and until when',
  for: everyone,
  params: citizen,
  answer: representationsAnswer,
  refusals: accessRefusals,
})

export const endRepresentationRoute = route({
  name: 'end-representation',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/representations/:representationId/end',
  purpose: 'treatment',
  summary: 'Somebody no longer acts for the citizen, or is kept out for the sake of the child',
  for: ['professional'],
  params: citizen.extend({ representationId: id }),
  body: z.strictObject({ reason: words.min(1) }),
  answer: representationView,
  refusals: { ...accessRefusals, ...ofRepresentation },
})

// Override and declared relation -------------------------------------------------------------------------------------

export const overrideReasonCodes = [
  'UNCONSCIOUS',
  'INCAPABLE',
  'ACUTE_LIFE_OR_FUNCTION',
  'ACUTE_MEDICATION_RISK',
  'RISK_TO_OTHERS',
  'CONSENT_NOW',
] as const

export const overrideTerms = z.strictObject({
  reasonCode: z.enum(overrideReasonCodes),
  /** At least 20 characters, but for CONSENT_NOW. The citizen reads it. */
  reason: words.default(''),
})

export const overrideView = ofKind(
  'LOG',
  z.object({
    id,
    citizenId: id,
    reasonCode: z.enum(overrideReasonCodes),
    reason: z.string(),
    openedAt: z.string(),
    expiresAt: z.string(),
  }),
)
export type OverrideView = z.output<typeof overrideView>

export const openOverrideRoute = route({
  name: 'open-override',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/overrides',
  purpose: 'treatment',
  summary: 'Open one citizen for four hours, to read: with consent now, or of necessity. The citizen is told',
  for: ['professional'],
  isWatched: true,
  params: citizen,
  body: overrideTerms,
  answer: overrideView,
  refusals: { ...accessRefusals, ...ofOverride },
})

export const getMyOverrideRoute = route({
  name: 'get-my-override',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/overrides/mine',
  purpose: 'treatment',
  summary: 'My override of this citizen that is in force now, for the countdown; null when there is none',
  for: ['professional'],
  params: citizen,
  answer: z.object({ override: overrideView.nullable() }),
  refusals: {},
})

export const closeOverrideRoute = route({
  name: 'close-override',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/overrides/:overrideId/close',
  purpose: 'treatment',
  summary: 'Close the citizen again before the four hours are up',
  for: ['professional'],
  params: citizen.extend({ overrideId: id }),
  answer: z.object({ override: overrideView.nullable() }),
  refusals: ofOverride,
})

export const declarationTerms = z.strictObject({
  /** Why the citizen is here though no tie is known; at least 10 characters. The citizen reads it. */
  reason: words,
})

export const declaredRelationView = ofKind(
  'ADM',
  z.object({ citizenId: id, from: z.string(), to: z.string() }),
)
export type DeclaredRelationView = z.output<typeof declaredRelationView>

export const declareRelationRoute = route({
  name: 'declare-relation',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/declared-relation',
  purpose: 'treatment',
  summary: 'Say why one has the citizen here although no tie is known: counts for 14 days, for oneself alone',
  for: ['professional'],
  params: citizen,
  body: declarationTerms,
  answer: declaredRelationView,
  refusals: { ...accessRefusals, ...ofDeclaration },
})

// Delegation ---------------------------------------------------------------------------------------------------------

export const delegationView = ofKind(
  'PLAN',
  z.object({
    id,
    /** The kind of task: `injection`, `wound-care`, `medicine-dispensing` … as the delegator named it. */
    task: z.string(),
    to: z.object({
      unitId: id,
      unitName: z.string(),
      personId: id.nullable(),
      personName: z.string().nullable(),
    }),
    by: z.object({ name: z.string(), function: z.string() }),
    from: z.string(),
    until: z.string(),
    endedAt: z.string().nullable(),
    status: z.enum(['coming', 'in-force', 'over']),
  }),
)
export type DelegationView = z.output<typeof delegationView>

export const listDelegationsRoute = route({
  name: 'list-delegations',
  method: 'GET',
  path: '/api/v1/citizens/:citizenId/delegations',
  purpose: 'treatment',
  summary: 'Which health tasks for the citizen are delegated, to whom and by whom',
  for: everyone,
  params: citizen,
  answer: ofKind('PLAN', z.object({ delegations: z.array(delegationView) })),
  refusals: accessRefusals,
})

export const delegateTaskRoute = route({
  name: 'delegate-task',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/delegations',
  purpose: 'treatment',
  summary: 'Let a unit, or one person in it, do a named kind of health task for the citizen for a time',
  for: ['professional'],
  params: citizen,
  body: z.strictObject({
    task: z.string().trim().min(3).max(100),
    unitId: id,
    personId: id.optional(),
    from: moment.optional(),
    until: moment,
  }),
  answer: delegationView,
  refusals: { ...accessRefusals, ...ofDelegation },
})

export const endDelegationRoute = route({
  name: 'end-delegation',
  method: 'POST',
  path: '/api/v1/citizens/:citizenId/delegations/:delegationId/end',
  purpose: 'treatment',
  summary: 'Take a delegated task back',
  for: ['professional'],
  params: citizen.extend({ delegationId: id }),
  answer: delegationView,
  refusals: { ...accessRefusals, ...ofDelegation },
})

// Permissions of the management, and trials --------------------------------------------------------------------------

export const permissionKinds = ['technical-help', 'quality', 'research', 'export'] as const

export const permissionView = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  kind: z.enum(permissionKinds),
  /** Whom it is for; empty: everybody at the unit. */
  functions: z.array(z.string()),
  /** Empty: all the rule gives. */
  dataKinds: z.array(z.enum(dataKinds)),
  reason: z.string(),
  givenByName: z.string(),
  from: z.string(),
  to: z.string(),
  endedAt: z.string().nullable(),
  status: z.enum(['coming', 'in-force', 'over']),
})
export type PermissionView = z.output<typeof permissionView>

const unit = z.object({ unitId: id })

export const listPermissionsRoute = route({
  name: 'list-permissions',
  method: 'GET',
  path: '/api/v1/units/:unitId/permissions',
  purpose: 'administration',
  summary: 'What the management has permitted at the unit and below, and until when',
  for: ['professional'],
  params: unit,
  answer: z.object({ permissions: z.array(permissionView) }),
  refusals: ofPermission,
})

export const givePermissionRoute = route({
  name: 'give-permission',
  method: 'POST',
  path: '/api/v1/units/:unitId/permissions',
  purpose: 'administration',
  summary: 'The management permits some functions of a unit technical help, quality work, research or export',
  for: ['professional'],
  params: unit,
  body: z.strictObject({
    kind: z.enum(permissionKinds),
    functions: z.array(z.string().regex(/^[a-z]+(-[a-z]+)*$/)).max(50),
    dataKinds: z.array(z.enum(dataKinds)).max(dataKinds.length).default([]),
    reason: words.min(1),
    from: moment.optional(),
    to: moment,
  }),
  answer: permissionView,
  refusals: ofPermission,
})

export const withdrawPermissionRoute = route({
  name: 'withdraw-permission',
  method: 'POST',
  path: '/api/v1/units/:unitId/permissions/:permissionId/withdraw',
  purpose: 'administration',
  summary: 'The management takes a permission back',
  for: ['professional'],
  params: unit.extend({ permissionId: id }),
  answer: permissionView,
  refusals: ofPermission,
})

export const exemptionView = z.object({
  id: z.string(),
  version: z.int(),
  network: z.string(),
  participants: z.array(z.object({ unitId: id, name: z.string() })),
  ruleIdsWaived: z.array(z.string()),
  dataKinds: z.array(z.enum(dataKinds)),
  from: z.string(),
  to: z.string(),
  legalReference: z.string(),
  approvedBy: z.string(),
  evaluationDue: z.string(),
  status: z.enum(['coming', 'in-force', 'over']),
})
export type ExemptionView = z.output<typeof exemptionView>

export const listExemptionsRoute = route({
  name: 'list-exemptions',
  method: 'GET',
  path: '/api/v1/access/exemptions',
  purpose: 'administration',
  summary: 'The trials that exempt from a rule: whom, from what, by which law, until when',
  for: everyone,
  answer: z.object({ exemptions: z.array(exemptionView) }),
  refusals: {},
})

// What the citizen is told -------------------------------------------------------------------------------------------

export const noticeKinds = [
  'override-opened',
  'consent-expires',
  'look-unjustified',
  'breach',
  'question-answered',
] as const

export const noticeView = ofKind(
  'LOG',
  z.object({
    id,
    kind: z.enum(noticeKinds),
    at: z.string(),
    /** What it is about: the override, the consent, the review or the breach. */
    aboutId: id,
    override: z
      .object({
        function: z.string(),
        unitName: z.string().nullable(),
        reasonCode: z.enum(overrideReasonCodes),
        reason: z.string(),
        expiresAt: z.string(),
      })
      .nullable(),
    consent: z.object({ receiverName: z.string(), to: z.string() }).nullable(),
    acknowledgedAt: z.string().nullable(),
    /** Shown on the citizen's page from this moment; a letter by Digital Post is not sent by this program yet. */
    delivery: z.literal('own-page'),
  }),
)
export type NoticeView = z.output<typeof noticeView>

export const listMyNoticesRoute = route({
  name: 'list-my-notices',
  method: 'GET',
  path: '/api/v1/me/notices',
  purpose: 'own-record',
  summary: 'What I am told of: that somebody opened my record, that a consent lapses soon',
  for: ['citizen'],
  answer: ofKind('LOG', z.object({ notices: z.array(noticeView) })),
  refusals: accessRefusals,
})

export const acknowledgeNoticeRoute = route({
  name: 'acknowledge-notice',
  method: 'POST',
  path: '/api/v1/me/notices/:noticeId/acknowledge',
  purpose: 'own-record',
  summary: 'I have read it',
  for: ['citizen'],
  params: z.object({ noticeId: id }),
  answer: noticeView,
  refusals: { ...accessRefusals, 'notice-unknown': 'unknown' },
})

export const accessWillRoutes = [
  listMyBlocksRoute,
  setMyBlockRoute,
  liftMyBlockRoute,
  listBlockChoicesRoute,
  listBlocksForRoute,
  setBlockForRoute,
  liftBlockForRoute,
  listBlockChoicesForRoute,
  findUnitsToBlockRoute,
  registerBlockRoute,
  liftRegisteredBlocksRoute,
  listMyConsentsRoute,
  listConsentsRoute,
  revokeConsentRoute,
  listMyRepresentativesRoute,
  listRepresentationsRoute,
  endRepresentationRoute,
  openOverrideRoute,
  getMyOverrideRoute,
  closeOverrideRoute,
  declareRelationRoute,
  listDelegationsRoute,
  delegateTaskRoute,
  endDelegationRoute,
  listPermissionsRoute,
  givePermissionRoute,
  withdrawPermissionRoute,
  listExemptionsRoute,
  listMyNoticesRoute,
  acknowledgeNoticeRoute,
]
