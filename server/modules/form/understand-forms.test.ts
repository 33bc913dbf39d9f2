import { describe, expect, test } from 'vitest'
import { ContentError, readContentFolder } from '../../platform/content-file.ts'
import { formText } from './form-for-tests.ts'
import { understandForms } from './understand-forms.ts'

const around = {
  facts: {
    'frailty-found': { about: 'stay', data: {} },
    'step-done': { about: 'step', data: {} },
    'care-plan-answered': { about: 'stay', data: { answer: ['yes', 'no'] } },
    'discharge-expected': { about: 'stay', data: { on: 'date' } },
    'medicine-difference-found': { about: 'stay', data: { isHighRisk: 'yes-no' } },
  },
  roles: new Set(['stay-unit']),
  services: new Set(['care-plan']),
} as const

function faultsIn(rest: string): string[] {
  try {
    understandForms([{ name: 'content/forms/test.yaml', text: formText(rest) }], around)
    return []
  } catch (fault) {
    if (!(fault instanceof ContentError)) throw fault
    return fault.faults.map(({ line, rule }) => `${line} ${rule}`)
  }
}

const text = 'text: { da: A, en: A }'
/** Lines 9 and on. */
const items = (...lines: string[]) => `items:\n${lines.map((line) => `  - { ${line} }\n`).join('')}`
const choice = `id: a, type: choice, ${text}, options: [{ code: yes-please, ${text} }]`

