/** The acts we lean on, by the short names of the law handbook; CPR is the act on the register itself, FNL the one on trials. */
export type Act = 'SUL' | 'SEL' | 'ÆL' | 'RSL' | 'FVL' | 'DBL' | 'AUT' | 'PSYL' | 'CPR' | 'FNL' | 'GDPR'

/** A provision, and how sure we are of its reading. What is to be verified takes the stricter reading. */
export interface LegalReference {
  readonly act: Act
  /** As lawyers write it in English: `42 a(1)`, `41(2)(1)`, `204`. */
  readonly section: string
  /** The day of the text that was read, `2026-06-05`. */
  readonly dated?: string
  readonly confidence: 'certain' | 'to-verify'
}

const danishNames: Readonly<Record<Act, string>> = {
  SUL: 'Sundhedsloven',
  SEL: 'Serviceloven',
  ÆL: 'Ældreloven',
  RSL: 'Retssikkerhedsloven',
  FVL: 'Forvaltningsloven',
  DBL: 'Databeskyttelsesloven',
  AUT: 'Autorisationsloven',
  PSYL: 'Psykiatriloven',
  CPR: 'CPR-loven',
  FNL: 'Lov om frikommunenetværk',
  GDPR: 'Databeskyttelsesforordningen',
}

/** The reference as a Dane would cite it: `Sundhedsloven § 42 a, stk. 1`. */
export function printLegalReference(reference: Pick<LegalReference, 'act' | 'section'>): string {
  const [, section = reference.section, subsection, number] =
    /^([^(]+?)(?:\((\d+)\))?(?:\((\d+)\))?$/.exec(reference.section) ?? []
  const sign = reference.act === 'GDPR' ? 'artikel' : '§'
  return [
    `${danishNames[reference.act]} ${sign} ${section}`,
    subsection && `stk. ${subsection}`,
    number && `nr. ${number}`,
  ]
    .filter(Boolean)
    .join(', ')
}
