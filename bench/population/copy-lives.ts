import type { CitizenId } from '../../kernel/ids.ts'
import type { DatabasePool } from '../../server/platform/db/database.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { type Endings, modelEndings, modelMunicipality } from './place.ts'

/** Tables that hold who a citizen is, which each has their own of; and logs and originals, which no measured screen reads. */
const notCopied = [
  'citizen.citizens',
  'citizen.identifiers',
  'citizen.residences',
  'citizen.practices',
  'access.records',
  'access.records_other',
  'message.letters',
  'message.handlings',
  'platform.outbox',
  'identity.sessions',
]

interface Column {
  readonly name: string
  readonly type: string
}

interface Table {
  readonly name: string
  readonly columns: readonly Column[]
}

/**
 * Gives every citizen of `bench.citizens` the life of their model: each row that is about the model citizen becomes one about
 * them, at their own places. It goes row by row of the model and not citizen by citizen, so that what is about one citizen
 * lies as scattered as it would after years.
 */
export async function copyLives(owner: DatabasePool, models: readonly CitizenId[]): Promise<void> {
  const tables = await listTables(owner)
  const rows: { table: Table; row: Readonly<Record<string, string | null>> }[] = []
  for (const table of tables)
    for (const row of await readRows(owner, table, models)) rows.push({ table, row })
  // Rules between tables hold because they held for the model; checking them again row by row would take half the time.
  const fast = await mayGoFast(owner)
  let next = 0
  const copy = async (): Promise<void> => {
    const client = await owner.pool.connect()
    try {
      await client.query('set statement_timeout = 0')
      await client.query('set synchronous_commit = off')
      if (fast) await client.query('set session_replication_role = replica')
      for (let taken = rows[next]; taken !== undefined; taken = rows[next]) {
        next += 1
        const { text, values } = copyStatement(taken.table, taken.row)
        await client.query(text, values)
      }
    } finally {
      client.release(true)
    }
  }
  // One after the other when rules are checked: a row must not come before the one it points at.
  await Promise.all(fast ? [copy(), copy()] : [copy()])
}

/** Tables about a citizen, those that are pointed at first. */
async function listTables(owner: DatabasePool): Promise<Table[]> {
  const found = await owner.query<{ name: string; columns: Column[] }>(sql`
    select namespace.nspname || '.' || class.relname as name,
      jsonb_agg(
        jsonb_build_object('name', attribute.attname, 'type', format_type(attribute.atttypid, null))
        order by attribute.attnum) as columns
    from pg_catalog.pg_class as class
    join pg_catalog.pg_namespace as namespace on namespace.oid = class.relnamespace
    join pg_catalog.pg_attribute as attribute on attribute.attrelid = class.oid
    where class.relkind = 'r'
      and not class.relispartition
      and attribute.attnum > 0
      and not attribute.attisdropped
      and attribute.attgenerated = ''
      and attribute.attidentity = ''
      and namespace.nspname <> 'bench'
      and exists (
        select from pg_catalog.pg_attribute as key
        where key.attrelid = class.oid and key.attname = 'citizen_id')
    group by class.oid, name
    order by (select count(*) from pg_catalog.pg_constraint where conrelid = class.oid and contype = 'f'), name`)
  return found.filter(({ name }) => !notCopied.includes(name))
}

/** The rows about the model citizens, each value as text. */
function readRows(
  owner: DatabasePool,
  { name, columns }: Table,
  models: readonly CitizenId[],
): Promise<Record<string, string | null>[]> {
  const shown = columns.map((column) => `${column.name}::text as ${column.name}`).join(', ')
  return owner.pool
    .query<Record<string, string | null>>(
      `select ${shown} from ${name} where citizen_id = any($1::uuid[]) order by ctid`,
      [models],
    )
    .then(({ rows }) => rows)
}

const endings = Object.entries(modelEndings) as readonly (readonly [keyof Endings, string])[]

/** The insert that gives a row of a model to everybody who lives that life. */
function copyStatement(
  { name, columns }: Table,
  row: Readonly<Record<string, string | null>>,
): { text: string; values: (string | null)[] } {
  const values: (string | null)[] = []
  const expressions = columns.map((column) => {
    const value = row[column.name] ?? null
    if (column.name === 'municipality_code' && value === modelMunicipality) return 'own.municipality_code'
    values.push(value)
    const given = `$${values.length}::text`
    return `(${value === null ? given : exchanged(given, value)})::${column.type}`
  })
  values.push(row.citizen_id ?? null)
  return {
    text: `insert into ${name} (${columns.map((column) => column.name).join(', ')})
      select ${expressions.join(', ')} from bench.citizens as own where own.model_id = $${values.length}::uuid`,
    values,
  }
}

/** The value with the endings of the model exchanged for those of the citizen; as it is when it has none. */
function exchanged(given: string, value: string): string {
  const found = endings.filter(([, ending]) => value.includes(ending))
  const replaced = found.reduce((text, [of, ending]) => `replace(${text}, '${ending}', own.${of})`, given)
  return value.includes(`"${modelMunicipality}"`)
    ? `replace(${replaced}, '"${modelMunicipality}"', '"' || own.municipality_code || '"')`
    : replaced
}

async function mayGoFast(owner: DatabasePool): Promise<boolean> {
  const { may } = await owner.one<{ may: boolean }>(
    sql`select rolsuper as may from pg_catalog.pg_roles where rolname = current_user`,
  )
  return may
}
