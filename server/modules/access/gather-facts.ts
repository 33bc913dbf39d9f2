import type { Actor } from '../../../contract/actor.ts'
import type { AccessAction, AccessPurpose, DataKind } from '../../../kernel/access-words.ts'
import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Shell } from '../../platform/shell.ts'
import { rolesOf } from '../organisation/index.ts'
import { purposeAt } from './domain/purpose-at.ts'
import type { RuleBook } from './domain/rule-book.ts'
import type { Exemption, Facts, Question, Receiver } from './domain/vocabulary.ts'
import { type FactsQuestion, readFacts, type StoredFacts } from './store/facts.ts'
import { askerOf, factsQuestionOf, type Place } from './use-cases/asker.ts'

/** Who asks for what about whom, as it comes from a page: what the look is for is still to be found. */
export interface Asking {
  readonly actor: Actor
  readonly citizenId: CitizenId
  readonly kind: DataKind
  readonly purpose: AccessPurpose
  readonly action: AccessAction
  readonly flow: 'pull' | 'push'
  readonly receiver?: (Receiver & { readonly unitId: OrganisationId }) | undefined
  /** What is looked at, in a word, where it may be one of the warnings a citizen lets everybody keep seeing. */
  readonly object?: string | undefined
  readonly reason?: string | undefined
  readonly count?: number | undefined
  readonly dataFrom?: Question['dataFrom']
}

/** The question as the rules hear it: what the look is for follows from the page and from who opens it where. */
export function questionOf(book: RuleBook, look: Asking, facts: Facts, at: Instant): Question {
  const asked = {
    actor: askerOf(look.actor),
    citizenId: look.citizenId,
    kind: look.kind,
    purpose: look.purpose,
    action: look.action,
    flow: look.flow,
    object: look.object,
    reason: look.reason,
    count: look.count,
    dataFrom: look.dataFrom,
    receiver: look.receiver,
  }
  return { ...asked, purpose: purposeAt(book, asked, facts, at) }
}

/** The facts about an asker and a citizen who have nothing to do with each other. */
export const nothingKnown: Facts = {
  workplace: 'other',
  unitIds: [],
  unitChain: [],
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

/** All that is known of each look at a moment; the same asker and citizen are looked up once. */
export async function gatherFacts(
  shell: Shell,
  looks: readonly (Pick<Asking, 'actor' | 'citizenId'> & { readonly place: Place })[],
  at: Instant,
  asKnownThen = false,
): Promise<readonly Facts[]> {
  const wanted = new Map<string, FactsQuestion>()
  const keys = looks.map(({ actor, citizenId, place }) => {
    const question = factsQuestionOf(actor, citizenId, place)
    const key = `${citizenId} ${question.personId} ${question.roleId} ${question.unitChain[0]} ${question.actingCitizenId}`
    wanted.set(key, question)
    return key
  })
  const found = await readFacts(shell, [...wanted.values()], { at, asKnownThen })
  const stored = new Map([...wanted.keys()].map((key, place) => [key, found.facts[place] as StoredFacts]))
  const exemptions = found.exemptions.map(sameTrial)
  const facts: Facts[] = []
  for (const [index, { actor, place }] of looks.entries()) {
    const known = stored.get(keys[index] ?? '')
    if (known === undefined) throw new Error('every look has its facts')
    facts.push({
      ...known,
      workplace: place.workplace,
      unitIds: place.unitIds,
      unitChain: place.unitChain,
      isOnShift: place.isOnShift,
      placement: place.placement,
      isColleague: await isColleague(shell, actor, known, at),
      exemptions,
    })
  }
  return facts
}

/** The citizen works where the asker does. Hardly anybody's record is a professional's own, so this is seldom asked. */
async function isColleague(
  shell: Shell,
  actor: Actor,
  { professionalsWhoAreTheCitizen }: StoredFacts,
  at: Instant,
): Promise<boolean> {
  if (actor.kind !== 'professional') return false
  for (const personId of professionalsWhoAreTheCitizen) {
    const roles = await rolesOf(shell, personId, danishDateOf(at))
    if (roles.some(({ unitId }) => unitId === actor.unitId)) return true
  }
  return false
}

const trials = new Map<string, Exemption>()

/** The same trial is the same object from look to look, so that its conditions are read once. */
function sameTrial(exemption: Exemption): Exemption {
  const key = JSON.stringify(exemption)
  const known = trials.get(key)
  if (known !== undefined) return known
  if (trials.size > 100) trials.clear()
  trials.set(key, exemption)
  return exemption
}
