import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readPage, tableRows } from '../architecture/documents.ts'
import { hold } from '../architecture/hold.ts'
import { root } from '../architecture/sources.ts'

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; within a section they are numbered from 1. */
const requirementsOf: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2 },
  ...{ '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2 },
  ...{ '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4 },
  ...{ '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
  ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
}

const wanted = Object.entries(requirementsOf).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
)

describe('the list of ASVS 5.0 requirements', () => {
  const page = readPage('docs/security/asvs.md')
  const rows = tableRows(page.text)

  test('has each requirement of levels 1 and 2 once, in order', () => {
    expect(wanted).toHaveLength(253)
    expect(rows.map(([number]) => number)).toEqual(wanted)
  })

  test('says of each whether it holds, in our own short words, and by what or why not', () => {
    hold({
      looked: rows.length,
      breaches: rows
        .filter(
          ([, level, short = '', status = '', shown = '']) =>
            !/^[12]$/.test(level ?? '') ||
            short.length < 4 ||
            short.startsWith('Verify that') ||
            !['held', 'partly', 'not applicable', 'not held'].includes(status) ||
            shown.length < 4,
        )
        .map(([number = '']) => ({ at: number, what: 'is not told whole' })),
      instead: 'Level, our own words, held / partly / not applicable / not held, and a file or a reason.',
    })
  })

  test('names only files that are there', () => {
    const named = rows.flatMap(([number = '', , , , shown = '']) =>
      [...shown.matchAll(/`([a-z]+\/[\w./-]+|tsconfig\.json|package-lock\.json)`/g)]
        .map((match) => match[1] ?? '')
        .filter((file) => file !== 'web/dist')
        .map((file) => ({ number, file })),
    )
    hold({
      looked: named.length,
      breaches: named
        .filter(({ file }) => !existsSync(join(root, file)))
        .map(({ number, file }) => ({ at: number, what: `names ${file}` })),
      instead: 'Name the file as it is called now, or say that the requirement is no longer held.',
    })
  })

  test('counts what it says', () => {
    const count = (status: string) => rows.filter(([, , , is]) => is === status).length
    expect(page.text).toContain(
      `${count('held')} held, ${count('partly')} partly, ${count('not applicable')} not applicable, ${count('not held')} not held.`,
    )
  })
})
