import { z } from 'zod'
import { type ContentFile, readContentFolder, understand } from '../../../platform/content-file.ts'

/** One message standard in one version, and the packages it was published with. */
export interface StandardEdition {
  /** `carecommunication-v5`. */
  readonly name: string
  /** Code of MessageHeader.event. */
  readonly event: string
  readonly version: string
  /** Address of the profile of the whole message. */
  readonly profile: string
  /** `name#version`, highest priority first. */
  readonly packages: readonly string[]
  /** The edition whose packages these are. */
  readonly packagesOf: string
}

const edition = z.strictObject({
  event: z.string().min(1),
  version: z.string().min(1),
  profile: z.url(),
})
const standardsShape = z.strictObject({
  source: z.string().min(1),
  standards: z.record(
    z.string(),
    z.union([
      edition.extend({ packages: z.array(z.string().regex(/^[^#]+#[^#]+$/)).min(1) }),
      edition.extend({ sameAs: z.string().min(1) }),
    ]),
  ),
})

let loaded: Promise<readonly StandardEdition[]> | undefined

/** The editions in `content/message/standards.yaml`. Throws ContentError with the line of every fault. */
export function loadStandards(): Promise<readonly StandardEdition[]> {
  loaded ??= readStandards()
  return loaded
}

async function readStandards(): Promise<readonly StandardEdition[]> {
  const file = (await readContentFolder('message')).find(({ name }) => name.endsWith('/standards.yaml'))
  if (file === undefined) throw new Error('content/message/standards.yaml is missing')
  return understandStandards(file)
}

/** Reads the file; an edition that borrows its packages must borrow from one that has its own. */
export function understandStandards(file: ContentFile): readonly StandardEdition[] {
  const { standards } = understand(file, standardsShape).value
  return Object.entries(standards).map(([name, read]) => {
    const packagesOf = 'sameAs' in read ? read.sameAs : name
    const owner = standards[packagesOf]
    if (owner === undefined || !('packages' in owner))
      throw new Error(`${file.name}: ${name} has no packages, and ${packagesOf} has none to lend`)
    const { event, version, profile } = read
    return { name, event, version, profile, packages: owner.packages, packagesOf }
  })
}
