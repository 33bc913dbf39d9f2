import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadGrading } from '../grading.ts'
import { dispose } from './answer.ts'
import type { Json } from './fhir.ts'
import { judge } from './judge.ts'
import { notificationFacts } from './profiles/hospital-notification/arbitrary.ts'
import { printHospitalNotification } from './profiles/hospital-notification/print.ts'

const grading = await loadGrading()
const [facts] = fc.sample(notificationFacts, { numRuns: 1, seed: 5 })
if (facts === undefined) throw new Error('no facts')
let count = 0
const bundle = printHospitalNotification(facts, { newId: () => `id-${count++}`, family: 'Elmer' })
const known = { isReceiverKnown: true, isCitizenKnown: true }

function broken(change: (bundle: Record<string, never>) => void) {
  const copy = JSON.parse(JSON.stringify(bundle))
  change(copy)
  return judge(copy as Record<string, Json>, grading)
}

describe('what becomes of a letter', () => {
  test('one that keeps the rules, about a citizen with a case, is received and kept', () => {
    expect(dispose(judge(bundle, grading), known)).toMatchObject({
      verdict: 'received',
      code: 'ok',
      isOriginalKept: true,
    })
  })

  test('about a citizen without a case it is answered ok, and nothing of it is kept', () => {
    expect(dispose(judge(bundle, grading), { ...known, isCitizenKnown: false })).toMatchObject({
      verdict: 'not-relevant',
      code: 'ok',
      isOriginalKept: false,
    })
  })

  test('to nobody here it is refused by name, and nothing of it is kept', () => {
    const disposition = dispose(judge(bundle, grading), { ...known, isReceiverKnown: false })
    expect(disposition).toMatchObject({ verdict: 'refused', code: 'fatal-error', isOriginalKept: false })
    expect(disposition.issues[0]?.rule).toBe('receiver-unknown')
  })

  test('one that cannot be understood is parked for a person', () => {
    const judged = broken((copy: Record<string, unknown>) => {
      delete (copy.entry as { resource: Record<string, unknown> }[])[2]?.resource.class
    })
    expect(dispose(judged, known)).toMatchObject({
      verdict: 'parked',
      code: 'fatal-error',
      isOriginalKept: true,
    })
  })

  test('one that cannot be understood about another’s citizen is not kept either', () => {
    const judged = broken((copy: Record<string, unknown>) => {
      delete (copy.entry as { resource: Record<string, unknown> }[])[2]?.resource.class
    })
    expect(dispose(judged, { ...known, isCitizenKnown: false })).toMatchObject({
      verdict: 'refused',
      isOriginalKept: false,
    })
  })
})
