import type { Shell } from '../../../platform/shell.ts'
import { saveTold, type ToldByOthers } from '../store.ts'

/**
 * Told by the modules that know it: function, the medicine list, help with medicine. What is told again replaces what was told; no
 * values take it away. Nothing is shown by it: it is suggested to who writes a form, and cut by kind as every answer is.
 */
export async function recordTold(shell: Shell, told: readonly ToldByOthers[]): Promise<void> {
  if (told.length > 0) await saveTold(shell.db, told)
}
