import type { CaveEntryView, CaveView } from '../../../../contract/medication-cave.ts'
import type { Text } from '../../../ui/text.tsx'
import { caveTexts } from './cave-texts.ts'

export const severityTexts: Readonly<Record<CaveEntryView['severity'], Text>> = {
  mild: caveTexts.mild,
  moderate: caveTexts.moderate,
  severe: caveTexts.severe,
  'not-known': caveTexts.severityUnknown,
}

export const caveKindTexts: Readonly<Record<CaveEntryView['kind'], Text>> = {
  allergy: caveTexts.allergy,
  intolerance: caveTexts.intolerance,
  'not-known': caveTexts.kindUnknown,
}

export const certaintyTexts: Readonly<Record<CaveEntryView['certainty'], Text>> = {
  told: caveTexts.told,
  suspected: caveTexts.suspected,
  confirmed: caveTexts.confirmed,
}

export const tellerTexts: Readonly<Record<CaveEntryView['told']['by'], Text>> = {
  citizen: caveTexts.citizen,
  relative: caveTexts.relative,
  professional: caveTexts.professional,
  record: caveTexts.record,
}

/** Whose word it is, inside a sentence. */
export const toldByTexts: typeof tellerTexts = {
  citizen: caveTexts.byCitizen,
  relative: caveTexts.byRelative,
  professional: caveTexts.byProfessional,
  record: caveTexts.byRecord,
}

export const endingTexts: Readonly<Record<NonNullable<CaveEntryView['ended']>['as'], Text>> = {
  refuted: caveTexts.refuted,
  'entered-in-error': caveTexts.inError,
}

/** Options of a group of choices, in the order they are listed. */
export function optionsOf<Word extends string>(
  t: (text: Text) => string,
  words: Readonly<Record<Word, Text>>,
  only: readonly Word[] = Object.keys(words) as Word[],
) {
  return only.map((value) => ({ value, label: t(words[value]) }))
}

/** What a list of names says in a sentence. */
export function namesOf(entries: readonly Pick<CaveView['entries'][number], 'name'>[]): string {
  return entries.map(({ name }) => name).join(', ')
}
