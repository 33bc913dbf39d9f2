import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import { describeKind, type FactKind } from '../fact.ts'
import type { Anchor, Condition, Due, FactCondition } from '../programme.ts'
import { type Clause, clause, hasSameSubject, type Said, sayClause } from './clause.ts'
import { factWords } from './fact-words.ts'
import { dateWords, fieldWords, valueWords } from './field-words.ts'
import { deadlineWords, limitWords } from './time-words.ts'

/** What a sentence needs to know besides the condition. */
export interface Known {
  /** The title of a step; undefined when there is no such step, as in a draft. */
  readonly stepTitle: (stepId: string) => Bilingual | undefined
  /** The name of a form; undefined when there is no such form. */
  readonly formName: (code: string) => Bilingual | undefined
}

/** A condition with its denials moved down to what is denied: not (a and b) is not a, or not b. */
type Spread = Said | { readonly joined: 'and' | 'or'; readonly of: readonly Spread[] }

/**
 * A condition as it stands after "when": `the citizen has been discharged and needs municipal nursing`. Pure and total: what a
 * draft gets wrong is said as it was written.
 */
export function sayCondition(condition: Condition, known: Known): Bilingual {
  const said = spread(condition, false, titledOnce(known))
  return { da: join(said, 'da'), en: join(said, 'en') }
}

/** A step has its title the first time it is named, and then its number alone. */
function titledOnce({ stepTitle, formName }: Known): Known {
  const named = new Set<string>()
  return {
    formName,
    stepTitle: (id) => {
      if (named.has(id)) return undefined
      named.add(id)
      return stepTitle(id)
    },
  }
}

function spread(condition: Condition, isDenied: boolean, known: Known): Spread {
  if ('not' in condition) return spread(condition.not, !isDenied, known)
  if ('all' in condition) return flat(condition.all, isDenied ? 'or' : 'and', isDenied, known)
  if ('any' in condition) return flat(condition.any, isDenied ? 'and' : 'or', isDenied, known)
  if ('fact' in condition) return sayFact(condition, isDenied, known)
  return { clause: clauseOf(condition, known), isDenied }
}

/** What is joined alike inside is part of the same list. One alone needs no joining. */
function flat(of: readonly Condition[], joined: 'and' | 'or', isDenied: boolean, known: Known): Spread {
  const parts = of.flatMap((one) => {
    const part = spread(one, isDenied, known)
    return 'joined' in part && part.joined === joined ? part.of : [part]
  })
  const [first] = parts
  return parts.length === 1 && first !== undefined ? first : { joined, of: parts }
}

const links = {
  da: { and: 'og', or: 'eller', either: 'enten' },
  en: { and: 'and', or: 'or', either: 'either' },
} as const

function join(part: Spread, language: 'da' | 'en', isInner = false): string {
  if (!('joined' in part)) return sayClause(part)[language]
  const link = links[language][part.joined]
  const said = runs(part.of, language).map((run) => sayRun(run, language, link))
  if (!isInner) return said.join(`, ${link} `)
  const inner = said.join(` ${link} `)
  return part.joined === 'or' ? `${links[language].either} ${inner}` : inner
}

/** Neighbours about the same, who share their subject; what is joined otherwise inside stands alone. */
function runs(parts: readonly Spread[], language: 'da' | 'en'): Spread[][] {
  const found: Spread[][] = []
  for (const part of parts) {
    const run = found.at(-1)
    const before = run?.at(-1)
    const isShared =
      before !== undefined &&
      !('joined' in before) &&
      !('joined' in part) &&
      hasSameSubject(part, before, language)
    if (run !== undefined && isShared) run.push(part)
    else found.push([part])
  }
  return found
}

/** `the citizen has been discharged, needs nursing and has a key` */
function sayRun(run: readonly Spread[], language: 'da' | 'en', link: string): string {
  const said = run.map((one, index) => {
    if ('joined' in one) return join(one, language, true)
    const before = run[index - 1]
    return sayClause(one, before !== undefined && !('joined' in before) ? before : undefined)[language]
  })
  const last = said.at(-1) ?? ''
  return said.length === 1 ? last : `${said.slice(0, -1).join(', ')} ${link} ${last}`
}

function clauseOf(
  condition: Extract<Condition, { done: unknown } | { elapsed: unknown } | { passed: unknown }>,
  known: Known,
): Clause {
  if ('done' in condition) {
    const { da, en } = stepWords(condition.done, known)
    return clause(da, 'er udført', en, 'has been done', 'has not been done')
  }
  if ('passed' in condition) {
    const { da, en } = stepWords(condition.passed, known)
    return clause(
      `fristen for ${da}`,
      'er overskredet',
      `the deadline of ${en}`,
      'has passed',
      'has not passed',
    )
  }
  const length = limitWords(condition.elapsed)
  const since = anchorWords(condition.since, known)
  return clause(
    'der',
    `er gået ${length.da} siden ${since.da}`,
    length.en,
    `have passed since ${since.en}`,
    `have not passed since ${since.en}`,
  )
}

