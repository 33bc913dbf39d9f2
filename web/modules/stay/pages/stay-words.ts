import type { StayView, WindowView } from '../../../../contract/stay.ts'
import type { Tone } from '../../../ui/state.tsx'
import type { Text } from '../../../ui/text.tsx'
import { stayTexts } from './texts.ts'

interface Word {
  readonly tone: Tone
  readonly text: Text
}

export const stayStates: Readonly<Record<StayView['status'], Word>> = {
  'acute-ambulant': { tone: 'info', text: stayTexts.acuteAmbulant },
  admitted: { tone: 'info', text: stayTexts.admitted },
  'on-leave': { tone: 'warning', text: stayTexts.onLeave },
  ended: { tone: 'success', text: stayTexts.ended },
  dead: { tone: 'neutral', text: stayTexts.dead },
  cancelled: { tone: 'neutral', text: stayTexts.cancelled },
  unknown: { tone: 'warning', text: stayTexts.unknown },
}

export const windowStates: Readonly<Record<WindowView['status'], Word>> = {
  open: { tone: 'info', text: stayTexts.windowOpen },
  extended: { tone: 'info', text: stayTexts.windowExtended },
  suspended: { tone: 'warning', text: stayTexts.windowSuspended },
  closed: { tone: 'neutral', text: stayTexts.windowClosed },
  transferred: { tone: 'neutral', text: stayTexts.windowTransferred },
}

export const parties = {
  hospital: stayTexts.partyHospital,
  'own-doctor': stayTexts.partyOwnDoctor,
  ambulance: stayTexts.partyAmbulance,
} as const

/** In hospital now, also when away on leave. */
export function isInHospital({ status }: StayView): boolean {
  return status === 'acute-ambulant' || status === 'admitted' || status === 'on-leave'
}

/** The ward answers for the treatment now. */
export function isInForce(window: WindowView): boolean {
  return window.status === 'open' || window.status === 'extended'
}

/** The stay a screen shows first: the one that goes on, else the latest. */
export function currentStay(stays: readonly StayView[]): StayView | undefined {
  const going = stays.find(({ status }) => status !== 'ended' && status !== 'dead' && status !== 'cancelled')
  if (going) return going
  const counted = stays.filter(({ status }) => status !== 'cancelled')
  // When nothing else is there, a cancelled stay is shown as just that: whoever acted on it must see that it was undone.
  return (counted.length > 0 ? counted : [...stays]).toSorted(
    (a, b) => Date.parse(b.startedAt ?? '') - Date.parse(a.startedAt ?? ''),
  )[0]
}
