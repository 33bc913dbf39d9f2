import { describe, expect, test } from 'vitest'
import {
  friday,
  handoffNumber,
  homeNurse,
  homeNursing,
  later,
  opening,
  practiceNurse,
  Story,
  ward,
  wardNurse,
} from './arbitrary.ts'
import { possibleActions } from './possible-actions.ts'
import { relationsOf } from './relations.ts'

describe('given a task of the ward', () => {
  test('a nurse of the ward takes it on, and a colleague cannot take it on too', () => {
    const story = new Story().do({ type: 'take-on', doer: wardNurse })
    const colleague = { ...wardNurse, name: 'Kollega' }
    expect(story.try({ type: 'take-on', doer: colleague })).toMatchObject({
      refusal: { code: 'task-taken-on-already', data: { name: wardNurse.name } },
    })
  })

  test('a colleague can release it when the one who took it on is off sick', () => {
    const story = new Story().do({ type: 'take-on', doer: wardNurse })
    story.do({ type: 'release', doer: { ...wardNurse, name: 'Kollega' } })
    expect(story.task.person).toBeNull()
  })

  test('home nursing can neither complete nor cancel it', () => {
    const story = new Story()
    for (const command of [
      { type: 'complete', doer: homeNurse, outcome: '' },
      { type: 'cancel', doer: homeNurse, reason: 'REFUSED', text: '' },
    ] as const)
      expect(story.try(command)).toMatchObject({
        refusal: { code: 'task-held-by-another', data: { responsibleId: ward } },
      })
  })

  test('completed by mistake it is opened again with a word, by the unit that had it', () => {
    const story = new Story().do({ type: 'complete', doer: wardNurse, outcome: 'Forkert borger' })
    expect(story.try({ type: 'reopen', doer: wardNurse, text: '' })).toMatchObject({
      refusal: { code: 'task-text-missing' },
    })
    story.do({ type: 'reopen', doer: wardNurse, text: 'Lukket ved en fejl' })
    expect(story.task).toMatchObject({ status: 'open', responsibleId: ward, closedAt: null })
  })

  test('a corrected outcome is shown in the better wording, and the first stays in the history', () => {
    const story = new Story().do({ type: 'complete', doer: wardNurse, outcome: 'Ringet kl. 8' })
    story.do({ type: 'correct-text', doer: wardNurse, sequence: 2, text: 'Ringet kl. 9', why: 'Tastefejl' })
    expect(story.task.writings).toEqual([{ sequence: 2, text: 'Ringet kl. 9' }])
    expect(story.events[1]).toMatchObject({ outcome: 'Ringet kl. 8' })
  })

  test('when the citizen has died, the pathway ends it and what was offered', () => {
    const story = new Story()
      .offer(homeNursing)
      .do({ type: 'call-off', doer: { rule: 'pathway' }, reason: 'DEATH' })
    expect(story.task).toMatchObject({ status: 'cancelled' })
    expect(story.task.handoffs.at(-1)?.status).toBe('withdrawn')
  })
})

describe('what a person may do next', () => {
  test('the sender may withdraw and not accept; the receiver the other way round; each with the reason', () => {
    const { task } = new Story().offer(homeNursing)
    expect(possibleActions(task, wardNurse)).toMatchObject({
      'withdraw-handoff': null,
      'accept-handoff': { code: 'handoff-meant-for-another' },
      complete: null,
    })
    expect(possibleActions(task, homeNurse)).toMatchObject({
      'withdraw-handoff': { code: 'handoff-sent-by-another' },
      'accept-handoff': null,
      complete: { code: 'task-held-by-another' },
    })
  })

  test('somebody outside may do nothing', () => {
    const { task } = new Story().offer(homeNursing)
    expect(Object.values(possibleActions(task, practiceNurse)).filter((refusal) => refusal === null)).toEqual(
      [],
    )
  })
})

describe('the ties a task makes to the citizen', () => {
  const handoffId = handoffNumber(1)

  test('the unit that has it, and the one it is offered to', () => {
    expect(relationsOf(new Story().offer(homeNursing).events)).toEqual([
      { unitId: ward, kind: 'task', sourceId: opening.taskId, from: friday },
      { unitId: homeNursing, kind: 'offer', sourceId: handoffId, from: friday },
    ])
  })

  test('who handed it on, and who declined, keep a tie that has ended', () => {
    const accepted = new Story()
      .offer(homeNursing)
      .after(30)
      .do({ type: 'accept-handoff', doer: homeNurse, handoffId })
    const at = later(friday, 30)
    expect(relationsOf(accepted.events)).toEqual([
      { unitId: ward, kind: 'task', sourceId: opening.taskId, from: friday, to: at },
      { unitId: homeNursing, kind: 'task', sourceId: opening.taskId, from: at },
      { unitId: homeNursing, kind: 'offer', sourceId: handoffId, from: friday, to: at },
    ])
  })

  test('who has taken it on has the citizen on their list, until they let it go or it is done', () => {
    const story = new Story().after(5).do({ type: 'take-on', doer: wardNurse })
    const { personId } = wardNurse
    const list = { unitId: ward, kind: 'roster', sourceId: opening.taskId, personId, from: later(friday, 5) }
    expect(relationsOf(story.events)).toContainEqual(list)
    story.after(10).do({ type: 'release', doer: wardNurse })
    expect(relationsOf(story.events)).toContainEqual({ ...list, to: later(friday, 10) })
    story.after(20).do({ type: 'take-on', doer: wardNurse })
    story.after(30).do({ type: 'complete', doer: wardNurse, outcome: '' })
    expect(relationsOf(story.events)).toContainEqual({
      ...list,
      from: later(friday, 20),
      to: later(friday, 30),
    })
  })

  test('who has the training after a rehabilitation plan is tied by the plan too', () => {
    const [opened, ...rest] = new Story().offer(homeNursing).events
    if (opened?.type !== 'task-opened') throw new Error('a story begins with a task')
    const training = [{ ...opened, serviceCode: 'rehabilitation-start' }, ...rest]
    const plan = { kind: 'gop', sourceId: opening.taskId, from: friday }
    expect(relationsOf(training).filter(({ kind }) => kind === 'gop')).toEqual([{ unitId: ward, ...plan }])
    expect(relationsOf([opened, ...rest]).some(({ kind }) => kind === 'gop')).toBe(false)
  })

  test('closed and opened again, the unit has its tie again', () => {
    const story = new Story().after(10).do({ type: 'complete', doer: wardNurse, outcome: '' })
    expect(relationsOf(story.events)).toEqual([
      { unitId: ward, kind: 'task', sourceId: opening.taskId, from: friday, to: later(friday, 10) },
    ])
    story.after(20).do({ type: 'reopen', doer: wardNurse, text: 'Ikke færdig' })
    expect(relationsOf(story.events)).toEqual([
      { unitId: ward, kind: 'task', sourceId: opening.taskId, from: later(friday, 20) },
    ])
  })
})
