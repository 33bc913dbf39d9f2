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

/** One version, ready to be published, and where it was read. */
export type Document = {
  readonly checksum: string
  readonly file: string
  /** The line that states the version. */
  readonly line: number
} & (
  | { readonly kind: 'catalogue'; readonly document: Catalogue }
  | { readonly kind: 'agreement'; readonly document: Agreement }
)

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
  faults.push(...checkCatalogues(catalogues), ...checkVersions(catalogues), ...checkVersions(agreements))

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
    ...catalogues.map((one) => ({ kind: 'catalogue' as const, document: one.value, ...whereRead(one) })),
    ...agreements.map((one) => ({ kind: 'agreement' as const, document: one.value, ...whereRead(one) })),
  ]
}

function whereRead({ checksum, file, lineOf }: Understood<unknown>) {
  return { checksum, file, line: lineOf(['version']) }
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

/** A version is one text: two files cannot both be it. */
function checkVersions(
  written: readonly Understood<{ readonly id: string; readonly version: number }>[],
): ContentFault[] {
  return written.flatMap((understood, index) => {
    const { id, version } = understood.value
    const twin = written.slice(0, index).find(({ value }) => value.id === id && value.version === version)
    if (twin === undefined) return []
    const text = `${twin.file} is also ${id} version ${version}`
    return [
      { file: understood.file, line: understood.lineOf(['version']), rule: 'version-written-twice', text },
    ]
  })
}
