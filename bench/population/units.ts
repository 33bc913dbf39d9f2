import type { OrganisationId, PersonId } from '../../kernel/ids.ts'
import type { DanishDate } from '../../kernel/instant.ts'
import type { Result } from '../../kernel/result.ts'
import {
  grantRole,
  type NewUnit,
  registerPerson,
  registerUnit,
} from '../../server/modules/organisation/index.ts'
import { createShell, type Shell } from '../../server/platform/shell.ts'
import { type District, endingsOf } from './country.ts'
import { type Endings, personId, placeOf, roleId, type UnitWord, unitId, unitWords } from './place.ts'

const since = '2020-01-01' as DanishDate

/** Gives just this id, so that a unit can be found by where it lies. */
function withId(shell: Shell, id: string): Shell {
  return createShell({ ...shell, ids: { next: <Id extends string>() => id as Id } })
}

function settled<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`the population cannot be made: ${JSON.stringify(result.refusal)}`)
  return result.value
}

const told: Readonly<Record<UnitWord, Pick<NewUnit, 'kind' | 'room' | 'services'> & { function: string }>> = {
  municipality: { kind: 'municipality', services: ['message-mailbox'], function: 'secretary' },
  'home-nursing': { kind: 'team', room: 'health', services: ['home-nursing'], function: 'home-nurse' },
  'acute-nursing': { kind: 'team', room: 'health', services: ['acute-nursing'], function: 'acute-nurse' },
  'home-care': { kind: 'team', room: 'elder-care', services: ['home-care'], function: 'care-assistant' },
  assessment: { kind: 'team', room: 'assessment', services: ['assessment'], function: 'assessor' },
  training: { kind: 'team', room: 'health', services: ['training'], function: 'therapist' },
  hospital: { kind: 'hospital', function: 'hospital-doctor' },
  'discharge-coordination': {
    kind: 'team',
    services: ['discharge-coordination'],
    function: 'discharge-coordinator',
  },
  ward: { kind: 'ward', services: ['ward'], function: 'ward-nurse' },
  'general-practice': {
    kind: 'practice',
    services: ['general-practice'],
    function: 'general-practitioner',
  },
}

/** What a professional of the unit does. */
export function functionIn(word: UnitWord): string {
  return told[word].function
}

/** Registers the units of every district with one professional in each, through the use cases a real place would use. */
export async function registerUnits(shell: Shell, districts: readonly District[]): Promise<number> {
  const known = new Set<OrganisationId>()
  const served = Map.groupBy(districts, ({ hospital }) => hospital)
  for (const district of districts)
    await shell.transaction(async (inner) => {
      for (const word of unitWords)
        for (const practice of word === 'general-practice'
          ? district.practices
          : district.practices.slice(0, 1)) {
          const endings = endingsOf(district, practice)
          const id = unitId(word, endings)
          if (known.has(id)) continue
          known.add(id)
          const serves = [
            ...new Set(served.get(district.hospital)?.map(({ municipalityCode }) => municipalityCode)),
          ]
          await registerOne(inner, word, endings, {
            ...told[word],
            name: `${word} ${Number.parseInt(endings[placeOf(word)].slice(-6), 16)}`,
            parentId: parentOf(word, endings),
            ...(parentOf(word, endings) === undefined
              ? { municipalityCode: district.municipalityCode, ...numbersOf(known.size) }
              : numbersOf(known.size)),
            ...(word === 'hospital' && { serves }),
            validFrom: since,
          })
        }
    })
  return known.size
}

async function registerOne(shell: Shell, word: UnitWord, endings: Endings, unit: NewUnit): Promise<void> {
  settled(await registerUnit(withId(shell, unitId(word, endings)), unit))
  const person: PersonId = personId(word, endings)
  settled(
    await registerPerson(withId(shell, person), { name: `Ansat, ${unit.name}`, subject: `bench ${person}` }),
  )
  settled(
    await grantRole(withId(shell, roleId(word, endings)), {
      personId: person,
      unitId: unitId(word, endings),
      function: functionIn(word),
      validFrom: since,
    }),
  )
}

function parentOf(word: UnitWord, endings: Endings): OrganisationId | undefined {
  const place = placeOf(word)
  if (place === 'district') return unitId('municipality', endings)
  return place === 'hospital' && word !== 'hospital' ? unitId('hospital', endings) : undefined
}

/** Made-up numbers of the right form, in ranges the registers do not use. */
function numbersOf(serial: number): { gln: string; sor: string } {
  const digits = `57901${String(serial).padStart(7, '0')}`
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  )
  return { gln: `${digits}${(10 - (sum % 10)) % 10}`, sor: `9998${String(serial).padStart(7, '0')}016009` }
}
