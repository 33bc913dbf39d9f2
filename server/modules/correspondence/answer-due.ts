import type { OrganisationId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Shell } from '../../platform/shell.ts'
import { findUnit } from '../organisation/index.ts'
import { answerDueAt, answerTimeOf } from './domain/answer-due.ts'
import type { AnswerWanted } from './domain/write.ts'
import { correspondenceSettings } from './settings.ts'

/** Until when a unit answers what it is sent now, by the setting of its kind of place. */
export async function answerWantedOf(
  shell: Shell,
  unitId: OrganisationId | null,
  from: Instant,
): Promise<AnswerWanted> {
  const unit = unitId === null ? undefined : await findUnit(shell, unitId)
  const { answers } = await correspondenceSettings()
  const time = answerTimeOf(answers, { room: unit?.room ?? null, kind: unit?.kind ?? '' })
  return { dueAt: answerDueAt(time, from), basis: 'setting', source: time.source }
}
