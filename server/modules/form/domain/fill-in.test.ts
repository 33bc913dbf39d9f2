import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormResponseId, PersonId } from '../../../../kernel/ids.ts'
import { type Instant, instant } from '../../../../kernel/instant.ts'
import { formOfText } from '../form-for-tests.ts'
import { type Answer, answersOf } from './answer.ts'
import { isAsked, lookAt } from './asked.ts'
import { newsOf } from './compare.ts'
import { askedAnswers, faultsOf } from './complete.ts'
import { beginAmendment, discard, enterInError, hindrances, sign } from './decide.ts'
import { itemsOf, type Value } from './form.ts'
import { asLicensed } from './licence.ts'
import { type HouseSource, suggestionsFor, type Told } from './prefill.ts'
import { apply, foldResponse, type Response, type ResponseEvent, type Writer } from './response.ts'
import { scoresOf } from './score.ts'
import { factsOf, tellAgain } from './tell.ts'
import { type Change, writeDraft } from './write.ts'

const form = formOfText(`
items:
  - { id: home, type: choice, required: true, text: { da: Hjem, en: Home }, options: [{ code: at-home, text: { da: Ja, en: Yes } }, { code: away, text: { da: Nej, en: No } }] }
  - { id: why, type: string, required: true, maxLength: 10, text: { da: Hvorfor, en: Why }, enableWhen: { item: home, is: away } }
  - { id: phoned, type: boolean, text: { da: Ringet, en: Phoned }, enableWhen: { item: why, isAnswered: true } }
  - { id: seen-at, type: dateTime, text: { da: Set, en: Seen }, prefill: [stay.started] }
  - { id: frailty, type: score, text: { da: CFS, en: CFS }, score: { instrument: clinical-frailty-scale } }
  - id: helpers
    type: group
    repeats: true
    text: { da: Hjælpere, en: Helpers }
    items:
      - { id: helper, type: string, required: true, text: { da: Navn, en: Name } }
      - { id: helps-with, type: open-choice, repeats: true, text: { da: Med, en: With }, options: [{ code: food, text: { da: Mad, en: Food } }] }
  - { id: pulse, type: quantity, min: 0, max: 300, unit: { code: "/min", text: pr. minut }, text: { da: Puls, en: Pulse } }
tells:
  - { fact: citizen-not-home, when: { item: home, is: away } }
  - { fact: frailty-found, when: { item: frailty, operator: ">=", value: 5 } }
  - { fact: seen, data: { on: { item: seen-at } }, at: seen-at }
`)

const at = instant('2026-06-05T08:00:00Z')
const later = instant('2026-06-05T09:00:00Z')
const nurse: Writer = { personId: 'p' as PersonId, name: 'Hanne', function: 'home-nurse', unitId: null }
const known = { age: 80, sex: 'female' }

const answer = (linkId: string, ...values: Value[]): Answer => ({ linkId, row: 0, values })
const change = (linkId: string, values: readonly Value[], row = 0): Change => ({
  linkId,
  row,
  values,
  isConfirmation: false,
})

const started: ResponseEvent = {
  type: 'started',
  form: 'test',
  formVersion: 1,
  subjectId: null,
  origin: null,
  by: nurse,
  at,
}
const begun = (events: readonly ResponseEvent[] = []): Response =>
  foldResponse('r' as FormResponseId, [started, ...events])

function write(
  response: Response,
  changes: readonly Change[],
  revision = response.draft?.revision ?? 0,
): Response {
  if (response.draft === null) throw new Error('no draft')
  const saved = writeDraft(form, response.draft, { revision, changes }, [], nurse, at)
  if (!saved.ok) throw new Error(saved.refusal.code)
  return saved.value === undefined ? response : apply(response, saved.value)
}

const signIt = (response: Response, when: Instant = at) =>
  sign(form, response, { revision: response.draft?.revision ?? 0 }, known, nurse, when)

function signed(response: Response): Response {
  const result = signIt(response)
  if (!result.ok) throw new Error(result.refusal.code)
  return apply(response, result.value.event)
}

