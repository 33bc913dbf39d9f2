import type { Bilingual } from '../../../kernel/bilingual.ts'
import type { Shell } from '../../platform/shell.ts'
import { listServices } from '../agreement/index.ts'
import type { WordBooks } from './programme-views.ts'

/** A form by its code, with the versions there are. */
export interface FormOffered {
  readonly name: Bilingual
  readonly versions: readonly number[]
}

/** The names of services and forms, as they are today. */
export async function wordBooks(
  shell: Shell,
): Promise<WordBooks & { readonly forms: ReadonlyMap<string, FormOffered> }> {
  const forms = new Map<string, FormOffered>()
  return {
    services: await listServices(shell),
    forms,
    formNames: new Map([...forms].map(([code, { name }]) => [code, name])),
  }
}
