import type { Bilingual } from '../../../kernel/bilingual.ts'
import type { Shell } from '../../platform/shell.ts'
import { listServices } from '../agreement/index.ts'
import { listFormVersions } from '../form/index.ts'
import type { WordBooks } from './programme-views.ts'

/** A form by its code, with the versions there are. */
export interface FormOffered {
  readonly name: Bilingual
  readonly versions: readonly number[]
}

/** The names of services and forms, as they are today: a form is called what its latest version is. */
export async function wordBooks(
  shell: Shell,
): Promise<WordBooks & { readonly forms: ReadonlyMap<string, FormOffered> }> {
  const [services, published] = await Promise.all([listServices(shell), listFormVersions(shell)])
  const forms = new Map<string, FormOffered>()
  for (const { code, version, title } of published.toSorted((one, other) => one.version - other.version))
    forms.set(code, { name: title, versions: [...(forms.get(code)?.versions ?? []), version] })
  return { services, forms, formNames: new Map([...forms].map(([code, { name }]) => [code, name])) }
}
