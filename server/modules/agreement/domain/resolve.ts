import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { printLegalReference } from '../../../../kernel/legal-reference.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import {
  type Agreement,
  type Clause,
  covers,
  holds,
  holdsFrom,
  municipalitiesOf,
  periodOf,
  type Rule,
} from './agreement.ts'
import { isSameRole, nameRole, type Role } from './role.ts'
import type { Acceptance, Catalogue, Priority, Service } from './service.ts'
import { capitalised, inBoth, sayDate } from './wording.ts'

/** Everything published: what was in force on any day can be worked out from it. */
export interface Book {
  readonly catalogues: readonly Catalogue[]
  readonly agreements: readonly Agreement[]
}

export interface Question {
  readonly serviceCode: string
  readonly municipalityCode: string
  readonly on: DanishDate
}

/** Who has a service in a municipality on a day, and why. */
export interface Resolution {
  readonly service: Service
  readonly role: Role
  /** The rule that answered; undefined when the catalogue's default did. */
  readonly rule?: {
    readonly agreementId: string
    readonly version: number
    readonly clause: string
    readonly decision?: string
    /** The first day the answer held here, and who had it the day before if it was another. */
    readonly since: DanishDate
    readonly before?: Role
  }
  readonly acceptance: Acceptance
  readonly answerWithin: TimeLimit
  readonly doneWithin?: TimeLimit
  readonly priority: Priority
  readonly reasons: readonly Reason[]
}

export type ResolveRefused = Refusal<'service-unknown'>

/** The service as the catalogue in force that day has it; the latest version wins. */
export function findService(book: Book, serviceCode: string, on: DanishDate): Service | undefined {
  let found: { readonly catalogue: Catalogue; readonly service: Service } | undefined
  for (const catalogue of book.catalogues) {
    if (catalogue.validFrom > on) continue
    const service = catalogue.services.find(({ code }) => code === serviceCode)
    if (service === undefined) continue
    if (found === undefined || catalogue.validFrom > found.catalogue.validFrom) found = { catalogue, service }
  }
  return found?.service
}

interface Match {
  readonly agreement: Agreement
  readonly rule: Rule
  readonly clause: Clause
}

/** The agreement in force in a municipality: of several versions the highest that holds there that day. */
function inForce(book: Book, municipalityCode: string, on: DanishDate): readonly Agreement[] {
  const byId = new Map<string, Agreement>()
  for (const agreement of book.agreements) {
    if (!holds(agreement, municipalityCode, on)) continue
    const known = byId.get(agreement.id)
    if (known === undefined || agreement.version > known.version) byId.set(agreement.id, agreement)
  }
  return [...byId.values()]
}

/** The rule that answers: one that names the municipality before one for the whole area. Loading leaves no other choice. */
function findRule(book: Book, question: Question): Match | undefined {
  const matches: Match[] = []
  for (const agreement of inForce(book, question.municipalityCode, question.on))
    for (const rule of agreement.rules) {
      if (!covers(rule, agreement, question)) continue
      const clause = agreement.clauses.find(({ number }) => number === rule.clause)
      if (clause !== undefined) matches.push({ agreement, rule, clause })
    }
  return matches.find(({ rule }) => rule.municipalities !== undefined) ?? matches[0]
}

function later(one: DanishDate, other: DanishDate | undefined): DanishDate {
  return other !== undefined && other > one ? other : one
}

/**
 * Who has the service in the municipality that day: by the agreement in force there, or where law and catalogue put it.
 * Refused only when the catalogue does not know the service.
 */
export function resolve(question: Question, book: Book): Result<Resolution, ResolveRefused> {
  const service = findService(book, question.serviceCode, question.on)
  if (service === undefined) return refused('service-unknown', { serviceCode: question.serviceCode })
  const match = findRule(book, question)
  return ok(match === undefined ? byDefault(service, question, book) : byRule(service, match, question, book))
}

