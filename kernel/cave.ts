/** What a citizen does not tolerate, as far as it can be held against a medicine. */
export interface CaveSubstance {
  readonly name: string
  /** Beginnings of ATC codes: `J01C` is all penicillins, `N02BE01` paracetamol alone. Empty for what is no medicine, such as nuts. */
  readonly atc: readonly string[]
}

/**
 * Whether a medicine is, or belongs to, what the citizen does not tolerate. A substance has a code for each way it is used, so
 * the same name counts too: aspirin against clots (B01AC06) is aspirin against pain (N02BA01), and amoxicillin is in
 * "amoxicillin og clavulansyre". Rather a warning too many: who decides gives the reason.
 */
export function isAgainstCave(
  { name, atc }: CaveSubstance,
  medicine: { readonly name: string; readonly atc: string },
): boolean {
  return atc.some((code) => medicine.atc.startsWith(code)) || namesIt(name, medicine.name)
}

/** The name stands in the other as whole words. */
function namesIt(name: string, medicine: string): boolean {
  const words = (text: string) =>
    ` ${text
      .toLocaleLowerCase('da')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .join(' ')} `
  const wanted = words(name)
  return wanted.trim() !== '' && words(medicine).includes(wanted)
}
