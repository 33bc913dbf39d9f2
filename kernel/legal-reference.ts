import type { Bilingual } from './bilingual.ts'

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

const names: Readonly<Record<Act, Bilingual>> = {
  SUL: { da: 'Sundhedsloven', en: 'Health Act' },
  SEL: { da: 'Serviceloven', en: 'Social Services Act' },
  ÆL: { da: 'Ældreloven', en: 'Elder Care Act' },
  RSL: { da: 'Retssikkerhedsloven', en: 'Legal Protection and Social Administration Act' },
  FVL: { da: 'Forvaltningsloven', en: 'Public Administration Act' },
  DBL: { da: 'Databeskyttelsesloven', en: 'Data Protection Act' },
  AUT: { da: 'Autorisationsloven', en: 'Authorisation Act' },
  PSYL: { da: 'Psykiatriloven', en: 'Mental Health Act' },
  CPR: { da: 'CPR-loven', en: 'Civil Registration Act' },
  FNL: { da: 'Lov om frikommunenetværk', en: 'Act on free-municipality networks' },
  GDPR: { da: 'Databeskyttelsesforordningen', en: 'General Data Protection Regulation' },
}

/** What an act is called. */
export function nameOfAct(act: Act): Bilingual {
  return names[act]
}

/** The reference as a Dane would cite it: `Sundhedsloven § 42 a, stk. 1`. */
export function printLegalReference(reference: Pick<LegalReference, 'act' | 'section'>): string {
  const [, section = reference.section, subsection, number] =
    /^([^(]+?)(?:\((\d+)\))?(?:\((\d+)\))?$/.exec(reference.section) ?? []
  const sign = reference.act === 'GDPR' ? 'artikel' : '§'
  return [
    `${names[reference.act].da} ${sign} ${section}`,
    subsection && `stk. ${subsection}`,
    number && `nr. ${number}`,
  ]
    .filter(Boolean)
    .join(', ')
}
