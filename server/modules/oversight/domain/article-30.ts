import type { DataKind } from '../../../../kernel/access-words.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'

/** The words of the register, as `content/oversight/register.yaml` gives them. */
export interface RegisterWords {
  readonly deletion: Bilingual
  readonly transfers: Bilingual
  readonly processor: Bilingual
  readonly security: readonly Bilingual[]
  /** Which workplaces of the rules lie under which kind of controller. */
  readonly workplacesOf: Readonly<Record<string, readonly string[]>>
  /** Rules that are for any purpose, and the one they stand under. */
  readonly forAnyPurpose: Readonly<Record<string, string>>
  readonly purposes: ReadonlyMap<string, { readonly name: Bilingual; readonly grounds: readonly string[] }>
  readonly data: Readonly<Record<string, Bilingual>>
  readonly people: {
    readonly citizen: Bilingual
    readonly relatives: Bilingual
    readonly staff: Bilingual
  }
  readonly workplaces: Readonly<Record<string, Bilingual>>
  readonly actors: Readonly<Record<string, Bilingual>>
}

/** A rule of access in force, as much of it as the register tells. */
export interface RegisterRule {
  readonly id: string
  readonly title: Bilingual
  readonly says: 'permits' | 'denies'
  readonly actors: readonly string[]
  /** Where those it speaks of work; none named: anywhere. */
  readonly workplaces: readonly string[] | null
  readonly data: readonly DataKind[]
  readonly purposes: readonly string[]
  readonly flow: 'pull' | 'push' | 'both'
  /** Provisions as a Dane would cite them. */
  readonly law: readonly string[]
  readonly confidence: 'certain' | 'to-verify'
}

/** One processing of personal data (GDPR article 30(1)). */
export interface Processing {
  readonly purpose: string
  readonly title: Bilingual
  readonly rules: readonly Pick<RegisterRule, 'id' | 'title' | 'law' | 'flow' | 'confidence'>[]
  readonly legalBasis: readonly string[]
  readonly people: readonly Bilingual[]
  readonly dataKinds: readonly { readonly kind: DataKind; readonly name: Bilingual }[]
  readonly recipients: readonly Bilingual[]
  readonly transfers: Bilingual
  readonly deletion: Bilingual
  readonly security: readonly Bilingual[]
}

/**
 * The processings of a controller of this kind, one for each purpose some permitting rule in force has: what the law lets it
 * do, and so what it may be doing. A purpose no rule permits is not there.
 */
export function processingsOf(
  rules: readonly RegisterRule[],
  controllerKind: string,
  words: RegisterWords,
): Processing[] {
  const workplaces = words.workplacesOf[controllerKind]
  const concerned = rules.filter(
    ({ says, workplaces: at }) =>
      says === 'permits' &&
      (at === null || workplaces === undefined || at.some((place) => workplaces.includes(place))),
  )
  return [...words.purposes].flatMap(([purpose, { name, grounds }]) => {
    const resting = concerned.filter((rule) => purposesOf(rule, words).includes(purpose))
    return resting.length === 0 ? [] : [processingOf(purpose, name, grounds, resting, words)]
  })
}

function purposesOf({ id, purposes }: RegisterRule, words: RegisterWords): readonly string[] {
  const one = words.forAnyPurpose[id]
  return one === undefined ? purposes : [one]
}

function processingOf(
  purpose: string,
  title: Bilingual,
  grounds: readonly string[],
  rules: readonly RegisterRule[],
  words: RegisterWords,
): Processing {
  const kinds = new Set(rules.flatMap(({ data }) => data))
  return {
    purpose,
    title,
    rules: rules.map(({ id, title: ofRule, law, flow, confidence }) => ({
      id,
      title: ofRule,
      law,
      flow,
      confidence,
    })),
    legalBasis: [...new Set([...grounds, ...rules.flatMap(({ law }) => law)])],
    people: [
      words.people.citizen,
      ...(kinds.has('REL') ? [words.people.relatives] : []),
      ...(kinds.has('LOG') ? [words.people.staff] : []),
    ],
    dataKinds: Object.entries(words.data)
      .filter(([kind]) => kinds.has(kind as DataKind))
      .map(([kind, name]) => ({ kind: kind as DataKind, name })),
    recipients: recipientsOf(rules, words),
    transfers: words.transfers,
    deletion: words.deletion,
    security: words.security,
  }
}

/** Who gets to see it: the workplaces the rules speak of, or the kind of person where they name none. */
function recipientsOf(rules: readonly RegisterRule[], words: RegisterWords): Bilingual[] {
  const found = new Map<string, Bilingual>()
  for (const { actors, workplaces } of rules) {
    const names = workplaces === null ? actors.map((actor) => words.actors[actor]) : []
    for (const name of [...names, ...(workplaces ?? []).map((place) => words.workplaces[place])])
      if (name !== undefined) found.set(name.da, name)
  }
  return [...found.values()]
}
