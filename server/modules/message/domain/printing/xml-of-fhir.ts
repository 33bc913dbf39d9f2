import { isObject, type Json, type JsonObject } from '../fhir.ts'
import { escapeXml } from './escape-xml.ts'

/**
 * A FHIR resource as XML. Elements come in the order they stand in the object, so whoever builds it follows FHIR's order;
 * narrative is taken as it is. For resources we have written ourselves.
 */
export function xmlOfFhir(resource: JsonObject): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printResource(resource, ' xmlns="http://hl7.org/fhir"')}\n`
}

function printResource(resource: JsonObject, namespace = ''): string {
  const { resourceType, ...elements } = resource
  return `<${String(resourceType)}${namespace}>${printElements(elements)}</${String(resourceType)}>`
}

function printElements(elements: JsonObject): string {
  return Object.entries(elements)
    .map(([name, value]) =>
      Array.isArray(value) ? value.map((one: Json) => print(name, one)).join('') : print(name, value),
    )
    .join('')
}

function print(name: string, value: Json): string {
  if (value === undefined || value === null) return ''
  if (name === 'div' && typeof value === 'string') return value
  if (!isObject(value)) return `<${name} value="${escapeXml(String(value))}"/>`
  if (typeof value.resourceType === 'string') return `<${name}>${printResource(value)}</${name}>`
  if (name !== 'extension') return `<${name}>${printElements(value)}</${name}>`
  const { url, ...rest } = value
  return `<extension url="${escapeXml(String(url))}">${printElements(rest)}</extension>`
}
