import fc from 'fast-check'
import {
  type AccessAction,
  type AccessPurpose,
  accessActions,
  accessPurposes,
  type DataKind,
  dataKinds,
} from '../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import {
  type Asker,
  type Block,
  type Consent,
  type Evidence,
  type Exemption,
  type Facts,
  helpActs,
  type Override,
  overrideReasons,
  type Permission,
  type Question,
  type RelationKind,
  type Representation,
  relationKinds,
  representationKinds,
  type Workplace,
  workplaces,
} from './vocabulary.ts'

/** The day everything is asked on unless it says otherwise. */
export const today = '2026-06-05T10:00:00.000Z' as Instant

export const ellen = 'citizen-ellen' as CitizenId
export const magnus = 'citizen-magnus' as CitizenId
export const ownUnit = 'unit-own' as OrganisationId
export const unitAbove = 'unit-above' as OrganisationId
export const otherUnit = 'unit-other' as OrganisationId
export const self = 'person-self' as PersonId
export const another = 'person-other' as PersonId

const day = 86_400_000

/** So many days from today; negative before. */
export function inDays(days: number): Instant {
  return instant(epoch(today) + days * day)
}

/** So many days from today, as a date. */
export function dateInDays(days: number): DanishDate {
  return inDays(days).slice(0, 10) as DanishDate
}

export function professional(jobFunction: string): Asker {
  return { kind: 'professional', personId: self, function: jobFunction, unitId: ownUnit }
}

export function system(): Asker {
  return { kind: 'system' }
}

/** Somebody signed in as a citizen; Ellen's own page when nobody is named. */
export function citizen(citizenId = ellen): Asker {
  return { kind: 'citizen', personId: self, citizenId }
}

/** A tie of the asker's unit to Ellen: since ten days ago and open, unless it says otherwise. */
export function tie(relation: RelationKind, more: Partial<Evidence> = {}): Evidence {
  return {
    relation,
    unitId: ownUnit,
    sourceId: `source-${relation}`,
    personId: null,
    from: inDays(-10),
    to: null,
    ...more,
  }
}

/** A tie that ended so many days ago. */
export function endedTie(relation: RelationKind, daysAgo: number): Evidence {
  return tie(relation, { from: inDays(-daysAgo - 100), to: inDays(-daysAgo) })
}

export function consentTo(
  purpose: AccessPurpose,
  kinds: readonly DataKind[],
  more: Partial<Consent> = {},
): Consent {
  return {
    id: `consent-${purpose}`,
    purpose,
    dataKinds: kinds,
    receiver: { kind: 'unit', unitId: ownUnit },
    form: 'written',
    from: inDays(-30),
    to: inDays(300),
    ...more,
  }
}

export function blockOf(target: Block['target'], more: Partial<Block> = {}): Block {
  return {
    id: `block-${target}`,
    target,
    personId: null,
    unitId: null,
    dataFrom: null,
    dataTo: null,
    doesKeepAlerts: false,
    ...more,
  }
}

export function override(reasonCode: Override['reasonCode'], more: Partial<Override> = {}): Override {
  const hour = day / 24
  return {
    id: 'override-1',
    reasonCode,
    reason: 'Borgeren kan ikke vækkes.',
    openedAt: instant(epoch(today) - hour),
    expiresAt: instant(epoch(today) + 3 * hour),
    ...more,
  }
}

export function represents(kind: Representation['kind'], kinds = dataKinds): Representation {
  return { id: `representation-${kind}`, kind, dataKinds: kinds, doesCoverHealth: true }
}

export function permissionFor(kind: Permission['kind']): Permission {
  return { id: `permission-${kind}`, kind, dataKinds: [] }
}

export function trial(more: Partial<Exemption> = {}): Exemption {
  return {
    id: 'NETWORK-TEST-1',
    version: 1,
    network: 'network of the tests',
    participants: [ownUnit],
    ruleIdsWaived: ['P14'],
    replacementConditions: [{ relation: { at_least: 3 } }],
    dataKinds: ['FUN'],
    from: inDays(-10),
    to: inDays(10),
    legalReference: 'a trial of the tests',
    approvedBy: 'the ministry of the tests',
    evaluationDue: dateInDays(20),
    ...more,
  }
}

/** Nothing known, but where the asker works. */
export const nothingKnown: Facts = {
  workplace: 'other',
  unitIds: [ownUnit],
  unitChain: [ownUnit, unitAbove],
  ownCitizenId: null,
  kinship: null,
  isColleague: false,
  isOnShift: false,
  placement: null,
  permissions: [],
  citizen: { bornOn: null, diedAt: null, isAfterDeathInformationRefused: false },
  evidence: [],
  blocks: [],
  consents: [],
  representations: [],
  override: null,
  exemptions: [],
}

