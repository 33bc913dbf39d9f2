import { describe, expect, test } from 'vitest'
import {
  age,
  calendarDate,
  clockTime,
  dateAndTime,
  timeLeft,
  week,
  weekdayDate,
  yearsOld,
} from './danish-time.ts'

const now = Date.parse('2026-11-21T13:05:00Z')

describe('times as Danes write them', () => {
  test('a moment is shown on the Copenhagen clock, winter and summer', () => {
    expect(clockTime('2026-11-21T13:05:00Z', 'da')).toBe('14.05')
    expect(clockTime('2026-06-21T12:05:00Z', 'da')).toBe('14.05')
    expect(clockTime('2026-06-21T12:05:00Z', 'en')).toBe('14:05')
  })

  test('a near moment says today, tomorrow or yesterday; a far one its date', () => {
    expect(dateAndTime('2026-11-21T20:30:00Z', 'da', now)).toBe('i dag kl. 21.30')
    expect(dateAndTime('2026-11-21T23:30:00Z', 'da', now)).toBe('i morgen kl. 00.30')
    expect(dateAndTime('2026-11-20T13:05:00Z', 'da', now)).toBe('i går kl. 14.05')
    expect(dateAndTime('2026-11-24T13:05:00Z', 'da', now)).toBe('24. nov. kl. 14.05')
    expect(dateAndTime('2025-11-24T13:05:00Z', 'da', now)).toBe('24. nov. 2025 kl. 14.05')
  })

  test('a calendar date stays the day it is, and plans name the weekday', () => {
    expect(calendarDate('2026-01-01', 'da', now)).toBe('1. jan.')
    expect(weekdayDate('2026-11-21', 'da', now)).toBe('lør. 21. nov.')
    expect(weekdayDate('2026-11-21', 'en', now)).toBe('Sat 21 Nov')
  })

  test('weeks are counted as in the calendar on the wall', () => {
    expect(week('2026-11-23', 'da')).toBe('uge 48')
    expect(week('2027-01-01', 'da')).toBe('uge 53')
    expect(week('2024-12-30', 'da')).toBe('uge 1')
  })

  test('a deadline says how long is left, or by how much it is overdue', () => {
    expect(timeLeft('2026-11-21T16:10:00Z', 'da', now)).toBe('Om 3 t')
    expect(timeLeft('2026-11-21T11:00:00Z', 'da', now)).toBe('Overskredet 2 t')
    expect(timeLeft('2026-11-21T13:25:00Z', 'da', now)).toBe('Om 20 min')
    expect(timeLeft('2026-11-24T13:05:00Z', 'da', now)).toBe('Om 3 dage')
    expect(timeLeft('2026-11-21T13:05:20Z', 'da', now)).toBe('Nu')
  })

  test('what was told carries its age, and a citizen their years', () => {
    expect(age('2026-11-18T13:05:00Z', 'da', now)).toBe('for 3 dage siden')
    expect(age('2026-11-21T13:04:50Z', 'da', now)).toBe('lige nu')
    expect(yearsOld('1944-11-21', now)).toBe(82)
    expect(yearsOld('1944-11-22', now)).toBe(81)
  })
})
