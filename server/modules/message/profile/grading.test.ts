import { describe, expect, test } from 'vitest'
import type { Finding } from '../validator/index.ts'
import { gradeFindings, loadProfileGrading } from './grading.ts'

const grading = await loadProfileGrading()
const finding = (rule: Finding['rule'], key?: string, severity: Finding['severity'] = 'error'): Finding => ({
  severity,
  code: 'invariant',
  rule,
  ...(key === undefined ? {} : { key }),
  expression: 'Bundle',
  da: 'x',
  en: 'x',
})
const stops = (standard: string, ...findings: Finding[]): readonly string[] =>
  gradeFindings(findings, grading, standard).blocking.map(({ rule }) => rule)

describe('findings of a letter that comes in', () => {
  test('stop it when something we build on is broken', () => {
    expect(stops('hospitalnotification', finding('min'), finding('display', undefined, 'warning'))).toEqual([
      'min',
    ])
  })

  test('never stop it for extra content', () => {
    expect(stops('hospitalnotification', finding('element-unknown'), finding('extension-unknown'))).toEqual(
      [],
    )
  })

  test('of a known deviation are lived with, in the edition it is known of only', () => {
    expect(stops('carecommunication-v4', finding('invariant', 'medcom-careCommunication-7'))).toEqual([])
    expect(stops('carecommunication-v5', finding('invariant', 'medcom-careCommunication-7'))).toEqual([
      'invariant',
    ])
  })

  test('that only say that something else breaks its profile follow that', () => {
    const follows = finding('reference-target', 'x')
    expect(stops('hospitalnotification', finding('invariant', 'uuidv5'), follows)).toEqual([])
    expect(stops('hospitalnotification', finding('min'), follows)).toEqual(['min', 'reference-target'])
    expect(stops('hospitalnotification', follows)).toEqual(['reference-target'])
  })
})
