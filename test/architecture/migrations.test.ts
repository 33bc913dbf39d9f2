import { describe, test } from 'vitest'
import { hold } from './hold.ts'
import { listFiles, listFolders, readText } from './sources.ts'

const migrations = ['server/platform/migrations', ...listFolders('server/modules').map(migrationsOf)].flatMap(
  (folder) => listFiles(folder, '.sql'),
)

function migrationsOf(word: string): string {
  return `server/modules/${word}/migrations`
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

describe('migrations', () => {
  test('are named by time and deed', () => {
    hold({
      looked: migrations.length,
      breaches: migrations
        .filter((path) => !/^\d{8}T([01]\d|2[0-3])[0-5]\d_[a-z0-9]+(_[a-z0-9]+)*\.sql$/.test(nameOf(path)))
        .map((path) => ({ at: path, what: 'has another name' })),
      instead: 'Name it like 20270114T1030_create_handoffs.sql, so that all run in one order of time.',
    })
  })

  test('never share a time, whatever their module', () => {
    const times = migrations.map((path) => nameOf(path).slice(0, 13))
    hold({
      looked: migrations.length,
      breaches: migrations
        .filter((_, index) => times.indexOf(times[index] ?? '') !== index)
        .map((path) => ({ at: path, what: `runs at the same time as another` })),
      instead: 'Give one of the two a later minute; only one that has not been released may be renamed.',
    })
  })

  test('say on the first line if the old program can run beside them', () => {
    hold({
      looked: migrations.length,
      breaches: migrations
        .filter((path) => !/^-- Runs beside the old program: (yes|no)\b/.test(readText(path)))
        .map((path) => ({ at: path, what: 'does not say' })),
      instead:
        'Begin with `-- Runs beside the old program: yes.` or `no`, and if no, why: it decides how to upgrade.',
    })
  })
})

/** The kept text of what all migrations together make; a database test keeps it true. */
const schema = readText('test/golden/schema.sql')

describe('the tables the migrations make', () => {
  const tables = [
    ...schema.matchAll(/^create (?:table|view|materialized view) ([a-z_0-9.]+) (?!partition of)/gm),
  ].map((match) => match[1] ?? '')

  test('each have a comment saying what a row is', () => {
    hold({
      looked: tables.length,
      breaches: tables
        .filter(
          (table) => !new RegExp(`^comment on (table|view|materialized view) ${table} is`, 'm').test(schema),
        )
        .map((table) => ({ at: table, what: 'has no comment' })),
      exceptions: {
        'platform.migrations': 'made before the first migration runs, by the runner itself',
      },
      instead: 'Say in `comment on table …` what one row is, and what it promises.',
    })
  })

  test('have constraints whose names read as rules', () => {
    const constraints = [...schema.matchAll(/^ {2}constraint ([a-z_0-9]+) (check|unique|exclude)/gm)]
    hold({
      looked: constraints.length,
      breaches: constraints
        .filter((match) => /_(check|excl|key)\d*$/.test(match[1] ?? ''))
        .map((match) => ({ at: match[1] ?? '', what: `is a ${match[2]} named by the database` })),
      instead: 'Name it as the rule it keeps: `constraint one_open_handoff_per_task unique (…)`.',
    })
  })

  test('have plural names', () => {
    const named = tables.filter((table) => !table.startsWith('reporting.'))
    hold({
      looked: named.length,
      breaches: named
        .filter((table) => !/s$|people$|children$/.test(table.replace(/_p?\d+$/, '')))
        .map((table) => ({ at: table, what: 'is not plural' })),
      exceptions: {
        'platform.outbox': 'the name the pattern has everywhere',
        'medication.card_feed': 'one row: there is one feed of the medicine card',
        'citizen.known_to': 'reads as a sentence: this citizen is known to that municipality',
      },
      instead: 'A table holds many: `task.handoffs`, not `task.handoff`.',
    })
  })
})
