import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import {
  attempts,
  citizen,
  doctor,
  neighbour,
  neighbours,
  nurse,
  physio,
  supplier,
  therapist,
  training,
  ward,
  written,
} from './arbitrary.ts'
import { decide } from './decide.ts'
import type { RehabEvent } from './event.ts'
import { deeds, whyNot } from './may.ts'
import { factsOf } from './pathway-facts.ts'
import { fold, follow, type Plan } from './plan.ts'
import { tiesOf } from './ties.ts'

const everybody = [nurse, therapist, neighbour, supplier, doctor, citizen]
const holders = new Set([ward, training, neighbours, physio])

interface Run {
  readonly history: readonly RehabEvent[]
  readonly plans: readonly Plan[]
}

const runs = attempts.map((tried): Run => {
  const history: RehabEvent[] = [written()]
  const plans: Plan[] = [fold(history)]
  for (const { command, doer, at } of tried) {
    const decision = decide(fold(history), command, doer, at)
    if (!decision.ok) continue
    for (const event of decision.value) {
      history.push(event)
      plans.push(fold(history))
    }
  }
  return { history, plans }
})

describe('whatever people try with a plan', () => {
  test('exactly one unit has it at every moment', () => {
    fc.assert(
      fc.property(runs, ({ plans }) => {
        for (const { ownerUnitId } of plans) expect(holders.has(ownerUnitId)).toBe(true)
      }),
    )
  })

  test('it moves only from one who could say so to one who has said yes or has the duty', () => {
    fc.assert(
      fc.property(runs, ({ history, plans }) => {
        plans.forEach((plan, index) => {
          const before = plans[index - 1]
          if (before === undefined || before.ownerUnitId === plan.ownerUnitId) return
          expect([
            'plan-sent',
            'plan-returned',
            'plan-forwarded',
            'course-accepted',
            'type-changed',
          ]).toContain(history[index]?.type)
        })
      }),
    )
  })

  test('the one who has it may look, and nobody without a part in it may', () => {
    fc.assert(
      fc.property(runs, ({ history, plans }) => {
        const plan = plans.at(-1) as Plan
        const open = tiesOf(history).filter(({ to }) => to === undefined)
        if (plan.status === 'draft' || plan.status === 'closed') expect(open).toEqual([])
        else expect(open.map(({ unitId }) => unitId)).toContain(plan.ownerUnitId)
        const parts = new Set([plan.ownerUnitId, plan.receiverUnitId, plan.provider?.unitId])
        for (const { unitId } of open) expect(parts.has(unitId)).toBe(true)
      }),
    )
  })

  test('a private place never has the tie of a municipality', () => {
    fc.assert(
      fc.property(runs, ({ history }) => {
        for (const { unitId, kind } of tiesOf(history))
          expect(kind === 'chosen-supplier').toBe(unitId === physio)
      }),
    )
  })

  test('what a button is grey for is what the deed is refused with', () => {
    fc.assert(
      fc.property(attempts, runs, (tried, { plans }) => {
        const plan = plans.at(-1) as Plan
        for (const { command, doer, at } of tried) {
          const because = whyNot(plan, command.deed, doer, danishDateOf(at))
          const decision = decide(plan, command, doer, at)
          if (because !== undefined) expect(decision).toMatchObject({ refusal: { code: because } })
        }
      }),
    )
  })

  test('nobody may do anything to a closed plan but read its final status', () => {
    fc.assert(
      fc.property(runs, ({ plans, history }) => {
        const plan = plans.at(-1) as Plan
        if (plan.status !== 'closed') return
        const today = danishDateOf(history.at(-1)?.at ?? written().at)
        for (const doer of everybody)
          for (const deed of deeds)
            if (deed !== 'read-final-status') expect(whyNot(plan, deed, doer, today)).toBeDefined()
      }),
    )
  })

  test('one event after the other gives the same as all at once, and every fact has its own key', () => {
    fc.assert(
      fc.property(runs, ({ history, plans }) => {
        const [first, ...rest] = history
        if (first === undefined) return
        expect(rest.reduce(follow, fold([first]))).toEqual(plans.at(-1))
        const keys = factsOf(history).map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })
})
