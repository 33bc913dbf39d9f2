import type { ExplanationView } from '../../../../contract/access.ts'
import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { AccessAction, AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId, PersonId, RoleId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { printLegalReference } from '../../../../kernel/legal-reference.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findRoleOn, findUnit, getPerson, getUnit } from '../../organisation/index.ts'
import { explain } from '../domain/decide.ts'
import type { Explanation, RuleReport } from '../domain/decision.ts'
import type { Rule } from '../domain/rule.ts'
import { gatherFacts, questionOf } from '../gather-facts.ts'
import { ruleBook } from '../rule-book.ts'
import { type AccessRefused, allow } from './allow.ts'
import { placeOf } from './asker.ts'
import { controlsLog } from './find-access-people.ts'

/** Could this person, in that role, see this of the citizen at that moment? */
export interface AccessCase {
  readonly kind: DataKind
  readonly purpose: AccessPurpose
  readonly action: AccessAction
  readonly at: Instant
}

/**
 * The whole reasoning of the rules about somebody and a citizen: which answered, which conditions held, which failed and on
 * which facts. Of a past moment it says what held and was known then: ties, blocks, consents and overrides as they were; kin,
 * own records and units as they are known now. Writes no record: `askAboutAccess` does.
 */
export async function explainAccess(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId,
  { kind, purpose, action, at }: AccessCase,
): Promise<Explanation> {
  const book = await ruleBook()
  const place = await placeOf(shell, actor, at)
  const isPast = at < shell.clock.now()
  const [facts] = await gatherFacts(shell, [{ actor, citizenId, place }], at, isPast)
  if (facts === undefined) throw new Error('one question has one set of facts')
  const look = { actor, citizenId, kind, purpose, action, flow: 'pull' } as const
  return explain(book, questionOf(book, look, facts, at), facts, at)
}

export type AskAboutAccessRefused =
  | AccessRefused
  | Refusal<'only-log-control' | 'role-not-of-your-party' | 'moment-not-past' | 'citizen-unknown'>

/**
 * Whoever controls the log asks about somebody of their own party, with a reason in words. The question is itself a look at the
 * citizen's log (P41), and stands in it. `undefined` is somebody who is not registered.
 */
export async function askAboutAccess(
  shell: Shell,
  actor: ProfessionalActor,
  citizenId: CitizenId | undefined,
  asked: Omit<AccessCase, 'at'> & {
    readonly personId: PersonId
    readonly roleId: RoleId
    readonly reason: string
    readonly at?: Instant | undefined
  },
): Promise<Result<ExplanationView, AskAboutAccessRefused>> {
  if (!(await controlsLog(actor))) return refused('only-log-control')
  const now = shell.clock.now()
  const at = asked.at ?? now
  if (at > now) return refused('moment-not-past')
  const person = await findColleague(shell, actor, asked, at)
  if (person === undefined) return refused('role-not-of-your-party')
  if (citizenId === undefined) return refused('citizen-unknown')
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'LOG',
    purpose: 'control',
    action: 'read',
    object: 'explanation',
    reason: asked.reason,
  })
  if (!granted.ok) return granted
  const { kind, purpose, action } = asked
  const explanation = await explainAccess(shell, person, citizenId, { kind, purpose, action, at })
  return ok(await view(shell, person, asked, explanation))
}

/** Somebody of the reader's own party as they were in a role that day. */
async function findColleague(
  shell: Shell,
  reader: ProfessionalActor,
  { personId, roleId }: { readonly personId: PersonId; readonly roleId: RoleId },
  at: Instant,
): Promise<ProfessionalActor | undefined> {
  const role = await findRoleOn(shell, roleId, danishDateOf(at))
  if (role?.personId !== personId) return undefined
  const [own, theirs] = [await getUnit(shell, reader.unitId), await getUnit(shell, role.unitId)]
  if (own.partyId !== theirs.partyId) return undefined
  const { name } = await getPerson(shell, personId)
  return { kind: 'professional', personId, name, roleId, function: role.function, unitId: role.unitId }
}

async function view(
  shell: Shell,
  person: ProfessionalActor,
  { kind }: Pick<AccessCase, 'kind'>,
  { at, decision, rules: reports }: Explanation,
): Promise<ExplanationView> {
  const { rules } = await ruleBook()
  const views = reports.map((report, place) => ({ report, view: viewRule(rules[place] as Rule, report) }))
  const answering =
    views.find(({ report }) => report.ruleId === decision.ruleId && report.held) ??
    views.find(({ report }) => report.ruleId === decision.ruleId)
  if (answering === undefined) throw new Error('the rule that answered is in the book')
  const place = await placeOf(shell, person, at)
  return {
    at,
    who: {
      personId: person.personId,
      name: person.name,
      function: person.function,
      unitName: await nameOf(shell, person.unitId),
      workplace: place.workplace,
    },
    kind,
    outcome: decision.outcome,
    stage: decision.stage,
    rule: answering.view,
    evidence: await Promise.all(
      decision.evidence.map(async ({ relation, unitId, from, to }) => ({
        kind: relation,
        unitName: await nameOf(shell, unitId),
        from,
        to,
      })),
    ),
    level: decision.level,
    mayOverride: decision.mayBeOverridden,
    others: views
      .filter((one) => one !== answering && one.report.concerns)
      .sort((one, other) => missing(one.report) - missing(other.report))
      .map((one) => one.view),
  }
}

/** How many conditions did not hold. */
function missing({ conditions }: RuleReport): number {
  return conditions.filter(({ held }) => !held).length
}

function viewRule(rule: Rule, { says, held, conditions }: RuleReport): ExplanationView['rule'] {
  return {
    ruleId: rule.id,
    title: rule.title,
    text: rule.text,
    law: rule.law.map(printLegalReference).join('; '),
    says,
    confidence: rule.confidence,
    held,
    conditions: conditions.map((one) => ({ ...one })),
  }
}

async function nameOf(shell: Shell, unitId: OrganisationId): Promise<string> {
  return (await findUnit(shell, unitId))?.name ?? ''
}
