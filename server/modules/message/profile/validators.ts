import {
  compileValidator,
  createDefinitions,
  type Definitions,
  type FhirObject,
  type Finding,
  loadDefinitionSets,
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
  return validatorsBy(({ packagesOf }) => sets.get(packagesOf)?.().definitions)
}

/** By packages, each found by `name#version`; an edition with one missing is not judged at all. */
export function validatorsOfPackages(
  packageOf: (nameAndVersion: string) => readonly FhirObject[] | undefined,
): ProfileValidators {
  return validatorsBy(({ packages }) => {
    const found = packages.map(packageOf)
    return found.every((one) => one !== undefined) ? createDefinitions(found) : undefined
  })
}

function validatorsBy(
  definitionsOf: (edition: StandardEdition) => Definitions | undefined,
): ProfileValidators {
  const compiled = new Map<string, ReturnType<typeof compileValidator> | undefined>()
  const validatorOf = (edition: StandardEdition) => {
    const key = edition.packagesOf
    if (!compiled.has(key)) {
      const definitions = definitionsOf(edition)
      compiled.set(key, definitions && compileValidator(definitions))
    }
    return compiled.get(key)
  }
  return {
    findingsOf: (bundle, edition) => validatorOf(edition)?.validate(bundle, edition.profile),
    has: (edition) => validatorOf(edition) !== undefined,
  }
}
