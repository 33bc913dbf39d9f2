import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createDefinitions, loadDefinitionSets } from './definitions.ts'
import { baseDefinitions } from './definitions-base.ts'
import { address, codeSystem, definitionsOf, valueSet } from './definitions-for-tests.ts'

describe('the definitions of R4', () => {
  const base = baseDefinitions()

  test('are found by address, with or without a version, and only what is asked for is read', () => {
    const encounter = base.structure('http://hl7.org/fhir/StructureDefinition/Encounter')
    expect(encounter).toMatchObject({ type: 'Encounter', kind: 'resource' })
    expect(JSON.stringify(encounter)).not.toContain('"mapping"')
    expect(base.structure('http://hl7.org/fhir/StructureDefinition/string')).toMatchObject({
      kind: 'primitive-type',
    })
    expect(base.structure('http://hl7.org/fhir/StructureDefinition/data-absent-reason')).toBeDefined()
    expect(base.valueSet('http://hl7.org/fhir/ValueSet/identifier-use|4.0.1')).toBeDefined()
    expect(base.codeSystem('http://terminology.hl7.org/CodeSystem/v3-ActCode')).toMatchObject({
      content: 'complete',
    })
    expect(base.structure('https://example.dk/nowhere')).toBeUndefined()
  })
})

describe('a set of packages', () => {
  const nothing = definitionsOf()

  test('is asked in the order it is given, by the version where there is one, and R4 last', () => {
    const set = createDefinitions(
      [
        [valueSet('a', {}, { version: '2', title: 'first' })],
        [valueSet('a', {}, { version: '1', title: 'second' }), valueSet('b', {}, { title: 'only' })],
      ],
      definitionsOf(valueSet('c', {}, { title: 'base' })),
    )
    const title = (url: string): unknown => set.valueSet(url)?.title
    expect(title(address('a'))).toBe('first')
    expect(title(`${address('a')}|1`)).toBe('second')
    expect(title(`${address('a')}|7`)).toBe('first')
    expect([title(address('b')), title(address('c'))]).toEqual(['only', 'base'])
  })

  test('prefers a whole code system to a fragment of it', () => {
    const set = createDefinitions(
      [
        [codeSystem('npu', [{ code: '1' }], { content: 'fragment' })],
        [codeSystem('npu', [{ code: '1' }, { code: '2' }])],
      ],
      nothing,
    )
    expect(set.codeSystem(address('npu'))).toMatchObject({ content: 'complete' })
  })
})

describe('a folder of sets', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-sets-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const write = async (sets: object, profiles: number): Promise<void> => {
    await mkdir(join(folder, 'own-1'), { recursive: true })
    for (let at = 0; at < profiles; at++)
      await writeFile(
        join(folder, 'own-1', `profile-${at}.json`),
        JSON.stringify({
          resourceType: 'StructureDefinition',
          url: address(`m${at}`),
          type: 'Bundle',
          derivation: 'constraint',
        }),
      )
    await writeFile(join(folder, 'sets.json'), JSON.stringify({ sets }))
  }
  const own = { own: { message: 'own-1', packages: ['own-1'] } }

  test('knows the profile of each message, and reads a set when it is asked for', async () => {
    await write({ ...own, gone: { message: 'gone-1', packages: ['gone-1'] } }, 1)
    const sets = loadDefinitionSets(folder)
    expect([...sets.keys()]).toEqual(['own', 'gone'])
    expect(sets.get('own')?.()).toMatchObject({ standard: 'own', messageProfile: address('m0') })
    expect(() => sets.get('gone')?.()).toThrow('gone-1 is missing')
  })

  test('that is laid out in another way is refused with what is wrong', async () => {
    expect(() => loadDefinitionSets(folder)).toThrow('sets.json is missing')
    await writeFile(join(folder, 'sets.json'), '{')
    expect(() => loadDefinitionSets(folder)).toThrow('cannot be read as JSON')
    await writeFile(join(folder, 'sets.json'), '{"sets":{"a":{}}}')
    expect(() => loadDefinitionSets(folder)).toThrow('"a" must have')
    await write(own, 2)
    expect(() => loadDefinitionSets(folder).get('own')?.()).toThrow('one profile of Bundle, and has 2')
  })
})
