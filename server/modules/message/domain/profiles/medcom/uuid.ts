const uuid = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const anyUuid = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

/** True for a UUID as MedCom's identifiers are written: `urn:uuid:` and small letters. */
export function isUrnUuid(value: string): boolean {
  return uuid.test(value)
}

/** The bare UUID in small letters; what is none is kept as it stands, since it only has to be the same each time. */
export function bareUuid(value: string): string {
  return anyUuid.exec(value)?.[1]?.toLowerCase() ?? value
}

/** A bare UUID as MedCom writes it; what is none is written as it came. */
export function urnOf(id: string): string {
  return anyUuid.test(id) ? `urn:uuid:${id.toLowerCase()}` : id
}
