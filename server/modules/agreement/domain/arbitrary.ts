import fc from 'fast-check'
import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { Agreement, Party, Rule } from './agreement.ts'
import { checkAgreement, checkBetween } from './check-book.ts'
import type { Book } from './resolve.ts'
import { parseRole, type Role, roleTexts } from './role.ts'
import type { Catalogue } from './service.ts'

const start = '2026-01-01' as DanishDate
const areas = [
  ['0561', '0573', '0563'],
  ['0157', '0159'],
]
export const someServices = ['follow-up-visit', 'first-contact', 'care-plan']

const anyRole: fc.Arbitrary<Role> = fc.constantFrom(...roleTexts).map((text) => parseRole(text) as Role)
export const anyDay: fc.Arbitrary<DanishDate> = fc
  .integer({ min: -5, max: 45 })
  .map((days) => addDays(start, days))
export const anyMunicipality = fc.constantFrom(...areas.flat(), '0101')

const catalogue: Catalogue = {
  id: 'some',
  version: 1,
  validFrom: '2000-01-01' as DanishDate,
  services: someServices.map((code) => ({
    code,
    name: { da: code, en: code },
    kind: 'care',
    responsible: { kind: 'stay-unit' },
    legal: [],
    acceptance: 'on-answer',
    priority: 'routine',
    answerWithin: { amount: 1, unit: 'workday' },
  })),
}

function anyRule(area: readonly string[]): fc.Arbitrary<Rule> {
  return fc
    .record({
      serviceCode: fc.constantFrom(...someServices),
      role: anyRole,
      municipalities: fc.option(fc.subarray([...area], { minLength: 1 }), { nil: undefined }),
      from: fc.nat(30),
      days: fc.nat(20),
    })
    .map(({ municipalities, from, days, ...rule }) => ({
      ...rule,
      clause: '1.1',
      from: addDays(start, from),
      to: addDays(start, Math.min(from + days, 40)),
      ...(municipalities !== undefined && { municipalities }),
    }))
}

function anyAgreement(id: string, version: number, area: readonly string[]): fc.Arbitrary<Agreement> {
  const ratifiedOn = fc.option(
    fc.integer({ min: -3, max: 12 }).map((days) => addDays(start, days)),
    { nil: undefined },
  )
  return fc
    .record({
      rules: fc.array(anyRule(area), { maxLength: 8 }),
      ratified: fc.array(ratifiedOn, { minLength: area.length, maxLength: area.length }),
    })
    .map(({ rules, ratified }) => ({
      id,
      version,
      communityId: id,
      name: { da: id, en: id },
      validFrom: start,
      validTo: addDays(start, 40),
      parties: area.map((municipalityCode, index): Party => {
        const on = ratified[index]
        return {
          kind: 'municipality',
          municipalityCode,
          name: municipalityCode,
          ...(on !== undefined && { ratifiedOn: on }),
        }
      }),
      clauses: [{ number: '1.1', text: { da: 'Dansk', en: 'English' } }],
      rules,
    }))
    .map(withoutFaults)
}

/** The agreement without the rules a load would have refused. */
function withoutFaults(agreement: Agreement): Agreement {
  const rules: Rule[] = []
  for (const rule of agreement.rules) {
    const tried = { ...agreement, rules: [...rules, rule] }
    if (checkAgreement(tried, new Set(someServices)).length === 0) rules.push(rule)
  }
  return { ...agreement, rules }
}

/** Two communities, one of them with two versions, as loading lets them through. */
export const anyBook: fc.Arbitrary<Book> = fc
  .tuple(
    anyAgreement('west', 1, areas[0] ?? []),
    anyAgreement('west', 2, areas[0] ?? []),
    anyAgreement('east', 1, areas[1] ?? []),
  )
  .map((agreements) => ({ catalogues: [catalogue], agreements }))
  .filter(({ agreements }) => agreements.every((one) => checkBetween(one, agreements).length === 0))