/** `trin A7 (Send plejeforløbsplan)` */
function stepWords(stepId: string, { stepTitle }: Known): Bilingual {
  const title = stepTitle(stepId)
  return title === undefined
    ? { da: `trin ${stepId}`, en: `step ${stepId}` }
    : { da: `trin ${stepId} (${title.da})`, en: `step ${stepId} (${title.en})` }
}

/** A fact and what it must say: each value is a clause of its own, and says the fact with it. */
function sayFact(condition: FactCondition, isDenied: boolean, known: Known): Spread {
  const values = Object.entries(condition.where ?? {})
  const clauses =
    values.length === 0
      ? [kindClause(condition)]
      : values.map(([field, value]) => valueClause(condition.fact, field, value, known))
  const [last, ...rest] = clauses.toReversed()
  const said = [...rest.toReversed(), ...(last === undefined ? [] : [limited(last, condition, known)])].map(
    (one): Said => ({ clause: one, isDenied }),
  )
  const [first] = said
  return said.length === 1 && first !== undefined ? first : { joined: isDenied ? 'or' : 'and', of: said }
}

function kindClause({ fact, ofAnotherStay }: FactCondition): Clause {
  if (!ofAnotherStay) return factWords[fact].says
  return fact === 'stay-ended'
    ? clause(
        'borgeren',
        'er udskrevet fra et andet ophold',
        'the citizen',
        'has been discharged from another stay',
        'has not been discharged from another stay',
      )
    : clause(
        'borgeren',
        'er indlagt igen',
        'the citizen',
        'has been admitted again',
        'has not been admitted again',
      )
}

function valueClause(kind: FactKind, field: string, value: string | boolean, known: Known): Clause {
  const written = valueWords[kind]?.[field]?.[String(value)]
  if (written !== undefined) return written
  if (kind === 'form-signed' && field === 'form') {
    const name = known.formName(String(value)) ?? { da: String(value), en: String(value) }
    return clause(
      `skemaet »${name.da}«`,
      'er underskrevet',
      `the form “${name.en}”`,
      'has been signed',
      'has not been signed',
    )
  }
  const { says } = factWords[kind]
  const name = fieldWords[field] ?? { da: field, en: field }
  const with_ = (does: string, of: string) => `${does} (${of}: ${String(value)})`
  return {
    da: { who: says.da.who, does: with_(says.da.does, name.da) },
    en: { who: says.en.who, does: with_(says.en.does, name.en), doesNot: with_(says.en.doesNot, name.en) },
  }
}

function limited(one: Clause, { within, inTimeFor, by }: FactCondition, known: Known): Clause {
  const tails: Bilingual[] = []
  if (within !== undefined) {
    const { after, ...limit } = within
    const [length, anchor] = [limitWords(limit), anchorWords(after, known)]
    tails.push({ da: `inden for ${length.da} efter ${anchor.da}`, en: `within ${length.en} of ${anchor.en}` })
  }
  if (inTimeFor !== undefined) {
    const step = stepWords(inTimeFor, known)
    tails.push(
      by === undefined
        ? { da: `inden fristen for ${step.da}`, en: `by the deadline of ${step.en}` }
        : { da: `med en dato inden fristen for ${step.da}`, en: `with a date by the deadline of ${step.en}` },
    )
  }
  return tails.reduce(
    ({ da, en }, tail): Clause => ({
      da: {
        who: da.who,
        does: `${da.does} ${tail.da}`,
        ...(da.doesNot !== undefined && { doesNot: `${da.doesNot} ${tail.da}` }),
      },
      en: { who: en.who, does: `${en.does} ${tail.en}`, doesNot: `${en.doesNot} ${tail.en}` },
    }),
    one,
  )
}

/** What a deadline is counted from: `the discharge`, `the expected day of discharge`, `step A7`. */
export function anchorWords(anchor: Anchor, known: Known): Bilingual {
  if ('doneStep' in anchor) return stepWords(anchor.doneStep, known)
  const { kind, field } = anchor
  if (field === undefined) return factWords[kind].noun
  return (
    dateWords[kind]?.[field] ?? {
      da: `${factWords[kind].noun.da} (${field})`,
      en: `${factWords[kind].noun.en} (${field})`,
    }
  )
}

/** `within 24 hours of the discharge` */
export function sayDue({ anchor, ...limit }: Due, known: Known): Bilingual {
  const isDay =
    'kind' in anchor && anchor.field !== undefined && describeKind(anchor.kind).data[anchor.field] === 'date'
  return deadlineWords(limit, anchorWords(anchor, known), isDay)
}

/** Said when a condition is a fact and nothing more: what calls for a step again. */
export function sayKind(kind: FactKind): Bilingual {
  return sayClause({ clause: factWords[kind].says, isDenied: false })
}
