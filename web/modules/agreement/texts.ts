import type { agreementRefusals } from '../../../contract/agreement.ts'
import type { Text } from '../../ui/text.tsx'

/** What the screen says when something about communities and agreements is refused. */
export const agreementRefusalTexts: Readonly<Record<keyof typeof agreementRefusals, Text>> = {
  'community-unknown': {
    da: 'Fællesskabet har ingen sundhedsaftale på den dag. Vælg en anden dag.',
    en: 'The community has no health agreement on that day. Choose another day.',
  },
  'service-unknown': {
    da: 'Ydelsen findes ikke i kataloget.',
    en: 'The service is not in the catalogue.',
  },
  'nobody-responsible': {
    da: 'Ingen enhed kan få opgaven: hverken hospital eller kommune er registreret.',
    en: 'No unit can have the task: neither hospital nor municipality is registered.',
  },
  'hospital-not-registered': {
    da: 'Hospitalet er ikke med her. Aftal opgaven med afdelingen på anden vis.',
    en: 'The hospital takes no part here. Agree on the task with the ward in another way.',
  },
}
