import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { listShapes } from './r4-shape.ts'

interface Property {
  readonly _name: string
  readonly _type: string
  readonly _multiple: boolean
  readonly _properties?: readonly Property[]
}
interface Definition {
  readonly _kind: string
  readonly _properties: readonly Property[]
}

const require = createRequire(import.meta.url)

/** The published R4 definitions, as the `fhir` package carries them. */
function published(): Record<string, Definition> {
  const { ParseConformance } = require('fhir/parseConformance.js')
  return new ParseConformance(true).parsedStructureDefinitions
}

describe('the shapes XML is read by', () => {
  const definitions = published()

  const propertiesOf = (type: string): readonly Property[] => {
    const [resource = '', ...path] = type.split('.')
    let found = definitions[resource]?._properties ?? []
    for (const name of path) found = found.find((one) => one._name === name)?._properties ?? []
    return found
  }

  test('are those of FHIR R4: what repeats, what is a number, what is true or false', () => {
    const wrong: string[] = []
    for (const [type, shape] of listShapes()) {
      const properties = propertiesOf(type)
      if (properties.length === 0) wrong.push(`${type} is no type`)
      for (const [name, { repeats, type: held }] of shape) {
        const property = properties.find((one) => one._name === name)
        if (property === undefined) wrong.push(`${type}.${name} is no element`)
        else if (property._multiple !== repeats) wrong.push(`${type}.${name} repeats wrongly`)
        else if (!isHeld(property, held, type)) wrong.push(`${type}.${name} does not hold ${held}`)
      }
      // Whatever is left out must be a single text.
      for (const { _name, _type, _multiple } of properties) {
        if (_name.startsWith('_') || ['extension', 'modifierExtension'].includes(_name) || shape.has(_name))
          continue
        const isSimple = definitions[_type]?._kind === 'primitive-type' || _type.startsWith('xhtml')
        const isNumber = ['integer', 'decimal', 'positiveInt', 'unsignedInt', 'boolean'].includes(_type)
        // Data types no MedCom message uses; one that came would be kept as it stands.
        const isKnownAsUnused = !isSimple && (type === 'Extension' || _type === 'Timing')
        if (_multiple || isNumber || (!isSimple && !isKnownAsUnused))
          wrong.push(`${type}.${_name} is missing`)
      }
    }
    expect(wrong).toEqual([])
  })

  const isHeld = ({ _type, _name }: Property, held: string, type: string): boolean => {
    if (held === 'number') return ['integer', 'decimal', 'positiveInt', 'unsignedInt'].includes(_type)
    if (held === 'string') return definitions[_type]?._kind === 'primitive-type'
    if (held.includes('.')) return held === `${type}.${_name}` || _type === `#${held}`
    return _type === held
  }
})