describe('what is asked', () => {
  const asked = (linkId: string, ...answers: Answer[]) => isAsked(form, lookAt(answersOf(answers)), linkId, 0)

  test('why is asked only of somebody who was away', () => {
    expect(asked('why')).toBe(false)
    expect(asked('why', answer('home', 'at-home'))).toBe(false)
    expect(asked('why', answer('home', 'away'))).toBe(true)
  })

  test('an answer to a question that went away opens nothing more', () => {
    expect(asked('phoned', answer('home', 'away'), answer('why', 'ferie'))).toBe(true)
    expect(asked('phoned', answer('home', 'at-home'), answer('why', 'ferie'))).toBe(false)
  })

  test('what was answered before the question went away is not signed', () => {
    const answers = answersOf([answer('home', 'at-home'), answer('why', 'ferie')])
    expect(askedAnswers(form, answers, known).map(({ linkId }) => linkId)).toEqual(['home'])
  })
})

describe('what stands in the way of signing', () => {
  const faults = (...answers: Answer[]) =>
    faultsOf(form, answersOf(answers), known).map(({ linkId, row, rule }) => `${linkId} ${row} ${rule}`)

  test('a required answer is missing, also in each row that somebody began', () => {
    expect(faults()).toEqual(['home 0 required'])
    expect(faults(answer('home', 'away'))).toEqual(['why 0 required'])
    expect(faults(answer('home', 'at-home'), { linkId: 'helps-with', row: 1, values: ['food'] })).toEqual([
      'helper 0 required',
      'helper 1 required',
    ])
  })

  test('a text is too long, a number outside its limits, a level not of the scale', () => {
    expect(faults(answer('home', 'away'), answer('why', 'x'.repeat(11)))).toEqual(['why 0 too-long'])
    expect(faults(answer('home', 'at-home'), answer('pulse', 301))).toEqual(['pulse 0 too-high'])
    expect(faults(answer('home', 'at-home'), answer('frailty', 10))).toEqual(['frailty 0 too-high'])
    expect(faults(answer('home', 'at-home'), answer('frailty', 4.5))).toEqual(['frailty 0 not-whole'])
  })

  test('nothing, when all that is asked is answered', () => {
    expect(faults(answer('home', 'at-home'))).toEqual([])
  })
})

describe('writing', () => {
  test('a time is kept in UTC, so that earlier sorts before later', () => {
    const draft = write(begun(), [change('seen-at', ['2026-06-05T10:00:00+02:00'])]).draft
    expect(draft?.answers.get('0 seen-at')?.values).toEqual(['2026-06-05T08:00:00.000Z'])
  })

  test('an answer of another sort is refused, and so is one to nothing that is asked', () => {
    const draft = begun().draft
    if (draft === null) throw new Error('no draft')
    const refusal = (one: Change) => {
      const result = writeDraft(form, draft, { revision: 0, changes: [one] }, [], nurse, at)
      return result.ok ? undefined : result.refusal.code
    }
    expect(refusal(change('home', ['maybe']))).toBe('form-answer-wrong-type')
    expect(refusal(change('pulse', ['72']))).toBe('form-answer-wrong-type')
    expect(refusal(change('nothing', [true]))).toBe('form-item-unknown')
    expect(refusal(change('home', ['away'], 1))).toBe('form-item-unknown')
    expect(refusal(change('helpers', ['x']))).toBe('form-item-unknown')
  })

  test('a row that goes takes all of its answers, and those after it move up', () => {
    const three = write(begun(), [
      change('helper', ['Anna'], 0),
      change('helper', ['Bo'], 1),
      change('helps-with', ['food'], 1),
      change('helper', ['Carl'], 2),
    ])
    const two = write(three, [{ removeRow: { groupId: 'helpers', row: 0 } }])
    expect(
      [...(two.draft?.answers.values() ?? [])].map(({ row, linkId, values }) => [row, linkId, ...values]),
    ).toEqual([
      [0, 'helper', 'Bo'],
      [1, 'helper', 'Carl'],
      [0, 'helps-with', 'food'],
    ])
  })

  test('nobody’s words are overwritten unseen: of any two who write, each answer is the last seen one or the second is refused', () => {
    const ids = ['why', 'helper', 'phoned'] as const
    const valueFor = (id: (typeof ids)[number], n: number): Value =>
      id === 'phoned' ? n % 2 === 0 : `ord ${n}`
    const write2 = fc.array(fc.tuple(fc.constantFrom(...ids), fc.nat(3)), { maxLength: 3 })
    fc.assert(
      fc.property(write2, write2, (first, second) => {
        const changes = (told: typeof first) => told.map(([id, n]) => change(id, [valueFor(id, n)]))
        const one = write(begun(), changes(first))
        if (one.draft === null) throw new Error('no draft')
        const result = writeDraft(
          form,
          one.draft,
          { revision: 0, changes: changes(second) },
          [],
          nurse,
          later,
        )
        const draft = result.ok && result.value !== undefined ? apply(one, result.value).draft : one.draft
        for (const [id, n] of new Map(first).entries()) {
          const said = draft?.answers.get(`0 ${id}`)?.values
          expect(said).toEqual([valueFor(id, n)])
        }
      }),
    )
  })
})

