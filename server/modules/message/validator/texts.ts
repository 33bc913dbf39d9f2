import type { BareFinding, Finding, RuleWord } from './finding.ts'

interface Sentence {
  readonly da: string
  readonly en: string
}

/**
 * What a finding says, in Danish and English. A sentence may name what the definition calls the rule (a slice, a value set,
 * the key of a constraint), never what the element said.
 */
const sentences: Readonly<Record<RuleWord, Sentence>> = {
  'resource-type': {
    da: 'Ressourcen er af en anden type, end der må stå her.',
    en: 'The resource is of another type than may stand here.',
  },
  'element-unknown': {
    da: 'Elementet findes ikke i standarden.',
    en: 'The element does not exist in the standard.',
  },
  'json-shape': {
    da: 'Elementet er skrevet på en anden måde, end FHIR foreskriver (liste, objekt eller enkelt værdi).',
    en: 'The element is written in another way than FHIR lays down (list, object or single value).',
  },
  empty: { da: 'Elementet er tomt.', en: 'The element is empty.' },
  min: { da: 'Et element, der skal være der, mangler.', en: 'An element that must be there is missing.' },
  max: { da: 'Elementet står for mange gange.', en: 'The element stands too many times.' },
  type: { da: 'Værdien har en forkert datatype.', en: 'The value has the wrong data type.' },
  choice: {
    da: 'Elementet må kun være af én af de tilladte typer, og kun én gang.',
    en: 'The element may be of only one of the allowed types, and only once.',
  },
  'primitive-format': {
    da: 'Værdien er ikke skrevet, som datatypen kræver.',
    en: 'The value is not written as its data type requires.',
  },
  fixed: {
    da: 'Værdien skal være præcis den, profilen fastsætter.',
    en: 'The value must be exactly the one the profile sets.',
  },
  pattern: {
    da: 'Værdien passer ikke til det mønster, profilen fastsætter.',
    en: 'The value does not match the pattern the profile sets.',
  },
  'max-length': { da: 'Teksten er for lang.', en: 'The text is too long.' },
  'min-value': { da: 'Værdien er for lille.', en: 'The value is too small.' },
  'max-value': { da: 'Værdien er for stor.', en: 'The value is too large.' },
  binding: {
    da: 'Koden er ikke i det værdisæt, der skal bruges ({key}).',
    en: 'The code is not in the value set that must be used ({key}).',
  },
  'code-unknown': {
    da: 'Koden findes ikke i sit kodesystem ({key}).',
    en: 'The code does not exist in its code system ({key}).',
  },
  display: {
    da: 'Koden hedder noget andet i sit kodesystem ({key}).',
    en: 'The code has another name in its code system ({key}).',
  },
  invariant: { da: 'Reglen {key} er brudt.', en: 'The rule {key} is broken.' },
  'slice-min': {
    da: 'En del, profilen kræver, mangler ({key}).',
    en: 'A part that the profile requires is missing ({key}).',
  },
  'slice-max': {
    da: 'En del står flere gange, end profilen tillader ({key}).',
    en: 'A part stands more times than the profile allows ({key}).',
  },
  'slicing-closed': {
    da: 'Profilen tillader ikke andet her end de dele, den selv nævner.',
    en: 'The profile allows nothing here but the parts it names.',
  },
  'slicing-order': {
    da: 'Delene står i en anden rækkefølge, end profilen kræver.',
    en: 'The parts stand in another order than the profile requires.',
  },
  'reference-target': {
    da: 'Det, der henvises til, følger ikke den profil, henvisningen kræver ({key}).',
    en: 'What is referred to does not keep the profile the reference requires ({key}).',
  },
  'reference-unresolved': {
    da: 'Der henvises til noget, der ikke er med i meddelelsen.',
    en: 'Something is referred to that is not in the message.',
  },
  'reference-type': {
    da: 'Henvisningen peger på en forkert slags ressource.',
    en: 'The reference points at the wrong kind of resource.',
  },
  aggregation: {
    da: 'Det, der henvises til, skal være med i meddelelsen.',
    en: 'What is referred to must be in the message.',
  },
  'extension-unknown': {
    da: 'Udvidelsen kendes ikke her og er ikke bedømt ({key}).',
    en: 'The extension is not known here and was not judged ({key}).',
  },
  'extension-misplaced': {
    da: 'Udvidelsen må ikke stå på dette element ({key}).',
    en: 'The extension may not stand on this element ({key}).',
  },
  'extension-modifier': {
    da: 'En udvidelse, der ændrer betydningen, kendes ikke eller står forkert ({key}).',
    en: 'An extension that changes the meaning is not known or is misplaced ({key}).',
  },
  'profile-unknown': {
    da: 'Profilen kendes ikke her og er ikke bedømt ({key}).',
    en: 'The profile is not known here and was not judged ({key}).',
  },
  'profile-mismatch': {
    da: 'Elementet følger ikke profilen {key}.',
    en: 'The element does not keep the profile {key}.',
  },
  'full-url': {
    da: 'Adressen på en ressource i meddelelsen (fullUrl) er ikke, som FHIR vil have den ({key}).',
    en: 'The address of a resource in the message (fullUrl) is not as FHIR wants it ({key}).',
  },
  'bundle-first': {
    da: 'Den første ressource i Bundle er ikke den, typen af Bundle kræver.',
    en: 'The first resource of the Bundle is not the one its type requires.',
  },
  'cannot-tell': {
    da: 'Det kan ikke afgøres her, om reglen er holdt ({key}).',
    en: 'It cannot be told here whether the rule is kept ({key}).',
  },
}

/** Gives a finding its sentences. */
export function told(finding: BareFinding): Finding {
  const { da, en } = sentences[finding.rule]
  return { ...finding, da: filled(da, finding.key), en: filled(en, finding.key) }
}

function filled(sentence: string, key: string | undefined): string {
  return key === undefined
    ? sentence.replace(/ \(\{key\}\)/, '').replace(' {key}', '')
    : sentence.replace('{key}', key)
}
