import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from 'tar'
import { baseDefinitions, type FhirObject } from '../validator/index.ts'
import type { StandardEdition } from './standards.ts'

interface Element {
  readonly id: string
  readonly constraint?: readonly unknown[]
  readonly [name: string]: unknown
}

/** A profile of Bundle of our own: it must have a time, and more entries than none. */
export function bundleProfile(url: string): FhirObject {
  const bundle = baseDefinitions().structure('http://hl7.org/fhir/StructureDefinition/Bundle')
  const { element } = (bundle?.snapshot ?? { element: [] }) as { element: readonly Element[] }
  const changed = element.map((one) => {
    if (one.id === 'Bundle.timestamp') return { ...one, min: 1 }
    if (one.id !== 'Bundle') return one
    const own = { key: 'own-1', severity: 'error', human: 'x', expression: 'entry.count() > 0' }
    return { ...one, constraint: [...(one.constraint ?? []), own] }
  })
  return {
    ...bundle,
    id: 'own-message',
    url,
    version: '1.0.0',
    derivation: 'constraint',
    baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Bundle',
    text: { status: 'generated', div: 'left out' },
    snapshot: { element: changed },
  }
}

/** The folder of a package as npm lays it out, with one profile. */
export async function writePackage(
  folder: string,
  { name, version, resources }: { name: string; version: string; resources: readonly FhirObject[] },
): Promise<void> {
  await mkdir(join(folder, 'package'), { recursive: true })
  await writeFile(join(folder, 'package', 'package.json'), JSON.stringify({ name, version }))
  for (const [at, resource] of resources.entries())
    await writeFile(join(folder, 'package', `definition-${at}.json`), JSON.stringify(resource))
}

/** Packs a folder as a package registry does. */
export function pack(folder: string, file: string): Promise<void> {
  return create({ gzip: true, file, cwd: folder }, ['package'])
}

/** The packages of a standard, each with a profile of its own; the first holds the profile of the message. */
export function packagesOf({
  packages,
  profile,
}: StandardEdition): { name: string; version: string; resources: FhirObject[] }[] {
  return packages.map((called, at) => {
    const [name = '', version = ''] = called.split('#')
    return { name, version, resources: [bundleProfile(at === 0 ? profile : `https://example.dk/${name}`)] }
  })
}
