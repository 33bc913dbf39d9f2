import type { UnitActor } from '../../../../contract/actor.ts'
import type { Purpose } from '../../../../contract/route.ts'
import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listPeopleOf } from '../../organisation/index.ts'
import { decide } from '../domain/decide.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import { type Evidence, type Facts, type RelationKind, relationKinds } from '../domain/vocabulary.ts'
import { gatherFacts, questionOf } from '../gather-facts.ts'
import { ruleBook } from '../rule-book.ts'
import { listExceptions, listTiedOtherwise, type TiedCitizens } from '../store/scope.ts'
import { type Place, placeOf } from './asker.ts'

/** What a list may show to somebody: put into the list's own statement, so that nothing is fetched that may not be shown. */
export interface ListScope {
  /** The units whose ties count; none when the rules open nothing. */
  readonly unitIds: readonly OrganisationId[]
  /** When not null: of the citizens tied to the units, only these (a home helper's delegated tasks of today). */
  readonly only: readonly CitizenId[] | null
  /** Never shown, whatever the tie: the reader's own, their family, colleagues (D02). */
  readonly hidden: readonly CitizenId[]
  /** The citizen has objected and the reader has not opened them: the row stays, without what it says (D03). */
  readonly blocked: readonly CitizenId[]
  /** What may be shown of those that are neither hidden nor blocked. */
  readonly kinds: ReadonlySet<DataKind>
}

export interface ListAsked {
  readonly kind: DataKind
  readonly also?: readonly DataKind[]
  readonly purpose: Purpose | AccessPurpose
  /** Each row's citizen has a tie of one of these kinds at the reader's units. */
  readonly via: readonly RelationKind[]
  /** The ties have ended, no longer ago than they count on; open unless stated. */
  readonly isEnded?: boolean
}

/**
 * The rules put once for a whole list: for every citizen who has such a tie at the reader's units, the list shows what `allow`
 * would grant for that citizen alone. The rules are asked of somebody of whom no more is known than the tie; the few citizens of
 * whom more is known are found in the database and asked about one by one.
 */
export async function listScope(shell: Shell, actor: UnitActor, asked: ListAsked): Promise<ListScope> {
  const at = shell.clock.now()
  const book = await ruleBook()
  const place = await placeOf(shell, actor, at)
  const list: TiedCitizens = {
    unitIds: place.unitIds,
    via: asked.via,
    endedWithin: asked.isEnded === true ? book.standards.daysAfterEnd : null,
    at,
  }
  const nobody = shell.ids.next<CitizenId>()
  const [plain] = await gatherFacts(shell, [{ actor, citizenId: nobody, place }], at)
  if (plain === undefined || place.unitIds.length === 0) return nothing
  const reader: Reader = { shell, book, actor, place, at, asked }
  const anybody = tiesOf(list, place).map((tie) => kindsFor(reader, nobody, { ...plain, evidence: [tie] }))
  const isOpen = anybody.length > 0 && anybody.every((kinds) => kinds.size > 0)
  const exceptions = await findExceptions(reader, list, plain, nobody, isOpen)
  const found = await askAboutEach(reader, exceptions)
  return isOpen ? openScope(place, inAll(anybody), found) : closedScope(place, found)
}

const nothing: ListScope = { unitIds: [], only: [], hidden: [], blocked: [], kinds: new Set() }

/** Somebody who reads a list at a moment. */
interface Reader {
  readonly shell: Shell
  readonly book: RuleBook
  readonly actor: UnitActor
  readonly place: Place
  readonly at: Instant
  readonly asked: ListAsked
}

/** A tie of each kind the list is made of, as weak as the list lets it be. */
function tiesOf({ via, endedWithin, at }: TiedCitizens, { unitIds: [unitId] }: Place): Evidence[] {
  if (unitId === undefined) return []
  const to = endedWithin === null ? null : at
  return via.map((relation) => ({ relation, unitId, sourceId: '', personId: null, from: at, to }))
}

/** What may be shown of a citizen on these facts; nothing when the list's first kind may not. */
function kindsFor(reader: Reader, citizenId: CitizenId, facts: Facts): ReadonlySet<DataKind> {
  const { kind, also = [] } = reader.asked
  if (answerFor(reader, citizenId, facts, kind).outcome === 'denied') return new Set()
  return new Set([
    kind,
    ...also.filter((one) => answerFor(reader, citizenId, facts, one).outcome === 'granted'),
  ])
}

function answerFor({ book, actor, asked, at }: Reader, citizenId: CitizenId, facts: Facts, kind: DataKind) {
  const purpose = asked.purpose as AccessPurpose
  const look = { actor, citizenId, kind, purpose, action: 'list', flow: 'pull' } as const
  return decide(book, questionOf(book, { ...look }, facts, at), facts, at)
}

