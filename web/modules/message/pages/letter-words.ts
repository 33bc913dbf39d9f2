import type { LetterStatus, LetterView } from '../../../../contract/message.ts'
import type { Tone } from '../../../ui/state.tsx'
import type { Text, useText } from '../../../ui/text.tsx'
import { notificationWords } from './notification-words.ts'
import { letterTexts } from './texts.ts'

export const letterStates: Readonly<Record<LetterStatus, { readonly tone: Tone; readonly text: Text }>> = {
  received: { tone: 'success', text: letterTexts.stReceived },
  parked: { tone: 'warning', text: letterTexts.stParked },
  'not-relevant': { tone: 'neutral', text: letterTexts.stNotRelevant },
  refused: { tone: 'danger', text: letterTexts.stRefused },
  acknowledged: { tone: 'success', text: letterTexts.stAcknowledged },
  closed: { tone: 'neutral', text: letterTexts.stClosed },
}

/** What a notification says in words, else the name of the standard; a letter we could not read has no name of its own. */
export function kindWords(t: ReturnType<typeof useText>, letter: LetterView): string {
  if (letter.code) return notificationWords(t, letter.code)
  if (letter.standard === 'hospital-notification') return t(letterTexts.notificationKind)
  return letter.standard ?? t(letterTexts.unknownKind)
}

export function senderWords(t: ReturnType<typeof useText>, letter: LetterView): string {
  const { name, sor, gln } = letter.sender
  return name ?? (sor ? t(letterTexts.sor, { number: sor }) : (gln ?? t(letterTexts.unknownSender)))
}
