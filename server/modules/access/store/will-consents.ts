import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId, OrganisationId, PersonId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Shell } from '../../../platform/shell.ts'
import type { ConsentReceiver, KeptConsent } from '../domain/will/consent.ts'

/** A consent with its revocation, if any. */
export interface ConsentRow extends KeptConsent {
  readonly id: string
  readonly citizenId: CitizenId
  readonly givenBy: 'citizen' | 'representative'
  readonly note: string
  readonly recordedBy: {
    readonly personId: PersonId
    readonly name: string
    readonly unitId: OrganisationId | null
  }
  readonly recordedAt: Instant
}

interface Columns {
  readonly id: string
  readonly citizenId: CitizenId
  readonly purpose: AccessPurpose
  readonly dataKinds: DataKind[]
  readonly receiver: ConsentReceiver['kind']
  readonly receiverCitizenId: CitizenId | null
  readonly receiverUnitId: OrganisationId | null
  readonly receiverPersonId: PersonId | null
  readonly receiverName: string
  readonly form: 'written' | 'oral'
  readonly givenBy: 'citizen' | 'representative'
  readonly note: string
  readonly from: Instant
  readonly to: Instant
  readonly recordedByPersonId: PersonId
  readonly recordedByName: string
  readonly recordedByUnitId: OrganisationId | null
  readonly recordedAt: Instant
  readonly endedAt: Instant | null
}

const consents = sql`
  select id, consents.citizen_id as "citizenId", purpose, data_kinds as "dataKinds", receiver,
    receiver_citizen_id as "receiverCitizenId", receiver_unit_id as "receiverUnitId",
    receiver_person_id as "receiverPersonId", receiver_name as "receiverName", form, given_by as "givenBy", note,
    valid_from as "from", valid_to as "to", recorded_by_person_id as "recordedByPersonId",
    recorded_by_name as "recordedByName", recorded_by_unit_id as "recordedByUnitId", recorded_at as "recordedAt",
    ended_at as "endedAt"
  from access.consents
  left join access.consent_ends on consent_ends.citizen_id = consents.citizen_id and consent_id = id`

/** All a citizen has consented to, the newest first. */
export async function listConsents(shell: Shell, citizenId: CitizenId): Promise<ConsentRow[]> {
  const rows = await shell.db.query<Columns>(sql`
    ${consents}
    where consents.citizen_id = ${citizenId}
    order by valid_from desc, id desc`)
  return rows.map(fromRow)
}

/** The consents in force that let this relative see somebody's data. */
export async function listConsentsTo(shell: Shell, relative: CitizenId): Promise<ConsentRow[]> {
  const now = shell.clock.now()
  const rows = await shell.db.query<Columns>(sql`
    ${consents}
    where receiver_citizen_id = ${relative}
      and valid_from <= ${now}::timestamptz
      and valid_to > ${now}::timestamptz
      and ended_at is null
    order by valid_from desc, id desc`)
  return rows.map(fromRow)
}

/** The consents in force that end between two moments and of whose end the citizen has not been told. */
export function listExpiring(
  shell: Shell,
  from: Instant,
  to: Instant,
): Promise<{ citizenId: CitizenId; id: string }[]> {
  return shell.db.query(sql`
    select consents.citizen_id as "citizenId", id
    from access.consents
    where valid_to > ${from}
      and valid_to <= ${to}
      and not exists (
        select from access.consent_ends where consent_ends.citizen_id = consents.citizen_id and consent_id = consents.id)
      and not exists (
        select
        from access.notices
        where notices.citizen_id = consents.citizen_id and kind = 'consent-expires' and about_id = consents.id)
    order by valid_to
    limit 1000`)
}

export async function insertConsent(shell: Shell, consent: ConsentRow): Promise<void> {
  const { receiver, recordedBy } = consent
  await shell.db.execute(sql`
    insert into access.consents (
      citizen_id, id, purpose, data_kinds, receiver, receiver_citizen_id, receiver_unit_id, receiver_person_id,
      receiver_name, form, given_by, note, valid_from, valid_to, recorded_by_person_id, recorded_by_name,
      recorded_by_unit_id, recorded_at)
    values (
      ${consent.citizenId}, ${consent.id}, ${consent.purpose}, ${consent.dataKinds}, ${receiver.kind},
      ${receiver.kind === 'relative' ? receiver.citizenId : null}, ${receiver.kind === 'unit' ? receiver.unitId : null},
      ${receiver.kind === 'person' ? receiver.personId : null}, ${receiver.name}, ${consent.form}, ${consent.givenBy},
      ${consent.note}, ${consent.from}, ${consent.to}, ${recordedBy.personId}, ${recordedBy.name}, ${recordedBy.unitId},
      ${consent.recordedAt})`)
}

export async function insertConsentEnd(
  shell: Shell,
  consent: Pick<ConsentRow, 'citizenId' | 'id'>,
  endedAt: Instant,
  by: { readonly personId: PersonId; readonly name: string },
): Promise<void> {
  await shell.db.execute(sql`
    insert into access.consent_ends (citizen_id, consent_id, ended_at, by_person_id, by_name)
    values (${consent.citizenId}, ${consent.id}, ${endedAt}, ${by.personId}, ${by.name})`)
}

function fromRow(row: Columns): ConsentRow {
  const { id, citizenId, purpose, dataKinds, form, givenBy, note, from, to, recordedAt, endedAt } = row
  return {
    id,
    citizenId,
    purpose,
    dataKinds,
    receiver: receiverOf(row),
    form,
    givenBy,
    note,
    from,
    to,
    recordedBy: {
      personId: row.recordedByPersonId,
      name: row.recordedByName,
      unitId: row.recordedByUnitId,
    },
    recordedAt,
    endedAt,
  }
}

function receiverOf(row: Columns): ConsentReceiver {
  const { receiver: kind, receiverName: name, receiverCitizenId, receiverUnitId, receiverPersonId } = row
  if (kind === 'named') return { kind, name }
  if (kind === 'relative' && receiverCitizenId !== null) return { kind, citizenId: receiverCitizenId, name }
  if (kind === 'unit' && receiverUnitId !== null) return { kind, unitId: receiverUnitId, name }
  if (kind === 'person' && receiverPersonId !== null) return { kind, personId: receiverPersonId, name }
  throw new Error('the table lets a consent name its receiver')
}
