import { type Agreement, municipalitiesOf, periodOf, type Rule } from './agreement.ts'
import type { Book } from './resolve.ts'

/** A fault in a content file: where in the document, and which rule it breaks. */
export interface BookFault {
  readonly path: readonly (string | number)[]
  readonly rule: BookRule
  readonly text: string
}

export type BookRule =
  | 'party-named-twice'
  | 'party-of-other-kind'
  | 'clause-numbered-twice'
  | 'clause-unknown'
  | 'service-unknown'
  | 'service-described-twice'
  | 'municipality-not-a-party'
  | 'rule-outside-agreement'
  | 'period-ends-before-it-begins'
  | 'two-rules-answer-the-same-question'

/** Faults one can see in an agreement by itself, given the services that exist. */
export function checkAgreement(agreement: Agreement, serviceCodes: ReadonlySet<string>): BookFault[] {
  const parties = new Set(municipalitiesOf(agreement))
  const clauses = new Set(agreement.clauses.map(({ number }) => number))
  const faults: BookFault[] = [
    ...repeated(municipalitiesOf(agreement)).map((code) => ({
      path: ['parties'],
      rule: 'party-named-twice' as const,
      text: `municipality ${code} is a party twice`,
    })),
    ...repeated(agreement.clauses.map(({ number }) => number)).map((number) => ({
      path: ['clauses'],
      rule: 'clause-numbered-twice' as const,
      text: `clause ${number} is written twice`,
    })),
  ]
  if (agreement.validTo < agreement.validFrom)
    faults.push({
      path: ['validTo'],
      rule: 'period-ends-before-it-begins',
      text: `${agreement.validTo} lies before ${agreement.validFrom}`,
    })
  agreement.parties.forEach((party, index) => {
    if ((party.kind === 'municipality') !== (party.municipalityCode !== undefined))
      faults.push({
        path: ['parties', index],
        rule: 'party-of-other-kind',
        text: 'a municipality, and only a municipality, has a municipality code',
      })
  })
  agreement.rules.forEach((rule, index) => {
    faults.push(...checkRule(rule, index, agreement, { parties, clauses, serviceCodes }))
    const earlier = agreement.rules
      .slice(0, index)
      .findIndex((other) => answersTheSame(rule, agreement, other, agreement))
    if (earlier !== -1)
      faults.push({
        path: ['rules', index],
        rule: 'two-rules-answer-the-same-question',
        text: `rule ${earlier + 1} says who has ${rule.serviceCode} in the same place at the same time`,
      })
  })
  return faults
}

function checkRule(
  rule: Rule,
  index: number,
  agreement: Agreement,
  known: Record<'parties' | 'clauses' | 'serviceCodes', ReadonlySet<string>>,
): BookFault[] {
  const faults: BookFault[] = []
  const say = (key: string, broken: BookRule, text: string) =>
    faults.push({ path: ['rules', index, key], rule: broken, text })
  if (!known.serviceCodes.has(rule.serviceCode))
    say('service', 'service-unknown', `no catalogue has the service ${rule.serviceCode}`)
  if (!known.clauses.has(rule.clause))
    say('clause', 'clause-unknown', `the agreement has no clause ${rule.clause}`)
  for (const code of rule.municipalities ?? [])
    if (!known.parties.has(code))
      say('municipalities', 'municipality-not-a-party', `${code} is not a party to the agreement`)
  const { from, to } = periodOf(rule, agreement)
  if (to < from) say('to', 'period-ends-before-it-begins', `${to} lies before ${from}`)
  else if (from < agreement.validFrom || to > agreement.validTo)
    say(
      rule.from === undefined ? 'to' : 'from',
      'rule-outside-agreement',
      `the agreement holds from ${agreement.validFrom} to ${agreement.validTo}`,
    )
  return faults
}

/** Faults that show only between agreements: two communities that both say who has a service in one municipality. */
export function checkBetween(agreement: Agreement, others: Book['agreements']): BookFault[] {
  return agreement.rules.flatMap((rule, index) => {
    const other = others.find(
      (one) =>
        one.id !== agreement.id && one.rules.some((theirs) => answersTheSame(rule, agreement, theirs, one)),
    )
    return other === undefined
      ? []
      : [
          {
            path: ['rules', index],
            rule: 'two-rules-answer-the-same-question' as const,
            text: `agreement ${other.id} version ${other.version} also says who has ${rule.serviceCode} there`,
          },
        ]
  })
}

/** True when neither rule is more specific and some day and municipality belong to both. */
function answersTheSame(one: Rule, ofOne: Agreement, other: Rule, ofOther: Agreement): boolean {
  if (one.serviceCode !== other.serviceCode) return false
  if ((one.municipalities === undefined) !== (other.municipalities === undefined)) return false
  const mine = one.municipalities ?? municipalitiesOf(ofOne)
  const theirs = other.municipalities ?? municipalitiesOf(ofOther)
  if (!mine.some((code) => theirs.includes(code))) return false
  const a = periodOf(one, ofOne)
  const b = periodOf(other, ofOther)
  return a.from <= b.to && b.from <= a.to
}

/** The texts that stand more than once in a list. */
export function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) !== index))]
}
