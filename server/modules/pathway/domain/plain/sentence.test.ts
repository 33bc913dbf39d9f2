import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FactKind, factKinds, type KindOfFact } from '../fact.ts'
import type { Condition } from '../programme.ts'
import { factWords } from './fact-words.ts'
import { dateWords, fieldWords, listValueWords, valueWords } from './field-words.ts'
import { sayCondition, sayDue } from './sentence.ts'

const known = {
  stepTitle: (id: string) =>
    id === 'A7' ? { da: 'Send plejeforløbsplan', en: 'Send the care plan' } : undefined,
  formName: (code: string) =>
    code === 'care-plan' ? { da: 'Plejeforløbsplan', en: 'Care plan' } : undefined,
}
const say = (condition: Condition) => sayCondition(condition, known)

const kinds = Object.keys(factKinds) as FactKind[]

describe('the words of facts', () => {
  test('every kind of fact has a clause and a noun in both languages', () => {
    for (const kind of kinds) {
      const { says, noun } = factWords[kind]
      for (const text of [says.da.who, says.da.does, says.en.does, says.en.doesNot, noun.da, noun.en])
        expect({ kind, length: text.length > 2 }).toEqual({ kind, length: true })
    }
  })

  test('every yes or no, and every value of a closed list, has a clause of its own', () => {
    const missing = kinds.flatMap((kind) =>
      Object.entries((factKinds[kind] as KindOfFact).data).flatMap(([field, of]) => {
        const values = of === 'yes-no' ? ['true', 'false'] : Array.isArray(of) ? of : []
        return values
          .filter((value) => valueWords[kind]?.[field]?.[value] === undefined)
          .map((value) => `${kind}.${field}=${value}`)
      }),
    )
    expect(missing).toEqual([])
  })

  test('every date a deadline may be counted from, every field and every listed value has a name', () => {
    const missing = kinds.flatMap((kind) =>
      Object.entries((factKinds[kind] as KindOfFact).data).flatMap(([field, of]) => [
        ...(fieldWords[field] === undefined ? [field] : []),
        ...(of === 'date' && dateWords[kind]?.[field] === undefined ? [`${kind}.${field}`] : []),
        ...(Array.isArray(of) ? of.filter((value) => listValueWords[value] === undefined) : []),
      ]),
    )
    expect(missing).toEqual([])
  })

  test('there are no words for what no fact can say', () => {
    const needless = Object.entries(valueWords).flatMap(([kind, fields]) =>
      Object.entries(fields ?? {}).flatMap(([field, values]) => {
        const of = (factKinds as Readonly<Record<string, KindOfFact>>)[kind]?.data[field]
        const allowed = of === 'yes-no' ? ['true', 'false'] : Array.isArray(of) ? of : []
        return Object.keys(values)
          .filter((value) => !allowed.includes(value))
          .map((value) => `${kind}.${field}=${value}`)
      }),
    )
    expect(needless).toEqual([])
  })
})

