import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from './main.ts'
import { exitCode } from './output.ts'

const example = join(import.meta.dirname, '../../docs/how-to/hospital-notification.example.json')

let folder: string
let said: string[]
let complained: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-validate-'))
  vi.stubEnv('DATA_DIR', folder)
  vi.stubEnv('DATABASE_URL', undefined)
  said = []
  complained = []
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => complained.push(String(text)) > 0)
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

const validate = (...rest: string[]): Promise<number> =>
  runCommandLine(['node', 'sammenhaeng', 'message', 'validate', ...rest])

describe('message validate', () => {
  test('prints exactly one line of JSON for each file, in order, and the path as it was given', async () => {
    const texts = {
      'empty.json': '',
      'text.json': 'hej',
      'patient.json': '{"resourceType":"Patient"}',
      'broken.xml': '<Bundle',
    }
    const files = [example]
    for (const [name, text] of Object.entries(texts)) {
      await writeFile(join(folder, name), text)
      files.push(join(folder, name))
    }
    files.push(join(folder, 'nowhere.json'))
    expect(await validate('--json', ...files)).toBe(exitCode.found)
    const lines = said.join('').split('\n')
    expect(lines.pop()).toBe('')
    const answers = lines.map(
      (line) =>
        JSON.parse(line) as { file: string; standard: string | null; verdict: string; issues: object[] },
    )
    expect(answers.map(({ file }) => file)).toEqual(files)
    expect(answers[0]).toEqual({ file: example, standard: 'hospitalnotification', verdict: 'ok', issues: [] })
    for (const answer of answers.slice(1)) {
      expect(answer).toMatchObject({ standard: null, verdict: 'fatal-error' })
      expect(answer.issues).toEqual([
        expect.objectContaining({ severity: 'fatal', da: expect.any(String), en: expect.any(String) }),
      ])
    }
    expect(complained.join('')).toContain('Full validation is off')
  })

  test('is a wrong call with an option there is not', async () => {
    expect(await validate('--nothing-like-it', example)).toBe(exitCode.usage)
  })

  test('ends well when every file is sound', async () => {
    expect(await validate('--json', example)).toBe(exitCode.done)
    expect(said).toHaveLength(1)
  })

  test('says in words what is wrong when nobody asks for JSON', async () => {
    expect(await validate(example)).toBe(exitCode.done)
    expect(said.join('')).toContain('ok (hospitalnotification)')
  })

  test('is a wrong call when the folder of definitions is none', async () => {
    expect(await validate('--json', '--definitions', folder, example)).toBe(exitCode.usage)
    expect(complained.join('')).toContain('sets.json is missing')
  })
})
