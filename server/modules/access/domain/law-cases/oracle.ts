import type { DataKind } from '../../../../../kernel/access-words.ts'
import type { Instant } from '../../../../../kernel/instant.ts'
import type { Asker, Consent, Evidence, Facts, Question, RelationKind } from '../vocabulary.ts'

/**
 * The law handbook's table once more, as one straight piece of code: written from parts 10, 11, 13 and 14 and not from the rule
 * file, with numbers of its own. It shares nothing with the evaluator but the words, so that the two can be wrong only separately.
 */
export interface Verdict {
  readonly outcome: 'granted' | 'denied'
  /** The rules any of which may stand in the log. */
  readonly by: readonly string[]
}

const day = 86_400_000

/** Which profession each function has; the words of the table's second column. */
const doctors = [
  'hospital-doctor',
  'specialist',
  'general-practitioner',
  'nursing-home-doctor',
  'wound-specialist',
]
const nurses = ['nurse', 'ward-nurse', 'psychiatric-nurse', 'home-nurse', 'joint-acute-nurse', 'unit-leader']
const healthPersons = [...doctors, ...nurses, 'physiotherapist', 'midwife']

const clinical: readonly DataKind[] = [
  ...(['ID', 'ADM', 'APP', 'REL', 'PRO', 'PLAN', 'FUN', 'GOP', 'DIR'] as const),
  ...(['REC', 'PSY', 'MED', 'LAB', 'WND', 'PREV'] as const),
]

function plusMonths(date: string, months: number): string {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  const total = year * 12 + (month - 1) + months
  const last = new Date(Date.UTC(Math.floor(total / 12), (total % 12) + 1, 0)).getUTCDate()
  const text = (number: number) => String(number).padStart(2, '0')
  return `${Math.floor(total / 12)}-${text((total % 12) + 1)}-${text(Math.min(dayOfMonth, last))}`
}

/** All moments of the generated cases lie at noon or so, where the Danish and the UTC date are the same. */
function dateOf(at: Instant): string {
  return at.slice(0, 10)
}

