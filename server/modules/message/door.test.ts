import { describe, expect, test } from 'vitest'
import { wantedFormat } from './door.ts'
import { tokenCheck } from './tokens.ts'

describe('the door for messages', () => {
  test('opens for a token it knows and for nothing else', () => {
    const mayDeliver = tokenCheck(['first-token', 'second-token'])
    expect(mayDeliver('Bearer second-token')).toBe(true)
    expect(mayDeliver('bearer first-token')).toBe(true)
    for (const wrong of [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Bearer third',
      'Basic first-token',
      'first-token',
    ])
      expect(mayDeliver(wrong)).toBe(false)
  })

  test('without any token it opens for nobody', () => {
    expect(tokenCheck([])('Bearer ')).toBe(false)
    expect(tokenCheck([])(undefined)).toBe(false)
  })

  test('answers in what the sender accepts best', () => {
    expect(wantedFormat('application/fhir+xml')).toBe('xml')
    expect(wantedFormat('application/fhir+json; fhirVersion=4.0')).toBe('json')
    expect(wantedFormat('application/fhir+json;q=0.5, application/fhir+xml')).toBe('xml')
    expect(wantedFormat('*/*')).toBeUndefined()
    expect(wantedFormat(undefined)).toBeUndefined()
  })
})
