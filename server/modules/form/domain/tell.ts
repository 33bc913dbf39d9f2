import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { type Instant, instant } from '../../../../kernel/instant.ts'
import { type Answer, answersOf } from './answer.ts'
import { holds, type Look } from './asked.ts'
import { type Form, itemsOf, type Tell, type TellSource, type Value } from './form.ts'
import { type Known, lookWithScores } from './score.ts'

/** Something the answers say has happened: codes, times and yes or no, never words of anybody's own. */
export interface ToldFact {
  readonly kind: string
  readonly data: Readonly<Record<string, string | boolean>>
  /** When it happened, where the form asks. */
  readonly at: Instant | null
}

/** The same fact has the same key in every version that tells it alike. */
export interface KeyedFact extends ToldFact {
  readonly key: string
}

/** What the signed answers tell. A fact that lacks an answer it needs is not told. */
export function factsOf(form: Form, answers: readonly Answer[], known: Known): ToldFact[] {
  const look = lookWithScores(form, answersOf(answers), known)
  return form.tells.flatMap((tell) => {
    if (tell.when !== undefined && !holds(form, look, tell.when, 0)) return []
    const data = dataOf(form, look, tell)
    if (data === undefined) return []
    const at = tell.at === undefined ? undefined : look(tell.at, 0)[0]
    return [{ kind: tell.fact, data, at: typeof at === 'string' ? instant(at) : null }]
  })
}

function dataOf(form: Form, look: Look, { data }: Tell): Record<string, string | boolean> | undefined {
  const told: Record<string, string | boolean> = {}
  for (const [field, source] of Object.entries(data)) {
    const value = fieldOf(form, look, source)
    if (value === undefined) return undefined
    told[field] = value
  }
  return told
}

function fieldOf(form: Form, look: Look, source: TellSource): string | boolean | undefined {
  if ('is' in source) return source.is
  const value: Value | undefined = look(source.item, 0)[0]
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return undefined
  // A fact counts in Danish days; an answer with a clock time lies in one of them.
  return itemsOf(form).get(source.item)?.item.type === 'dateTime' ? danishDateOf(instant(value)) : value
}

/** What a version tells, and what it takes back of what the one before told. What both tell keeps its key. */
export function tellAgain(
  before: readonly KeyedFact[],
  now: readonly ToldFact[],
  keyFor: (index: number) => string,
): { readonly facts: readonly KeyedFact[]; readonly takenBack: readonly string[] } {
  const kept = new Set<string>()
  const facts = now.map((fact, index): KeyedFact => {
    const same = before.find((one) => !kept.has(one.key) && isSameFact(one, fact))
    const key = same?.key ?? keyFor(index)
    kept.add(key)
    return { ...fact, key }
  })
  return { facts, takenBack: before.map(({ key }) => key).filter((key) => !kept.has(key)) }
}

function isSameFact(one: ToldFact, other: ToldFact): boolean {
  const fields = Object.keys(one.data)
  return (
    one.kind === other.kind &&
    one.at === other.at &&
    fields.length === Object.keys(other.data).length &&
    fields.every((field) => one.data[field] === other.data[field])
  )
}
