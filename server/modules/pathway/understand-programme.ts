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
    return [{ programme: understood.value, checksum: understood.checksum }]
  })
  if (faults.length > 0) throw new ContentError(faults)
  return documents
}
