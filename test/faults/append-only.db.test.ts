import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identifier, sql } from '../../server/platform/db/sql.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

/** What has happened or been said: the program adds and reads, and nothing it does can change or remove a row. */
const appendOnly = [
  'access.block_ends',
  'access.blocks',
  'access.consent_ends',
  'access.consents',
  'access.declared_findings',
  'access.delegation_ends',
  'access.delegations',
  'access.exemptions',
  'access.log_eras',
  'access.log_erased_digests',
  'access.log_erasures',
  'access.log_seals',
  'access.notice_acknowledgements',
  'access.notices',
  'access.override_ends',
  'access.overrides',
  'access.past_relations',
  'access.permission_ends',
  'access.permissions',
  'access.records',
  'access.representation_ends',
  'access.representations',
  'agreement.documents',
  'citizen.after_death_wishes',
  'citizen.death_facts',
  'citizen.moves',
  'citizen.story_events',
  'correspondence.files',
  'correspondence.letters',
  'correspondence.thread_events',
  'form.definitions',
  'form.outside_sendings',
  'form.response_events',
  'identity.client_ends',
  'identity.client_key_sets',
  'identity.client_senders',
  'identity.clients',
  'medication.cave_events',
  'medication.events',
  'message.definition_packages',
  'message.handlings',
  'message.letters',
  'message.mailboxes',
  'message.outgoing_letters',
  'message.outgoing_events',
  'message.repeats',
  'observation.deliveries',
  'observation.letters',
  'organisation.acute_hospitals',
  'organisation.area_exceptions',
  'organisation.area_members',
  'organisation.area_models',
  'organisation.areas',
  'organisation.geography_editions',
  'organisation.geography_sources',
  'organisation.municipalities',
  'organisation.people',
  'organisation.placements',
  'organisation.role_ends',
  'organisation.shift_ends',
  'organisation.shifts',
  'organisation.unit_closures',
  'oversight.breach_events',
  'oversight.notice_readings',
  'oversight.notices',
  'oversight.question_events',
  'oversight.review_events',
  'oversight.review_looks',
  'oversight.runs',
  'pathway.change_events',
  'pathway.coordinator_events',
  'pathway.facts',
  'pathway.goal_events',
  'pathway.obligation_events',
  'pathway.programme_draft_events',
  'pathway.programmes',
  'pathway.retirements',
  'rehab.assessments',
  'rehab.plan_events',
  'stay.deeds',
  'stay.notifications',
  'stay.tellings',
  'task.added_origins',
  'task.events',
]

/** What may be changed, and why that loses nothing. */
const changeable: Readonly<Record<string, string>> = {
  'access.kinships': 'a period is ended, the row stays',
  'access.own_records': 'which citizen a professional is, as they signed in last',
  'access.relations': 'told anew by the module that knows; what was told before stands in past_relations',
  'access.subjects': 'what the citizen module says now',
  'citizen.addresses': 'a period is ended, the row stays',
  'citizen.citizens': 'what the register says now',
  'citizen.identifiers': 'a period is ended, the row stays',
  'citizen.known_to': 'a period is ended, the row stays',
  'citizen.practices': 'a period is ended, the row stays',
  'citizen.relatives': 'a period is ended, the row stays',
  'citizen.residences': 'a period is ended, the row stays',
  'correspondence.boxes': 'a cache of the events',
  'correspondence.drafts': 'what nobody has sent yet: gone when it is sent or thrown away',
  'correspondence.threads': 'a cache of the events',
  'correspondence.uploads': 'chosen and not sent: what is sent is among the files',
  'form.deliveries': 'a cache of the events: what was read stands there as read',
  'form.responses': 'a cache of the events',
  'form.told_values': 'what the modules that know it say now',
  'form.subjects': 'what the modules that know stays and plans say now',
  'identity.client_assertions': 'remembered until it would be refused anyway',
  'identity.client_tokens': 'gone when the token is',
  'identity.device_keys': 'gone when the person signs out everywhere',
  'identity.sessions': 'gone when the session is',
  'identity.sign_ins': 'gone when the sign-in is',
  'medication.card_changes': 'a queue: what came of each stands in the events',
  'medication.card_feed': 'how far a feed of others is read: a place, not a history',
  'medication.reconciliations': 'a cache of the events',
  'medication.simulated_cards': 'a system of others, played',
  'message.outgoing_states': 'a cache of the events',
  'organisation.ladder_rungs': 'who to call now; who was called stands in the events of the task',
  'organisation.roles': 'its last day alone; who ended it, when and why stands in role_ends',
  'organisation.units': 'its last day alone; who closed it, when and why stands in unit_closures',
  'oversight.breaches': 'a cache of the entries in the register',
  'oversight.questions': 'a cache of the events',
  'oversight.reviews': 'a cache of the events',
  'pathway.missed_citizens': 'gone when the citizen has been looked at',
  'pathway.pathways': 'a cache of its facts',
  'pathway.programme_drafts': 'a cache of its events',
  'pathway.programme_trials': 'how far a trial has come, and what it has counted',
  'pathway.reevaluations': 'how far a walk through running pathways has come',
  'platform.outbox': 'a queue: gone when delivered',
  'platform.requests': 'answers kept for a day',
  'rehab.plans': 'a cache of the events',
  'stay.stays': 'a cache of its notifications and deeds',
  'task.escalations': 'a cache of the events',
  'task.handoffs': 'a cache of the events',
  'task.tasks': 'a cache of the events',
}