describe('signing', () => {
  const ready = write(begun(), [change('home', ['away']), change('why', ['ferie'])])

  test('makes a version; what comes after is an amendment with a reason, marked as new', () => {
    const first = signed(ready)
    expect(first).toMatchObject({ draft: null, versions: [{ version: 1 }] })
    expect(beginAmendment(first, ' ', nurse, at)).toMatchObject({ refusal: { code: 'form-reason-missing' } })
    const amendment = beginAmendment(first, 'Kom hjem', nurse, at)
    if (!amendment.ok) throw new Error('refused')
    const open = apply(first, amendment.value)
    expect(signIt(open)).toMatchObject({ refusal: { code: 'form-nothing-changed' } })
    const second = signed(write(open, [change('home', ['at-home'])]))
    expect(second.versions.map(({ version, reason }) => [version, reason])).toEqual([
      [1, null],
      [2, 'Kom hjem'],
    ])
    const [one, two] = second.versions
    const news = newsOf(one?.answers ?? [], two?.answers ?? [])
    expect(news.byKey.get('0 home')).toEqual({ news: 'changed', before: ['away'] })
    expect(news.removed.map(({ linkId }) => linkId)).toEqual(['why'])
  })

  test('is refused when somebody wrote after the signer looked, later than now, twice, or without a draft', () => {
    const refusal = (result: ReturnType<typeof sign>) => (result.ok ? undefined : result.refusal.code)
    expect(refusal(sign(form, ready, { revision: 0 }, known, nurse, at))).toBe('form-draft-changed-meanwhile')
    expect(refusal(sign(form, ready, { revision: 1, happenedAt: later }, known, nurse, at))).toBe(
      'form-happened-later',
    )
    const inYear1200 = { revision: 1, happenedAt: instant('1200-01-01T00:00:00Z') }
    expect(refusal(sign(form, ready, inYear1200, known, nurse, at))).toBe('form-happened-too-long-ago')
    expect(refusal(signIt(signed(ready)))).toBe('form-no-draft')
  })

  test('an answer that says when something was done cannot say that it was done later than now, or in another age', () => {
    const seen = (when: Instant) => signIt(write(ready, [change('seen-at', [when])]))
    expect(seen(later)).toMatchObject({ refusal: { code: 'form-happened-later' } })
    expect(seen(instant('1200-01-01T00:00:00Z'))).toMatchObject({
      refusal: { code: 'form-happened-too-long-ago' },
    })
    expect(seen(at).ok).toBe(true)
  })

  test('an error is said of what is signed, with a reason, and ends it', () => {
    expect(enterInError(ready, 'forkert', nurse, at)).toMatchObject({ refusal: { code: 'form-not-signed' } })
    const event = enterInError(signed(ready), 'Forkert borger', nurse, at)
    if (!event.ok) throw new Error('refused')
    const wrong = apply(signed(ready), event.value)
    expect(hindrances(form, wrong, known)).toMatchObject({ amend: 'form-in-error', save: 'form-in-error' })
  })

  test('a draft put away leaves what was signed as it was', () => {
    const first = signed(ready)
    const amendment = beginAmendment(first, 'x', nurse, at)
    if (!amendment.ok) throw new Error('refused')
    const away = discard(apply(first, amendment.value), nurse, at)
    if (!away.ok) throw new Error('refused')
    const left = apply(apply(first, amendment.value), away.value)
    expect(left.versions).toEqual(first.versions)
    expect(left.draft).toBeNull()
  })
})

