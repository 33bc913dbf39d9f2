import { describe, expect, test } from 'vitest'
import {
  activityOf,
  codeTable,
  notificationCodes,
  readCode,
  type Said,
  type StayStatus,
  statusOf,
} from './codes.ts'

const said = (over: Partial<Said>): Said => ({
  activity: 'admit-inpatient',
  stayClass: 'IMP',
  status: 'in-progress',
  isDeceased: undefined,
  relation: undefined,
  followsDeath: false,
  ...over,
})

describe('the 18 codes of a hospital notification', () => {
  test('are six events, each new, corrected and cancelled', () => {
    expect(notificationCodes).toHaveLength(18)
    expect(new Set(notificationCodes).size).toBe(18)
    expect(notificationCodes).toContain('RE_SLHJ')
  })

  test('follow from activity, class and status, row by row of MedCom’s table', () => {
    for (const { base, change, activity, classes, status } of codeTable)
      for (const stayClass of classes)
        expect(readCode(said({ activity, stayClass, status }))).toEqual({ base, change })
  })

  test('a status or a class that does not go with the activity has no code', () => {
    const statuses: StayStatus[] = ['in-progress', 'onleave', 'finished', 'entered-in-error']
    for (const row of codeTable)
      for (const status of statuses.filter((one) => one !== row.status))
        expect(readCode(said({ activity: row.activity, stayClass: 'IMP', status }))).toBeUndefined()
    expect(readCode(said({ activity: 'admit-emergency', stayClass: 'IMP' }))).toBeUndefined()
    expect(readCode(said({ activity: 'new-message' }))).toBeUndefined()
  })

  test('a citizen marked as dead is a death, whatever the activity in force before', () => {
    for (const activity of [
      'admit-emergency',
      'admit-inpatient',
      'start-leave-inpatient',
      'revise-admit-inpatient',
    ])
      expect(readCode(said({ activity, status: 'finished', isDeceased: true }))).toEqual({
        base: 'MORS',
        change: 'new',
      })
  })

  test('finished alone is a discharge, never a death', () => {
    expect(readCode(said({ activity: 'discharge-inpatient-home', status: 'finished' }))?.base).toBe('SLHJ')
  })

  test('a death that follows a told death is its correction, and a removal with «not dead» its cancellation', () => {
    const death = { activity: 'admit-inpatient', status: 'finished', isDeceased: true } as const
    expect(readCode(said({ ...death, relation: 'revision', followsDeath: true }))?.change).toBe('correction')
    expect(readCode(said({ ...death, relation: 'revision' }))?.change).toBe('new')
    expect(readCode(said({ isDeceased: false, relation: 'removal' }))).toEqual({
      base: 'MORS',
      change: 'cancellation',
    })
    expect(readCode(said({ ...death, relation: 'removal' }))).toBeUndefined()
  })

  test('what is sent is what is read', () => {
    for (const { base, change, classes } of codeTable)
      for (const stayClass of classes) {
        const activity = activityOf(base, change, stayClass) ?? ''
        const status = statusOf(base, change) ?? 'in-progress'
        expect(readCode(said({ activity, stayClass, status }))).toEqual({ base, change })
      }
  })
})
