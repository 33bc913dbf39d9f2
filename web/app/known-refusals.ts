import type { Text } from '../ui/text.tsx'
import { commonRefusalTexts } from './common-refusal-texts.ts'

let known: Readonly<Record<string, Text>> = commonRefusalTexts

/** What the screen says for a code, once the list has been fetched; before that for those which any call may meet. */
export function knownRefusal(code: string): Text | undefined {
  return known[code]
}

/** Fetches the list of all refusal texts. A refusal waits for it, so whoever catches one has its words. */
export async function learnRefusals(): Promise<void> {
  try {
    known = (await import('./refusal-texts.ts')).refusalTexts
  } catch {
    // No network for it: the refusal is said in common words.
  }
}
