import type { AccessRecordView, listMyAccessRecordsRoute } from '../../../../contract/access.ts'
import type { CitizenActor } from '../../../../contract/actor.ts'
import type { QueryOf } from '../../../../contract/route.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { printLegalReference } from '../../../../kernel/legal-reference.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit } from '../../organisation/index.ts'
import { ruleTexts } from '../rule-texts.ts'
import { listRecords, type RecordRow } from '../store.ts'
import { type AccessRefused, allow } from './allow.ts'

/** How far back a citizen reads: two years, as national practice is (law, part 8). */
const shownBack = 2 * 366 * 24 * 3_600_000

/** A citizen reads who has looked, the newest first. Reading it is itself a look. */
export async function listMyAccessRecords(
  shell: Shell,
  actor: CitizenActor,
  query: QueryOf<typeof listMyAccessRecordsRoute>,
): Promise<Result<{ records: AccessRecordView[] }, AccessRefused>> {
  const { citizenId } = actor
  const now = shell.clock.now()
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'LOG',
    purpose: 'own-record',
    action: 'read',
    object: 'access-log',
  })
  if (!granted.ok) return granted
  const rows = await listRecords(shell, citizenId, {
    from: instant(epoch(now) - shownBack),
    before: query.before === undefined ? instant(epoch(now) + 1) : (query.before as Instant),
    limit: query.limit,
  })
  return ok({ records: await Promise.all(rows.map((row) => view(shell, row))) })
}

async function view(shell: Shell, row: RecordRow): Promise<AccessRecordView> {
  const rule = (await ruleTexts()).get(row.ruleId)
  const unit = row.unitId === null ? undefined : await findUnit(shell, row.unitId)
  return {
    id: row.id,
    at: row.at,
    outcome: row.outcome,
    action: row.action,
    kind: row.kind,
    purpose: row.purpose,
    who: {
      kind: row.actorKind,
      function: row.function,
      unitId: row.unitId,
      unitName: unit?.name ?? null,
    },
    ruleId: row.ruleId,
    why: rule?.text ?? { da: row.ruleId, en: row.ruleId },
    law: rule === undefined ? null : printLegalReference(rule.law),
  }
}
