import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DanishDate } from '../../kernel/instant.ts'
import { whereBelongs } from '../../server/modules/organisation/index.ts'
import type { Shell } from '../../server/platform/shell.ts'
import { type Endings, endingOf, modelEndings, modelMunicipality } from './place.ts'

/** A part of a municipality with teams of its own, as large as people can know each other in. */
export interface District {
  readonly municipalityCode: string
  readonly municipality: string
  readonly district: string
  readonly hospital: string
  readonly practices: readonly string[]
  /** Citizens of all before it and its own, as a share of the whole; the last is 1. */
  readonly upTo: number
}

const citizensPerDistrict = 25_000
/** 5.9 million in 1,600 practices. */
const citizensPerPractice = 3_700

/** Every municipality cut into districts by its inhabitants, each drawn around its acute hospital. */
export async function divideCountry(shell: Shell, citizens: number): Promise<readonly District[]> {
  const inhabitants = await readInhabitants()
  const whole = inhabitants.reduce((sum, one) => sum + one.inhabitants, 0)
  const hospitals = new Map<string, string>()
  const districts: District[] = []
  let districtNumber = 0
  let practiceNumber = 0
  let counted = 0
  for (const [index, one] of inhabitants.entries()) {
    const isModel = one.code === modelMunicipality
    const share = (one.inhabitants / whole) * citizens
    const count = Math.ceil(share / citizensPerDistrict)
    const hospital = await hospitalOf(shell, one.code)
    for (let of = 0; of < count; of += 1) {
      districtNumber += 1
      counted += one.inhabitants / count
      const practices = Array.from({ length: Math.ceil(share / count / citizensPerPractice) }, () => {
        practiceNumber += 1
        return endingOf(practiceNumber)
      })
      const isModelDistrict = isModel && of === 0
      if (isModelDistrict) hospitals.set(hospital, modelEndings.hospital)
      districts.push({
        municipalityCode: one.code,
        municipality: isModel ? modelEndings.municipality : endingOf(index + 1),
        district: isModelDistrict ? modelEndings.district : endingOf(districtNumber),
        hospital,
        practices: isModelDistrict ? [modelEndings.practice, ...practices.slice(1)] : practices,
        upTo: counted / whole,
      })
    }
  }
  const named = [...new Set(districts.map(({ hospital }) => hospital))]
  for (const [index, name] of named.entries())
    if (!hospitals.has(name)) hospitals.set(name, endingOf(index + 1))
  return districts.map((one) => ({ ...one, hospital: hospitals.get(one.hospital) ?? '' }))
}

async function readInhabitants(): Promise<{ code: string; inhabitants: number }[]> {
  const text = await readFile(join(import.meta.dirname, 'inhabitants.csv'), 'utf8')
  return text
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .slice(1)
    .map((line) => {
      const [code = '', count = '0'] = line.split(',')
      return { code, inhabitants: Number(count) }
    })
}

/** The acute hospital the municipality's health community was drawn around. */
async function hospitalOf(shell: Shell, code: string): Promise<string> {
  const belongs = await whereBelongs(shell, code, '2026-06-01' as DanishDate, 'community-2019')
  return (belongs.ok ? belongs.value.area.hospital : undefined) ?? 'another'
}

/** The district a point of the country from 0 to 1 lies in, so that each has citizens by its inhabitants. */
export function districtAt(districts: readonly District[], point: number): District {
  const found = districts.find(({ upTo }) => point < upTo) ?? districts.at(-1)
  if (found === undefined) throw new RangeError('a country has districts')
  return found
}

/** The endings of a place for a citizen who has no part in it. */
export function endingsOf(district: District, practice = district.practices[0] ?? ''): Endings {
  return { ...district, practice, citizen: modelEndings.citizen }
}
