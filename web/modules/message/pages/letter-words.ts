import type { LetterStatus, LetterView } from '../../../../contract/message.ts'
import type { Tone } from '../../../ui/state.tsx'
import type { Text, useText } from '../../../ui/text.tsx'
import { notificationWords } from './notification-words.ts'
import { letterTexts, standardTexts } from './texts.ts'

export const letterStates: Readonly<Record<LetterStatus, { readonly tone: Tone; readonly text: Text }>> = {
  received: { tone: 'success', text: letterTexts.stReceived },
  parked: { tone: 'warning', text: letterTexts.stParked },
  'not-relevant': { tone: 'neutral', text: letterTexts.stNotRelevant },
  refused: { tone: 'danger', text: letterTexts.stRefused },
  acknowledged: { tone: 'success', text: letterTexts.stAcknowledged },
  closed: { tone: 'neutral', text: letterTexts.stClosed },
}

/** A standard, new or old, by the name the letters of it go by; one we have no word for keeps its own. */
export function standardWords(t: ReturnType<typeof useText>, standard: string): string {
  const text = standardTexts[standard as keyof typeof standardTexts]
  return text ? t(text) : standard
}

/** What a notification says in words, else the name of its kind; a letter we could not read has no name of its own. */
export function kindWords(t: ReturnType<typeof useText>, letter: LetterView): string {
  if (letter.standard === 'hospital-notification' && letter.code) return notificationWords(t, letter.code)
  return letter.standard ? standardWords(t, letter.standard) : t(letterTexts.unknownKind)
}

export function senderWords(t: ReturnType<typeof useText>, letter: LetterView): string {
  const { name, sor, gln } = letter.sender
  return name ?? (sor ? t(letterTexts.sor, { number: sor }) : (gln ?? t(letterTexts.unknownSender)))
}
