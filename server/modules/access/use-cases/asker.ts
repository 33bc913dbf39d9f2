import type { Actor } from '../../../../contract/actor.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, roleFacts, type Unit } from '../../organisation/index.ts'
import { speaksOf } from '../domain/conditions.ts'
import { type RuleBook, speaksOfStanding, standingOf } from '../domain/rule-book.ts'
import type { Asker, Facts } from '../domain/vocabulary.ts'
import { workplaceOf } from '../domain/workplace.ts'
import { ruleBook } from '../rule-book.ts'
import type { FactsQuestion } from '../store/facts.ts'
import type { NewRecord } from '../store/records.ts'
import { scopeOf } from './scope-of.ts'

/** Where somebody stands when they ask: their place among the units, and whether they are at work. */
export interface Place
  extends Pick<Facts, 'workplace' | 'unitIds' | 'unitChain' | 'isOnShift' | 'placement'> {
  /** The party that is data controller where they work. */
  readonly controllerId: OrganisationId | null
}

const nowhere: Place = {
  workplace: 'other',
  unitIds: [],
  unitChain: [],
  isOnShift: false,
  placement: null,
  controllerId: null,
}

/** Where an actor stands at a moment. A unit nobody has registered opens nothing. */
export async function placeOf(shell: Shell, actor: Actor, at: Instant): Promise<Place> {
  if (actor.kind !== 'professional' && actor.kind !== 'service') return nowhere
  const unit = await findUnit(shell, actor.unitId)
  if (unit === undefined) return nowhere
  const workplace = workplaceOf(unit)
  return {
    workplace,
    unitIds: await scopeOf(shell, actor),
    unitChain: await chainOf(shell, unit),
    controllerId: unit.partyId,
    ...(await shiftOf(shell, actor, workplace, at)),
  }
}

const nobodysShift = { isOnShift: false, placement: null }

/** Whether the person is at work, or in placement: asked only for those of whom a rule asks it. */
async function shiftOf(
  shell: Shell,
  actor: Actor,
  workplace: Place['workplace'],
  at: Instant,
): Promise<Pick<Place, 'isOnShift' | 'placement'>> {
  if (actor.kind !== 'professional') return nobodysShift
  return asksForShift(await ruleBook(), actor, workplace) ? roleFacts(shell, actor.roleId, at) : nobodysShift
}

const shiftWords = ['on_shift', 'placement', 'supervised_placement']
const asked = new WeakMap<RuleBook, Map<string, boolean>>()

function asksForShift(
  book: RuleBook,
  actor: Extract<Actor, { kind: 'professional' }>,
  workplace: Place['workplace'],
): boolean {
  const known = asked.get(book) ?? new Map<string, boolean>()
  asked.set(book, known)
  const key = `${actor.function} ${workplace}`
  let answer = known.get(key)
  if (answer === undefined) {
    const standing = standingOf(book.jobs, askerOf(actor), workplace)
    answer = book.rules.some(
      (rule) =>
        speaksOfStanding(rule.who, standing) &&
        rule.conditions.some(({ condition }) => speaksOf(condition, shiftWords)),
    )
    known.set(key, answer)
  }
  return answer
}

/** The unit and every unit above it. */
export async function chainOf(shell: Shell, unit: Unit): Promise<readonly OrganisationId[]> {
  const chain = [unit.id]
  for (let { parentId } = unit; parentId !== null; ) {
    chain.push(parentId)
    parentId = (await findUnit(shell, parentId))?.parentId ?? null
  }
  return chain
}

/** As much of an actor as the rules look at. */
export function askerOf(actor: Actor): Asker {
  switch (actor.kind) {
    case 'professional':
    case 'service':
      return {
        kind: actor.kind,
        personId: actor.personId,
        function: actor.function,
        unitId: actor.unitId,
      }
    case 'citizen':
      return { kind: 'citizen', personId: actor.personId, citizenId: actor.citizenId }
    case 'system':
      return { kind: 'system' }
  }
}

/** What the facts of a look are found by. */
export function factsQuestionOf(actor: Actor, citizenId: CitizenId, place: Place): FactsQuestion {
  return {
    citizenId,
    personId: actor.kind === 'system' ? null : actor.personId,
    roleId: actor.kind === 'professional' ? actor.roleId : null,
    function: actor.kind === 'professional' || actor.kind === 'service' ? actor.function : null,
    actingCitizenId: actor.kind === 'citizen' ? actor.citizenId : null,
    unitIds: place.unitIds,
    unitChain: place.unitChain,
  }
}

/** Who looked, as the log names them. */
export function recordedActor(actor: Actor, citizenId: CitizenId, place: Place): NewRecord['actor'] {
  const nobody = { personId: null, roleId: null, function: null, unitId: null, onBehalfOf: null }
  const { controllerId } = place
  switch (actor.kind) {
    case 'professional':
      return { ...actor, controllerId, onBehalfOf: null }
    case 'service':
      return { ...actor, controllerId, roleId: null, onBehalfOf: null }
    case 'citizen':
      return {
        ...nobody,
        kind: actor.kind,
        personId: actor.personId,
        name: actor.name,
        controllerId: null,
        onBehalfOf: actor.citizenId === citizenId ? null : actor.citizenId,
      }
    case 'system':
      return { ...nobody, kind: actor.kind, name: actor.name, controllerId: null }
  }
}
