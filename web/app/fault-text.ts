import { say, type Text } from '../ui/text.tsx'
import { Refused, Unreachable } from './api.ts'
import { commonRefusalTexts } from './common-refusal-texts.ts'
import { knownRefusal } from './known-refusals.ts'
import { appTexts } from './texts.ts'

/** What to tell the reader when a call did not succeed. */
export function textOfFault(fault: unknown): Text {
  if (fault instanceof Refused) return textOfRefusal(fault) ?? commonRefusalTexts['our-mistake']
  if (fault instanceof Unreachable) return appTexts.unreachable
  return appTexts.brokenText
}

/** The words for a refusal with its blanks filled from what the server told; undefined when it has no words of its own. */
export function textOfRefusal({ code, data }: Pick<Refused, 'code' | 'data'>): Text | undefined {
  const text = knownRefusal(code)
  if (text === undefined) return undefined
  const values = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]))
  return { da: say('da', text, values), en: say('en', text, values) }
}
