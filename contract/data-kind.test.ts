import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { DataKind } from '../kernel/access-words.ts'
import { kindsIn, ofKind, onlyShown, partsOf } from './data-kind.ts'

const person = z.object({ name: ofKind('ID', z.string().nullable()), room: z.string() })

const view = ofKind(
  'APP',
  z.object({
    title: z.string(),
    patient: person,
    notes: z.array(z.object({ at: z.string(), text: ofKind('PLAN', z.string().nullable()) })),
    drugs: ofKind('MED', z.array(z.object({ name: z.string() })).nullable()),
    measured: z.record(z.string(), ofKind('LAB', z.number().nullable())),
    plan: z.union([
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('training'), goal: ofKind('GOP', z.string().nullable()) }),
    ]),
    wish: ofKind('DIR', z.string().nullable().optional()),
    withheld: z.boolean(),
  }),
)
const whole: z.input<typeof view> = {
  title: 'Sår skiftes',
  patient: { name: 'Bruno Test Elmer', room: '12' },
  notes: [{ at: '2026-06-01', text: 'Husk forbinding' }],
  drugs: [{ name: 'Panodil' }],
  measured: { hb: 7.9 },
  plan: { kind: 'training', goal: 'Gå til postkassen' },
  wish: 'Ingen genoplivning',
  withheld: false,
}
const shownTo = (...kinds: DataKind[]) => onlyShown(view, whole, new Set(kinds))

describe('a view shows each reader the kinds of data they may see', () => {
  test('who may see every kind gets the whole view, and nothing is withheld', () => {
    expect(shownTo('APP', 'ID', 'PLAN', 'MED', 'LAB', 'GOP', 'DIR')).toEqual(whole)
  })

  test('what may not be shown becomes null wherever it stands, and the reader is told that something is withheld', () => {
    expect(shownTo('APP')).toEqual({
      title: 'Sår skiftes',
      patient: { name: null, room: '12' },
      notes: [{ at: '2026-06-01', text: null }],
      drugs: null,
      measured: { hb: null },
      plan: { kind: 'training', goal: null },
      wish: null,
      withheld: true,
    })
  })

  test('one kind too few withholds that kind alone', () => {
    expect(shownTo('APP', 'ID', 'PLAN', 'LAB', 'GOP', 'DIR')).toEqual({
      ...whole,
      drugs: null,
      withheld: true,
    })
  })

  test('what was not there before is not said to be withheld', () => {
    const empty = { ...whole, drugs: null, wish: undefined }
    expect(onlyShown(view, empty, new Set(['APP', 'ID', 'PLAN', 'LAB', 'GOP'])).withheld).toBe(false)
  })

  test('the view that was cut is left as it was', () => {
    shownTo('APP')
    expect(whole.patient.name).toBe('Bruno Test Elmer')
  })

  test('a part that cannot be withheld is a fault and not a leak', () => {
    const careless = ofKind('APP', z.object({ text: ofKind('REC', z.string()) }))
    expect(() => onlyShown(careless, { text: 'hemmeligt' }, new Set(['APP']))).toThrow('REC')
    expect(() => onlyShown(view, whole, new Set(['ID']))).toThrow('APP')
  })
})

describe('the schema of a view tells what each part is', () => {
  test('a part without a mark is of the kind of what it lies in', () => {
    const kinds = new Map(partsOf(view).map(({ path, kind }) => [path, kind]))
    expect(kinds.get('.patient.room')).toBe('APP')
    expect(kinds.get('.patient.name')).toBe('ID')
    expect(kinds.get('.drugs[].name')).toBe('MED')
  })

  test('the kinds a view can show are counted once each', () => {
    expect([...kindsIn(view)].toSorted()).toEqual(['APP', 'DIR', 'GOP', 'ID', 'LAB', 'MED', 'PLAN'])
    expect(kindsIn(person)).toEqual(new Set(['ID']))
  })

  test('parts of another kind than their surroundings are the ones that may be cut out', () => {
    const cut = partsOf(view).filter(({ isOtherKind }) => isOtherKind)
    expect(cut.map(({ path }) => path)).toEqual([
      '.patient.name',
      '.notes[].text',
      '.drugs',
      '.measured{}',
      '.plan.goal',
      '.wish',
    ])
    expect(cut.every((part) => part.mayBeNull)).toBe(true)
  })
})