/** A professional's question about Ellen: what they want to see, and for what. */
export function question(actor: Asker, kind: DataKind, more: Partial<Question> = {}): Question {
  return { actor, citizenId: ellen, kind, purpose: 'treatment', action: 'read', flow: 'pull', ...more }
}

/** Functions of every kind of work, the ones with rules of their own among them, and one that nobody has listed. */
export const someFunctions = [
  'hospital-doctor',
  'ward-nurse',
  'home-nurse',
  'joint-acute-nurse',
  'general-practitioner',
  'nursing-home-doctor',
  'wound-specialist',
  'physiotherapist',
  'midwife',
  'care-assistant',
  'home-helper',
  'student-nurse',
  'secretary',
  'message-desk',
  'assessor',
  'employment-consultant',
  'rehabilitation-team-member',
  'pharmacist',
  'log-reviewer',
  'adverse-event-investigator',
  'supervision-officer',
  'quality-worker',
  'researcher',
  'secretariat',
  'operator',
  'insurer',
  'window-cleaner',
] as const

const units = [ownUnit, otherUnit]
const moments: fc.Arbitrary<Instant> = fc
  .constantFrom(-800, -400, -190, -100, -40, -31, -30, -29, -15, -13, -1, 1, 5, 13, 40, 400)
  .map(inDays)
const kinds = fc.constantFrom(...dataKinds)
const manyKinds = fc.oneof(
  fc.constant(dataKinds),
  fc.subarray([...dataKinds], { minLength: 1, maxLength: 8 }),
)

const askers: fc.Arbitrary<Asker> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...someFunctions).map(professional) },
  {
    weight: 1,
    arbitrary: fc.constant<Asker>({ ...professional('technical-help'), kind: 'service' } as Asker),
  },
  { weight: 4, arbitrary: fc.constantFrom(ellen, magnus).map(citizen) },
  { weight: 1, arbitrary: fc.constant(system()) },
)

const evidence: fc.Arbitrary<Evidence> = fc.record({
  relation: fc.constantFrom(...relationKinds),
  unitId: fc.oneof(
    { weight: 5, arbitrary: fc.constant(ownUnit) },
    { weight: 1, arbitrary: fc.constantFrom(...units) },
  ),
  sourceId: fc.constantFrom('a', 'b', 'c'),
  personId: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(self, another) },
  ),
  from: moments,
  to: fc.option(moments, { freq: 1 }),
})

const purposes = fc.oneof(
  { weight: 6, arbitrary: fc.constant<AccessPurpose>('treatment') },
  { weight: 3, arbitrary: fc.constantFrom(...accessPurposes) },
)

const consents: fc.Arbitrary<Consent> = fc.record({
  id: fc.constantFrom('consent-a', 'consent-b'),
  purpose: fc.constantFrom<AccessPurpose[]>(
    'treatment',
    'support',
    'employment',
    'help-assessment',
    'other-purpose',
    'continuity',
    'prevention',
    'custody',
  ),
  dataKinds: manyKinds,
  receiver: fc.constantFrom<Consent['receiver'][]>(
    { kind: 'relative', citizenId: magnus },
    { kind: 'unit', unitId: ownUnit },
    { kind: 'unit', unitId: otherUnit },
    { kind: 'person', personId: self },
    { kind: 'named' },
  ),
  form: fc.constantFrom('written', 'oral'),
  from: moments,
  to: moments,
})

const dates = moments.map((at) => at.slice(0, 10) as DanishDate)

const blocks: fc.Arbitrary<Block> = fc.record({
  id: fc.constant('block-a'),
  target: fc.constantFrom('person', 'unit', 'period', 'source', 'everything'),
  personId: fc.constantFrom(self, another),
  unitId: fc.constantFrom(ownUnit, unitAbove, otherUnit),
  dataFrom: fc.option(dates),
  dataTo: fc.option(dates),
  doesKeepAlerts: fc.boolean(),
})

const overrides: fc.Arbitrary<Override> = fc.record({
  id: fc.constant('override-a'),
  reasonCode: fc.constantFrom(...overrideReasons),
  reason: fc.constant('Borgeren kan ikke vækkes.'),
  openedAt: fc.constantFrom(inDays(-1), inDays(-0.1), inDays(0.1)),
  expiresAt: fc.constantFrom(inDays(-0.05), inDays(0), inDays(0.05)),
})

