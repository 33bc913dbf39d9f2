import { type Chance, pick } from './chance.ts'
import { copyOf, isNode, type Node } from './nodes.ts'

/** Values of every sort, most of them wrong wherever they stand. */
const strange: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1.5,
  1e308,
  '',
  ' ',
  'x',
  'a b',
  '\u0000',
  '\u0001',
  '2509479989',
  '2024-02-30',
  '2024-05-01T12:00:00',
  '2024-05-01T12:00:00Z',
  'http://example.org/a b',
  'urn:uuid:17',
  '#nobody',
  'Patient/nobody',
  'Organization/',
  '<div xmlns="http://www.w3.org/1999/xhtml"><script>x</script></div>',
  'http://medcomfhir.dk/ig/core/StructureDefinition/medcom-core-patient|9.9.9',
  'constructor',
  '__proto__',
  [],
  {},
  [null],
  [[]],
  [{}],
  { reference: 7 },
  { coding: [{ system: 'x', code: 'y' }] },
  { extension: [{ url: 'x', valueString: 'y' }] },
  { resourceType: 'Bundle', type: 'message' },
  'æ'.repeat(300),
]

const strangeNames = [
  'extension',
  'modifierExtension',
  'contained',
  'id',
  '_id',
  'resourceType',
  'value',
  'constructor',
  'toString',
  'hasOwnProperty',
  'reference',
  'identifier',
  'valueString',
  'implicitRules',
  'language',
]

type Place = Node | unknown[]

const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null

function namesOf(place: Place): string[] {
  return Object.keys(place)
}

/** A place somewhere in a value, as deep as chance has it. */
function somewhere(root: Place, chance: Chance): { place: Place; name: string } | undefined {
  let place = root
  for (;;) {
    const name = pick(namesOf(place), chance)
    if (name === undefined) return undefined
    const inside = (place as Node)[name]
    if (!isPlace(inside) || namesOf(inside).length === 0 || chance(6) === 0) return { place, name }
    place = inside
  }
}

function deeper(depth: number): Node {
  let node: Node = { url: 'x', valueString: 'y' }
  for (let level = 0; level < depth; level += 1) node = { url: 'x', extension: [node] }
  return node
}

const letters = 'abzÅø019 .:-/#|<>"\\\u0000\ud800'
const randomText = (chance: Chance): string =>
  Array.from({ length: chance(12) }, () => letters[chance(letters.length)]).join('')

/** Changes a message at random somewhere: takes out, doubles, swaps, replaces, moves in from another message, nests. */
export function mutate(message: Node, others: readonly Node[], chance: Chance): void {
  const found = somewhere(message, chance)
  if (found === undefined) return
  const { place, name } = found
  const owner = place as Node
  const value = owner[name]
  switch (chance(12)) {
    case 0:
    case 1:
      if (Array.isArray(place)) place.splice(Number(name), 1)
      else delete owner[name]
      return
    case 2:
      owner[name] = Array.isArray(value) ? [...value, ...value] : [value, copyOf(value)]
      return
    case 3:
      if (Array.isArray(place)) place.push(copyOf(value))
      else owner[pick(strangeNames, chance) ?? 'x'] = copyOf(value)
      return
    case 4: {
      const other = somewhere(message, chance)
      if (other === undefined) return
      const kept = copyOf((other.place as Node)[other.name])
      ;(other.place as Node)[other.name] = copyOf(value)
      owner[name] = kept
      return
    }
    case 5: {
      const from = pick(others, chance)
      const other = from && somewhere(from, chance)
      if (other !== undefined) owner[name] = copyOf((other.place as Node)[other.name])
      return
    }
    case 6:
      owner[name] = {
        ...(isNode(value) ? value : {}),
        [pick(strangeNames, chance) ?? 'x']: copyOf(pick(strange, chance)),
      }
      return
    case 7:
      owner[name] = randomText(chance)
      return
    case 8:
      if (!Array.isArray(place)) {
        delete owner[name]
        owner[name.startsWith('_') ? name.slice(1) : `_${name}`] = value
      }
      return
    case 9:
      owner.extension = [deeper(chance(30))]
      return
    case 10:
      if (typeof value === 'string' && value !== '') {
        const at = chance(value.length)
        owner[name] =
          value.slice(0, at) + (letters[chance(letters.length)] ?? '') + value.slice(at + chance(2))
        return
      }
      if (typeof value === 'number') owner[name] = -value
      return
    default:
      owner[name] = copyOf(pick(strange, chance))
  }
}
