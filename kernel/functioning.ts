import type { Bilingual } from './bilingual.ts'

/**
 * A short set of ICF categories (WHO, International Classification of Functioning) for a person on the way home from hospital:
 * codes as WHO publishes them, names in our own plain words.
 */
export const functionDomains = {
  d420: { da: 'Forflytning', en: 'Transferring oneself' },
  d450: { da: 'Gang', en: 'Walking' },
  d455: { da: 'Trapper og at komme rundt', en: 'Stairs and moving around' },
  d510: { da: 'At vaske sig', en: 'Washing oneself' },
  d540: { da: 'Af- og påklædning', en: 'Dressing' },
  d530: { da: 'Toiletbesøg', en: 'Toileting' },
  d550: { da: 'At spise', en: 'Eating' },
  d640: { da: 'Husarbejde', en: 'Housework' },
  d710: { da: 'Samspil og kontakt', en: 'Interpersonal interaction' },
  d850: { da: 'Arbejde', en: 'Work' },
  b140: { da: 'Opmærksomhed', en: 'Attention' },
  b144: { da: 'Hukommelse', en: 'Memory' },
  b152: { da: 'Humør', en: 'Mood' },
  b280: { da: 'Smerte', en: 'Pain' },
  b455: { da: 'Udholdenhed', en: 'Endurance' },
  b730: { da: 'Muskelkraft', en: 'Muscle power' },
} as const satisfies Readonly<Record<string, Bilingual>>
export type FunctionDomain = keyof typeof functionDomains
export const functionDomainCodes = Object.keys(functionDomains) as [FunctionDomain, ...FunctionDomain[]]

/** ICF qualifiers: 0–4 are how great the problem is, 8 and 9 say nothing of it. */
export const qualifiers = [0, 1, 2, 3, 4, 8, 9] as const
export type Qualifier = (typeof qualifiers)[number]

/**
 * The qualifier in words. The municipal language Fælles Sprog III has the same five levels, 0 none to 4 total, one to one
 * (pathways B, to be verified).
 */
export const qualifierWords: Readonly<Record<Qualifier, Bilingual>> = {
  0: { da: 'Intet problem', en: 'No problem' },
  1: { da: 'Let problem', en: 'Mild problem' },
  2: { da: 'Moderat problem', en: 'Moderate problem' },
  3: { da: 'Svært problem', en: 'Severe problem' },
  4: { da: 'Totalt problem', en: 'Complete problem' },
  8: { da: 'Ikke oplyst', en: 'Not specified' },
  9: { da: 'Ikke relevant', en: 'Not applicable' },
}

/** How great the problem is; undefined when the qualifier says nothing of it. */
export function degreeOf(qualifier: Qualifier): number | undefined {
  return qualifier <= 4 ? qualifier : undefined
}

/** What somebody may regain (pathways B). */
export const potentials = ['full', 'substantial', 'limited', 'maintain', 'uncertain'] as const
export type Potential = (typeof potentials)[number]