/** Any question anybody might ask about Ellen. */
export const anyQuestion: fc.Arbitrary<Question> = fc.record({
  actor: askers,
  citizenId: fc.constant(ellen),
  kind: kinds,
  purpose: purposes,
  action: fc.oneof(
    { weight: 5, arbitrary: fc.constant<AccessAction>('read') },
    { weight: 3, arbitrary: fc.constantFrom(...accessActions) },
  ),
  flow: fc.constantFrom('pull', 'pull', 'push'),
  object: fc.constantFrom(undefined, 'cave', 'medicines'),
  reason: fc.constantFrom(undefined, '', 'kort', 'en begrundelse med ord'),
  count: fc.constantFrom(undefined, 1, 50, 51),
  dataFrom: fc.option(fc.record({ unitId: fc.constantFrom(...units), on: dates }, { requiredKeys: [] }), {
    nil: undefined,
  }),
  receiver: fc.option(
    fc.record({
      workplace: fc.constantFrom<Workplace[]>(
        'hospital',
        'general-practice',
        'municipal-health',
        'job-centre',
        'other',
      ),
      unitChain: fc.constantFrom<(readonly OrganisationId[])[]>([], [otherUnit]),
    }),
    { nil: undefined },
  ),
})

/** Anything that might be known. Half the time the place fits what people do. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  workplace: fc.constantFrom(...workplaces),
  unitIds: fc.constantFrom([ownUnit], [ownUnit, unitAbove], []),
  unitChain: fc.constant([ownUnit, unitAbove]),
  ownCitizenId: fc.constantFrom(null, null, null, null, magnus, ellen),
  kinship: fc.constantFrom(null, null, null, null, null, 'child'),
  isColleague: fc.constantFrom(false, false, false, true),
  isOnShift: fc.boolean(),
  placement: fc.option(
    fc.record({ isSupervised: fc.boolean(), endsAt: fc.constantFrom(inDays(-1), inDays(0), inDays(20)) }),
  ),
  permissions: fc.array(
    fc.record({
      id: fc.constant('permission-a'),
      kind: fc.constantFrom<Permission['kind'][]>('technical-help', 'quality', 'research', 'export'),
      dataKinds: fc.oneof(fc.constant([]), manyKinds),
    }),
    { maxLength: 2 },
  ),
  citizen: fc.record(
    {
      bornOn: fc.constantFrom(
        null,
        '1950-03-02',
        '2009-06-05',
        '2011-06-05',
        '2011-06-06',
        '2015-01-01',
      ) as fc.Arbitrary<DanishDate | null>,
      diedAt: fc.constantFrom(null, null, inDays(-3), inDays(3)),
      isAfterDeathInformationRefused: fc.boolean(),
      helpUnder: fc.constantFrom(undefined, [], ['SEL'] as const, ['ÆL'] as const, helpActs),
    },
    { requiredKeys: ['bornOn', 'diedAt', 'isAfterDeathInformationRefused'] },
  ),
  evidence: fc.array(evidence, { maxLength: 4 }),
  blocks: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(blocks, { maxLength: 2 }) },
  ),
  consents: fc.array(consents, { maxLength: 2 }),
  representations: fc.array(
    fc.record({
      id: fc.constant('representation-a'),
      kind: fc.constantFrom(...representationKinds),
      dataKinds: manyKinds,
      doesCoverHealth: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  override: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: overrides }),
  exemptions: fc.constant([]),
})

/** Where people of a function most often work, so that generated cases meet the rules and not only the closed door. */
export const placeOf: Readonly<Partial<Record<(typeof someFunctions)[number], Workplace>>> = {
  'hospital-doctor': 'hospital',
  'ward-nurse': 'hospital',
  'home-nurse': 'municipal-health',
  'joint-acute-nurse': 'municipal-health',
  'general-practitioner': 'general-practice',
  'nursing-home-doctor': 'general-practice',
  'wound-specialist': 'hospital',
  physiotherapist: 'private-supplier',
  midwife: 'hospital',
  'care-assistant': 'elder-care',
  'home-helper': 'elder-care',
  'student-nurse': 'hospital',
  secretary: 'hospital',
  assessor: 'assessment',
  'employment-consultant': 'job-centre',
  'rehabilitation-team-member': 'job-centre',
  pharmacist: 'pharmacy',
  'supervision-officer': 'authority',
  secretariat: 'governance',
}

/** A question with what is known when it is asked; the asker is mostly where such people work. */
export const anyCase: fc.Arbitrary<{ readonly question: Question; readonly facts: Facts }> = fc
  .tuple(anyQuestion, anyFacts, fc.boolean())
  .map(([asked, facts, isAtHome]) => {
    const { actor } = asked
    const place =
      actor.kind === 'professional' ? placeOf[actor.function as (typeof someFunctions)[number]] : undefined
    return {
      question: asked,
      facts: isAtHome && place !== undefined ? { ...facts, workplace: place } : facts,
    }
  })
