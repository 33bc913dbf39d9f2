import { describe, expect, test } from 'vitest'
import { operationOutcomeOf } from './outcome.ts'
import { told } from './texts.ts'

describe('findings as an OperationOutcome', () => {
  const finding = told({
    severity: 'error',
    code: 'code-invalid',
    rule: 'binding',
    key: 'https://example.dk/set',
    expression: 'Bundle.entry[0].resource.ofType(Encounter).class',
  })

  test('say it in Danish with the English beside, and where', () => {
    expect(operationOutcomeOf([finding])).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'code-invalid',
          expression: ['Bundle.entry[0].resource.ofType(Encounter).class'],
          details: {
            text: 'Koden er ikke i det værdisæt, der skal bruges (https://example.dk/set).',
            _text: {
              extension: [
                { extension: [{ valueCode: 'en' }, { valueString: expect.stringContaining('value set') }] },
              ],
            },
          },
        },
      ],
    })
  })

  test('have an issue also when nothing was found, as FHIR requires', () => {
    expect(operationOutcomeOf([])).toMatchObject({
      issue: [{ severity: 'information', code: 'informational' }],
    })
  })

  test('leave out the brackets where a rule has no name', () => {
    const { da, en } = told({ severity: 'error', code: 'invariant', rule: 'binding', expression: 'Bundle' })
    expect([da, en]).toEqual([
      'Koden er ikke i det værdisæt, der skal bruges.',
      'The code is not in the value set that must be used.',
    ])
  })
})