export function judge({ question, facts }: { question: Question; facts: Facts }, at: Instant): Verdict {
  const now = Date.parse(at)
  const { actor, kind, purpose, action, reason, dataFrom, receiver } = question
  const isPush = question.flow === 'push' || action === 'push'
  const isPull = !isPush
  const place = actor.kind === 'professional' || actor.kind === 'service' ? facts.workplace : 'other'
  const job = actor.kind === 'professional' ? actor.function : ''
  const isClient = actor.kind === 'service'
  const isAtWork = actor.kind === 'professional' || isClient
  const isCitizen = actor.kind === 'citizen'
  const isProgram = actor.kind === 'system'
  const isOwn = isCitizen ? actor.citizenId === question.citizenId : facts.ownCitizenId === question.citizenId
  const isHealthPerson = healthPersons.includes(job)
  const isSteering = job === 'secretariat' || job === 'mayor'
  const isAssistant = job === 'care-assistant'

  const mine = facts.evidence.filter((one) => isMine(one, actor, facts))
  const isOpen = ({ relation, from, to }: Evidence) =>
    Date.parse(from) <= now &&
    (to === null || now < Date.parse(to)) &&
    (relation !== 'declared' || now < Date.parse(from) + 14 * day)
  const level = (one: Evidence): number => {
    if (isOpen(one)) return openLevel(one.relation)
    if (one.to === null || Date.parse(one.to) > now || now > Date.parse(one.to) + 30 * day) return 0
    return followsUp(one.relation) ? 2 : 0
  }
  const has = (...kinds: RelationKind[]) => mine.some((one) => kinds.includes(one.relation) && isOpen(one))
  const tr = (least: number, except: RelationKind[] = []) =>
    mine.some((one) => one.relation !== 'declared' && !except.includes(one.relation) && level(one) >= least)
  const strongest = Math.max(0, ...mine.map(level))
  const stated = (reason ?? '').trim().length >= 10
  const psychiatryNeedsWords = kind !== 'PSY' || stated
  const isOnTeamToday = facts.isOnShift || has('roster')
  const to = (...places: string[]) => receiver !== undefined && places.includes(receiver.workplace)
  const may = (wanted: string) =>
    facts.permissions.some(
      (one) => one.kind === wanted && (one.dataKinds.length === 0 || one.dataKinds.includes(kind)),
    )

  const covers = (one: Consent, purposes: readonly string[]) =>
    purposes.includes(one.purpose) && one.dataKinds.includes(kind) && isFor(one, question, facts, isPush)
  const isValid = (one: Consent, withinAYear: boolean) =>
    Date.parse(one.from) <= now &&
    now < Date.parse(one.to) &&
    (!withinAYear || dateOf(at) < plusMonths(dateOf(one.from), 12))
  const consented = (purposes: readonly string[], form: 'any' | 'written' = 'any', withinAYear = false) =>
    facts.consents.some(
      (one) =>
        covers(one, purposes) && isValid(one, withinAYear) && (form === 'any' || one.form === 'written'),
    )
  const lapsed = (purposes: readonly string[]) =>
    facts.consents.some((one) => covers(one, purposes) && Date.parse(one.from) <= now && !isValid(one, true))
  const acts = (...as: string[]) =>
    isCitizen && facts.representations.some((one) => as.includes(one.kind) && one.dataKinds.includes(kind))
  const actsInHealth = (...as: string[]) =>
    isCitizen &&
    facts.representations.some(
      (one) => as.includes(one.kind) && one.dataKinds.includes(kind) && one.doesCoverHealth,
    )
  const born = facts.citizen.bornOn
  const isBelow = (years: number) => born !== null && dateOf(at) < plusMonths(born, 12 * years)
  const isAtLeast = (years: number) => born !== null && !isBelow(years)
  const isDead = facts.citizen.diedAt !== null && Date.parse(facts.citizen.diedAt) <= now
  const isMadeHere = dataFrom?.unitId !== undefined && facts.unitIds.includes(dataFrom.unitId)
  const isYoungerThan5 = dataFrom?.on !== undefined && dateOf(at) < plusMonths(dataFrom.on, 60)
  const isIdentifiable = kind !== 'AGG'

  // ------------------------------------------------------------------ absolute denials
  const denials: string[] = []
  if (isAtWork && isIdentifiable && (isOwn || facts.kinship !== null)) denials.push('D02')
  if (isAtWork && isIdentifiable && facts.isColleague && strongest < 3) denials.push('D02')
  if (['job-centre', 'assessment'].includes(place) && ['REC', 'PSY', 'LAB', 'WND', 'MED'].includes(kind))
    if (!consented([purpose], 'written', true) && !has('case')) denials.push('D04')
  if (place === 'elder-care' && ['REC', 'PSY', 'LAB'].includes(kind) && !has('delegation'))
    denials.push('D05')
  if (isIdentifiable && (isSteering || (isAtWork && purpose === 'planning'))) denials.push('D06')
  if (isIdentifiable && job === 'nursing-home-doctor' && !has('nursing-home-doctor', 'gp'))
    denials.push('D07')
  if (
    isCitizen &&
    !isOwn &&
    purpose === 'custody' &&
    isIdentifiable &&
    acts('parent') &&
    isAtLeast(15) &&
    isBelow(18)
  )
    if (!consented(['support', 'custody'], 'any', true)) denials.push('D09')
  if (isCitizen && !isOwn && !consented(['support'], 'any', true))
    if (!acts('parent', 'guardian', 'lasting-power', 'nearest-relative')) denials.push('D08')
  if (isAtWork && isIdentifiable && isPush && purpose === 'other-purpose')
    if (lapsed([purpose]) && !consented([purpose], 'any', true)) denials.push('D11')
  if (isIdentifiable && (job === 'insurer' || (purpose === 'commercial' && !isOwn))) denials.push('D12')
  if (isIdentifiable && (job === 'researcher' || (purpose === 'research' && !isOwn)) && !may('research'))
    denials.push('D13')
  if (isAtWork && isIdentifiable && purpose === 'quality' && !(isMadeHere && isYoungerThan5))
    denials.push('D14')
  if (isAtWork && isIdentifiable && purpose === 'trial') denials.push('D15')
  if (['operator', 'it-administrator'].includes(job) && isIdentifiable && !has('operation-ticket'))
    denials.push('D16')
  if (action === 'export' && isIdentifiable && (question.count ?? 1) > 50 && !may('export'))
    denials.push('D17')
  if (isProgram && isPush && ['message-exchange', 'administration'].includes(purpose))
    if (isIdentifiable && kind !== 'ADM') denials.push('D18')
  if (job === 'student-nurse' && isIdentifiable)
    if (facts.placement === null || Date.parse(facts.placement.endsAt) <= now) denials.push('D19')
  if (isProgram && action === 'decide') denials.push('D20')
  if (denials.length > 0) return { outcome: 'denied', by: denials }

  // ------------------------------------------------------------------ permits
  const permits: { readonly id: string; readonly isBlockable: boolean }[] = []
  const permit = (id: string, isBlockable: boolean, ...conditions: boolean[]) => {
    if (conditions.every(Boolean)) permits.push({ id, isBlockable })
  }
  const inHospital = place === 'hospital' || place === 'psychiatry'
  const atPractice = place === 'general-practice'
  const inMunicipalHealth = place === 'municipal-health'
  const isTreatment = purpose === 'treatment'
  const isClinical = clinical.includes(kind)
  const is = (...kinds: DataKind[]) => kinds.includes(kind)
  const forPurpose = (...purposes: string[]) => purposes.includes(purpose)
  // To open is an override, and never anything else.
  const isOrdinary = action !== 'override'
  const isReading = ['read', 'search', 'list', 'print'].includes(action)

  if (isOrdinary && isPull && isHealthPerson) {
    const isJoint = job === 'joint-acute-nurse'
    permit(
      'P01',
      true,
      inHospital,
      !isJoint,
      isTreatment,
      isClinical,
      tr(2, ['wound-case', 'conference']),
      psychiatryNeedsWords || place === 'psychiatry',
    )
    permit(
      'P02',
      true,
      atPractice,
      isTreatment,
      isClinical,
      psychiatryNeedsWords,
      tr(2, ['conference', 'nursing-home-doctor']) || has('declared'),
    )
    permit(
      'P03',
      true,
      inMunicipalHealth,
      nurses.includes(job),
      !isJoint,
      isTreatment,
      isClinical,
      tr(2),
      psychiatryNeedsWords,
    )
    permit(
      'P04',
      true,
      job === 'physiotherapist',
      inMunicipalHealth || place === 'private-supplier',
      isTreatment,
      is('ID', 'GOP', 'FUN') || (is('MED', 'REC') && stated),
      has('gop'),
    )
    permit(
      'P05',
      true,
      nurses.includes(job),
      place === 'elder-care' || place === 'nursing-home',
      isTreatment,
      is('ID', 'ADM', 'APP', 'REL', 'PRO', 'PLAN', 'FUN', 'DIR', 'MED'),
      tr(3),
      isOnTeamToday,
    )
    permit(
      'P10',
      true,
      job === 'wound-specialist',
      place === 'hospital',
      forPurpose('treatment', 'advice'),
      is('ID', 'WND', 'MED', 'LAB', 'REC'),
      has('wound-case'),
      consented(['treatment', 'advice']),
    )
    permit(
      'P11',
      true,
      inHospital,
      doctors.includes(job),
      forPurpose('treatment', 'advice'),
      is('ID', 'ADM', 'REC'),
      has('window'),
    )
    permit(
      'P16',
      true,
      place === 'private-supplier',
      isTreatment,
      is('ID', 'GOP', 'FUN', 'APP'),
      has('chosen-supplier'),
    )
    permit(
      'P17',
      true,
      !isJoint,
      forPurpose('treatment', 'overview'),
      is('APP', 'PLAN', 'REL', 'ID'),
      tr(2, ['wound-case', 'conference']),
      inHospital ||
        atPractice ||
        inMunicipalHealth ||
        ['elder-care', 'nursing-home', 'private-supplier'].includes(place),
    )
    permit(
      'P19',
      true,
      isJoint,
      place === 'hospital' || inMunicipalHealth,
      isTreatment,
      isClinical,
      has('task'),
      psychiatryNeedsWords,
    )
    permit(
      'P37',
      true,
      doctors.includes(job) || nurses.includes(job) || job === 'midwife',
      action === 'read',
      forPurpose('own-learning'),
      is('REC'),
      mine.some(
        (one) =>
          one.relation === 'took-part' &&
          (isOpen(one) ||
            (one.to !== null && Date.parse(one.to) <= now && dateOf(at) <= plusMonths(dateOf(one.to), 6))),
      ),
    )
    permit(
      'P44',
      true,
      job === 'nursing-home-doctor',
      atPractice,
      isTreatment,
      isClinical,
      has('nursing-home-doctor'),
      psychiatryNeedsWords,
    )
  }
  permit(
    'P05',
    true,
    isOrdinary,
    isPull,
    isAssistant,
    ['municipal-health', 'elder-care', 'nursing-home'].includes(place),
    forPurpose('treatment', 'practical-help'),
    is('ID', 'ADM', 'APP', 'REL', 'PRO', 'PLAN', 'FUN', 'DIR', 'MED'),
    tr(3) || has('delegation'),
    isOnTeamToday,
  )
  permit(
    'P06',
    true,
    isOrdinary,
    isPull,
    job === 'home-helper',
    ['elder-care', 'nursing-home'].includes(place),
    forPurpose('treatment', 'practical-help'),
    is('ID', 'APP', 'PLAN', 'DIR'),
    has('delegation'),
    isOnTeamToday,
  )
  permit(
    'P07',
    true,
    isOrdinary,
    isPull,
    isReading,
    job === 'secretary' || isClient,
    inHospital || atPractice || inMunicipalHealth,
    forPurpose('technical-help'),
    is('ID', 'ADM', 'APP', 'PLAN') || (is('REC') && stated),
    may('technical-help'),
    tr(2),
  )
  permit(
    'P08',
    true,
    isOrdinary,
    isPull,
    job === 'pharmacist',
    place === 'pharmacy',
    forPurpose('dispensing'),
    is('ID', 'MED'),
    has('prescription', 'declared'),
  )
  permit(
    'P09',
    true,
    isOrdinary,
    isPull,
    isReading,
    job === 'student-nurse',
    inHospital || atPractice || inMunicipalHealth,
    forPurpose('treatment', 'education'),
    is('ID', 'APP', 'PLAN', 'REC'),
    facts.placement?.isSupervised === true,
    tr(3),
  )
  permit(
    'P12',
    true,
    isOrdinary,
    doctors.includes(job),
    inHospital || atPractice,
    forPurpose('treatment', 'advice'),
    isClinical,
    has('conference'),
    consented(['treatment', 'advice']) || stated,
  )
  permit(
    'P13',
    true,
    isOrdinary,
    actor.kind === 'professional',
    place === 'job-centre',
    forPurpose('employment'),
    is('FUN', 'EMP'),
    consented([purpose], 'written', true) || has('case'),
  )
  permit(
    'P14',
    true,
    isOrdinary,
    isPull,
    job === 'assessor',
    place === 'assessment',
    forPurpose('help-assessment'),
    tr(3),
    is('ID', 'APP', 'SOC') || (is('FUN', 'PLAN', 'ADM') && (consented([purpose], 'any', true) || isMadeHere)),
  )
  permit(
    'P15',
    true,
    isOrdinary,
    isPull,
    job === 'rehabilitation-team-member',
    place === 'job-centre',
    forPurpose('employment'),
    is('EMP'),
    consented([purpose], 'any', true),
    mine.some(
      (one) =>
        one.relation === 'agenda' &&
        Date.parse(one.from) - 14 * day <= now &&
        now <= Date.parse(one.to ?? one.from) + 14 * day,
    ),
  )
  permit(
    'P18',
    false,
    isOrdinary,
    isHealthPerson || isAssistant || job === 'assessor',
    ['psychiatry', 'municipal-health', 'elder-care', 'assessment', 'general-practice'].includes(place),
    forPurpose('coordination'),
    is('ID', 'ADM', 'PLAN', 'SOC', 'FUN', 'REL'),
    has('discharge-agreement'),
  )
  permit(
    'P38',
    true,
    isPull,
    isHealthPerson || isAssistant || job === 'quality-worker',
    ['read', 'search', 'list'].includes(action),
    forPurpose('quality'),
    is('REC'),
    may('quality'),
    isMadeHere,
    isYoungerThan5,
  )

  if (isOrdinary && isPush) {
    const sendsFromHospital = inHospital && (isHealthPerson || isClient)
    const inCourse = forPurpose('continuity', 'treatment')
    permit(
      'P11',
      true,
      inHospital,
      doctors.includes(job),
      forPurpose('treatment', 'advice', 'continuity'),
      is('ID', 'ADM', 'REC'),
      has('window'),
      to('municipal-health', 'nursing-home', 'general-practice'),
    )
    permit('P22', true, sendsFromHospital, inCourse, isClinical, tr(2), to('general-practice'))
    permit(
      'P23',
      true,
      sendsFromHospital,
      inCourse,
      tr(2),
      to('municipal-health'),
      is('ID', 'ADM', 'APP', 'REL', 'PRO', 'PLAN', 'REC', 'MED', 'WND', 'FUN', 'DIR'),
    )
    permit(
      'P25',
      true,
      inMunicipalHealth,
      isHealthPerson || isClient,
      inCourse,
      tr(1),
      to('hospital', 'psychiatry'),
      is('ID', 'APP', 'REL', 'PRO', 'PLAN', 'REC', 'MED', 'WND', 'FUN', 'DIR'),
    )
    permit(
      'P26',
      true,
      ['elder-care', 'nursing-home', 'assessment'].includes(place),
      isHealthPerson || isAssistant || job === 'home-helper' || job === 'assessor',
      is('ID', 'SOC', 'FUN', 'REL'),
      forPurpose('continuity', 'treatment', 'practical-help', 'help-assessment'),
      tr(1),
      to('hospital', 'psychiatry'),
      consented(['continuity', 'practical-help', 'help-assessment']),
    )
    permit(
      'P27',
      true,
      sendsFromHospital,
      inCourse,
      is('ID', 'GOP'),
      consented(['continuity', 'treatment']),
      to('municipal-health', 'general-practice'),
    )
    permit(
      'P28',
      true,
      isHealthPerson,
      atPractice || inHospital,
      forPurpose('prevention', 'treatment'),
      is('ID', 'PREV'),
      consented(['prevention', 'treatment']),
      to('municipal-health'),
    )
    permit(
      'P29',
      true,
      isHealthPerson || isAssistant,
      forPurpose('other-purpose'),
      isIdentifiable,
      kind !== 'LOG',
      consented([purpose], 'written', true),
    )
    permit(
      'P30',
      false,
      isHealthPerson || isAssistant,
      forPurpose('vital-interest'),
      isIdentifiable,
      kind !== 'LOG',
      stated,
    )
    const { helpUnder } = facts.citizen
    permit(
      'P24',
      false,
      isProgram,
      is('ADM'),
      forPurpose('message-exchange', 'administration'),
      helpUnder === undefined || helpUnder.length > 0,
    )
    permit('P31', true, isProgram, is('APP'), forPurpose('overview'), (helpUnder?.length ?? 0) > 0)
  }
  permit(
    'P24',
    true,
    isOrdinary,
    isPull,
    isHealthPerson || isAssistant || job === 'assessor' || job === 'secretary',
    ['municipal-health', 'elder-care', 'nursing-home', 'assessment'].includes(place),
    is('ID', 'ADM'),
    tr(1),
    forPurpose(
      'treatment',
      'practical-help',
      'help-assessment',
      'technical-help',
      'administration',
      'overview',
    ),
  )
  permit(
    'P24',
    false,
    isOrdinary,
    isPull,
    job === 'message-desk',
    is('ID', 'ADM'),
    tr(1),
    forPurpose('administration'),
  )

  const isOwnWriting =
    is('PLAN', 'PRO', 'REL', 'DIR', 'APP', 'ID') && ['write', 'push', 'decide'].includes(action)
  permit('P32', false, isCitizen, isOwn, isReading || action === 'export' || isOwnWriting)
  permit(
    'P33',
    true,
    isCitizen,
    isPull,
    isReading,
    isIdentifiable,
    consented(['support'], 'any', true),
    forPurpose('support', 'custody', 'representation', 'after-death'),
  )
  permit(
    'P34',
    false,
    isIdentifiable,
    (isPull && isReading) || isOwnWriting,
    forPurpose('representation'),
    actsInHealth('guardian', 'lasting-power'),
  )
  permit(
    'P35',
    false,
    isIdentifiable,
    (isPull && isReading) || isOwnWriting,
    forPurpose('custody'),
    acts('parent'),
    isBelow(15),
  )
  permit(
    'P36',
    false,
    isPull,
    action === 'read' || action === 'print',
    is('ID', 'ADM', 'REC'),
    forPurpose('after-death'),
    acts('nearest-relative'),
    isDead,
    !facts.citizen.isAfterDeathInformationRefused,
  )
  permit(
    'P39',
    false,
    job === 'adverse-event-investigator',
    isReading || action === 'push',
    forPurpose('adverse-event'),
    is('ID', 'ADM', 'PLAN', 'REC', 'MED', 'LAB'),
    has('event-case'),
  )
  permit(
    'P40',
    false,
    job === 'supervision-officer',
    place === 'authority',
    forPurpose('supervision'),
    isReading || action === 'export' || action === 'push',
    has('supervision-request'),
    is('ID', 'ADM', 'APP', 'PLAN', 'REC', 'PSY', 'MED', 'LAB', 'WND', 'FUN', 'GOP', 'SOC', 'DIR'),
  )
  permit(
    'P41',
    false,
    isPull,
    ['log-reviewer', 'data-protection-officer'].includes(job),
    is('LOG', 'ID'),
    forPurpose('control'),
    isReading || action === 'export' || action === 'write',
    has('review-task') || stated,
  )
  permit('P42', false, isOrdinary, isSteering, is('AGG'), forPurpose('planning'))
  permit(
    'S02',
    true,
    isOrdinary,
    isPush,
    ['general-practice', 'municipal-health'].includes(place),
    isHealthPerson || isClient,
    forPurpose('continuity', 'treatment'),
    tr(2),
    to('hospital', 'psychiatry', 'general-practice', 'municipal-health'),
    is('ID', 'ADM', 'APP', 'REL', 'PRO', 'PLAN', 'REC', 'MED', 'WND', 'FUN', 'DIR'),
  )
  permit(
    'S03',
    true,
    isOrdinary,
    isPush,
    place === 'municipal-health',
    isHealthPerson || isClient,
    forPurpose('continuity', 'treatment'),
    tr(2),
    to('general-practice'),
    is('ID', 'LAB'),
  )
  permit('S01', false, isProgram, isPull, ['read', 'write', 'search', 'list'].includes(action))

  // ------------------------------------------------------------------ the citizen's block, override, closed
  const isStopped = facts.blocks.some((one) => {
    if (one.doesKeepAlerts && (kind === 'DIR' || (question.object === 'cave' && question.action === 'read')))
      return false
    if (one.target === 'everything') return true
    if (one.target === 'person') return actor.kind !== 'system' && actor.personId === one.personId
    if (one.target === 'unit')
      return one.unitId !== null && [...facts.unitChain, ...(receiver?.unitChain ?? [])].includes(one.unitId)
    if (one.target === 'source')
      return dataFrom?.unitId === undefined ? !is('ID', 'REL', 'DIR') : dataFrom.unitId === one.unitId
    const isCurrent = is('ID', 'ADM', 'APP', 'PLAN', 'REL', 'DIR', 'GOP')
    const madeOn = dataFrom?.on ?? (isCurrent ? dateOf(at) : undefined)
    return (
      madeOn === undefined ||
      ((one.dataFrom === null || one.dataFrom <= madeOn) && (one.dataTo === null || madeOn <= one.dataTo))
    )
  })
  const open = permits.filter((one) => !one.isBlockable || !isStopped)
  if (open.length > 0) return { outcome: 'granted', by: open.map((one) => one.id) }

  const { override } = facts
  const isOpened =
    override !== null && Date.parse(override.openedAt) <= now && now < Date.parse(override.expiresAt)
  const mayOpen =
    (isHealthPerson || isAssistant) &&
    isPull &&
    (isReading || action === 'override') &&
    isClinical &&
    forPurpose('treatment', 'advice', 'overview', 'practical-help')
  if (isOpened && mayOpen)
    return { outcome: 'granted', by: [override.reasonCode === 'CONSENT_NOW' ? 'P21' : 'P20'] }

  if (permits.length > 0) return { outcome: 'denied', by: ['D03'] }
  const wasTied =
    isAtWork &&
    mine.some(
      (one) =>
        one.to !== null && Date.parse(one.to) <= now && openLevel(one.relation) >= 2 && level(one) === 0,
    )
  return { outcome: 'denied', by: [wasTied ? 'D10' : 'D01'] }
}

