import type { RepresentedView } from '../../../../contract/citizen-will.ts'
import { type Text, texts } from '../../../ui/text.tsx'

export const followedTexts = texts({
  title: { da: 'Dem, jeg følger', en: 'Those I follow' },
  see: { da: 'Se forløbet', en: 'See the pathway' },
  somebody: { da: 'En, du følger', en: 'Somebody you follow' },
  until: { da: 'Gælder til {to}', en: 'Lasts until {to}' },
  page: { da: 'Forløb, jeg følger', en: 'A pathway I follow' },
  notYours: {
    da: 'Du ser en andens forløb {why}. Det, du ser, bliver skrevet i listen over opslag.',
    en: 'You see another person’s pathway {why}. What you see is written in the list of looks.',
  },
  back: { da: 'Tilbage til mit eget forløb', en: 'Back to my own pathway' },
  backToPathway: { da: 'Tilbage til forløbet', en: 'Back to the pathway' },
  whoMaySee: { da: 'Hvem må se: sig nej og ja for {name}', en: 'Who may see: say no and yes for {name}' },
  actsFor: { da: 'Du handler for {name}', en: 'You act for {name}' },
  mayNotDecide: { da: 'Det kan du ikke bestemme her', en: 'You cannot decide that here' },
  mayNotDecideText: {
    da: 'Det kan forældre til børn under 15 år, værger og fremtidsfuldmægtige, når det omfatter helbred. Fra 15 år bestemmer den unge selv.',
    en: 'Parents of children below 15, guardians and holders of a lasting power can, when it covers health. From 15 the young person decides.',
  },
  refused: { da: 'Du kan ikke se forløbet', en: 'You cannot see the pathway' },
  refusedText: {
    da: 'Samtykket eller fuldmagten gælder ikke længere. Tal med den, det handler om.',
    en: 'The consent or the power no longer holds. Talk to the person it is about.',
  },
})

/** By what right one follows another's course. */
export const followedAsTexts: Readonly<Record<RepresentedView['as'], Text>> = texts({
  parent: { da: 'Som forælder', en: 'As a parent' },
  guardian: { da: 'Som værge', en: 'As a guardian' },
  'lasting-power': { da: 'Efter fremtidsfuldmagt', en: 'By a lasting power of attorney' },
  power: { da: 'Efter fuldmagt', en: 'By a power of attorney' },
  'nearest-relative': { da: 'Som nærmeste pårørende', en: 'As the nearest relative' },
  consent: { da: 'Efter samtykke', en: 'By consent' },
})
