import type { Definitions, FhirObject } from './finding.ts'

/** Definitions of a small world of our own, by address. */
export function definitionsOf(...resources: readonly FhirObject[]): Definitions {
  const find = (type: string, url: string): FhirObject | undefined =>
    resources.find((one) => one.resourceType === type && one.url === url.split('|')[0])
  return {
    structure: (url) => find('StructureDefinition', url),
    valueSet: (url) => find('ValueSet', url),
    codeSystem: (url) => find('CodeSystem', url),
  }
}

export const address = (name: string): string => `https://example.dk/fhir/${name}`

export function codeSystem(name: string, concept: readonly unknown[], more: FhirObject = {}): FhirObject {
  return { resourceType: 'CodeSystem', url: address(name), content: 'complete', concept, ...more }
}

export function valueSet(name: string, compose: FhirObject, more: FhirObject = {}): FhirObject {
  return { resourceType: 'ValueSet', url: address(name), compose, ...more }
}
