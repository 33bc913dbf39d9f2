import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordSubjects } from '../../form/index.ts'
import { toldOfStay } from '../domain/tell.ts'
import { foldKnown, readKnown, readTellings, rowOf } from './read-course.ts'

/**
 * Tells `form` which stays a document can be about, and what of them need not be asked again: when, where, and what the ward
 * has told. Always the whole of it, so events that come twice or late do no harm.
 */
export async function tellForms(shell: Shell, citizenIds: readonly CitizenId[]): Promise<void> {
  const known = await readKnown(shell, citizenIds)
  const courses = await foldKnown(shell, known)
  const tellings = await readTellings(shell, citizenIds)
  await recordSubjects(
    shell,
    known.rows.flatMap((row) => {
      const course = courses.get(row.citizenId)
      const stay = course?.stays.find(({ facts }) => facts.stayId === row.stayId)
      if (course === undefined || stay === undefined) return []
      const { placeUnitId, startedAt, endedAt, windowUntil } = rowOf(course, row)
      const { standing } = toldOfStay(stay.state, tellings.get(row.stayId) ?? [])
      return {
        citizenId: row.citizenId,
        subjectId: row.stayId,
        kind: 'stay' as const,
        partOf: null,
        unitId: placeUnitId,
        startedAt,
        endedAt,
        windowUntil,
        expectedDischargeAt: standing.get('expected-discharge')?.at ?? null,
        treatmentFinishedAt: standing.get('treatment-finished')?.at ?? null,
      }
    }),
  )
}
