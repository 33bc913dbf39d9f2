import type { ProgrammeFaultView } from '../../../contract/pathway-programme.ts'
import { ContentError, type ContentFault, readContentFolder } from '../../platform/content-file.ts'
import type { Shell } from '../../platform/shell.ts'
import { programmeShape } from './document.ts'
import type { ProgrammeWriting } from './domain/draft.ts'
import { readTogether } from './domain/plan/together.ts'
import type { Programme } from './domain/programme.ts'
import { type PrintedDraft, printDraft } from './print-draft.ts'
import { togetherRules } from './together.ts'
import { sharedFolder, understandProgrammes } from './understand-programme.ts'
import { whatIsKnown } from './use-cases/publish-programmes.ts'

export interface CheckedDraft {
  readonly faults: readonly ProgrammeFaultView[]
  /** As far as it can be understood, so that it can be shown while it still has faults. */
  readonly programme?: Programme
}

/** Puts a draft through the very checks of publishing, and says in which field each fault stands. */
export async function checkDraft(shell: Shell, document: ProgrammeWriting): Promise<CheckedDraft> {
  const printed = printDraft(document)
  const files = [...(await readContentFolder(sharedFolder)), { name: draftFile, text: printed.text }]
  try {
    const [understood] = understandProgrammes(files, await whatIsKnown(shell))
    return { faults: [], ...(understood && { programme: await asPublished(understood.programme) }) }
  } catch (fault) {
    if (!(fault instanceof ContentError)) throw fault
    const faults = fault.faults.map((one) => viewFault(one, printed))
    const read = programmeShape.safeParse(document)
    return { faults, ...(read.success && { programme: await asPublished(read.data) }) }
  }
}

/** A draft as it would be once published: with what programmes do to each other. */
async function asPublished(programme: Programme): Promise<Programme> {
  return readTogether(programme, await togetherRules())
}

/** What a draft is called where a file would be named. */
export const draftFile = 'draft'

/** What is missing stands on the line of what it is missing from; its name begins the text. */
function viewFault({ line, rule, text }: ContentFault, printed: PrintedDraft): ProgrammeFaultView {
  const place = printed.pathOn(line).join('.')
  const [named, said] = splitOnce(text, ': ')
  const isNamed = said !== undefined && /^[\w.-]+$/.test(named) && named.startsWith(place)
  return isNamed ? { path: named, rule, text: said } : { path: place, rule, text }
}

function splitOnce(text: string, by: string): [string, string?] {
  const at = text.indexOf(by)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + by.length)]
}