function byRule(service: Service, match: Match, question: Question, book: Book): Resolution {
  const { agreement, rule, clause } = match
  const since = later(periodOf(rule, agreement).from, holdsFrom(agreement, question.municipalityCode))
  const dayBefore = { ...question, on: addDays(since, -1) }
  const earlier = findRule(book, dayBefore)?.rule.role ?? service.responsible
  const before = isSameRole(earlier, rule.role) ? undefined : earlier
  return {
    service,
    role: rule.role,
    rule: {
      agreementId: agreement.id,
      version: agreement.version,
      clause: clause.number,
      since,
      ...(rule.decision !== undefined && { decision: rule.decision }),
      ...(before !== undefined && { before }),
    },
    acceptance: rule.acceptance ?? service.acceptance,
    answerWithin: rule.answerWithin ?? service.answerWithin,
    ...(rule.doneWithin !== undefined && { doneWithin: rule.doneWithin }),
    priority: service.priority,
    reasons: [livesIn(agreement, question.municipalityCode), ...clauseReasons(match, since, before)],
  }
}

function livesIn(agreement: Agreement, municipalityCode: string): Reason {
  const party = agreement.parties.find((one) => one.municipalityCode === municipalityCode)
  const name = party?.name ?? municipalityCode
  return {
    kind: 'fact',
    text: { da: `Borgeren bor i ${name}.`, en: `The citizen lives in ${name}.` },
    ref: municipalityCode,
  }
}

function clauseReasons(
  { agreement, rule, clause }: Match,
  since: DanishDate,
  before: Role | undefined,
): Reason[] {
  const date = sayDate(since)
  const inForceSince = {
    da: `I kraft siden ${date.da}${before === undefined ? '' : `; før: ${nameRole(before).da}`}.`,
    en: `In force since ${date.en}${before === undefined ? '' : `; before: ${nameRole(before).en}`}.`,
  }
  const decision = rule.decision
  return [
    {
      kind: 'clause',
      text: {
        da: `${agreement.name.da}, pkt. ${clause.number}: »${clause.text.da}«${decision === undefined ? ` ${inForceSince.da}` : ''}`,
        en: `${agreement.name.en}, clause ${clause.number}: “${clause.text.en}”${decision === undefined ? ` ${inForceSince.en}` : ''}`,
      },
      ref: `${agreement.id}@${agreement.version}#${clause.number}`,
    },
    ...(decision === undefined
      ? []
      : [
          {
            kind: 'decision' as const,
            text: {
              da: `Beslutning ${decision}. ${inForceSince.da}`,
              en: `Decision ${decision}. ${inForceSince.en}`,
            },
            ref: decision,
          },
        ]),
  ]
}

function byDefault(service: Service, question: Question, book: Book): Resolution {
  return {
    service,
    role: service.responsible,
    acceptance: service.acceptance,
    answerWithin: service.answerWithin,
    priority: service.priority,
    reasons: [...notYetRatified(question, book), whereTheLawPutsIt(service)],
  }
}

/** Says which agreement would have answered, had every party concerned ratified it: of several, the latest version. */
function notYetRatified(question: Question, book: Book): Reason[] {
  const all = book.agreements.filter(
    (agreement) =>
      municipalitiesOf(agreement).includes(question.municipalityCode) &&
      agreement.validFrom <= question.on &&
      question.on <= agreement.validTo &&
      !holds(agreement, question.municipalityCode, question.on) &&
      agreement.rules.some((rule) => covers(rule, agreement, question)),
  )
  const [waiting] = all.toSorted((one, other) => other.version - one.version || (one.id < other.id ? -1 : 1))
  if (waiting === undefined) return []
  return [
    livesIn(waiting, question.municipalityCode),
    {
      kind: 'default',
      text: {
        da: `${waiting.name.da} gælder ikke her endnu: ikke alle parter har tiltrådt den.`,
        en: `${waiting.name.en} does not hold here yet: not every party has ratified it.`,
      },
      ref: `${waiting.id}@${waiting.version}`,
    },
  ]
}

function whereTheLawPutsIt(service: Service): Reason {
  const [reference] = service.legal
  const role = nameRole(service.responsible)
  if (reference !== undefined) {
    const law = printLegalReference(reference)
    return {
      kind: 'law',
      text: {
        da: `${law}: opgaven ligger hos ${role.da}. Ingen aftale har flyttet den.`,
        en: `${law}: the task is with ${role.en}. No agreement has moved it.`,
      },
      ref: `${reference.act} ${reference.section}`,
    }
  }
  return {
    kind: 'default',
    text: inBoth((language) =>
      language === 'da'
        ? `${capitalised(role.da)} har opgaven, indtil en aftale flytter den.`
        : `${capitalised(role.en)} has the task until an agreement moves it.`,
    ),
  }
}
