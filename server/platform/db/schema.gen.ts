// Written by `npm run db:types` from the migrations; a test keeps it true. Never edited by hand.

import type {
  CitizenId,
  ClientId,
  GoalId,
  MessageId,
  OrganisationId,
  PathwayId,
  PersonId,
  RequestId,
  RoleId,
  StayId,
  SubjectId,
  TaskId,
} from '../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'

/** A row of each table and view, as the driver gives it. */
interface Tables {
  'access.block_ends': {
    citizen_id: CitizenId
    block_id: string
    ended_at: Instant
    by_person_id: string
    by_name: string
  }
  'access.blocks': {
    citizen_id: CitizenId
    id: string
    target: string
    person_id: PersonId | null
    unit_id: OrganisationId | null
    data_from: DanishDate | null
    data_to: DanishDate | null
    does_keep_alerts: boolean
    valid_from: Instant
    valid_to: Instant | null
    set_through: string
    set_by_person_id: string
    set_by_name: string
    recorded_at: Instant
  }
  'access.consent_ends': {
    citizen_id: CitizenId
    consent_id: string
    ended_at: Instant
    by_person_id: string
    by_name: string
  }
  'access.consents': {
    citizen_id: CitizenId
    id: string
    purpose: string
    data_kinds: string[]
    receiver: string
    receiver_citizen_id: string | null
    receiver_unit_id: OrganisationId | null
    receiver_person_id: string | null
    receiver_name: string
    form: string
    given_by: string
    note: string
    valid_from: Instant
    valid_to: Instant
    recorded_by_person_id: string
    recorded_by_name: string
    recorded_by_unit_id: OrganisationId | null
    recorded_at: Instant
  }
  'access.declared_findings': {
    citizen_id: CitizenId
    source_id: string
    outcome: string
    found_at: Instant
  }
  'access.delegation_ends': {
    citizen_id: CitizenId
    delegation_id: string
    ended_at: Instant
    by_person_id: string
    by_name: string
  }
  'access.delegations': {
    citizen_id: CitizenId
    id: string
    task: string
    unit_id: OrganisationId
    person_id: PersonId | null
    by_person_id: string
    by_name: string
    by_function: string
    by_unit_id: OrganisationId
    valid_from: Instant
    valid_to: Instant
    recorded_at: Instant
  }
  'access.exemptions': {
    id: string
    version: number
    content: unknown
    valid_from: Instant
    valid_to: Instant
    published_at: Instant
  }
  'access.kinships': {
    citizen_id: CitizenId
    relative_citizen_id: string
    relation: string
    source_id: string
    valid_from: DanishDate
    valid_to: DanishDate | null
    told_at: Instant
  }
  'access.log_eras': {
    era: number
    cluster: string
    begun_at: Instant
  }
  'access.log_erased_digests': {
    era: number
    written_in: string
    id: string
    digest: Buffer
  }
  'access.log_erasures': {
    month: DanishDate
    records: number
    erased_at: Instant
    key_id: string
    signature: Buffer
  }
  'access.log_seals': {
    era: number
    number: number
    from_transaction: string
    to_transaction: string
    records: number
    first_at: Instant
    last_at: Instant
    previous: Buffer
    chain: Buffer
    sealed_at: Instant
    key_id: string
    signature: Buffer
  }
  'access.notice_acknowledgements': {
    citizen_id: CitizenId
    notice_id: string
    acknowledged_at: Instant
    by_person_id: string
  }
  'access.notices': {
    citizen_id: CitizenId
    id: string
    kind: string
    about_id: string
    told_at: Instant
  }
  'access.override_ends': {
    citizen_id: CitizenId
    override_id: string
    ended_at: Instant
  }
  'access.overrides': {
    citizen_id: CitizenId
    id: string
    person_id: PersonId
    person_name: string
    role_id: RoleId
    function: string
    unit_id: OrganisationId
    reason_code: string
    reason: string
    opened_at: Instant
    expires_at: Instant
  }
  'access.own_records': {
    person_id: PersonId
    citizen_id: CitizenId
    told_at: Instant
  }
  'access.past_relations': {
    citizen_id: CitizenId
    id: number
    unit_id: OrganisationId
    kind: string
    source_id: string
    person_id: PersonId | null
    valid_from: Instant
    valid_to: Instant | null
    told_at: Instant
    replaced_at: Instant
  }
  'access.permission_ends': {
    unit_id: OrganisationId
    permission_id: string
    ended_at: Instant
    by_person_id: string
    by_name: string
  }
  'access.permissions': {
    unit_id: OrganisationId
    id: string
    kind: string
    functions: string[]
    data_kinds: string[]
    reason: string
    given_by_person_id: string
    given_by_name: string
    valid_from: Instant
    valid_to: Instant
    recorded_at: Instant
  }
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
    era: number
    written_in: string
    digest: Buffer | null
    look_id: string | null
    request_id: string | null
    on_behalf_of: string | null
    controller_id: string | null
    evidence: unknown
    evidence_level: number | null
    override_id: string | null
    reason: string | null
    exemption_id: string | null
    consent_id: string | null
    receiver_unit_id: OrganisationId | null
    further_kinds: string[]
    withheld_kinds: string[]
    count: number
  }
  'access.relations': {
    citizen_id: CitizenId
    unit_id: OrganisationId
    kind: string
    source_id: string
    valid_from: Instant
    valid_to: Instant | null
    told_at: Instant
    person_id: PersonId | null
  }
  'access.representation_ends': {
    citizen_id: CitizenId
    representation_id: string
    ended_at: Instant
    reason: string
    by_person_id: string
    by_name: string
  }
  'access.representations': {
    citizen_id: CitizenId
    id: string
    representative_citizen_id: string
    representative_name: string
    kind: string
    data_kinds: string[]
    does_cover_health: boolean
    document: string
    review_on: DanishDate | null
    valid_from: Instant
    valid_to: Instant | null
    recorded_by_person_id: string
    recorded_by_name: string
    recorded_at: Instant
  }
  'access.subjects': {
    citizen_id: CitizenId
    born_on: DanishDate | null
    died_at: Instant | null
    is_after_death_information_refused: boolean
    surname_key: string | null
    address_key: string | null
    is_watched: boolean
    told_at: Instant
  }
  'agreement.documents': {
    kind: string
    id: string
    version: number
    checksum: string
    document: unknown
    published_at: Instant
  }
  'citizen.addresses': {
    citizen_id: CitizenId
    from_on: DanishDate
    line: string | null
    postal_code: string | null
    district: string | null
    told_at: Instant
  }
  'citizen.after_death_wishes': {
    citizen_id: CitizenId
    id: string
    is_information_refused: boolean
    said_at: Instant
    by_person_id: string
    by_name: string
  }
  'citizen.citizens': {
    citizen_id: CitizenId
    name: string
    sex: string
    birth_on: DanishDate | null
    is_birth_date_uncertain: boolean
    register_status: string
    protected_from: DanishDate | null
    protected_to: DanishDate | null
    municipality_code: string | null
    gp_unit_id: OrganisationId | null
    died_at: Instant | null
    moved_to: string | null
    registered_at: Instant
    changed_at: Instant
    subject_told_at: Instant | null
  }
  'citizen.death_facts': {
    citizen_id: CitizenId
    id: string
    source_id: string
    died_at: Instant | null
    recorded_at: Instant
  }
  'citizen.identifiers': {
    citizen_id: CitizenId
    system: string
    value: string
    kind: string
    valid_from: DanishDate | null
    valid_to: DanishDate | null
    registered_at: Instant
  }
  'citizen.known_to': {
    citizen_id: CitizenId
    municipality_code: string
    source_id: string
    from_on: DanishDate
    to_on: DanishDate | null
    told_at: Instant
  }
  'citizen.moves': {
    citizen_id: CitizenId
    id: string
    to_citizen_id: string
    kind: string
    by_name: string
    reason: string
    recorded_at: Instant
  }
  'citizen.practices': {
    citizen_id: CitizenId
    from_on: DanishDate
    unit_id: OrganisationId
    told_at: Instant
  }
  'citizen.relatives': {
    citizen_id: CitizenId
    id: string
    name: string
    relation: string
    phone: string | null
    scope: string | null
    relative_citizen_id: string | null
    from_on: DanishDate
    to_on: DanishDate | null
    told_at: Instant
  }
  'citizen.residences': {
    citizen_id: CitizenId
    from_on: DanishDate
    municipality_code: string
    told_at: Instant
  }
  'citizen.story_events': {
    citizen_id: CitizenId
    id: string
    entry_id: string
    type: string
    kind: string | null
    said_by: string | null
    text: string | null
    by_kind: string
    by_person_id: string | null
    by_name: string
    by_function: string | null
    by_unit_id: OrganisationId | null
    at: Instant
  }
  'correspondence.boxes': {
    citizen_id: CitizenId
    thread_id: string
    unit_id: OrganisationId
    is_receiver: boolean
    has_sent: boolean
    unread: number
    unread_since: Instant | null
    answer_due_at: Instant | null
    has_failed: boolean
    latest_at: Instant
    tied_from: Instant | null
    tied_until: Instant | null
  }
  'correspondence.drafts': {
    citizen_id: CitizenId
    person_id: PersonId
    thread_id: string
    unit_id: OrganisationId
    kind: string
    data: unknown
    saved_at: Instant
    deed: string
  }
  'correspondence.files': {
    citizen_id: CitizenId
    sha256: string
    content_type: string
    bytes: Buffer
    kept_at: Instant
  }
  'correspondence.letters': {
    citizen_id: CitizenId
    id: string
    thread_id: string
  }
  'correspondence.thread_events': {
    citizen_id: CitizenId
    thread_id: string
    sequence: number
    type: string
    at: Instant
    data: unknown
  }
  'correspondence.threads': {
    citizen_id: CitizenId
    id: string
    kind: string
    category: string
    latest_at: Instant
    letters: number
    answer_due_at: Instant | null
    is_answer_told: boolean
    version: number
  }
  'correspondence.uploads': {
    citizen_id: CitizenId
    id: string
    person_id: PersonId
    title: string
    content_type: string
    sha256: string
    bytes: Buffer
    uploaded_at: Instant
  }
  'form.definitions': {
    code: string
    version: number
    checksum: string
    document: unknown
    published_at: Instant
  }
  'form.deliveries': {
    citizen_id: CitizenId
    response_id: string
    unit_id: OrganisationId
    version: number
    status: string
    is_superseded: boolean
    is_in_error: boolean
    sent_at: Instant
    read_at: Instant | null
    read_by: string | null
  }
  'form.outside_sendings': {
    citizen_id: CitizenId
    response_id: string
    unit_id: OrganisationId
    version: number
    at: Instant
    state: string
  }
  'form.response_events': {
    citizen_id: CitizenId
    response_id: string
    sequence: number
    type: string
    at: Instant
    by: unknown
    data: unknown
  }
  'form.responses': {
    citizen_id: CitizenId
    id: string
    form_code: string
    form_version: number
    subject_id: SubjectId | null
    unit_id: OrganisationId | null
    status: string
    version: number
    has_draft: boolean
    has_news: boolean
    started_at: Instant
    started_by: unknown
    signed_at: Instant | null
    signed_by: unknown | null
    happened_at: Instant | null
  }
  'form.subjects': {
    citizen_id: CitizenId
    id: string
    kind: string
    part_of: string | null
    unit_id: OrganisationId | null
    started_at: Instant | null
    ended_at: Instant | null
    expected_discharge_at: Instant | null
    treatment_finished_at: Instant | null
    window_until: Instant | null
    told_at: Instant
  }
  'form.told_values': {
    citizen_id: CitizenId
    source: string
    values: unknown
    text: unknown
    told_at: Instant | null
  }
  'identity.client_assertions': {
    client_id: ClientId
    jti_hash: Buffer
    expires_at: Instant
  }
  'identity.client_ends': {
    client_id: ClientId
    ended_at: Instant
    reason: string
    by_person_id: string
    by_name: string
  }
  'identity.client_key_sets': {
    client_id: ClientId
    number: number
    jwks: unknown | null
    jwks_uri: string | null
    told_at: Instant
    earlier_until: Instant
    told_by_person_id: string
    told_by_name: string
  }
  'identity.client_senders': {
    client_id: ClientId
    number: number
    glns: string[]
    sors: string[]
    told_at: Instant
    told_by_person_id: string
    told_by_name: string
  }
  'identity.client_tokens': {
    token_hash: Buffer
    client_id: ClientId
    scopes: string[]
    issued_at: Instant
    expires_at: Instant
  }
  'identity.clients': {
    id: string
    name: string
    unit_id: OrganisationId
    function: string
    scopes: string[]
    valid_from: Instant
    valid_to: Instant
    permission_id: string | null
    approved_by_person_id: string
    approved_by_name: string
    registered_at: Instant
  }
  'identity.device_keys': {
    person_id: PersonId
    key: Buffer
    made_at: Instant
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
    seen_at: Instant
    id: string
    browser: string | null
    subject: string | null
    provider_session: string | null
  }
  'identity.sign_ins': {
    state_hash: Buffer
    nonce: string
    code_verifier: string
    return_to: string
    expires_at: Instant
  }
  'medication.card_changes': {
    citizen_id: CitizenId
    id: string
    position: number
    change: unknown
    by: unknown
    status: string
    wanted_at: Instant
    attempts: number
    next_try_at: Instant | null
    last_fault: string | null
    person_asked_at: Instant | null
  }
  'medication.card_feed': {
    name: string
    cursor: string | null
    read_at: Instant | null
    failures: number
    next_try_at: Instant
    last_fault: string | null
  }
  'medication.cave_events': {
    citizen_id: CitizenId
    sequence: number
    type: string
    at: Instant
    data: unknown
  }
  'medication.events': {
    citizen_id: CitizenId
    sequence: number
    type: string
    at: Instant
    data: unknown
  }
  'medication.reconciliations': {
    citizen_id: CitizenId
    id: string
    stay_id: StayId
    started_at: Instant
    ended_at: Instant | null
    unclear_lines: number
    open_differences: number
    is_high_risk_open: boolean
    is_card_reconciled: boolean
    is_list_given: boolean
    is_dispensed_by_card: boolean
    reconciled_at_discharge_at: Instant | null
    done_at: Instant | null
    sequence: number
  }
  'medication.simulated_cards': {
    citizen_id: CitizenId
    card: unknown
    changed_at: Instant
  }
  'message.definition_packages': {
    name: string
    version: string
    imported_at: Instant
    definitions: number
    sha256: Buffer
    content: Buffer
  }
  'message.handlings': {
    id: string
    letter: string
    at: Instant
    kind: string
    person_id: PersonId
    role_id: RoleId
    reason: string | null
    citizen_id: CitizenId | null
    issues: unknown
  }
  'message.letters': {
    id: string
    received_at: Instant
    channel: string
    sender_key: string
    letter_id: string
    envelope_id: string | null
    standard: string | null
    code: string | null
    verdict: string
    citizen_id: CitizenId | null
    sender_unit_id: OrganisationId | null
    receiver_unit_id: OrganisationId | null
    receiver_party_id: string | null
    sent_at: Instant | null
    content_type: string
    byte_length: number
    sha256: Buffer
    original: Buffer | null
    issues: unknown
    outside: unknown
    answer_code: string | null
    answer_envelope_id: string | null
    answer_letter_id: string | null
    client_id: ClientId | null
  }
  'message.mailboxes': {
    id: string
    registered_at: Instant
    registered_by: string
    gln: string
    is_open: boolean
    adapter: string
    address: string
    envelope: string
    takes: unknown
  }
  'message.outgoing_events': {
    letter: string
    sequence: number
    at: Instant
    kind: string
    data: unknown
  }
  'message.outgoing_letters': {
    id: string
    place: number
    created_at: Instant
    asked_by: string
    key: string
    citizen_id: CitizenId | null
    from_unit_id: OrganisationId
    from_party_id: string
    to_unit_id: OrganisationId | null
    sender: unknown
    receiver: unknown
    standard: string
    version: string
    format: string
    code: string | null
    letter_id: string
    thread_id: string | null
    content: unknown
    content_type: string
    byte_length: number
    sha256: Buffer
    original: Buffer
    instead_of: string | null
  }
  'message.outgoing_states': {
    letter: string
    place: number
    from_party_id: string
    from_unit_id: OrganisationId
    receiver_gln: string
    order_key: string | null
    version: number
    status: string
    needs_person: boolean
    sendings: number
    due_at: Instant | null
    decided_at: Instant
    state: unknown
  }
  'message.repeats': {
    id: string
    letter: string
    received_at: Instant
    channel: string
    envelope_id: string | null
    sha256: Buffer
    answer_envelope_id: string | null
    answer_letter_id: string | null
    client_id: ClientId | null
  }
  'observation.deliveries': {
    citizen_id: CitizenId
    letter: string
    at: Instant
    state: string
    reason: string | null
  }
  'observation.letters': {
    citizen_id: CitizenId
    id: string
    sender_key: string
    letter_id: string
    activity: string
    about: string | null
    sent_at: Instant
    told_at: Instant
    from_unit_id: OrganisationId | null
    from_name: string
    to_unit_id: OrganisationId | null
    to_name: string
    message_id: MessageId | null
    written_by: unknown | null
    content: unknown
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
  'organisation.placements': {
    role_id: RoleId
    id: string
    supervisor_person_id: string
    last_on: DanishDate
    recorded_at: Instant
  }
  'organisation.role_ends': {
    role_id: RoleId
    last_on: DanishDate
    reason: string
    by_name: string
    recorded_at: Instant
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
  'organisation.shift_ends': {
    role_id: RoleId
    shift_id: string
    ended_at: Instant
    recorded_at: Instant
  }
  'organisation.shifts': {
    role_id: RoleId
    id: string
    from_at: Instant
    to_at: Instant
    told_through: string
    recorded_at: Instant
  }
  'organisation.unit_closures': {
    unit_id: OrganisationId
    last_on: DanishDate
    successor_id: string | null
    reason: string
    by_name: string
    recorded_at: Instant
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
  'oversight.breach_events': {
    breach_id: string
    sequence: number
    type: string
    at: Instant
    data: unknown
  }
  'oversight.breaches': {
    id: string
    party_id: string
    number: number
    unit_id: OrganisationId
    title: string
    aware_at: Instant
    review_id: string | null
    risk: string | null
    attention_at: Instant | null
    opened_at: Instant
    closed_at: Instant | null
    version: number
  }
  'oversight.notice_readings': {
    notice_id: string
    at: Instant
    person_id: PersonId
    name: string
  }
  'oversight.notices': {
    id: string
    kind: string
    to_function: string
    party_id: string
    unit_id: OrganisationId
    about_id: string
    at: Instant
  }
  'oversight.question_events': {
    citizen_id: CitizenId
    question_id: string
    sequence: number
    type: string
    at: Instant
    data: unknown
  }
  'oversight.questions': {
    citizen_id: CitizenId
    id: string
    record_id: string
    looked_at: Instant
    looked_by_id: string
    unit_id: OrganisationId
    party_id: string
    text: string
    reviewer_id: string | null
    reviewer_name: string | null
    reviewer_unit_id: OrganisationId | null
    review_id: string | null
    answer: unknown | null
    due_at: Instant
    warn_at: Instant
    escalations: number
    escalated_at: Instant | null
    attention_at: Instant | null
    asked_at: Instant
    answered_at: Instant | null
    version: number
  }
  'oversight.review_events': {
    review_id: string
    sequence: number
    type: string
    at: Instant
    data: unknown
  }
  'oversight.review_looks': {
    citizen_id: CitizenId
    record_id: string
    kind: string
    review_id: string
    at: Instant
  }
  'oversight.reviews': {
    id: string
    kind: string
    party_id: string
    person_id: PersonId
    person_name: string
    person_function: string | null
    unit_id: OrganisationId
    period: string
    subject: string
    question_id: string | null
    reviewer_id: string | null
    reviewer_name: string | null
    reviewer_unit_id: OrganisationId | null
    explanation: unknown | null
    due_at: Instant
    warn_at: Instant
    escalations: number
    escalated_at: Instant | null
    attention_at: Instant | null
    outcome: string | null
    words: string | null
    breach_id: string | null
    opened_at: Instant
    decided_at: Instant | null
    version: number
  }
  'oversight.runs': {
    kind: string
    period: string
    ran_at: Instant
    looks: number
    reviews: number
  }
  'pathway.change_events': {
    citizen_id: CitizenId
    id: string
    change_id: string
    type: string
    at: Instant
    data: unknown
  }
  'pathway.coordinator_events': {
    citizen_id: CitizenId
    id: string
    offer_id: string
    type: string
    at: Instant
    data: unknown
  }
  'pathway.facts': {
    citizen_id: CitizenId
    key: string
    kind: string
    at: Instant
    subject_id: SubjectId | null
    data: unknown
    source: string
    told_at: Instant
  }
  'pathway.goal_events': {
    citizen_id: CitizenId
    id: string
    goal_id: GoalId
    type: string
    at: Instant
    data: unknown
  }
  'pathway.missed_citizens': {
    reevaluation_id: string
    citizen_id: CitizenId
  }
  'pathway.obligation_events': {
    citizen_id: CitizenId
    pathway_id: PathwayId
    sequence: number
    step_id: string
    occurrence: number
    type: string
    at: Instant
    data: unknown
  }
  'pathway.pathways': {
    citizen_id: CitizenId
    id: string
    programme_code: string
    programme_version: number
    subject_id: SubjectId
    started_at: Instant
    status: string
    stopped_by: string | null
    next_look_at: Instant | null
  }
  'pathway.programme_draft_events': {
    draft_id: string
    sequence: number
    type: string
    at: Instant
    by_person_id: string
    by_name: string
    data: unknown
  }
  'pathway.programme_drafts': {
    id: string
    code: string
    based_on: number | null
    revision: number
    status: string
    published_as: number | null
    document: unknown
    saved_at: Instant
    saved_by: string
  }
  'pathway.programme_trials': {
    id: string
    code: string
    old_version: number
    new_version: number | null
    old_document: unknown
    new_document: unknown
    status: string
    began_at: Instant
    until: Instant
    begun_by: string
    pathways: number
    done: number
    after_citizen_id: string | null
    after_id: string | null
    tally: unknown
  }
  'pathway.programmes': {
    code: string
    version: number
    checksum: string
    document: unknown
    published_at: Instant
  }
  'pathway.reevaluations': {
    id: string
    programme_code: string | null
    reason: string
    asked_at: Instant
    after_citizen_id: string | null
    citizens: number
    finished_at: Instant | null
  }
  'pathway.retirements': {
    code: string
    version: number
    retired_on: DanishDate
    reason: string
    retired_by: string | null
    retired_at: Instant
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
  'rehab.assessments': {
    citizen_id: CitizenId
    id: string
    plan_id: string
    party: string
    assessed_on: DanishDate
    domains: unknown
    function: string
    training_need: string
    rehab_need: string
    potential: string
    corrects_id: string | null
    correction_reason: string | null
    by_person_id: string
    by_name: string
    by_unit_id: OrganisationId
    recorded_at: Instant
  }
  'rehab.plan_events': {
    citizen_id: CitizenId
    plan_id: string
    sequence: number
    type: string
    at: Instant
    data: unknown
  }
  'rehab.plans': {
    citizen_id: CitizenId
    id: string
    stay_id: StayId | null
    status: string
    gop_type: string | null
    owner_unit_id: OrganisationId
    provider_unit_id: OrganisationId | null
    is_choice_waiting: boolean
    is_paused: boolean
    day_zero: DanishDate | null
    latest_start: DanishDate | null
    right_from: DanishDate | null
    clock_state: string
    order_on: DanishDate
    sequence: number
    changed_at: Instant
  }
  'reporting.access_looks_v1': {
    citizen_id: CitizenId | null
    id: string | null
    at: Instant | null
    actor_kind: string | null
    person_id: PersonId | null
    actor_name: string | null
    role_id: RoleId | null
    function: string | null
    unit_id: OrganisationId | null
    controller_id: string | null
    on_behalf_of: string | null
    action: string | null
    data_kind: string | null
    object: string | null
    purpose: string | null
    flow: string | null
    outcome: string | null
    rule_id: string | null
    evidence_kind: string | null
    evidence_level: number | null
    override_id: string | null
    reason: string | null
    exemption_id: string | null
    consent_id: string | null
    receiver_unit_id: OrganisationId | null
    further_kinds: string[] | null
    count: number | null
    look_id: string | null
    request_id: string | null
  }
  'reporting.access_own_records_v1': {
    person_id: PersonId | null
    citizen_id: CitizenId | null
  }
  'reporting.access_subjects_v1': {
    citizen_id: CitizenId | null
    surname_key: string | null
    address_key: string | null
    is_watched: boolean | null
  }
  'stay.deeds': {
    citizen_id: CitizenId
    id: string
    stay_id: StayId
    kind: string
    at: Instant
    ends_at: Instant | null
    reason: string | null
    by_person_id: string
    by_name: string
    by_function: string
    by_unit_id: OrganisationId
    recorded_at: Instant
    destination: string | null
    undoes: string | null
  }
  'stay.notifications': {
    citizen_id: CitizenId
    message_id: MessageId
    stay_id: StayId
    letter_id: string
    code: string
    event_at: Instant
    sent_at: Instant
    period_start: Instant
    period_end: Instant | null
    leave_start: Instant | null
    leave_end: Instant | null
    class: string
    is_report_requested: boolean
    revises: string | null
    follows: string | null
    cancels: string | null
    place_unit_id: OrganisationId | null
    place_sor: string
    place_name: string
    receiver_unit_id: OrganisationId
    applied_at: Instant
  }
  'stay.stays': {
    citizen_id: CitizenId
    id: string
    episode_id: string
    status: string
    place_unit_id: OrganisationId | null
    place_name: string | null
    municipal_unit_id: OrganisationId
    started_at: Instant | null
    ended_at: Instant | null
    is_attention_needed: boolean
    window_unit_id: OrganisationId | null
    window_opened_at: Instant | null
    window_until: Instant | null
    changed_at: Instant
    window_end_told: Instant | null
    window_end_fact: string | null
  }
  'stay.tellings': {
    citizen_id: CitizenId
    id: string
    stay_id: StayId
    about: string
    is_taken_back: boolean
    at: Instant | null
    by_person_id: string
    by_name: string
    by_function: string
    by_unit_id: OrganisationId
    told_at: Instant
  }
  'task.added_origins': {
    citizen_id: CitizenId
    pathway_id: PathwayId
    step_id: string
    occurrence: number
    task_id: TaskId
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
    answered: unknown | null
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
    person_name: string | null
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
    asked_by: string | null
    ask_key: string | null
    meant_for_id: string | null
    meant_for_name: string | null
    origins: unknown | null
  }
}

/**
 * One row, with the columns that hold a closed list or a known shape narrowed to it:
 * `Row<'task.tasks', { status: TaskStatus }>`. The database's own checks keep the promise.
 */
export type Row<
  Name extends keyof Tables,
  Known extends Partial<Record<keyof Tables[Name], unknown>> = object,
> = Omit<Tables[Name], keyof Known> & Known
