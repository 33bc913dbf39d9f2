import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'
import { sql } from './sql.ts'
import { withMigratedDatabase } from './with-migrated-database.ts'

interface Column {
  table: string
  name: string
  type: string
  is_nullable: boolean
}

/** What the driver gives us for each type of PostgreSQL, as set up in database.ts. */
const typeOf: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'DanishDate',
  float4: 'number',
  float8: 'number',
  inet: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  json: 'unknown',
  jsonb: 'unknown',
  name: 'string',
  numeric: 'string',
  regclass: 'string',
  text: 'string',
  timestamptz: 'Instant',
  tstzrange: 'string',
  daterange: 'string',
  tsvector: 'string',
  uuid: 'string',
  varchar: 'string',
  xid8: 'string',
}

function pascal(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function typeScriptOf(column: Column, ids: ReadonlySet<string>): string {
  const isArray = column.type.startsWith('_')
  const base = isArray ? column.type.slice(1) : column.type
  const id = /(^|_)unit_id$/.test(column.name) ? 'OrganisationId' : pascal(column.name)
  const found = base === 'uuid' && ids.has(id) ? id : typeOf[base]
  if (found === undefined)
    throw new TypeError(
      `${column.table}.${column.name} is ${base}: say in generate-types.ts what we get for it`,
    )
  return `${found}${isArray ? '[]' : ''}${column.is_nullable ? ' | null' : ''}`
}

/**
 * The types of the rows of every table and published view, as the text of schema.gen.ts. A column named as an id of
 * kernel/ids.ts (`citizen_id`) has that id's type; a unit is an organisation.
 */
export async function printTypes(db: Database): Promise<string> {
  const columns = await db.query<Column>(sql`
    select n.nspname || '.' || c.relname as table, a.attname::text as name, t.typname::text as type,
      not a.attnotnull as is_nullable
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where c.relkind in ('r', 'p', 'v', 'm')
      and not c.relispartition
      and a.attnum > 0
      and not a.attisdropped
      and n.nspname !~ '^pg_'
      and n.nspname not in ('information_schema', 'public', 'graphile_worker')
    order by n.nspname, c.relname, a.attnum`)
  const ids = new Set(await listIds())
  const used = new Set<string>()
  const tables = [...Map.groupBy(columns, ({ table }) => table)].map(([table, its]) => {
    const lines = its.map((column) => {
      const type = typeScriptOf(column, ids)
      used.add(type.replace(/\[\]|\s.*$/g, ''))
      return `    ${column.name}: ${type}\n`
    })
    return `  '${table}': {\n${lines.join('')}  }\n`
  })
  const names = (all: readonly string[]): string[] => all.filter((name) => used.has(name)).sort()
  return [
    '// Written by `npm run db:types` from the migrations; a test keeps it true. Never edited by hand.\n\n',
    importing(names([...ids]), 'ids'),
    importing(names(['DanishDate', 'Instant']), 'instant'),
    '\n/** A row of each table and view, as the driver gives it. */\n',
    `interface Tables {\n${tables.join('')}}\n`,
    '\n/**\n * One row, with the columns that hold a closed list or a known shape narrowed to it:\n',
    " * `Row<'task.tasks', { status: TaskStatus }>`. The database's own checks keep the promise.\n */\n",
    'export type Row<\n  Name extends keyof Tables,\n  Known extends Partial<Record<keyof Tables[Name], unknown>> = object,\n',
    '> = Omit<Tables[Name], keyof Known> & Known\n',
  ].join('')
}

const kernel = join(import.meta.dirname, '..', '..', '..', 'kernel')

/** The ids of kernel/ids.ts: `CitizenId`, `TaskId` … */
async function listIds(): Promise<string[]> {
  const text = await readFile(join(kernel, 'ids.ts'), 'utf8')
  return [...text.matchAll(/^export type (\w+Id) =/gm)].map((match) => match[1] ?? '')
}

/** The line that imports the names from a file of kernel, broken as the formatter breaks it. */
function importing(names: readonly string[], file: string): string {
  if (names.length === 0) return ''
  const from = `from '../../../kernel/${file}.ts'\n`
  const line = `import type { ${names.join(', ')} } ${from}`
  return line.length <= 111 ? line : `import type {\n${names.map((name) => `  ${name},\n`).join('')}} ${from}`
}

if (import.meta.main)
  await writeFile(join(import.meta.dirname, 'schema.gen.ts'), await withMigratedDatabase(printTypes))