function isMine(one: Evidence, actor: Asker, facts: Facts): boolean {
  if (actor.kind === 'system') return one.personId === null
  if (one.personId !== null && one.personId !== actor.personId) return false
  const follows = ['took-part', 'review-task', 'event-case', 'operation-ticket'].includes(one.relation)
  return (one.personId !== null && follows) || facts.unitIds.includes(one.unitId)
}

function openLevel(relation: RelationKind): number {
  if (
    ['stay', 'gp', 'nursing-home-doctor', 'task', 'plan', 'care', 'gop', 'chosen-supplier'].includes(relation)
  )
    return 4
  if (
    ['offer', 'referral', 'appointment', 'roster', 'wound-case', 'conference', 'prescription'].includes(
      relation,
    )
  )
    return 3
  if (relation === 'window') return 2
  return relation === 'notice' || relation === 'declared' ? 1 : 0
}

/** What has been treated is followed up; what was only offered, asked or listed is not. */
function followsUp(relation: RelationKind): boolean {
  return openLevel(relation) === 4 || relation === 'appointment' || relation === 'wound-case'
}

function isFor(one: Consent, { actor, receiver }: Question, facts: Facts, isPush: boolean): boolean {
  const told = one.receiver
  if (told.kind === 'relative') return actor.kind === 'citizen' && actor.citizenId === told.citizenId
  if (told.kind === 'person')
    return (actor.kind === 'professional' || actor.kind === 'service') && actor.personId === told.personId
  if (told.kind === 'named') return isPush
  return (isPush ? (receiver?.unitChain ?? []) : facts.unitChain).includes(told.unitId)
}