describe('what a signed document tells', () => {
  const kinds = (...answers: Answer[]) => factsOf(form, answers, known).map(({ kind }) => kind)

  test('follows from the answers, and from a level of a scale', () => {
    expect(kinds(answer('home', 'away'))).toEqual(['citizen-not-home'])
    expect(kinds(answer('home', 'at-home'), answer('frailty', 4))).toEqual([])
    expect(kinds(answer('home', 'at-home'), answer('frailty', 5))).toEqual(['frailty-found'])
  })

  test('a day is the Danish day of the moment, and the fact has the time of it', () => {
    expect(factsOf(form, [answer('seen-at', '2026-06-04T22:30:00.000Z')], known)).toEqual([
      { kind: 'seen', data: { on: '2026-06-05' }, at: '2026-06-04T22:30:00.000Z' },
    ])
  })

  test('what two versions tell alike keeps its key; the rest is taken back', () => {
    const fact = (kind: string) => ({ kind, data: {}, at: null })
    const first = tellAgain([], [fact('a'), fact('b')], (index) => `1.${index}`)
    const second = tellAgain(first.facts, [fact('b'), fact('c')], (index) => `2.${index}`)
    expect(second.facts.map(({ key }) => key)).toEqual(['1.1', '2.1'])
    expect(second.takenBack).toEqual(['1.0'])
  })
})

describe('what is told already', () => {
  const told = new Map<HouseSource, Told>([
    [
      'stay.started',
      { values: [at], source: { kind: 'stay', text: { da: 'Opholdet', en: 'The stay' }, toldAt: at } },
    ],
  ])

  test('is suggested until it is answered', () => {
    expect(suggestionsFor(form, begun(), told, [])).toMatchObject([{ linkId: 'seen-at', values: [at] }])
    expect(suggestionsFor(form, write(begun(), [change('seen-at', [later])]), told, [])).toEqual([])
  })

  test('confirmed it keeps its source; changed by hand it is one’s own word', () => {
    const response = begun()
    if (response.draft === null) throw new Error('no draft')
    const confirm = { ...change('seen-at', [at]), isConfirmation: true } as Change
    const result = writeDraft(
      form,
      response.draft,
      { revision: 0, changes: [confirm] },
      suggestionsFor(form, response, told, []),
      nurse,
      later,
    )
    if (!result.ok || result.value === undefined) throw new Error('refused')
    const confirmed = apply(response, result.value)
    expect(confirmed.draft?.answers.get('0 seen-at')).toMatchObject({
      source: { kind: 'stay' },
      confirmedAt: later,
    })
    const own = write(confirmed, [change('seen-at', [later])])
    expect(own.draft?.answers.get('0 seen-at')?.source).toBeUndefined()
  })
})

describe('instruments in a form', () => {
  const withQuestions = formOfText(`
items:
  - { id: a, type: choice, text: { da: A, en: A }, options: [{ code: often, points: 3, text: { da: Tit, en: Often } }, { code: never, points: 0, text: { da: Aldrig, en: Never } }] }
  - { id: b, type: integer, text: { da: B, en: B } }
  - { id: breath, type: score, text: { da: mMRC, en: mMRC }, score: { instrument: mmrc, inputs: { level: a } } }
  - { id: frail, type: score, text: { da: CFS, en: CFS }, score: { instrument: clinical-frailty-scale, inputs: { level: b } } }
`)

  test('an option counts its points', () => {
    const scores = scoresOf(withQuestions, answersOf([answer('a', 'often')]), known)
    expect(scores.find(({ linkId }) => linkId === 'breath')?.result).toMatchObject({
      score: 3,
      band: { code: 'symptomatic' },
    })
  })

  test('without a licence the questions of the owner are left out, and a person writes the total', () => {
    const shown = asLicensed(withQuestions, new Set())
    expect([...itemsOf(shown).keys()]).toEqual(['a', 'breath', 'frail'])
    const scores = scoresOf(shown, answersOf([answer('frail', 6)]), known)
    expect(scores.find(({ linkId }) => linkId === 'frail')?.result).toMatchObject({
      score: 6,
      band: { code: 'moderate' },
    })
    const licensed = asLicensed(withQuestions, new Set(['clinical-frailty-scale']))
    expect([...itemsOf(licensed).keys()]).toContain('b')
  })
})
