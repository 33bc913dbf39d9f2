import type { OutgoingState, OutgoingStep, OutgoingView } from '../../../../contract/message.ts'
import type { Tone } from '../../../ui/state.tsx'
import type { Text, useText } from '../../../ui/text.tsx'
import { standardWords } from './letter-words.ts'
import { notificationWords } from './notification-words.ts'
import { letterTexts, outgoingTexts } from './texts.ts'

export const outgoingStates: Readonly<Record<OutgoingState, { readonly tone: Tone; readonly text: Text }>> = {
  waiting: { tone: 'warning', text: outgoingTexts.waiting },
  sending: { tone: 'info', text: outgoingTexts.sending },
  awaiting: { tone: 'info', text: outgoingTexts.awaiting },
  acknowledged: { tone: 'success', text: outgoingTexts.acknowledged },
  refused: { tone: 'danger', text: outgoingTexts.refused },
  unanswered: { tone: 'danger', text: outgoingTexts.unanswered },
  closed: { tone: 'neutral', text: outgoingTexts.closed },
}

/** How a step of the history is marked: what went well, what did not, and what a person did. */
export const stepTones: Readonly<Record<OutgoingStep['kind'], Tone>> = {
  queued: 'neutral',
  sending: 'neutral',
  'handed-over': 'info',
  'not-handed-over': 'warning',
  'turned-away': 'danger',
  interrupted: 'warning',
  answered: 'success',
  contradicted: 'danger',
  unanswered: 'warning',
  escalated: 'danger',
  retried: 'neutral',
  forwarded: 'neutral',
  closed: 'neutral',
  looked: 'neutral',
}

/** What kind of letter it is. What a correspondence is about says something of the citizen, so the desk is not told. */
export function outgoingKind(t: ReturnType<typeof useText>, letter: OutgoingView): string {
  return letter.standard === 'hospital-notification' && letter.code
    ? notificationWords(t, letter.code)
    : standardWords(t, letter.standard)
}

export function receiverWords(
  t: ReturnType<typeof useText>,
  { receiver: { name, sor, gln } }: OutgoingView,
  unitName: string | undefined,
): string {
  return (
    unitName ??
    name ??
    (sor ? t(letterTexts.sor, { number: sor }) : (gln ?? t(outgoingTexts.unknownReceiver)))
  )
}

/** How it is written, as those on the phone know it: `Korrespondance, version 5.0, JSON`. */
export function writtenAsWords(
  t: ReturnType<typeof useText>,
  { standard, version, format }: Pick<OutgoingView, 'standard' | 'version' | 'format'>,
): string {
  return t(outgoingTexts.writtenAs, {
    kind: standardWords(t, standard),
    version,
    format: format.toUpperCase(),
  })
}