describe('a condition in words', () => {
  test('two things about the citizen share their subject', () => {
    expect(say({ all: [{ fact: 'stay-ended' }, { not: { fact: 'acute-nursing-needed' } }] })).toEqual({
      da: 'borgeren er udskrevet og ikke skal have akutsygepleje hjemme',
      en: 'the citizen has been discharged and does not need acute nursing at home',
    })
  })

  test('one of several inside a list says either', () => {
    expect(
      say({
        all: [
          { fact: 'stay-started', where: { class: 'admitted' } },
          {
            any: [
              { elapsed: { amount: 24, unit: 'hour' }, since: { kind: 'stay-started' } },
              { fact: 'care-plan-expected' },
            ],
          },
        ],
      }),
    ).toEqual({
      da: 'borgeren er indlagt, og enten der er gået 24 timer siden indlæggelsen eller afdelingen har meldt, at der kommer en plejeforløbsplan',
      en: 'the citizen has been admitted, and either 24 hours have passed since the admission or the ward has said that a care plan is coming',
    })
  })

  test('a denial of several is moved to each of them', () => {
    expect(say({ not: { any: [{ fact: 'no-key' }, { fact: 'aids-missing' }] } })).toEqual({
      da: 'nøglen ikke mangler, og hjælpemidler ikke mangler i hjemmet',
      en: 'the key is not missing, and aids are not missing at home',
    })
  })

  test('what nobody has ruled out may be so', () => {
    expect(say({ not: { fact: 'stay-ended', where: { toMunicipalNursing: false } } }).da).toBe(
      'borgeren skal eller kan have brug for kommunal sygepleje',
    )
  })

  test('a denial with words of its own keeps them within a time', () => {
    const within = { after: { kind: 'stay-ended' }, amount: 30, unit: 'day' } as const
    expect(say({ not: { fact: 'citizen-not-home', within } }).da).toBe(
      'borgeren er fundet hjemme inden for 30 dage efter udskrivningen',
    )
  })

  test('a readmission within thirty days', () => {
    expect(
      say({
        fact: 'stay-started',
        ofAnotherStay: true,
        within: { after: { kind: 'stay-ended' }, amount: 30, unit: 'day' },
      }).da,
    ).toBe('borgeren er indlagt igen inden for 30 dage efter udskrivningen')
  })

  test('a step is named with its title, and a form by its name', () => {
    expect(say({ done: 'A7' }).da).toBe('trin A7 (Send plejeforløbsplan) er udført')
    expect(say({ not: { passed: 'A7' } }).da).toBe(
      'fristen for trin A7 (Send plejeforløbsplan) ikke er overskredet',
    )
    expect(say({ fact: 'form-signed', where: { form: 'care-plan' } }).da).toBe(
      'skemaet »Plejeforløbsplan« er underskrevet',
    )
  })

  const anyCondition: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...kinds).map((fact): Condition => ({ fact })),
      fc.constantFrom(...kinds).chain((fact) => {
        const fields = Object.keys(factKinds[fact].data)
        return fields.length === 0
          ? fc.constant<Condition>({ fact })
          : fc
              .tuple(fc.constantFrom(...fields), fc.oneof(fc.string(), fc.boolean()))
              .map(([field, value]): Condition => ({ fact, where: { [field]: value } }))
      }),
      fc.constantFrom('A7', 'A8').map((done): Condition => ({ done })),
      fc.constantFrom('A7', 'A8').map((passed): Condition => ({ passed })),
      fc
        .nat(90)
        .map((amount): Condition => ({ elapsed: { amount, unit: 'day' }, since: { kind: 'stay-ended' } })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
      tie('condition').map((not): Condition => ({ not })),
    ),
  })).condition

  test('every condition there can be is said in both languages, and a double denial is none', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const said = say(condition)
        expect(said.da.length).toBeGreaterThan(3)
        expect(said.da + said.en).not.toContain('undefined')
        expect(say({ not: { not: condition } })).toEqual(said)
        expect(say({ not: condition })).not.toEqual(said)
      }),
    )
  })
})

describe('a deadline in words', () => {
  const due = (
    kind: FactKind,
    amount: number,
    unit: 'hour' | 'day' | 'workday',
    at?: '12:00',
    field?: string,
  ) => sayDue({ anchor: { kind, ...(field && { field }) }, amount, unit, ...(at && { at }) }, known).da

  test('is counted from what it is counted from', () => {
    expect(due('stay-ended', 24, 'hour')).toBe('senest 24 timer efter udskrivningen')
    expect(due('stay-ended', 3, 'workday')).toBe('senest 3 hverdage efter udskrivningen')
    expect(due('stay-started', 0, 'day')).toBe('samme dag som indlæggelsen')
    expect(due('discharge-expected', 0, 'day', '12:00', 'on')).toBe(
      'senest kl. 12.00 på den forventede udskrivningsdag',
    )
    expect(sayDue({ anchor: { doneStep: 'A7' }, amount: 4, unit: 'hour' }, known)).toEqual({
      da: 'senest 4 timer efter trin A7 (Send plejeforløbsplan)',
      en: 'within 4 hours of step A7 (Send the care plan)',
    })
  })
})
