import {
  ContentError,
  type ContentFault,
  type ContentFile,
  gather,
  type Understood,
  understand,
} from '../../platform/content-file.ts'
import { agreementShape, catalogueShape } from './document.ts'
import type { Agreement } from './domain/agreement.ts'
import { type BookFault, checkAgreement, checkBetween, repeated } from './domain/check-book.ts'
import type { Book } from './domain/resolve.ts'
import type { Catalogue } from './domain/service.ts'

/** One published version, ready to be kept. */
export type Document =
  | { readonly kind: 'catalogue'; readonly checksum: string; readonly document: Catalogue }
  | { readonly kind: 'agreement'; readonly checksum: string; readonly document: Agreement }

export interface BookFiles {
  readonly catalogues: readonly ContentFile[]
  readonly agreements: readonly ContentFile[]
}

/**
 * Reads catalogues and agreements as one book, beside what is published already. Throws ContentError that names file, line
 * and rule of every fault found; then nothing may be kept.
 */
export function understandBook(
  files: BookFiles,
  published: Book = { catalogues: [], agreements: [] },
): Document[] {
  const faults: ContentFault[] = []
  const read = <Value>(work: () => Value) => gather(work, faults) ?? []
  const catalogues = files.catalogues.flatMap((file) => read(() => [understand(file, catalogueShape)]))
  const agreements = files.agreements.flatMap((file) => read(() => [understand(file, agreementShape)]))
  faults.push(...checkCatalogues(catalogues))

  const services = [...published.catalogues, ...catalogues.map(({ value }) => value)].flatMap(
    (one) => one.services,
  )
  const serviceCodes = new Set(services.map(({ code }) => code))
  // The same version again is compared with what is published, not weighed against it.
  const others = published.agreements.filter(
    (one) => !agreements.some(({ value }) => value.id === one.id && value.version === one.version),
  )
  agreements.forEach((understood, index) => {
    const earlier = agreements.slice(0, index).map(({ value }) => value)
    const found = [
      ...checkAgreement(understood.value, serviceCodes),
      ...checkBetween(understood.value, [...others, ...earlier]),
    ]
    faults.push(...found.map((fault) => inFile(fault, understood)))
  })
  if (faults.length > 0) throw new ContentError(faults)
  return [
    ...catalogues.map(({ checksum, value }) => ({ kind: 'catalogue' as const, checksum, document: value })),
    ...agreements.map(({ checksum, value }) => ({ kind: 'agreement' as const, checksum, document: value })),
  ]
}

function inFile({ path, rule, text }: BookFault, understood: Understood<unknown>): ContentFault {
  return { file: understood.file, line: understood.lineOf(path), rule, text }
}

/** Each service is described in one place: two catalogues with the same service would be two answers. */
function checkCatalogues(catalogues: readonly Understood<Catalogue>[]): ContentFault[] {
  return catalogues.flatMap((understood, index) => {
    const elsewhere = catalogues
      .slice(0, index)
      .filter(({ value }) => value.id !== understood.value.id)
      .flatMap(({ value }) => value.services.map(({ code }) => code))
    const codes = understood.value.services.map(({ code }) => code)
    const twice = new Set([...repeated(codes), ...codes.filter((code) => elsewhere.includes(code))])
    return [...twice].map((code) =>
      inFile(
        {
          path: ['services', codes.lastIndexOf(code), 'code'],
          rule: 'service-described-twice',
          text: `the service ${code} is described twice`,
        },
        understood,
      ),
    )
  })
}
