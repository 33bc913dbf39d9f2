import { expect, test } from 'vitest'
import type { OrganisationId, PathwayId } from '../../../../../kernel/ids.ts'
import { instant } from '../../../../../kernel/instant.ts'
import { type OpenStep, planSteps } from './plan-step.ts'

const step: OpenStep = {
  pathwayId: 'pathway-1' as PathwayId,
  programmeCode: 'discharge',
  programme: { da: 'Udskrivning', en: 'Discharge' },
  stepId: 'A19',
  occurrence: 1,
  title: { da: 'Opfølgende hjemmebesøg', en: 'Follow-up visit' },
  plain: { da: 'Din læge kommer på besøg', en: 'Your doctor visits you' },
  serviceCode: 'follow-up-visit',
  holderId: 'nursing' as OrganisationId,
  offeredToId: null,
  dueAt: instant('2026-06-12T21:59:59.999Z'),
}
const other: OpenStep = {
  ...step,
  pathwayId: 'pathway-2' as PathwayId,
  programmeCode: 'heart',
  programme: { da: 'Hjerte', en: 'Heart' },
  stepId: 'D7',
  dueAt: instant('2026-06-10T10:00:00Z'),
}

test('the same visit in the same week for two pathways is one thing with both origins, due when the first is', () => {
  const [visit, ...more] = planSteps([step, other])
  expect(more).toEqual([])
  expect(visit).toMatchObject({ dueAt: other.dueAt, origins: [{ stepId: 'D7' }, { stepId: 'A19' }] })
})

test.each<[string, Partial<OpenStep>]>([
  ['the week after', { dueAt: instant('2026-06-16T10:00:00Z') }],
  ['of another unit', { holderId: 'practice' as OrganisationId }],
  ['of another kind', { serviceCode: 'wound-care' }],
  ['of the same programme about another stay', { programmeCode: step.programmeCode }],
])('a visit %s is one of its own', (_, difference) => {
  expect(planSteps([step, { ...other, ...difference }])).toHaveLength(2)
})

test('the soonest due comes first, and what has no deadline last', () => {
  const never = { ...step, stepId: 'A22', serviceCode: 'tell', dueAt: null }
  const soon = { ...step, stepId: 'A16', serviceCode: 'contact', dueAt: instant('2026-06-06T12:00:00Z') }
  expect(planSteps([never, step, soon]).map(({ origins }) => origins[0]?.stepId)).toEqual([
    'A16',
    'A19',
    'A22',
  ])
})
