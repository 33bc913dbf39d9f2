import type { CitizenId, StayId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { writeAsTold } from '../../form/index.ts'
import type { TaskFacts } from '../../task/index.ts'
import { isInHospital } from '../domain/fold-stay.ts'
import { readCourse } from './read-course.ts'
import { tellForms } from './tell-forms.ts'

/** The task that a hospital's wish for a report opens, at whoever the agreement names. */
export interface ReportTask extends Pick<TaskFacts, 'responsibleId' | 'origin'> {
  readonly citizenId: CitizenId
}

/** What the task is about. */
export const reportService = 'admission-report'

/**
 * The report a hospital asked for goes at once, made of what is told already (MedCom XDIS16; pathways A3): the ward waits for nobody.
 * The task stays until a person has looked through it. Never for a correction, a cancellation or a letter that came again: they open
 * no task, and a report that is begun is not begun twice.
 */
export async function sendAdmissionReports(shell: Shell, tasks: readonly ReportTask[]): Promise<void> {
  for (const { citizenId, responsibleId, origin } of tasks) {
    const subjectId = await stayThatAsks(shell, citizenId)
    if (subjectId === undefined) continue
    // Whoever opened the task has heard of the stay; forms may hear of it only now.
    await tellForms(shell, [citizenId])
    const told = { citizenId, form: 'admission-report', subjectId, unitId: responsibleId, origin }
    const written = await writeAsTold(shell, told)
    if (!written.ok)
      shell.log.info({ why: written.refusal.code }, 'no admission report was written by itself')
  }
}

/** The stay that goes on and began with a letter that asked for a report and still holds. */
async function stayThatAsks(shell: Shell, citizenId: CitizenId): Promise<StayId | undefined> {
  const { stays } = await readCourse(shell, citizenId)
  return stays
    .toReversed()
    .find(
      ({ state }) =>
        isInHospital(state.status) &&
        state.history.some(({ mark, notification }) => mark === 'in-force' && notification.isReportRequested),
    )?.facts.stayId
}
