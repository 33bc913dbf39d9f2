import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import type {
  CareCommunicationReceived,
  LetterAcknowledged,
  LetterClosed,
  LetterFailed,
} from '../message/index.ts'
import { followDeliveries } from './use-cases/follow-deliveries.ts'
import { takeInLetters } from './use-cases/take-in-letters.ts'

/** Letters from outside are folded into their threads. */
export const takeInListener: Listener = {
  name: 'correspondence.take-in-letters',
  on: ['care-communication-received'],
  handle: (shell, events) =>
    takeInLetters(shell, events as readonly (DeliveredEvent & CareCommunicationReceived)[]),
}

/** Our letters to others have come through, or have not, or a person at the desk has dealt with them. */
export const deliveryListener: Listener = {
  name: 'correspondence.follow-deliveries',
  on: ['letter-acknowledged', 'letter-failed', 'letter-closed'],
  handle: (shell, events) =>
    followDeliveries(
      shell,
      events as readonly (DeliveredEvent & (LetterAcknowledged | LetterFailed | LetterClosed))[],
    ),
}
