// Written by `npm run db:types` from the migrations; a test keeps it true. Never edited by hand.

import type {
  CitizenId,
  OrganisationId,
  PathwayId,
  PersonId,
  RequestId,
  RoleId,
  TaskId,
} from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'

/** A row of each table and view, as the driver gives it. */
interface Tables {
  'access.records': {
    citizen_id: CitizenId
    id: string
    at: Instant
    actor_kind: string
    person_id: PersonId | null
    actor_name: string
    role_id: RoleId | null
    function: string | null
    unit_id: OrganisationId | null
    action: string
    data_kind: string
    object: string | null
    purpose: string
    flow: string
    outcome: string
    rule_id: string
    evidence_kind: string | null
    evidence_unit_id: OrganisationId | null
    evidence_source_id: string | null
    evidence_is_open: boolean | null
  }
  'access.relations': {
    citizen_id: CitizenId
    unit_id: OrganisationId
    kind: string
    source_id: string
    valid_from: Instant
    valid_to: Instant | null
    told_at: Instant
  }
  'identity.sessions': {
    id_hash: Buffer
    kind: string
    person_id: PersonId
    person_name: string
    role_id: RoleId | null
    citizen_id: CitizenId | null
    page_token: string
    language: string
    signed_in_at: Instant
    expires_at: Instant
  }
  'identity.sign_ins': {
    state_hash: Buffer
    nonce: string
    code_verifier: string
    return_to: string
    expires_at: Instant
  }
  'organisation.acute_hospitals': {
    edition_id: string
    hospital: string
    name: string
    municipality_code: string
    sor: string | null
    shak: string | null
    valid_from: DanishDate | null
    valid_to: DanishDate | null
    continued_by: string | null
  }
  'organisation.area_exceptions': {
    edition_id: string
    model: string
    municipality_code: string
    area: string | null
    reason: string
  }
  'organisation.area_members': {
    edition_id: string
    model: string
    municipality_code: string
    area: string
    valid_from: DanishDate
    valid_to: DanishDate | null
    basis: string
    source: string
  }
  'organisation.area_models': {
    edition_id: string
    model: string
    name_da: string
    name_en: string
    standing: string
    preparing_from: DanishDate | null
    valid_from: DanishDate
    valid_to: DanishDate | null
  }
  'organisation.areas': {
    edition_id: string
    area: string
    model: string
    name: string
    code: string | null
    hospital: string | null
    valid_from: DanishDate
    valid_to: DanishDate | null
  }
  'organisation.geography_editions': {
    id: string
    checksum: string
    loaded_at: Instant
  }
  'organisation.geography_sources': {
    edition_id: string
    source: string
    title: string
  }
  'organisation.ladder_rungs': {
    unit_id: OrganisationId
    step: number
    function: string
    person_id: PersonId | null
    name: string
    phone: string
    timeout_minutes: number
  }
  'organisation.municipalities': {
    edition_id: string
    code: string
    name: string
  }
  'organisation.people': {
    id: string
    name: string
    subject: string | null
    authorisation_id: string | null
    registered_at: Instant
  }
  'organisation.roles': {
    id: string
    person_id: PersonId
    unit_id: OrganisationId
    function: string
    valid_from: DanishDate
    valid_to: DanishDate | null
    granted_at: Instant
  }
  'organisation.units': {
    id: string
    kind: string
    room: string | null
    parent_id: string | null
    party_id: string
    name: string
    sector: string
    services: string[]
    municipality_code: string | null
    serves: string[]
    sor: string | null
    gln: string | null
    yder: string | null
    phone: string | null
    duty_phone: string | null
    valid_from: DanishDate
    valid_to: DanishDate | null
    registered_at: Instant
  }
  'platform.migrations': {
    name: string
    checksum: string
    applied_at: Instant
  }
  'platform.outbox': {
    id: number
    event_id: string
    listener: string
    type: string
    citizen_id: CitizenId | null
    data: unknown
    occurred_at: Instant
    attempts: number
    next_try_at: Instant
    parked_at: Instant | null
    last_fault: string | null
  }
  'platform.requests': {
    actor: string
    request_id: RequestId
    route: string
    fingerprint: string
    status: number | null
    answer: unknown | null
    created_at: Instant
  }
  'task.escalations': {
    citizen_id: CitizenId
    task_id: TaskId
    sequence: number
    subject: string
    unit_id: OrganisationId
    rung: unknown
    raised_at: Instant
    next_at: Instant | null
    taken_by: unknown | null
    solved_at: Instant | null
  }
  'task.events': {
    citizen_id: CitizenId
    task_id: TaskId
    sequence: number
    type: string
    at: Instant
    data: unknown
  }
  'task.handoffs': {
    citizen_id: CitizenId
    id: string
    task_id: TaskId
    from_id: string
    to_id: string
    acceptance: string
    status: string
    message: string
    question: string | null
    decline_reason: string | null
    decline_text: string | null
    returns_id: string | null
    offered_at: Instant
    answer_due_at: Instant
    closed_at: Instant | null
  }
  'task.tasks': {
    citizen_id: CitizenId
    id: string
    service_code: string
    title_da: string
    title_en: string
    priority: string
    status: string
    responsible_id: string
    person_id: PersonId | null
    due_at: Instant | null
    warn_at: Instant | null
    order_at: Instant
    breached_at: Instant | null
    attention_at: Instant | null
    pathway_id: PathwayId | null
    step_id: string | null
    occurrence: number | null
    reasons: unknown
    last_handoff_id: string | null
    opened_at: Instant
    closed_at: Instant | null
    version: number
  }
}

/** One row: `Row<'task.tasks'>`. */
export type Row<Name extends keyof Tables> = Tables[Name]
