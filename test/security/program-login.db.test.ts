import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openDatabase } from '../../server/platform/db/database.ts'
import { programLogin } from '../../server/platform/db/program-login.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { openHouse, type RunningHouse } from '../support/house.ts'

let house: RunningHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const refusedByDatabase = { code: '42501' }

describe('whoever gets a statement of their own into a connection of the program', () => {
  test('cannot become the owner of the tables, nor anybody else', async () => {
    const { owner } = await house.database.owner.one<{ owner: string }>(
      sql`select current_user::text as owner`,
    )
    for (const attempt of [
      `set role ${owner}`,
      `set role none; set role ${owner}`,
      `reset role; set role ${owner}`,
      `set session authorization ${owner}`,
      `reset session authorization; set session authorization ${owner}`,
      'set role pg_read_server_files',
      'set role pg_execute_server_program',
    ])
      await expect(house.database.program.pool.query(attempt), attempt).rejects.toMatchObject(
        refusedByDatabase,
      )
  })

  test('stepping back is to a login that may do no more than the program', async () => {
    const client = await house.database.program.pool.connect()
    try {
      await client.query('set role none')
      const { rows } = await client.query('select current_user::text as name, session_user::text as session')
      expect(rows).toEqual([{ name: programLogin, session: programLogin }])
      for (const attempt of [
        'update access.records set at = at',
        'delete from access.records',
        'drop schema access cascade',
        'create table access.more (id int)',
        'alter table access.records disable trigger all',
      ])
        await expect(client.query(attempt), attempt).rejects.toMatchObject(refusedByDatabase)
    } finally {
      client.release(true)
    }
  })

  test('cannot make roles, databases or schemas, read files, run programs or let in others', async () => {
    for (const attempt of [
      'create role somebody superuser login',
      `alter role ${programLogin} superuser`,
      `alter role ${programLogin} createrole`,
      `grant pg_write_all_data to ${programLogin}`,
      'create database another',
      'create schema another',
      'create table public.another (id int)',
      "copy (select 1) to program 'true'",
      "select pg_read_file('/etc/passwd')",
      "select pg_ls_dir('.')",
      "select lo_import('/etc/passwd')",
      'alter system set log_statement = none',
      "set session_replication_role = 'replica'",
      'create extension dblink',
      'select pg_reload_conf()',
      'table pg_authid',
    ])
      await expect(house.database.program.pool.query(attempt), attempt).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|0A000)$/),
      })
  })

  test('the login is a member of the program’s role and of no other, and has no power of its own', async () => {
    expect(
      await house.database.owner.query(sql`
        select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
          array(select roleid::regrole::text from pg_auth_members where member = role.oid) as memberships
        from pg_roles as role
        where rolname in (${programLogin}, 'sammenhaeng_program')
        order by rolname`),
    ).toEqual([
      { ...without, memberships: ['sammenhaeng_program'] },
      { ...without, memberships: [] },
    ])
  })

  test('the live signals and the clock’s jobs run as the program too: no connection is the owner’s while it runs', async () => {
    const busy = await house.database.owner.query<{ name: string; user: string }>(sql`
      select application_name as name, usename::text as user
      from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
        and usename <> ${programLogin} and state <> 'idle'`)
    expect(busy).toEqual([])
    expect(house.database.connection.user).toBe(programLogin)
  })
})

const without = {
  rolsuper: false,
  rolcreaterole: false,
  rolcreatedb: false,
  rolreplication: false,
  rolbypassrls: false,
}

describe('functions that run with the owner’s rights', () => {
  test('name where they look, so that nobody can put a table or function of theirs in the way', async () => {
    const found = await house.database.owner.query<{ name: string; settings: string[] | null }>(sql`
      select oid::regprocedure::text as name, proconfig as settings
      from pg_proc
      where prosecdef and pronamespace not in ('pg_catalog'::regnamespace, 'graphile_worker'::regnamespace)`)
    expect(found.length).toBeGreaterThan(0)
    for (const { name, settings } of found)
      expect(
        settings?.some((setting) => setting.startsWith('search_path=')),
        name,
      ).toBe(true)
  })
})

test('a server on which the program’s login stands and all has been migrated starts without the owner', async () => {
  const { host, port } = inject('postgres')
  const { database } = house.database.connection
  const asProgram = openDatabase({ host, port, user: programLogin, database: database ?? '', poolSize: 2 })
  const { migrate } = await import('../../server/platform/db/migrate.ts')
  const { prepareJobs } = await import('../../server/platform/jobs.ts')
  try {
    expect(await migrate(asProgram)).toEqual([])
    await expect(prepareJobs(asProgram)).resolves.toBeUndefined()
  } finally {
    await asProgram.close()
  }
})
