import { join } from 'node:path'
import { createDefinitions, type DefinitionSet, readPackageFolder } from '../definitions.ts'
import type { Definitions, FhirObject } from '../finding.ts'
import { compileValidator, type Finding, loadDefinitionSets, type Validator } from '../index.ts'
import { definitions, isThere, type Standard } from './corpus.ts'

interface Prepared {
  readonly definitions: Definitions
  readonly validator: Validator
  /** The profile of the Bundle. */
  readonly profile: string
}

const prepared = new Map<string, Prepared>()
const sets = isThere ? loadDefinitionSets(definitions) : new Map()

/** The validator of a set, whatever it is of: a standard of messages or of documents. Compiled once. */
export function validatorOf(set: string): Prepared {
  const known = prepared.get(set)
  if (known !== undefined) return known
  const read = set === 'dk-core' ? dkCore() : sets.get(set)?.()
  if (read === undefined) throw new Error(`no set of definitions is called ${set}`)
  const made = {
    definitions: read.definitions,
    validator: compileValidator(read.definitions),
    profile: read.messageProfile,
  }
  prepared.set(set, made)
  return made
}

/** The definitions of a set. */
export function definitionsOf(set: string): Definitions {
  return validatorOf(set).definitions
}

/** HL7 Denmark's own package and nothing else: its examples were published without MedCom's code systems. */
function dkCore(): Pick<DefinitionSet, 'definitions' | 'messageProfile'> {
  const resources = readPackageFolder(join(definitions, 'dkcore-3.4.0'))
  return {
    definitions: createDefinitions([resources]),
    messageProfile: 'http://hl7.org/fhir/StructureDefinition/Bundle',
  }
}

/** Everything the validator finds in a message of a standard, judged strictly. */
export function judge(standard: Standard, bundle: FhirObject, profile?: string): readonly Finding[] {
  const { validator, profile: own } = validatorOf(standard)
  return validator.validate(bundle, profile ?? own)
}

export function isWrong({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity === 'error' || severity === 'fatal'
}

/** The errors of a message as `rule:key at place`, for a person to read. */
export function errorsOf(standard: Standard, bundle: FhirObject, profile?: string): string[] {
  return judge(standard, bundle, profile).filter(isWrong).map(tell)
}

export function tell({ rule, key, expression }: Finding): string {
  return `${rule}${key === undefined ? '' : `:${key}`} at ${expression}`
}