describe('a form file is refused, with line and rule, when', () => {
  test.each([
    [
      'two items have one name',
      items(`id: a, type: string, ${text}`, `id: a, type: string, ${text}`),
      ['11 item-written-twice'],
    ],
    [
      'an option has no code',
      items(`id: a, type: choice, ${text}, options: [{ ${text} }]`),
      ['10 not-the-shape'],
    ],
    [
      'an option is there twice',
      items(`id: a, type: choice, ${text}, options: [{ code: x, ${text} }, { code: x, ${text} }]`),
      ['10 option-written-twice'],
    ],
    ['a choice has nothing to choose', items(`id: a, type: choice, ${text}`), ['10 options-missing']],
    ['a quantity has no unit', items(`id: a, type: quantity, ${text}`), ['10 unit-missing']],
    ['a group holds nothing', items(`id: a, type: group, ${text}`), ['10 group-empty']],
    [
      'a question holds items',
      items(`id: a, type: string, ${text}, items: [{ id: b, type: string, ${text} }]`),
      ['10 items-out-of-group'],
    ],
    [
      'a group repeats within one that repeats',
      items(
        `id: a, type: group, repeats: true, ${text}, items: [{ id: b, type: group, repeats: true, ${text}, items: [{ id: c, type: string, ${text} }] }]`,
      ),
      ['10 repeats-within-repeats'],
    ],
    [
      'the least is above the most',
      items(`id: a, type: integer, min: 2, max: 1, ${text}`),
      ['10 limits-crossed'],
    ],
    [
      'a condition looks at nothing',
      items(`id: a, type: string, ${text}, enableWhen: { item: b, is: x }`),
      ['10 item-unknown'],
    ],
    [
      'a condition looks at an option that is not there',
      items(choice, `id: b, type: string, ${text}, enableWhen: { item: a, is: nej }`),
      ['11 option-unknown'],
    ],
    [
      'a condition asks for order where there is none',
      items(choice, `id: b, type: string, ${text}, enableWhen: { item: a, operator: ">", value: 1 }`),
      ['11 operator-out-of-place'],
    ],
    [
      'a condition compares with another type',
      items(`id: a, type: integer, ${text}`, `id: b, type: string, ${text}, enableWhen: { item: a, is: ja }`),
      ['11 value-of-another-type'],
    ],
    [
      'two questions ask for each other',
      items(
        `id: a, type: boolean, ${text}, enableWhen: { item: b, is: true }`,
        `id: b, type: boolean, ${text}, enableWhen: { item: a, is: true }`,
      ),
      ['10 condition-in-circle', '11 condition-in-circle'],
    ],
    [
      'a condition looks into rows from outside',
      items(
        `id: a, type: group, repeats: true, ${text}, items: [{ id: b, type: boolean, ${text} }]`,
        `id: c, type: string, ${text}, enableWhen: { item: b, is: true }`,
      ),
      ['11 condition-into-rows'],
    ],
    [
      'it prefills from what nobody tells',
      items(`id: a, type: text, ${text}, prefill: [story.weather]`),
      ['10 prefill-unknown'],
    ],
    [
      'it prefills from an item that is not there',
      items(`id: a, type: text, ${text}, prefill: [form.test.b]`),
      ['10 prefill-unknown'],
    ],
    [
      'what it prefills with is of another type',
      items(`id: a, type: boolean, ${text}, prefill: [story.matters]`),
      ['10 prefill-of-another-type'],
    ],
    [
      'what it prefills with is of another kind of data',
      items(`id: a, type: text, kind: APP, ${text}, prefill: [story.matters]`),
      ['10 prefill-of-another-kind'],
    ],
    [
      'a score is of no instrument',
      items(`id: a, type: score, ${text}, score: { instrument: horoscope }`),
      ['10 instrument-unknown'],
    ],
    [
      'a score lacks a question',
      items(
        `id: a, type: integer, ${text}`,
        `id: b, type: score, ${text}, score: { instrument: tobs, inputs: { pulse: a } }`,
      ),
      ['11 input-missing'],
    ],
    ['a receiver is nobody', `receivers: [the-king]\n${items(choice)}`, ['9 role-unknown']],
    ['a service is not in a catalogue', `services: [tea]\n${items(choice)}`, ['9 service-unknown']],
    [
      'it tells a fact nobody knows',
      `${items(choice)}tells:\n  - { fact: sun-rises }\n`,
      ['12 fact-unknown'],
    ],
    [
      'it tells what a task tells',
      `${items(choice)}tells:\n  - { fact: step-done }\n`,
      ['12 fact-of-another-subject'],
    ],
    [
      'it tells a field that the fact has not',
      `${items(choice)}tells:\n  - { fact: frailty-found, data: { level: { item: a } } }\n`,
      ['12 field-unknown'],
    ],
    [
      'its options are not the words of the fact',
      `${items(choice)}tells:\n  - { fact: care-plan-answered, data: { answer: { item: a } } }\n`,
      ['12 field-of-another-type'],
    ],
    [
      'a fact would carry words of somebody’s own',
      `${items(`id: a, type: text, ${text}`)}tells:\n  - { fact: care-plan-answered, data: { answer: { item: a } } }\n`,
      ['12 field-of-another-type'],
    ],
    [
      'a date is told from something else',
      `${items(choice)}tells:\n  - { fact: discharge-expected, data: { on: { item: a } } }\n`,
      ['12 field-of-another-type'],
    ],
  ])('%s', (_, rest, faults) => {
    expect(faultsIn(rest)).toEqual(faults)
  })

  test('the same version is written in two files', () => {
    const file = { name: 'a.yaml', text: formText(items(choice)) }
    expect(() => understandForms([file, { ...file, name: 'b.yaml' }], around)).toThrow(
      'version-written-twice',
    )
  })
})

test('a form about the citizen alone tells nothing of a stay', () => {
  const text = formText(`${items(choice)}tells:\n  - { fact: frailty-found }\n`).replace(
    'about: stay',
    'about: citizen',
  )
  expect(() => understandForms([{ name: 'a.yaml', text }], around)).toThrow('fact-of-another-subject')
})

test('the forms of the house are those of pathway A, and the referral that comes from outside', async () => {
  const names = (await readContentFolder('forms')).map(({ name }) =>
    name.slice('content/forms/'.length, -'.yaml'.length),
  )
  expect(names.toSorted()).toEqual([
    'admission-report',
    'care-plan',
    'care-plan-answer',
    'coherence-questions',
    'discharge-conference',
    'discharge-letter',
    'discharge-report',
    'finished-treatment',
    'first-contact',
    'follow-up-visit',
    'needs-screening',
    'referral',
    'same-day-notice',
  ])
})
