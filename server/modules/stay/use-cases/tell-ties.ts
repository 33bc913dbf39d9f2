import type { OrganisationId, StayId } from '../../../../kernel/ids.ts'
import { epoch, instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type Relation, replaceRelations } from '../../access/index.ts'
import { findUnit, unitsWithin } from '../../organisation/index.ts'
import type { Course, StayInCourse } from '../domain/course.ts'
import { lastSpell } from '../domain/fold-stay.ts'
import { bySending } from '../domain/settle.ts'
import { municipalUnitOf } from './read-course.ts'

/** How long the municipality may still read of a stay that is over: as long as a relation counts (D10). */
const readAfter = 30 * 24 * 3_600_000

/**
 * Tells `access` who has a tie to the citizens because of these stays. Told with the stay and not after it: a nurse who finds
 * the citizen on the ward's list a moment later would else be written down as turned away. Always the whole of a stay; one that
 * is as it was has been told, and a citizen may have had many.
 */
export async function tellTies(
  shell: Shell,
  courses: Iterable<Course>,
  stayIds: ReadonlySet<StayId>,
): Promise<void> {
  const stays = [...courses].flatMap((course) =>
    course.stays.filter(({ facts }) => stayIds.has(facts.stayId)).map((stay) => ({ course, stay })),
  )
  const relations = await Promise.all(stays.map(({ course, stay }) => relationsOf(shell, course, stay)))
  const sources = stays.map(({ course, stay }) => ({
    citizenId: course.citizenId,
    sourceId: stay.facts.stayId,
  }))
  await replaceRelations(shell, sources, relations.flat())
}

/** The hospital units the citizen was in, the ward that has the window, and the municipality that was told. */
async function relationsOf(shell: Shell, course: Course, stay: StayInCourse): Promise<Relation[]> {
  const { citizenId } = course
  const sourceId = stay.facts.stayId
  const relations = new Map<string, Relation>()
  for (const { places, endedAt, endedFrom, startedAt } of stay.state.spells) {
    const held = places.map(({ place, from }, index) => ({
      place,
      from,
      to: places[index + 1]?.from ?? endedAt,
    }))
    if (endedFrom !== undefined) held.push({ place: endedFrom, from: startedAt, to: endedAt })
    for (const { place, from, to } of held) {
      if (place.unitId === undefined) continue
      relations.set(place.unitId, { citizenId, sourceId, kind: 'stay', unitId: place.unitId, from, to })
    }
  }
  const window = stay.window
  if (window?.place.unitId !== undefined) {
    const { openedAt: from, until: to } = window
    relations.set('window', { citizenId, sourceId, kind: 'window', unitId: window.place.unitId, from, to })
  }
  const told = await roomsTold(shell, municipalUnitOf(stay.facts))
  for (const unitId of told) {
    relations.set(`notice ${unitId}`, { citizenId, sourceId, kind: 'notice', unitId, ...timeOfNotice(stay) })
  }
  return [...relations.values()]
}

/** From the start until a while after the end; that a stay was cancelled is seen for as long after it was told. */
function timeOfNotice({ state, facts }: StayInCourse): Pick<Relation, 'from' | 'to'> {
  const inOrder = facts.notifications.toSorted(bySending)
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (first === undefined || last === undefined) throw new Error(`stay ${facts.stayId} has no letters`)
  const from = state.spells[0]?.startedAt ?? first.periodStart
  const spell = lastSpell(state)
  if (spell !== undefined && spell.endedAt === undefined) return { from }
  return { from, to: instant(epoch(spell?.endedAt ?? last.sentAt) + readAfter) }
}

/** A municipality is several rooms: those whose help starts and stops are told, and the desk of the mailbox. */
const roomsThatPause: ReadonlySet<string> = new Set(['health', 'elder-care', 'assessment'])

async function roomsTold(shell: Shell, receiverId: OrganisationId): Promise<readonly OrganisationId[]> {
  const receiver = await findUnit(shell, receiverId)
  if (receiver === undefined || receiver.room !== null) return [receiverId]
  const below = await Promise.all((await unitsWithin(shell, receiverId)).map((id) => findUnit(shell, id)))
  const rooms = below.flatMap((unit) =>
    unit?.parentId === receiverId && roomsThatPause.has(unit.room ?? '') ? [unit.id] : [],
  )
  return [receiverId, ...rooms]
}
