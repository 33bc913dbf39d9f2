import type { Shell } from '../../../platform/shell.ts'
import type { ReadingLimits } from '../domain/reading/read-bundle.ts'

/** Deep enough for any MedCom message with room to spare; narrative in XML is counted too. */
const deepest = 100

/** How large and how deep a message may be. */
export function readingLimits(shell: Shell): ReadingLimits {
  return { bytes: shell.settings.MESSAGE_LIMIT_MB * 1024 * 1024, depth: deepest }
}
