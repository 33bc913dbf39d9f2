import { expect, test } from 'vitest'
import type { FormItem } from '../form-answers.ts'
import { withoutRow } from './rows.ts'

test('when one of several is taken away, the others keep their answers and move up', () => {
  const inAid = (linkId: string, repeatingGroupId: string | null): FormItem => ({
    linkId,
    parentId: repeatingGroupId,
    repeatingGroupId,
    type: 'string',
    isRequired: false,
    repeats: false,
    options: [],
    enableWhen: null,
    min: null,
    max: null,
    maxLength: null,
    score: null,
  })
  const items = [inAid('name', 'aid'), inAid('note', 'aid'), inAid('other', null)]
  const answers = {
    'name#0': ['Seng'],
    'name#1': ['Bad'],
    'note#1': ['I stykker'],
    'name#2': ['Lift'],
    'note#2': ['Bestilt'],
    'other#0': [true],
  }
  expect(withoutRow('aid', 1, items, answers)).toEqual({
    'name#0': ['Seng'],
    'name#1': ['Lift'],
    'note#1': ['Bestilt'],
    'other#0': [true],
  })
})
