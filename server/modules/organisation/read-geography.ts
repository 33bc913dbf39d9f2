import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { parseDanishDate } from '../../../kernel/danish-calendar.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { parseShak, parseSor } from '../../../kernel/organisation-number.ts'
import { ok, type Refusal, type Result, refused } from '../../../kernel/result.ts'
import { checkGeography, type Problem } from './domain/check-geography.ts'
import type { Geography } from './domain/geography.ts'

/** Where the nation's geography lies; `content/geography/README.md` says what each file holds. */
export const geographyFolder = join(import.meta.dirname, '..', '..', '..', 'content', 'geography')

const text = z.string().trim()
const filled = text.min(1, 'must not be empty')
const optional = text.transform((value) => (value === '' ? null : value))
const day = text.refine((value) => parseDanishDate(value) !== undefined, 'must be a day such as 2026-06-05')
const date = day.transform((value) => value as DanishDate)
const optionalDate = z.union([z.literal('').transform(() => null), date])
const code = text.regex(/^\d{4}$/, 'must be four digits')
const model = z.enum(['region', 'community-2019', 'cluster-2022', 'council-2027'])
const basis = z.enum(['documented', 'derived'])
const note = text

const shapes = {
  'sources.csv': z.strictObject({ source: filled, title: filled }),
  'municipalities.csv': z.strictObject({ code, name: filled, basis, source: filled }),
  'models.csv': z.strictObject({
    model,
    name_da: filled,
    name_en: filled,
    standing: z.enum(['law', 'proposal']),
    preparing_from: optionalDate,
    from: date,
    until: optionalDate,
    basis,
    source: filled,
    note,
  }),
  'areas.csv': z.strictObject({
    model,
    area: filled,
    name: filled,
    code: optional,
    hospital: optional,
    from: optionalDate,
    until: optionalDate,
    basis,
    source: filled,
    note,
  }),
  'exceptions.csv': z.strictObject({
    model,
    municipality: code,
    name: filled,
    area: optional,
    reason: filled,
    basis,
    source: filled,
  }),
  'hospitals.csv': z.strictObject({
    hospital: filled,
    name: filled,
    municipality: code,
    municipality_name: filled,
    sor: optional.refine((value) => value === null || parseSor(value).ok, 'must be 11 to 18 digits'),
    shak: optional.refine((value) => value === null || parseShak(value).ok, 'must be four digits'),
    from: optionalDate,
    until: optionalDate,
    continued_by: optional,
    basis,
    source: filled,
    note,
  }),
} as const

const member = z.strictObject({
  area: filled,
  municipality: code,
  name: filled,
  basis,
  source: filled,
  note,
})
const memberFiles = [
  'members-region.csv',
  'members-community-2019.csv',
  'members-cluster-2022.csv',
  'members-council-2027.csv',
] as const

const files = [...(Object.keys(shapes) as (keyof typeof shapes)[]), ...memberFiles]
type FileName = (typeof files)[number]

interface Place {
  readonly file: string
  readonly line: number
}

export type GeographyRefused = Refusal<'geography-refused'>

export interface GeographyRead {
  readonly geography: Geography
  /** Of the text of all files: the same text need not be loaded twice. */
  readonly checksum: string
}

/**
 * Reads and checks the files of a folder. Refuses a data set with any fault, naming each one's file, line and rule in
 * `problems`; what is in use stays in use.
 */
export async function readGeography(
  folder: string = geographyFolder,
): Promise<Result<GeographyRead, GeographyRefused>> {
  const texts = new Map<FileName, string>()
  for (const file of files) texts.set(file, await readFile(join(folder, file), 'utf8'))
  const reader = new Reader(texts)
  const geography = reader.geography()
  const problems =
    reader.problems.length > 0
      ? reader.problems
      : [...reader.wrongNames(), ...reader.unknownSources(), ...checkGeography(geography, reader.placeOf)]
  if (problems.length > 0) return refused('geography-refused', { problems })
  const checksum = createHash('sha256')
  for (const file of files) checksum.update(`${file}\n${texts.get(file)}`)
  return ok({ geography, checksum: checksum.digest('hex') })
}

/** Reads the rows of each file and remembers where every one of them stood. */
class Reader {
  readonly problems: Problem[] = []
  readonly #texts: ReadonlyMap<FileName, string>
  readonly #places = new WeakMap<object, Place>()
  /** What each row calls its municipality; read by people, so it must be right. */
  readonly #called: { readonly place: Place; readonly code: string; readonly name: string }[] = []
  readonly #cited: { readonly place: Place; readonly source: string }[] = []
  #municipalities: Geography['municipalities'] = []
  #sources: Geography['sources'] = []

