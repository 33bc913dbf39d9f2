import type { accessRefusals } from '../../../contract/access.ts'
import type { Text } from '../../ui/text.tsx'

/** What we say when a look is denied. */
export const accessRefusalTexts: Readonly<Record<keyof typeof accessRefusals, Text>> = {
  'no-relation': {
    da: 'Du kan ikke se noget her. Din enhed har ikke borgeren i forløb lige nu.',
    en: 'There is nothing you may see here. Your unit does not have the citizen in its care right now.',
  },
  'blocked-by-citizen': {
    da: 'Noget er tilbageholdt, fordi borgeren har bedt om det.',
    en: 'Something is withheld because the citizen has asked for it.',
  },
  'not-for-your-work': {
    da: 'Den slags oplysninger er ikke til din opgave.',
    en: 'That kind of information is not for your work.',
  },
  'not-your-own-record': {
    da: 'Du kan kun se dine egne oplysninger.',
    en: 'You can only see your own information.',
  },
}
