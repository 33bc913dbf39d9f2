import type { OrganisationId, PersonId, RoleId } from '../../kernel/ids.ts'

/**
 * Where a citizen belongs. An id of the population ends in twelve digits that say which place or citizen it is of; what
 * stands before them says what it is. So the life of a model citizen becomes another's by exchanging these endings.
 */
export interface Endings {
  readonly citizen: string
  readonly municipality: string
  readonly district: string
  readonly hospital: string
  readonly practice: string
}

/** The endings of the model citizens and of the places they live their lives in. */
export const modelEndings: Endings = {
  citizen: 'c17c17c17c17',
  municipality: 'ab1ab1ab1ab1',
  district: 'd15d15d15d15',
  hospital: 'a05a05a05a05',
  practice: '9bac9bac9bac',
}

/** Gladsaxe, which has an agreement in `content/agreements`. */
export const modelMunicipality = '0159'

/** The ending of the place or citizen with a number, counted from 1. */
export function endingOf(number: number): string {
  return number.toString(16).padStart(12, '0')
}

const things = {
  municipality: 'municipality',
  'home-nursing': 'district',
  'acute-nursing': 'district',
  'home-care': 'district',
  assessment: 'district',
  training: 'district',
  hospital: 'hospital',
  'discharge-coordination': 'hospital',
  ward: 'hospital',
  'general-practice': 'practice',
} as const satisfies Readonly<Record<string, keyof Endings>>

/** A unit by what it does. */
export type UnitWord = keyof typeof things
export const unitWords = Object.keys(things) as readonly UnitWord[]

/** Which of the places a unit belongs to. */
export function placeOf(word: UnitWord): keyof Endings {
  return things[word]
}

function idOf(kind: number, number: number, ending: string): string {
  return `0000000${kind}-0000-7000-8${String(number).padStart(3, '0')}-${ending}`
}

export function unitId(word: UnitWord, endings: Endings): OrganisationId {
  return idOf(1, unitWords.indexOf(word), endings[placeOf(word)]) as OrganisationId
}

/** The one professional of a unit that the bench knows. */
export function personId(word: UnitWord, endings: Endings): PersonId {
  return idOf(2, unitWords.indexOf(word), endings[placeOf(word)]) as PersonId
}

export function roleId(word: UnitWord, endings: Endings): RoleId {
  return idOf(3, unitWords.indexOf(word), endings[placeOf(word)]) as RoleId
}
