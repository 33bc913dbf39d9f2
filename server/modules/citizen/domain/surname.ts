/** The last word of both names is the same, however it is written. First names are told in many ways. */
export function isSameSurname(one: string, other: string): boolean {
  return surnameOf(one) === surnameOf(other)
}

function surnameOf(name: string): string {
  return (name.trim().split(/\s+/).at(-1) ?? '').normalize('NFC').toLocaleLowerCase('da')
}
