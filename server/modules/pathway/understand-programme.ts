import {
  ContentError,
  type ContentFault,
  type ContentFile,
  gather,
  understand,
} from '../../platform/content-file.ts'
import { programmeShape } from './document.ts'
import { checkProgramme } from './domain/check-programme.ts'
import type { Programme } from './domain/programme.ts'

/** One published version of a programme, ready to be kept. */
export interface ProgrammeDocument {
  readonly programme: Programme
  readonly checksum: string
  readonly file: string
  /** The line that states the version. */
  readonly line: number
}

/** Reads programme files. Throws ContentError that names file, line and rule of every fault; then nothing may be kept. */
export function understandProgrammes(
  files: readonly ContentFile[],
  serviceCodes: ReadonlySet<string>,
): ProgrammeDocument[] {
  const faults: ContentFault[] = []
  const documents = files.flatMap((file) => {
    const understood = gather(() => understand(file, programmeShape), faults)
    if (understood === undefined) return []
    for (const { path, rule, text } of checkProgramme(understood.value, serviceCodes))
      faults.push({ file: file.name, line: understood.lineOf(path), rule, text })
    const { value: programme, checksum, lineOf } = understood
    return [{ programme, checksum, file: file.name, line: lineOf(['version']) }]
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
