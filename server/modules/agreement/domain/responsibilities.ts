import type { DanishDate } from '../../../../kernel/instant.ts'
import { type Agreement, municipalitiesOf } from './agreement.ts'
import { type Book, type Resolution, resolve } from './resolve.ts'
import { printRole } from './role.ts'

/** One line of the community's page: a service, who has it, and in which municipalities that is the answer. */
export interface Responsibility {
  readonly resolution: Resolution
  readonly municipalities: readonly string[]
}

/** What holds in a community on a day: the agreement as written, of its versions the highest valid that day. */
export function agreementOf(book: Book, communityId: string, on: DanishDate): Agreement | undefined {
  return book.agreements
    .filter((one) => one.communityId === communityId && one.validFrom <= on && on <= one.validTo)
    .toSorted((one, other) => other.version - one.version)[0]
}

/** The service codes of every catalogue in force that day, in the order of the catalogues. */
export function listServiceCodes(book: Book, on: DanishDate): string[] {
  const codes = book.catalogues
    .filter(({ validFrom }) => validFrom <= on)
    .flatMap(({ services }) => services.map(({ code }) => code))
  return [...new Set(codes)]
}

/** Who does what in a community on a day. Municipalities with the same answer share a line. */
export function listResponsibilities(book: Book, agreement: Agreement, on: DanishDate): Responsibility[] {
  return listServiceCodes(book, on).flatMap((serviceCode) => {
    const lines = new Map<string, { resolution: Resolution; municipalities: string[] }>()
    for (const municipalityCode of municipalitiesOf(agreement)) {
      const answer = resolve({ serviceCode, municipalityCode, on }, book)
      if (!answer.ok) continue
      const key = sameAnswer(answer.value)
      const line = lines.get(key)
      if (line === undefined) lines.set(key, { resolution: answer.value, municipalities: [municipalityCode] })
      else line.municipalities.push(municipalityCode)
    }
    return [...lines.values()]
  })
}

function sameAnswer({ role, rule, acceptance, answerWithin, doneWithin }: Resolution): string {
  return JSON.stringify([printRole(role), rule, acceptance, answerWithin, doneWithin])
}
