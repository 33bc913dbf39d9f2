import {
  compileValidator,
  createDefinitions,
  type Definitions,
  type FhirObject,
  type Finding,
  loadDefinitionSets,
  type Validator,
} from '../validator/index.ts'
import type { StandardEdition } from './standards.ts'

/** Judges whole messages by the profiles of one edition after the other. */
export interface ProfileValidators {
  /** Undefined when the packages of the edition are not at hand. */
  findingsOf(bundle: FhirObject, edition: StandardEdition): readonly Finding[] | undefined
  /** Which editions can be judged. */
  has(edition: StandardEdition): boolean
}

/** No package is at hand: nothing can be judged by its profiles. */
export const noValidators: ProfileValidators = { findingsOf: () => undefined, has: () => false }

/** By a folder with `sets.json` and one folder for each package, read as it is. Throws DefinitionsError. */
export function validatorsInFolder(folder: string): ProfileValidators {
  const sets = loadDefinitionSets(folder)
  return validatorsBy(
    ({ packagesOf }) => sets.has(packagesOf),
    ({ packagesOf }) => sets.get(packagesOf)?.().definitions,
  )
}

/** Packages that are at hand, by `name#version`; each is read when the first message needs it. */
export interface Packages {
  has(nameAndVersion: string): boolean
  read(nameAndVersion: string): readonly FhirObject[]
}

/** By packages; an edition with one missing is not judged at all. */
export function validatorsOfPackages(packages: Packages): ProfileValidators {
  return validatorsBy(
    (edition) => edition.packages.every((name) => packages.has(name)),
    (edition) => createDefinitions(edition.packages.map((name) => packages.read(name))),
  )
}

function validatorsBy(
  has: (edition: StandardEdition) => boolean,
  definitionsOf: (edition: StandardEdition) => Definitions | undefined,
): ProfileValidators {
  const compiled = new Map<string, Validator | undefined>()
  const validatorOf = (edition: StandardEdition): Validator | undefined => {
    const key = edition.packagesOf
    if (!compiled.has(key)) {
      const definitions = has(edition) ? definitionsOf(edition) : undefined
      compiled.set(key, definitions && compileValidator(definitions))
    }
    return compiled.get(key)
  }
  return { findingsOf: (bundle, edition) => validatorOf(edition)?.validate(bundle, edition.profile), has }
}
