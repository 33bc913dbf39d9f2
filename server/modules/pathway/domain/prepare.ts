import type { Instant } from '../../../../kernel/instant.ts'
import { describeKind, type Fact, inOrder } from './fact.ts'

/** Everything told about a citizen, worked through once for all of their pathways. */
export interface PreparedFacts {
  /** What stands, in order: nothing taken back, corrections applied. */
  readonly standing: readonly Fact[]
  /** Where in `standing` the facts about the citizen, a subject or a pathway are. */
  readonly placesOf: ReadonlyMap<string, readonly number[]>
}

/** A subject no id is like: facts about it concern every pathway. */
export const everything = ''

/** Told in whatever order; once per citizen, since all their pathways ask the same. Linear but for the sorting. */
export function prepareFacts(told: readonly Fact[]): PreparedFacts {
  const standing = corrected(notTakenBack(inOrder(told)))
  const placesOf = new Map<string, number[]>()
  standing.forEach((fact, place) => {
    for (const whose of concernedBy(fact)) {
      const places = placesOf.get(whose)
      if (places === undefined) placesOf.set(whose, [place])
      else places.push(place)
    }
  })
  return { standing, placesOf }
}

/** What a fact is about: everything, a subject and what that is part of, or one pathway. */
function concernedBy({ kind, subjectId, data }: Fact): readonly string[] {
  const { about } = describeKind(kind)
  switch (about) {
    case 'citizen':
      return [everything]
    case 'stay':
      return subjectId === undefined ? [] : [subjectId]
    case 'step':
      return typeof data.pathwayId === 'string' ? [data.pathwayId] : []
    case 'any-subject':
    case 'subject': {
      if (subjectId === undefined) return about === 'any-subject' ? [everything] : []
      const { partOf } = data
      return typeof partOf === 'string' && partOf !== subjectId ? [subjectId, partOf] : [subjectId]
    }
  }
}

/** What has been taken back by name, and up to when facts of a kind about somebody have been. */
interface TakenBack {
  readonly named: ReadonlyMap<string, readonly Fact[]>
  readonly upTo: ReadonlyMap<string, Instant>
}

function notTakenBack(facts: readonly Fact[]): readonly Fact[] {
  const backs = facts.filter(({ kind }) => describeKind(kind).takesBack !== undefined)
  if (backs.length === 0) return facts
  const taken = read(backs)
  return facts.filter((fact) => !isTakenBack(fact, taken))
}

function read(backs: readonly Fact[]): TakenBack {
  const named = new Map<string, Fact[]>()
  const upTo = new Map<string, Instant>()
  for (const back of backs) {
    const { cancels } = back.data
    const kind = describeKind(back.kind).takesBack ?? ''
    if (typeof cancels === 'string') named.set(cancels, [...(named.get(cancels) ?? []), back])
    // In order, so the last of a kind is the latest.
    else if (kind !== 'named') upTo.set(whose(kind, back), back.at)
  }
  return { named, upTo }
}

function isTakenBack(fact: Fact, { named, upTo }: TakenBack): boolean {
  const until = upTo.get(whose(fact.kind, fact))
  if (until !== undefined && fact.at <= until) return true
  return (named.get(fact.key) ?? []).some((back) => {
    const kind = describeKind(back.kind).takesBack
    return (
      (kind === 'named' || kind === fact.kind) &&
      (describeKind(back.kind).about === 'citizen' || back.subjectId === fact.subjectId)
    )
  })
}

function whose(kind: string, { kind: own, subjectId }: Fact): string {
  return describeKind(own).about === 'citizen' ? kind : `${kind} ${subjectId}`
}

/** Corrections in the order they were stated: the last word about a field counts. The one corrected is named, or the latest. */
function corrected(facts: readonly Fact[]): readonly Fact[] {
  const corrections = facts.filter(({ kind }) => kind === 'stay-corrected')
  if (corrections.length === 0) return facts
  const standing = [...facts]
  const places = new Map<string, number>()
  standing.forEach(({ key, kind, subjectId }, place) => {
    places.set(`key ${key}`, place)
    places.set(`${kind} ${subjectId}`, place)
  })
  for (const { subjectId, data } of corrections) {
    const { corrects, fact: kind, happenedAt, ...fields } = data
    const place = places.get(typeof corrects === 'string' ? `key ${corrects}` : `${kind} ${subjectId}`)
    const fact = place === undefined ? undefined : standing[place]
    if (place === undefined || fact === undefined) continue
    const at = typeof happenedAt === 'string' ? (happenedAt as Instant) : fact.at
    standing[place] = { ...fact, at, data: { ...fact.data, ...fields } }
  }
  return inOrder(standing)
}
