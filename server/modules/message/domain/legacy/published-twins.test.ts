import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadGrading } from '../../grading.ts'
import { judgeOlderMessage } from './judge-older.ts'
import { olderFormatOf, printOlder, readOlder } from './older-message.ts'

/** MedCom's published older messages. They are not part of this repository; beside it they are read. */
const shared = join(import.meta.dirname, '../../../../../../shared/medcom')
const isThere = existsSync(shared)
const reading = isThere ? test : test.skip
const why = isThere ? '' : ' (left out: MedCom’s published messages are not beside the repository)'

const limits = { bytes: 10_000_000, depth: 30 }
const grading = await loadGrading()

function readFileAt(folder: string, name: string) {
  const bytes = readFileSync(join(shared, folder, name))
  const format = olderFormatOf(bytes)
  if (format === undefined) throw new Error(`${name} is not seen as an older message`)
  return readOlder(bytes, format, limits)
}

function factsAt(folder: string, name: string) {
  const read = readFileAt(folder, name)
  if (!read.ok) throw new Error(`${name}: ${read.refusal.code}`)
  const [letter] = read.value.letters
  return letter?.facts
}

/** What is found in an EDIFACT file: the fault of its syntax, else the rules its letter breaks. */
function faultsOf(name: string): string[] {
  const read = readFileAt('legacy-edifact', name)
  if (!read.ok) return [read.refusal.code]
  return judgeOlderMessage(read.value, grading).flatMap(({ blocking }) => blocking.map(({ rule }) => rule))
}

/** Kinds of letters we do not read: a booking confirmation and laboratory answers. */
const others = new Set(['DIS13_1', 'RPT01_1', 'RPT01_2'])

describe(`MedCom’s own older messages${why}`, () => {
  const twins = isThere
    ? readdirSync(join(shared, 'legacy-edifact'))
        .filter(
          (name) =>
            name.endsWith('.edi') && existsSync(join(shared, 'legacy-oioxml', name.replace('.edi', '.xml'))),
        )
        .map((name) => name.replace('.edi', ''))
    : []

  reading('every EDIFACT message says the same as its OIOXML twin', () => {
    expect(twins).toHaveLength(15)
    for (const twin of twins.filter((name) => !others.has(name))) {
      const facts = factsAt('legacy-edifact', `${twin}.edi`)
      expect([twin, facts]).toEqual([twin, factsAt('legacy-oioxml', `${twin}.xml`)])
      expect(facts).toBeDefined()
    }
  })

  reading(
    'a kind of letter we do not read is told to its sender as such, and nothing is guessed of it',
    () => {
      for (const twin of others) expect(faultsOf(`${twin}.edi`)).toEqual(['standard-not-received'])
    },
  )

  reading('each message that is wrong on purpose gets a fault of its own, and the good ones none', () => {
    expect(Object.fromEntries(errorFiles.map((name) => [name, faultsOf(`DIS20_${name}.edi`)[0]]))).toEqual({
      ERROR_ENC0: 'edifact-not-latin',
      ERROR_UNB0: 'edifact-unb-incomplete',
      ERROR_UNB2: 'edifact-unb-repeated',
      ERROR_UNB3: 'edifact-interchange-repeated',
      ERROR_UNH1: 'edifact-unh-missing',
      ERROR_UNH2: 'edifact-unt-reference',
      ERROR_UNT1: 'edifact-unt-missing',
      ERROR_UNT2: 'edifact-unt-incomplete',
      ERROR_UNZ1: 'edifact-unz-count',
      ERROR_UNZ2: 'edifact-unz-incomplete',
      ERROR_XSL0: 'older-part-missing',
      ERROR_XSL1: 'older-code-unknown',
      ok: undefined,
      ok_UNA: undefined,
    })
  })

  reading(
    'what we write of the facts is segment for segment what was published, but for spaces at line ends',
    () => {
      for (const twin of ['DIS14_1', 'DIS17_1', 'DIS20_1', 'DIS91_1', 'DIS91_2', 'REF07_1', 'CTL03_1']) {
        const facts = factsAt('legacy-edifact', `${twin}.edi`)
        const written = facts && printOlder(facts, 'edifact')
        const plain = (bytes: Uint8Array) =>
          Buffer.from(bytes)
            .toString('latin1')
            .replace(/[\r\n]/g, '')
        expect(written?.ok && plain(written.value)).toBe(
          plain(readFileSync(join(shared, 'legacy-edifact', `${twin}.edi`))),
        )
      }
    },
  )

  reading('a text in bold and in a fixed font is read whole, as plain lines', () => {
    const read = readFileAt('legacy-oioxml', 'korr_x9134.xml')
    const [letter] = read.ok ? read.value.letters : []
    // Its citizen number has a month 22, which is the one thing wrong with it.
    expect(letter?.issues.map(({ rule }) => rule)).toEqual(['older-citizen-number'])
  })
})

const errorFiles = [
  'ERROR_ENC0',
  'ERROR_UNB0',
  'ERROR_UNB2',
  'ERROR_UNB3',
  'ERROR_UNH1',
  'ERROR_UNH2',
  'ERROR_UNT1',
  'ERROR_UNT2',
  'ERROR_UNZ1',
  'ERROR_UNZ2',
  'ERROR_XSL0',
  'ERROR_XSL1',
  'ok',
  'ok_UNA',
]
