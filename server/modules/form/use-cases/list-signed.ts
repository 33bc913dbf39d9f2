import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { publishedForms } from '../current-forms.ts'
import { listSignatures } from '../store.ts'

/** A version of a form, for those who name it: a programme must not ask for one that is not there. */
export interface FormVersion {
  readonly code: string
  readonly version: number
  readonly title: Bilingual
  readonly validFrom: string
  readonly validTo?: string
  readonly about: 'citizen' | 'stay' | 'rehabilitation-plan'
  readonly services: readonly string[]
}

/** Every published version of every form. */
export async function listFormVersions(shell: Shell): Promise<FormVersion[]> {
  return (await publishedForms(shell)).map(
    ({ code, version, title, validFrom, validTo, about, services }) => ({
      code,
      version,
      title,
      validFrom,
      ...(validTo && { validTo }),
      about,
      services,
    }),
  )
}

/** Which forms are signed about these citizens, and when last. Says nothing of what is in them. The caller has asked `access`. */
export function listSignedForms(
  shell: Shell,
  citizenIds: readonly CitizenId[],
): ReturnType<typeof listSignatures> {
  return citizenIds.length === 0 ? Promise.resolve([]) : listSignatures(shell.db, citizenIds)
}
