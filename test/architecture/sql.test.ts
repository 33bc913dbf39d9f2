import { describe, test } from 'vitest'
import { tierOrder, tiers } from '../../docs/module-map.ts'
import { hold } from './hold.ts'
import { isTestCode, lineOf, listFiles, listSources, readText } from './sources.ts'

const words: readonly string[] = tierOrder.flatMap((tier) => tiers[tier])
const schemas = new Set([...words, 'platform', 'graphile_worker'])

function moduleOf(path: string): string {
  return /^server\/modules\/([^/]+)\//.exec(path)?.[1] ?? ''
}

/** Names like `task.handoffs` where a statement names a table or a view: after `from`, `join`, `into`, `update`, `references` … */
function listTables(sql: string): { schema: string; name: string; line: number }[] {
  const places =
    /\b(?:from|join|into|update|truncate|references|table|view|on)\s+(?:only\s+|if\s+(?:not\s+)?exists\s+)?([a-z_]+)\.([a-z_0-9]+)/gi
  return [...sql.matchAll(places)]
    .map((match) => ({ schema: match[1] ?? '', name: match[2] ?? '', line: lineOf(sql, match.index) }))
    .filter(({ schema }) => schemas.has(schema) || schema === 'reporting')
}

/** The SQL of a module: one file, or a folder of them when it has many questions. */
function isStore(path: string): boolean {
  return /\/store(\/[^/]+)?\.ts$/.test(path)
}

/** A view a module publishes for others: `reporting.handoffs_v1`. */
function isPublished(schema: string, name: string): boolean {
  return schema === 'reporting' && /_v\d+$/.test(name)
}

describe('SQL', () => {
  const production = listSources('server/modules').filter(({ path }) => !isTestCode(path))

  test('stands in store.ts (or files of a folder store) and in migrations only', () => {
    hold({
      looked: production.length,
      breaches: production
        .filter(({ path }) => !isStore(path))
        .flatMap(({ path, code }) =>
          [...code.matchAll(/\bsql(?:<[^>]*>)?`|\bpool\.query\(/g)].map((match) => ({
            at: path,
            line: lineOf(code, match.index),
            what: 'asks the database itself',
          })),
        ),
      instead: 'Give store.ts one named function for the question, and call that.',
    })
  })

  test('of a store names its own schema, or a published view', () => {
    const stores = production.filter(({ path }) => isStore(path))
    hold({
      looked: stores.length,
      breaches: stores.flatMap(({ path, code }) =>
        listTables(code)
          .filter(({ schema, name }) => schema !== moduleOf(path) && !isPublished(schema, name))
          .map(({ schema, name, line }) => ({ at: path, line, what: `reads ${schema}.${name}` })),
      ),
      instead:
        'Ask the neighbour through its index.ts, or read a versioned view it publishes (reporting.…_v1).',
    })
  })

  test('of a migration makes and changes its own schema only', () => {
    const migrations = listFiles('server/modules', '.sql')
    hold({
      looked: migrations.length,
      breaches: migrations.flatMap((path) => {
        const text = readText(path).replace(/--.*$/gm, '')
        return listTables(text)
          .filter(({ schema, name }) => schema !== moduleOf(path) && !isPublished(schema, name))
          .map(({ schema, name, line }) => ({ at: path, line, what: `names ${schema}.${name}` }))
      }),
      instead: 'A module changes its own tables. What it must know of another it asks for, or is told.',
    })
  })

  test('is not written outside modules and platform: stories and journeys go through the use cases', () => {
    const looked = listSources('seed', 'test/journeys', 'bin')
    hold({
      looked: looked.length,
      breaches: looked.flatMap(({ path, code }) =>
        [...code.matchAll(/\bsql(?:<[^>]*>)?`|\bpool\.query\(|\.execute\(/g)].map((match) => ({
          at: path,
          line: lineOf(code, match.index),
          what: 'asks the database itself',
        })),
      ),
      instead: 'Build the state through the use cases, so that it is one the program can come to.',
    })
  })
})
