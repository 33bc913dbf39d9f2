import { expect, test } from 'vitest'
import { printLegalReference } from './legal-reference.ts'

test.each([
  ['SUL', '42 a(1)', 'Sundhedsloven § 42 a, stk. 1'],
  ['SUL', '41(2)(1)', 'Sundhedsloven § 41, stk. 2, nr. 1'],
  ['RSL', '12 c', 'Retssikkerhedsloven § 12 c'],
  ['SUL', '204', 'Sundhedsloven § 204'],
  ['ÆL', '10', 'Ældreloven § 10'],
  ['GDPR', '5(2)', 'Databeskyttelsesforordningen artikel 5, stk. 2'],
] as const)('%s %s is cited as %s', (act, section, cited) => {
  expect(printLegalReference({ act, section })).toBe(cited)
})
