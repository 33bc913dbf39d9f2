import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ruleBook } from './rule-book.ts'

const handbook = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'handbook', 'law.md')

interface Row {
  readonly id: string
  readonly block: string
  readonly text: string
  readonly confidence: string
}

function readTable(): Row[] {
  return readFileSync(handbook, 'utf8')
    .split('\n')
    .filter((line) => /^\| [PD]\d\d \|/.test(line))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim())
      return { id: cells[1] ?? '', block: cells[7] ?? '', text: cells[8] ?? '', confidence: cells[9] ?? '' }
    })
}

describe.skipIf(!existsSync(handbook))(
  'the rule table of the law handbook (skipped where it is not beside the repository)',
  async () => {
    const { rules } = await ruleBook()
    const table = existsSync(handbook) ? readTable() : []

    test('has 64 rows, and the book has them all', () => {
      expect(table).toHaveLength(64)
      const known = new Set(rules.map(({ id }) => id))
      expect(table.filter(({ id }) => !known.has(id))).toEqual([])
    })

    test('gives the Danish text of the log, word for word', () => {
      for (const { id, text } of table)
        for (const rule of rules.filter((one) => one.id === id)) expect(rule.text.da, id).toBe(text)
    })

    test('says what a citizen may block; where a part of the book differs, it is the stricter', () => {
      const stricter = ['P24 read']
      for (const { id, block } of table)
        for (const { part, isBlockable } of rules.filter((one) => one.id === id)) {
          if (block === 'y') expect(isBlockable, id).toBe(true)
          if (block === 'n' && !stricter.includes(`${id} ${part}`)) expect(isBlockable, id).toBe(false)
        }
    })

    test('and what is to be verified in it is so in the book', () => {
      for (const { id } of table.filter(({ confidence }) => confidence === 'to verify'))
        for (const rule of rules.filter((one) => one.id === id)) expect(rule.confidence, id).toBe('to-verify')
    })
  },
)