  constructor(texts: ReadonlyMap<FileName, string>) {
    this.#texts = texts
  }

  readonly placeOf = (row: object): Place => this.#places.get(row) ?? { file: '', line: 0 }

  geography(): Geography {
    const models = this.#read('models.csv', shapes['models.csv'], (row) => ({
      model: row.model,
      nameDa: row.name_da,
      nameEn: row.name_en,
      standing: row.standing,
      preparingFrom: row.preparing_from,
      from: row.from,
      until: row.until,
    }))
    this.#municipalities = this.#read('municipalities.csv', shapes['municipalities.csv'], (row) => ({
      code: row.code,
      name: row.name,
    }))
    this.#sources = this.#read('sources.csv', shapes['sources.csv'], (row) => row)
    return {
      models,
      municipalities: this.#municipalities,
      sources: this.#sources,
      areas: this.#read('areas.csv', shapes['areas.csv'], (row) => {
        const ofModel = models.find((one) => one.model === row.model)
        return {
          area: row.area,
          model: row.model,
          name: row.name,
          code: row.code,
          hospital: row.hospital,
          from: row.from ?? ofModel?.from ?? ('' as DanishDate),
          until: row.until ?? ofModel?.until ?? null,
        }
      }),
      members: memberFiles.flatMap((file) =>
        this.#read(file, member, (row, place) => {
          this.#called.push({ place, code: row.municipality, name: row.name })
          return { area: row.area, municipalityCode: row.municipality, basis: row.basis, source: row.source }
        }),
      ),
      exceptions: this.#read('exceptions.csv', shapes['exceptions.csv'], (row, place) => {
        this.#called.push({ place, code: row.municipality, name: row.name })
        return { model: row.model, municipalityCode: row.municipality, area: row.area, reason: row.reason }
      }),
      hospitals: this.#read('hospitals.csv', shapes['hospitals.csv'], (row, place) => {
        this.#called.push({ place, code: row.municipality, name: row.municipality_name })
        return {
          hospital: row.hospital,
          name: row.name,
          municipalityCode: row.municipality,
          sor: row.sor,
          shak: row.shak,
          from: row.from,
          until: row.until,
          continuedBy: row.continued_by,
        }
      }),
    }
  }

  wrongNames(): Problem[] {
    const names = new Map(this.#municipalities.map(({ code, name }) => [code, name]))
    return this.#called
      .filter(({ code, name }) => names.has(code) && names.get(code) !== name)
      .map(({ place, code, name }) => ({
        ...place,
        rule: 'name-is-that-of-the-municipality',
        text: `${code} is ${names.get(code)}, not ${name}`,
      }))
  }

  unknownSources(): Problem[] {
    const known = new Set(this.#sources.map(({ source }) => source))
    return this.#cited
      .filter(({ source }) => !known.has(source))
      .map(({ place, source }) => ({
        ...place,
        rule: 'names-something-known',
        text: `there is no source ${source}`,
      }))
  }

  #read<Shape extends z.ZodType, Fact extends object>(
    file: FileName,
    shape: Shape,
    toFact: (row: z.output<Shape>, place: Place) => Fact,
  ): Fact[] {
    return this.#rows(file).flatMap(({ record, info }) => {
      const place = { file, line: info.lines }
      const read = shape.safeParse(record)
      if (!read.success) {
        for (const issue of read.error.issues)
          this.problems.push({
            ...place,
            rule: 'row-has-wrong-shape',
            text: `${issue.path.join('.')}: ${issue.message}`,
          })
        return []
      }
      const { source } = read.data as { source?: string }
      if (source !== undefined) this.#cited.push({ place, source })
      const fact = toFact(read.data, place)
      this.#places.set(fact, place)
      return [fact]
    })
  }

  #rows(file: FileName): { record: unknown; info: { lines: number } }[] {
    try {
      return parse(this.#texts.get(file) ?? '', {
        bom: true,
        columns: true,
        comment: '#',
        comment_no_infix: true,
        info: true,
        skip_empty_lines: true,
      }) as unknown as { record: unknown; info: { lines: number } }[]
    } catch (fault) {
      const { lines = 0, message } = fault as { lines?: number; message: string }
      this.problems.push({ file, line: lines, rule: 'row-has-wrong-shape', text: message })
      return []
    }
  }
}
