import type { Definitions, Validator } from './finding.ts'
import { judgeWhole, preparePlans } from './resource.ts'
import { told } from './texts.ts'

export {
  createDefinitions,
  type DefinitionSet,
  DefinitionsError,
  isDefinition,
  loadDefinitionSets,
  readSetsFile,
} from './definitions.ts'
export { baseDefinitions } from './definitions-base.ts'
export { slimmed } from './definitions-slim.ts'
export type {
  BareFinding,
  Definitions,
  FhirObject,
  Finding,
  IssueCode,
  RuleWord,
  Severity,
  Validator,
} from './finding.ts'
export { operationOutcomeOf } from './outcome.ts'

/**
 * Makes a validator of a set of definitions. Each definition is compiled when the first value meets it, so this costs nothing
 * and the first message costs most.
 */
export function compileValidator(definitions: Definitions): Validator {
  const plans = preparePlans(definitions)
  return {
    validate: (resource, profile) => judgeWhole(plans, resource, profile).map(told),
  }
}