let house: RunningHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

interface Table {
  readonly name: string
  /** For a month of a log: the log. */
  readonly partOf: string | null
}

/** Every table of ours, parts of logs too. */
function tables(): Promise<Table[]> {
  return house.database.owner.query<Table>(sql`
    select namespace.nspname || '.' || class.relname as name,
      (select inhparent::regclass::text from pg_inherits where inhrelid = class.oid) as "partOf"
    from pg_class as class
    join pg_namespace as namespace on namespace.oid = class.relnamespace
    where class.relkind in ('r', 'p')
      and namespace.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public')
      and not (namespace.nspname = 'platform' and class.relname = 'migrations')
    order by 1`)
}

describe('what has happened stays as it was written', () => {
  test('every table is known here as never changed, or as changeable with a reason', async () => {
    const whole = (await tables()).filter(({ partOf }) => partOf === null)
    expect(whole.map(({ name }) => name)).toEqual([...appendOnly, ...Object.keys(changeable)].toSorted())
  })

  test('the program is refused when it tries to change, remove or empty it, by the whole or by its parts', async () => {
    const kept = (await tables()).filter(({ name, partOf }) => appendOnly.includes(partOf ?? name))
    expect(kept.length).toBeGreaterThan(appendOnly.length)
    for (const { name } of kept) {
      const table = identifier(name)
      const [column] = await house.database.owner.query<{ name: string }>(sql`
        select attname::text as name from pg_attribute
        where attrelid = ${name}::regclass and attnum > 0 and attgenerated = ''
        limit 1`)
      const first = identifier(column?.name ?? '')
      for (const attempt of [
        sql`update ${table} set ${first} = ${first}`,
        sql`delete from ${table}`,
        sql`truncate ${table}`,
        sql`drop table ${table}`,
        sql`alter table ${table} disable trigger all`,
      ])
        await expect(house.database.program.execute(attempt), name).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('the changeable ones are those the program may change, and no others', async () => {
    const changed = await house.database.owner.query<{ name: string }>(sql`
      select class.oid::regclass::text as name
      from pg_class as class
      where class.relkind in ('r', 'p', 'v')
        and (has_any_column_privilege('sammenhaeng_program', class.oid, 'update')
          or has_table_privilege('sammenhaeng_program', class.oid, 'delete'))
        and class.relnamespace not in ('pg_catalog'::regnamespace, 'graphile_worker'::regnamespace)
      order by 1`)
    expect(changed.map(({ name }) => name).toSorted()).toEqual(Object.keys(changeable).toSorted())
  })

  test('of the changeable ones, rows are removed only where nothing that happened is told by them', async () => {
    const removable = await house.database.owner.query<{ name: string }>(sql`
      select distinct table_schema || '.' || table_name as name
      from information_schema.table_privileges
      where grantee = 'sammenhaeng_program' and table_schema <> 'graphile_worker' and privilege_type in ('DELETE', 'TRUNCATE')
      order by 1`)
    expect(removable.map(({ name }) => name)).toEqual([
      'correspondence.drafts',
      'correspondence.uploads',
      'identity.client_assertions',
      'identity.client_tokens',
      'identity.device_keys',
      'identity.sessions',
      'identity.sign_ins',
      'organisation.ladder_rungs',
      'pathway.missed_citizens',
      'platform.outbox',
      'platform.requests',
    ])
  })

  test('the program has been given no more than it needs: it owns nothing but the clock’s own tables, and nothing is open to all', async () => {
    expect(
      await house.database.owner.query(sql`
        select class.oid::regclass::text as name
        from pg_class as class
        join pg_namespace as namespace on namespace.oid = class.relnamespace
        where (class.relowner = 'sammenhaeng_program'::regrole and namespace.nspname not in ('graphile_worker', 'pg_toast'))
          or (class.relkind in ('r', 'p')
            and namespace.nspname not in ('pg_catalog', 'information_schema')
            and exists (select from aclexplode(class.relacl) where grantee = 0))`),
    ).toEqual([])
  })
})
