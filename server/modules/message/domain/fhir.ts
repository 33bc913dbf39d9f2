/** FHIR as JSON, read from a stranger: nothing about it is known before it is looked at. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

/** An object somewhere in a message, with the FHIRPath that leads to it: `Bundle.entry[0].resource.sender`. */
export interface Element {
  readonly node: JsonObject
  readonly path: string
}

export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of an element, or undefined when it is missing or something else. For where a fault is found elsewhere. */
export function textOf(value: Json): string | undefined {
  return typeof value === 'string' ? value : undefined
}
