import type { StaysView } from '../../../../contract/stay.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { signal, type Topic } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { allow, scopeOf } from '../../access/index.ts'
import { lastSpell, responsiblePlace, type StayState } from '../domain/fold-stay.ts'
import { type Said, tell } from '../domain/tell.ts'
import type { StayTold } from '../events.ts'
import * as store from '../store.ts'
import type { OnStay, StayRefused } from './change-stay.ts'
import { isHospitalOfStay } from './hospital-of-stay.ts'
import { readCourse, readTellings } from './read-course.ts'
import { viewCourse } from './view-stays.ts'

/**
 * The hospital tells when it expects the discharge, that the treatment is finished, or what the citizen will need. What is
 * so already is not told twice.
 */
export function tellOfStay(
  shell: Shell,
  { actor, citizenId, stayId }: OnStay,
  said: Said,
): Promise<Result<StaysView, StayRefused>> {
  return shell.transaction(async (inner): Promise<Result<StaysView, StayRefused>> => {
    const object = `tell-${said.about}`
    const granted = await allow(inner, {
      actor,
      citizenId,
      kind: 'PLAN',
      also: ['ADM'],
      purpose: 'treatment',
      action: 'write',
      object,
    })
    if (!granted.ok) return granted
    await store.lockCitizens(inner.db, [citizenId])
    const course = await readCourse(inner, citizenId)
    const stay = course.stays.find(({ facts }) => facts.stayId === stayId)
    if (stay === undefined) return refused('stay-unknown')
    const scope = await scopeOf(inner, actor)
    if (!(await isHospitalOfStay(inner, actor, scope, stay.state))) return refused('stay-not-yours')
    const tellings = (await readTellings(inner, [citizenId])).get(stayId) ?? []
    const { personId, name, unitId } = actor
    const whose = { id: inner.ids.next<string>(), by: { personId, name, function: actor.function, unitId } }
    const told = tell(stay.state, tellings, said, whose, inner.clock.now())
    if (!told.ok) return told
    if (told.value !== undefined) await save(inner, { citizenId, stayId, telling: told.value }, stay.state)
    return ok(await viewCourse(inner, actor, course, granted.value.kinds))
  })
}

async function save(shell: Shell, told: store.TellingOfStay, stay: StayState): Promise<void> {
  const { citizenId, stayId, telling } = told
  await store.insertTelling(shell.db, told)
  const { about, isTakenBack, toldAt } = telling
  const event: StayTold = {
    type: 'stay-told',
    citizenId,
    occurredAt: toldAt,
    data: { stayId, about, isTakenBack },
  }
  await publish(shell, [event])
  const spell = lastSpell(stay)
  const wardId = spell && responsiblePlace(spell)?.unitId
  const ward: Topic[] = wardId === undefined ? [] : [`ward:${wardId}`]
  await signal(shell, [`citizen:${citizenId}`, ...ward])
}
