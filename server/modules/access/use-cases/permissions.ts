import type { PermissionView } from '../../../../contract/access-will.ts'
import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { DataKind } from '../../../../kernel/access-words.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnit, unitsWithin } from '../../organisation/index.ts'
import type { Permission } from '../domain/vocabulary.ts'
import * as domain from '../domain/will/permission.ts'
import { standingOf } from '../domain/will/standing.ts'
import * as store from '../store/will-permissions.ts'

type Outside = Refusal<'permission-only-by-management' | 'permission-unit-unknown'>

/** What has been permitted at a unit and below it, for whoever works there or above. */
export async function listPermissions(
  shell: Shell,
  actor: ProfessionalActor,
  unitId: OrganisationId,
): Promise<Result<{ permissions: PermissionView[] }, Outside>> {
  if ((await findUnit(shell, unitId)) === undefined) return refused('permission-unit-unknown')
  if (!(await unitsWithin(shell, actor.unitId)).includes(unitId))
    return refused('permission-only-by-management')
  const rows = await store.listPermissions(shell, await unitsWithin(shell, unitId))
  return ok({ permissions: await Promise.all(rows.map((row) => view(shell, row))) })
}

export interface PermissionTold {
  readonly kind: Permission['kind']
  readonly functions: readonly string[]
  readonly dataKinds: readonly DataKind[]
  readonly reason: string
  readonly from?: Instant | undefined
  readonly to: Instant
}

/** The management permits something to some functions of a unit of theirs (SUL § 42 a(4), § 42 d(2)(2)). */
export function givePermission(
  shell: Shell,
  actor: ProfessionalActor,
  unitId: OrganisationId,
  told: PermissionTold,
): Promise<Result<PermissionView, Outside | domain.PermissionRefused>> {
  return shell.transaction(async (inner) => {
    const managed = await manages(inner, actor, unitId)
    if (!managed.ok) return managed
    const now = inner.clock.now()
    const term = domain.permit(told, actor.function, now)
    if (!term.ok) return term
    const { kind, functions, dataKinds, reason } = told
    const row = { ...term.value, unitId, id: inner.ids.next<string>(), kind, functions, dataKinds, reason }
    await store.insertPermission(inner, row, actor, now)
    return ok(await view(inner, { ...row, givenByName: actor.name }))
  })
}

/** The management takes a permission back. */
export function withdrawPermission(
  shell: Shell,
  actor: ProfessionalActor,
  unitId: OrganisationId,
  permissionId: string,
): Promise<Result<PermissionView, Outside | Refusal<'permission-unknown' | 'permission-ended-already'>>> {
  return shell.transaction(async (inner) => {
    const managed = await manages(inner, actor, unitId)
    if (!managed.ok) return managed
    const row = (await store.listPermissions(inner, [unitId])).find(({ id }) => id === permissionId)
    if (row === undefined) return refused('permission-unknown')
    const withdrawn = domain.withdrawPermission(row, inner.clock.now())
    if (!withdrawn.ok) return withdrawn
    await store.insertPermissionEnd(inner, row, withdrawn.value.endedAt, actor)
    return ok(await view(inner, { ...row, ...withdrawn.value }))
  })
}

/** The actor leads the unit, or one above it. */
async function manages(
  shell: Shell,
  actor: ProfessionalActor,
  unitId: OrganisationId,
): Promise<Result<undefined, Outside>> {
  if ((await findUnit(shell, unitId)) === undefined) return refused('permission-unit-unknown')
  const isAbove = (await unitsWithin(shell, actor.unitId)).includes(unitId)
  return isAbove && domain.isOfManagement(actor.function) ? ok() : refused('permission-only-by-management')
}

async function view(shell: Shell, row: store.PermissionRow): Promise<PermissionView> {
  const unit = await findUnit(shell, row.unitId)
  return {
    id: row.id,
    unitId: row.unitId,
    unitName: unit?.name ?? '',
    kind: row.kind,
    functions: [...row.functions],
    dataKinds: [...row.dataKinds],
    reason: row.reason,
    givenByName: row.givenByName,
    from: row.from,
    to: row.to,
    endedAt: row.endedAt,
    status: standingOf(row, shell.clock.now()),
  }
}
