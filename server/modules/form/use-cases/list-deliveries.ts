import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import { type FormDeliveriesView, formDeliveriesView } from '../../../../contract/form.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listScope, recordListed } from '../../access/index.ts'
import { listCitizens } from '../../citizen/index.ts'
import { unitsWithin } from '../../organisation/index.ts'
import { formOf, publishedForms } from '../current-forms.ts'
import * as store from '../store.ts'
import { findUnitNames } from '../unit-names.ts'

/** What was sent to the actor's units: unread, the oldest first, or read lately. */
export async function listDeliveries(
  shell: Shell,
  actor: ProfessionalActor,
  wish: {
    readonly unitId?: OrganisationId | undefined
    readonly show: 'unread' | 'read'
    readonly limit: number
  },
): Promise<Result<FormDeliveriesView, Refusal<'form-unit-not-yours'>>> {
  const scope = await listScope(shell, actor, {
    kind: 'PLAN',
    also: ['ID'],
    purpose: 'treatment',
    via: ['referral'],
  })
  if (wish.unitId !== undefined && !scope.unitIds.includes(wish.unitId)) return refused('form-unit-not-yours')
  const within = wish.unitId === undefined ? scope.unitIds : await unitsWithin(shell, wish.unitId)
  const unitIds = scope.unitIds.filter((unitId) => within.includes(unitId))
  const rows = await store.listDeliveries(shell.db, { ...scope, unitIds }, wish)
  const citizenIds = [...new Set(rows.map(({ citizenId }) => citizenId))]
  const blocked = new Set(scope.blocked)
  const closedMeanwhile = await recordListed(shell, {
    actor,
    kinds: ['PLAN', ...[...scope.kinds].filter((kind) => kind !== 'PLAN')],
    purpose: 'treatment',
    object: 'documents',
    citizenIds,
    masked: citizenIds.filter((citizenId) => blocked.has(citizenId)),
  })
  for (const citizenId of closedMeanwhile) blocked.add(citizenId)
  const citizens = new Map(
    (
      await listCitizens(
        shell,
        citizenIds.filter((citizenId) => !blocked.has(citizenId)),
      )
    ).map((citizen) => [citizen.id, citizen]),
  )
  const forms = await publishedForms(shell)
  const names = await findUnitNames(
    shell,
    rows.flatMap(({ unitId, signedBy }) => [unitId, signedBy?.unitId ?? null]),
  )
  const deliveries = rows.map((row): FormDeliveriesView['deliveries'][number] => {
    const isBlocked = blocked.has(row.citizenId)
    const citizen = citizens.get(row.citizenId)
    const { code, version, title } = formOf(forms, row.form, row.formVersion)
    const from = row.signedBy?.unitId
    return {
      responseId: row.responseId,
      citizenId: row.citizenId,
      name: citizen?.name ?? null,
      birthDate: citizen?.birthDate ?? null,
      form: isBlocked ? null : { code, version, title },
      version: row.version,
      isUpdate: row.version > 1,
      isInError: row.isInError,
      from: from === undefined || from === null ? (row.signedBy?.name ?? '') : (names.get(from) ?? ''),
      unit: { id: row.unitId, name: names.get(row.unitId) ?? '' },
      sentAt: row.sentAt,
      readAt: row.readAt,
      readBy: row.readBy,
      withheld: isBlocked,
      isBlocked,
    }
  })
  return ok(
    deliveries.length === 0 ? { deliveries } : onlyShown(formDeliveriesView, { deliveries }, scope.kinds),
  )
}