/** The citizens of the list who must be asked about one by one. */
async function findExceptions(
  reader: Reader,
  list: TiedCitizens,
  plain: Facts,
  nobody: CitizenId,
  isOpen: boolean,
): Promise<readonly CitizenId[]> {
  const { shell, actor, place, book } = reader
  const exceptions = await listExceptions(shell, list, {
    personId: actor.personId,
    roleId: actor.kind === 'professional' ? actor.roleId : null,
    ownCitizenId: plain.ownCitizenId,
    unitChain: place.unitChain,
    colleagues: isOpen ? await colleaguesWhoMatter(reader, list, plain, nobody) : [],
    ownTies: isOpen ? ownTiesThatMatter(reader, list, plain, nobody) : relationKinds,
  })
  if (isOpen) return exceptions
  const kinds = tiesThatMayOpen(reader, list, plain, nobody)
  const otherwise =
    kinds.length === 0 ? [] : await listTiedOtherwise(shell, list, kinds, book.standards.daysAfterEnd)
  return [...new Set([...exceptions, ...otherwise])]
}

/** Colleagues, where the ties of the list do not make them patients like others. */
async function colleaguesWhoMatter(reader: Reader, list: TiedCitizens, plain: Facts, nobody: CitizenId) {
  const { shell, actor, place, at } = reader
  const isSame = tiesOf(list, place).every(
    (tie) => kindsFor(reader, nobody, { ...plain, isColleague: true, evidence: [tie] }).size > 0,
  )
  if (isSame) return []
  const people = await listPeopleOf(shell, [actor.unitId], danishDateOf(at))
  return people.map(({ personId }) => personId)
}

/**
 * Kinds of tie that show less when the reader has one of their own beside the list's. A nurse has taken part in the treatment of
 * nearly everybody on her list: were they all asked about one by one, it would be no list.
 */
function ownTiesThatMatter(
  reader: Reader,
  list: TiedCitizens,
  plain: Facts,
  nobody: CitizenId,
): RelationKind[] {
  const { personId } = reader.actor
  const shown = (evidence: Evidence[]) => kindsFor(reader, nobody, { ...plain, evidence })
  const alone = tiesOf(list, reader.place).map((tie) => ({ tie, kinds: [...shown([tie])] }))
  return relationKinds.filter((relation) =>
    alone.some(({ tie, kinds }) => {
      const beside = shown([tie, { ...tie, relation, personId, to: null }])
      return kinds.some((kind) => !beside.has(kind))
    }),
  )
}

/**
 * Kinds of tie that may open what the ties of the list do not: none when all of them together do not; else those without which
 * nothing opens; else any.
 */
function tiesThatMayOpen(
  reader: Reader,
  list: TiedCitizens,
  plain: Facts,
  nobody: CitizenId,
): RelationKind[] {
  const own = tiesOf(list, reader.place)
  const [tie] = own
  if (tie === undefined) return []
  const opens = (kinds: readonly RelationKind[]) =>
    kindsFor(reader, nobody, {
      ...plain,
      evidence: [...own, ...kinds.map((relation) => ({ ...tie, relation, to: null }))],
    }).size > 0
  if (!opens(relationKinds)) return []
  const needed = relationKinds.filter((kind) => !opens(relationKinds.filter((other) => other !== kind)))
  return needed.length > 0 ? needed : [...relationKinds]
}

interface AskedAbout {
  readonly citizenId: CitizenId
  readonly kinds: ReadonlySet<DataKind>
  readonly isBlocked: boolean
}

async function askAboutEach(reader: Reader, citizenIds: readonly CitizenId[]): Promise<AskedAbout[]> {
  if (citizenIds.length === 0) return []
  const { shell, actor, place, at, asked } = reader
  const facts = await gatherFacts(
    shell,
    citizenIds.map((citizenId) => ({ actor, citizenId, place })),
    at,
  )
  return citizenIds.map((citizenId, index) => {
    const known = facts[index] as Facts
    return {
      citizenId,
      kinds: kindsFor(reader, citizenId, known),
      isBlocked: answerFor(reader, citizenId, known, asked.kind).ruleId === 'D03',
    }
  })
}

/** Everybody is shown but those who are not; who may be shown less of than the others is shown without what the row says. */
function openScope(place: Place, kinds: ReadonlySet<DataKind>, found: readonly AskedAbout[]): ListScope {
  const isLess = (one: AskedAbout) => one.kinds.size > 0 && [...kinds].some((kind) => !one.kinds.has(kind))
  return {
    unitIds: place.unitIds,
    only: null,
    hidden: idsOf(found.filter((one) => one.kinds.size === 0 && !one.isBlocked)),
    blocked: idsOf(found.filter((one) => one.isBlocked || isLess(one))),
    kinds,
  }
}

/** Only those are shown who may be, and of all of them the same. */
function closedScope(place: Place, found: readonly AskedAbout[]): ListScope {
  const shown = found.filter((one) => one.kinds.size > 0)
  const blocked = found.filter((one) => one.isBlocked)
  const only = [...shown, ...blocked]
  if (only.length === 0) return nothing
  return {
    unitIds: place.unitIds,
    only: idsOf(only),
    hidden: [],
    blocked: idsOf(blocked),
    kinds: inAll(shown.map((one) => one.kinds)),
  }
}

function idsOf(found: readonly AskedAbout[]): CitizenId[] {
  return found.map(({ citizenId }) => citizenId)
}

function inAll(sets: readonly ReadonlySet<DataKind>[]): ReadonlySet<DataKind> {
  const [first = new Set<DataKind>(), ...others] = sets
  return new Set([...first].filter((kind) => others.every((set) => set.has(kind))))
}
