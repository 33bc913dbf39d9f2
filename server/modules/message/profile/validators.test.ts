import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bytesOf, letterBundle } from '../letters-for-tests.ts'
import { judgedBy, validateFile } from '../use-cases/validate-file.ts'
import type { FhirObject } from '../validator/index.ts'
import { editionOf } from './edition-of.ts'
import { packagesOf, writePackage } from './packages-for-tests.ts'
import { loadStandards, understandStandards } from './standards.ts'
import { noValidators, type Packages, validatorsInFolder, validatorsOfPackages } from './validators.ts'

const editions = await loadStandards()
const [notification] = editions
if (notification === undefined) throw new Error('no standard')

describe('which edition a message is of', () => {
  const header = (resource: Record<string, string | object>) => ({
    resourceType: 'Bundle',
    entry: [{ resource: { resourceType: 'MessageHeader', ...resource } }],
  })
  const ig = 'http://medcomfhir.dk/ig'

  test('is said by its event code, and for CareCommunication by its message definition', () => {
    const of = (bundle: object) => editionOf(bundle as never, editions)?.name
    const event = (code: string) => ({ eventCoding: { code } })
    expect(of(header(event('hospital-notification-message')))).toBe('hospitalnotification')
    expect(of(header(event('acknowledgement-message')))).toBe('acknowledgement')
    expect(of(header(event('empty-message')))).toBe('empty-message')
    const care = event('care-communication-message')
    const four = `${ig}/carecommunication/medcom-careCommunication-message-definition|4.0.0`
    expect(of(header({ ...care, definition: four }))).toBe('carecommunication-v4')
    expect(of(header(care))).toBe('carecommunication-v5')
    expect(of(header(event('another-message')))).toBeUndefined()
    expect(of({})).toBeUndefined()
  })

  test('is guessed from the profile of the header where the event code says nothing', () => {
    const meta = {
      profile: [
        `${ig}/hospitalnotification/StructureDefinition/medcom-hospitalNotification-messageHeader|3.0`,
      ],
    }
    expect(editionOf(header({ meta }) as never, editions)?.name).toBe('hospitalnotification')
  })

  test('borrows packages only from an edition that has its own', () => {
    const text =
      'source: x\nstandards:\n  a: { event: e, version: "1", profile: "https://a.dk/a", sameAs: b }\n'
    expect(() => understandStandards({ name: 'standards.yaml', text })).toThrow('a has no packages')
  })
})

const packages = (own: ReadonlyMap<string, readonly FhirObject[]>): Packages => ({
  has: (name) => own.has(name),
  read: (name) => own.get(name) ?? [],
})

describe('a message judged by packages of our own', () => {
  const own = new Map(
    packagesOf(notification).map(({ name, version, resources }) => [`${name}#${version}`, resources]),
  )
  const withoutTime = () => ({ ...letterBundle(), timestamp: undefined })

  test('is sound when it keeps them, and told what it breaks once only', async () => {
    const by = await judgedBy(validatorsOfPackages(packages(own)))
    expect(validateFile(bytesOf(letterBundle()), by)).toMatchObject({
      verdict: 'ok',
      standard: 'hospitalnotification',
      isByProfile: true,
    })
    const { verdict, issues } = validateFile(bytesOf(withoutTime()), by)
    const about = issues.filter(({ expression }) => expression === 'Bundle.timestamp')
    expect([verdict, about.map(({ rule, severity }) => `${severity} ${rule}`)]).toEqual([
      'fatal-error',
      ['error min'],
    ])
  })

  test('is judged by us alone as long as one package is missing', async () => {
    const [first] = own.keys()
    const by = await judgedBy(
      validatorsOfPackages(packages(new Map([...own].filter(([name]) => name !== first)))),
    )
    expect(validateFile(bytesOf(letterBundle()), by)).toMatchObject({ verdict: 'ok', isByProfile: false })
    expect(validateFile(bytesOf(withoutTime()), by).verdict).toBe('fatal-error')
  })

  test('from a folder is the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sammenhaeng-sets-'))
    try {
      const names = packagesOf(notification).map(({ name, version }) => `${name}-${version}`)
      for (const [at, one] of packagesOf(notification).entries())
        await writePackage(join(folder, names[at] ?? ''), one)
      const sets = { hospitalnotification: { message: names[0], packages: names } }
      await writeFile(join(folder, 'sets.json'), JSON.stringify({ sets }))
      const by = await judgedBy(validatorsInFolder(folder))
      expect(validateFile(bytesOf(letterBundle()), by)).toMatchObject({ verdict: 'ok', isByProfile: true })
    } finally {
      await rm(folder, { recursive: true })
    }
    expect(() => validatorsInFolder(join(folder, 'nowhere'))).toThrow('sets.json is missing')
  })

  test('that is no message at all gets one clear word', async () => {
    const by = await judgedBy(noValidators)
    const rules = (text: string) =>
      validateFile(Buffer.from(text), by).issues.map(({ severity, rule }) => `${severity} ${rule}`)
    expect(rules('')).toEqual(['fatal message-empty'])
    expect(rules('hej')).toEqual(['fatal message-neither-json-nor-xml'])
    expect(rules('{"resourceType":"Patient"}')).toEqual(['fatal not-a-bundle'])
    expect(rules('{"resourceType":"Bundle"}')).toEqual(['error standard-not-received'])
  })
})
