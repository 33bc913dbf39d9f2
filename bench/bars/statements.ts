import type { Database } from '../../server/platform/db/database.ts'
import { type Fragment, sql, statement } from '../../server/platform/db/sql.ts'
import { createShell, type Shell } from '../../server/platform/shell.ts'

/** A shell that keeps what is asked of the database. */
export function watchStatements(shell: Shell): { shell: Shell; statements: readonly Fragment[] } {
  const statements: Fragment[] = []
  const keep = (fragment: Fragment): Fragment => {
    statements.push(fragment)
    return fragment
  }
  const watch = (db: Database): Database => ({
    isTransaction: db.isTransaction,
    query: (fragment) => db.query(keep(fragment)),
    maybe: (fragment) => db.maybe(keep(fragment)),
    one: (fragment) => db.one(keep(fragment)),
    execute: (fragment) => db.execute(keep(fragment)),
    transaction: (work) => db.transaction((inner) => work(watch(inner))),
  })
  return { shell: createShell({ ...shell, db: watch(shell.db) }), statements }
}

/** How PostgreSQL answers a statement. */
export interface Plan {
  readonly milliseconds: number
  readonly indexes: readonly string[]
  /** Tables of more than a thousand rows that were read from end to end. */
  readonly readWhole: readonly string[]
}

interface Explained {
  readonly Plan: Node
  readonly 'Execution Time': number
}

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Node[]
}

/** Runs a question once more, explained; undefined when it writes, which is not done twice. */
export async function planOf(db: Database, fragment: Fragment): Promise<Plan | undefined> {
  if (!/^\s*(select|with)\b/i.test(statement(fragment).text)) return undefined
  const answer = await db.one<{ 'QUERY PLAN': readonly [Explained] }>(
    sql`explain (analyze, format json) ${fragment}`,
  )
  const [{ Plan: root, 'Execution Time': milliseconds }] = answer['QUERY PLAN']
  const nodes = nodesOf(root)
  return {
    milliseconds,
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
    readWhole: nodes
      .filter((node) => node['Node Type'] === 'Seq Scan' && rowsReadBy(node) > 1_000)
      .map((node) => node['Relation Name'] ?? ''),
  }
}

function rowsReadBy(node: Node): number {
  return (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}
