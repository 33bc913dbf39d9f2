import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { type OverrideReason, overrideReasons } from './vocabulary.ts'

const grounds: Readonly<Record<OverrideReason, Bilingual>> = {
  UNCONSCIOUS: { da: 'borgeren var bevidstløs', en: 'the citizen was unconscious' },
  INCAPABLE: { da: 'borgeren kunne ikke tage stilling', en: 'the citizen could not decide' },
  ACUTE_LIFE_OR_FUNCTION: { da: 'akut fare for liv eller helbred', en: 'acute danger to life or health' },
  ACUTE_MEDICATION_RISK: { da: 'akut risiko ved medicin', en: 'acute risk with medicine' },
  RISK_TO_OTHERS: { da: 'fare for andre', en: 'danger to others' },
  CONSENT_NOW: { da: 'borgeren gav samtykke', en: 'the citizen consented' },
}

/** How an override's reason stands in a record: its code, and the words that were written. */
export function printOverrideReason(code: OverrideReason, words: string): string {
  return words === '' ? code : `${code}: ${words}`
}

/** A log text as it is read, with what the record says of why: `{årsag}` is filled in, and a code is put in words. */
export function fillLogText(
  text: Bilingual,
  reason: string | null,
): { readonly text: Bilingual; readonly reason: Bilingual | null } {
  const words = reason === null ? null : inWords(reason)
  if (!text.da.includes('{årsag}')) return { text, reason: words }
  const fill = (language: 'da' | 'en') => text[language].replace('{årsag}', words?.[language] ?? '')
  return { text: { da: fill('da'), en: fill('en') }, reason: null }
}

function inWords(reason: string): Bilingual {
  const code = overrideReasons.find((one) => reason === one || reason.startsWith(`${one}: `))
  if (code === undefined) return { da: reason, en: reason }
  const words = reason.slice(code.length + 2)
  const both = (language: 'da' | 'en') => [grounds[code][language], words].filter(Boolean).join('. ')
  return { da: both('da'), en: both('en') }
}
