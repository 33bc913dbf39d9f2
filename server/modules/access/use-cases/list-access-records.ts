import type { AccessRecordView, listMyAccessRecordsRoute } from '../../../../contract/access.ts'
import type { CitizenActor } from '../../../../contract/actor.ts'
import type { QueryOf } from '../../../../contract/route.ts'
import { danishDateOf, endOfDay, startOfDay } from '../../../../kernel/copenhagen-time.ts'
import { addMonths } from '../../../../kernel/danish-calendar.ts'
import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import { type DanishDate, epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { printLegalReference } from '../../../../kernel/legal-reference.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, unitsWithin } from '../../organisation/index.ts'
import { fillLogText } from '../domain/log-text.ts'
import { ruleText } from '../rule-book.ts'
import { type LookRow, listLooks } from '../store/records.ts'
import { type AccessRefused, allow } from './allow.ts'

type Answer = Result<{ records: AccessRecordView[]; next: string | null; backTo: DanishDate }, AccessRefused>

/** How far back a citizen reads: two years, as national practice is (law, part 8). */
const monthsBack = 24

/**
 * Who has looked, the newest first: a citizen's own log, or that of somebody they act for when the log is part of what they may
 * see. Reading it is itself a look.
 */
export async function listAccessRecords(
  shell: Shell,
  actor: CitizenActor,
  citizenId: CitizenId,
  query: QueryOf<typeof listMyAccessRecordsRoute>,
): Promise<Answer> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'LOG',
    purpose: 'own-record',
    action: 'read',
    object: 'access-log',
  })
  if (!granted.ok) return granted
  const now = shell.clock.now()
  const backTo = addMonths(danishDateOf(now), -monthsBack)
  const from = query.from === undefined || query.from < backTo ? backTo : (query.from as DanishDate)
  const found = await listLooks(shell, citizenId, {
    ...query,
    isOfOthers: query.by === 'others',
    from: startOfDay(from),
    to: query.to === undefined ? instant(epoch(now) + 1) : endOfDay(query.to as DanishDate),
    unitIds:
      query.unitId === undefined ? undefined : await unitsWithin(shell, query.unitId as OrganisationId),
    before: query.before === undefined ? undefined : readPlace(query.before),
    limit: query.limit + 1,
  })
  const shown = found.slice(0, query.limit)
  const last = found.length > query.limit ? shown.at(-1) : undefined
  return ok({
    records: await Promise.all(shown.map((row) => view(shell, row))),
    next: last === undefined ? null : `${last.at}_${last.id}`,
    backTo,
  })
}

function readPlace(text: string): { at: Instant; id: string | null } {
  const [at = '', id = null] = text.split('_')
  return { at: instant(at), id }
}

async function view(shell: Shell, row: LookRow): Promise<AccessRecordView> {
  const rule = await ruleText(row.ruleId, row.at)
  const said = fillLogText(rule?.text ?? { da: row.ruleId, en: row.ruleId }, row.reason)
  return {
    id: row.id,
    at: row.at,
    outcome: row.outcome,
    action: row.action,
    kind: row.kind,
    kinds: [...row.kinds],
    object: row.object,
    purpose: row.purpose,
    who: {
      kind: row.actorKind,
      name: mayName(shell, row) ? row.actorName : null,
      function: row.function,
      unitId: row.unitId,
      unitName: await nameOf(shell, row.unitId),
      isSelf: row.actorKind === 'citizen' && row.onBehalfOf === null,
    },
    receiver:
      row.receiverUnitId === null
        ? null
        : { unitId: row.receiverUnitId, unitName: (await nameOf(shell, row.receiverUnitId)) ?? '' },
    ruleId: row.ruleId,
    why: said.text,
    law: rule === undefined ? null : printLegalReference(rule.law),
    evidence: row.evidenceKind,
    reason: said.reason,
    isOverride: row.overrideId !== null,
    exemptionId: row.exemptionId,
  }
}

/** Names of staff are given on request unless the house shows them; a system and whoever acts for a citizen are named. */
function mayName({ settings }: Shell, { actorKind }: LookRow): boolean {
  return actorKind !== 'professional' || settings.LOG_SHOWS_NAMES === 'on'
}

async function nameOf(shell: Shell, unitId: OrganisationId | null): Promise<string | null> {
  return unitId === null ? null : ((await findUnit(shell, unitId))?.name ?? null)
}
