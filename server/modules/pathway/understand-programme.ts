import { createHash } from 'node:crypto'
import {
  ContentError,
  type ContentFault,
  type ContentFile,
  gather,
  understand,
} from '../../platform/content-file.ts'
import { programmeShape, type StandardExceptions, standardShape } from './document.ts'
import { checkProgramme, type Known } from './domain/check-programme.ts'
import type { Exception, Programme, Takeover } from './domain/programme.ts'

/** One published version of a programme, ready to be kept. */
export interface ProgrammeDocument {
  readonly programme: Programme
  readonly checksum: string
  readonly file: string
  /** The line that states the version. */
  readonly line: number
}

/** Where what all programmes share lies, among the files of programmes. */
export const sharedFolder = 'programmes/shared'

/** The shared exceptions of a day on, with the checksum of what they say. */
interface Standard extends StandardExceptions {
  readonly checksum: string
}

/**
 * Reads programme files, those of `shared` among them. Throws ContentError that names file, line and rule of every fault;
 * then nothing may be kept.
 */
export function understandProgrammes(files: readonly ContentFile[], known: Known): ProgrammeDocument[] {
  const faults: ContentFault[] = []
  const isShared = ({ name }: ContentFile) => name.includes(`${sharedFolder}/`)
  const standards = files.filter(isShared).flatMap((file): Standard[] => {
    const understood = gather(() => understand(file, standardShape), faults)
    return understood === undefined ? [] : [{ ...understood.value, checksum: understood.checksum }]
  })
  const documents = files
    .filter((file) => !isShared(file))
    .flatMap((file) => {
      const understood = gather(() => understand(file, programmeShape), faults)
      if (understood === undefined) return []
      const standard = standardFor(understood.value, standards)
      const programme = withStandard(understood.value, standard)
      for (const { path, rule, text } of checkProgramme(programme, known))
        faults.push({ file: file.name, line: understood.lineOf(path), rule, text })
      const checksum = checksumOf(understood.checksum, standard)
      return [{ programme, checksum, file: file.name, line: understood.lineOf(['version']) }]
    })
  for (const [index, { programme, file, line }] of documents.entries()) {
    const { code, version } = programme
    const twin = documents
      .slice(0, index)
      .find((one) => one.programme.code === code && one.programme.version === version)
    if (twin === undefined) continue
    faults.push({
      file,
      line,
      rule: 'version-written-twice',
      text: `${twin.file} is also ${code} version ${version}`,
    })
  }
  if (faults.length > 0) throw new ContentError(faults)
  return documents
}

/** The shared exceptions in force when the programme begins to be; none for programmes from before there were any. */
function standardFor({ validFrom }: Programme, standards: readonly Standard[]): Standard | undefined {
  return standards
    .filter((one) => one.validFrom <= validFrom)
    .reduce<Standard | undefined>(
      (last, one) => (last === undefined || one.version > last.version ? one : last),
      undefined,
    )
}

/** What a programme says of a reason itself stands in place of what all share. */
function withStandard(programme: Programme, standard: Standard | undefined): Programme {
  if (standard === undefined) return programme
  const own = new Set([
    ...programme.exceptions.map(({ reason }) => reason),
    ...(programme.takeovers ?? []).map(({ reason }) => reason),
  ])
  const shared = <Said extends Exception | Takeover>(all: readonly Said[]) =>
    all.filter(({ reason }) => !own.has(reason)).map((one) => ({ ...one, isShared: true as const }))
  return {
    ...programme,
    exceptions: [...programme.exceptions, ...shared(standard.exceptions)],
    takeovers: [...(programme.takeovers ?? []), ...shared(standard.takeovers)],
    standard: standard.version,
  }
}

/** Of what the programme says and of what it shares: a published version changes with neither. */
function checksumOf(own: string, standard: Standard | undefined): string {
  if (standard === undefined) return own
  return createHash('sha256').update(`${own} ${standard.checksum}`).digest('hex')
}
