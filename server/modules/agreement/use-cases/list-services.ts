import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { Shell } from '../../../platform/shell.ts'
import { currentBook } from '../current-book.ts'
import { nameRole, printRole } from '../domain/role.ts'
import type { Acceptance, Service } from '../domain/service.ts'

/** A service as the catalogue has it, before any agreement moves it. */
export interface ServiceOffered {
  readonly code: string
  readonly name: Bilingual
  /** Who has it by law or practice, in words that hold everywhere: `municipal-unit home-nursing`. */
  readonly role: string
  readonly roleName: Bilingual
  readonly acceptance: Acceptance
  readonly answerWithin: TimeLimit
}

/** Every service of every published catalogue, by its code, in the latest version that has it. */
export async function listServices(shell: Shell): Promise<ReadonlyMap<string, ServiceOffered>> {
  const { catalogues } = await currentBook(shell)
  const services = catalogues
    .toSorted((one, other) => one.version - other.version)
    .flatMap((catalogue) => catalogue.services)
  return new Map(services.map((service) => [service.code, offered(service)]))
}

function offered({ code, name, responsible, acceptance, answerWithin }: Service): ServiceOffered {
  return {
    code,
    name,
    role: printRole(responsible),
    roleName: nameRole(responsible),
    acceptance,
    answerWithin,
  }
}
