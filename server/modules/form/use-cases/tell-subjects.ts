import type { Shell } from '../../../platform/shell.ts'
import { type Subject, saveSubjects } from '../store.ts'

/**
 * Told by the modules that know them: stays and rehabilitation plans that forms can be about, with the times and the unit that need
 * not be asked again. Told again it replaces what was told.
 */
export async function recordSubjects(shell: Shell, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length > 0) await saveSubjects(shell.db, subjects, shell.clock.now())
}
