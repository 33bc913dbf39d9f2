import type { DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { RepresentationKind } from '../domain/vocabulary.ts'
import type { Doer } from './will.ts'

/** Somebody acts for a citizen, with the end, if any. */
export interface RepresentationRow {
  readonly id: string
  readonly citizenId: CitizenId
  readonly representativeCitizenId: CitizenId
  readonly representativeName: string
  readonly kind: RepresentationKind
  readonly dataKinds: readonly DataKind[]
  readonly doesCoverHealth: boolean
  readonly document: string
  readonly reviewOn: DanishDate | null
  readonly from: Instant
  readonly to: Instant | null
  readonly recordedByName: string
  readonly recordedAt: Instant
  readonly endedAt: Instant | null
  readonly endReason: string | null
}

const representations = sql`
  select id, representations.citizen_id as "citizenId", representative_citizen_id as "representativeCitizenId",
    representative_name as "representativeName", kind, data_kinds as "dataKinds", does_cover_health as "doesCoverHealth",
    document, review_on as "reviewOn", valid_from as "from", valid_to as "to", recorded_by_name as "recordedByName",
    recorded_at as "recordedAt", ended_at as "endedAt", reason as "endReason"
  from access.representations
  left join access.representation_ends
    on representation_ends.citizen_id = representations.citizen_id and representation_id = id`

/** All who act or have acted for a citizen, the newest first. */
export function listRepresentations(shell: Shell, citizenId: CitizenId): Promise<RepresentationRow[]> {
  return shell.db.query<RepresentationRow>(sql`
    ${representations}
    where representations.citizen_id = ${citizenId}
    order by valid_from desc, id desc`)
}

/** Those a citizen acts for, with the birth date that ends a parent's access. */
export function listRepresentedBy(
  shell: Shell,
  representative: CitizenId,
): Promise<(RepresentationRow & { bornOn: DanishDate | null })[]> {
  return shell.db.query(sql`
    select represented.*, born_on as "bornOn"
    from (${representations} where representative_citizen_id = ${representative}) as represented
    left join access.subjects on subjects.citizen_id = represented."citizenId"
    order by represented."from" desc, represented.id desc`)
}

export async function insertRepresentation(
  shell: Shell,
  row: Omit<RepresentationRow, 'recordedByName' | 'endedAt' | 'endReason'>,
  by: Doer,
): Promise<void> {
  await shell.db.execute(sql`
    insert into access.representations (
      citizen_id, id, representative_citizen_id, representative_name, kind, data_kinds, does_cover_health, document,
      review_on, valid_from, valid_to, recorded_by_person_id, recorded_by_name, recorded_at)
    values (
      ${row.citizenId}, ${row.id}, ${row.representativeCitizenId}, ${row.representativeName}, ${row.kind},
      ${row.dataKinds}, ${row.doesCoverHealth}, ${row.document}, ${row.reviewOn}, ${row.from}, ${row.to},
      ${by.personId}, ${by.name}, ${row.recordedAt})`)
}

export async function insertRepresentationEnd(
  shell: Shell,
  representation: Pick<RepresentationRow, 'citizenId' | 'id'>,
  end: { readonly endedAt: Instant; readonly reason: string },
  by: Doer,
): Promise<void> {
  await shell.db.execute(sql`
    insert into access.representation_ends (
      citizen_id, representation_id, ended_at, reason, by_person_id, by_name)
    values (
      ${representation.citizenId}, ${representation.id}, ${end.endedAt}, ${end.reason}, ${by.personId}, ${by.name})`)
}
