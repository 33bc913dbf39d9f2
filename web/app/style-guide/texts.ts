import { texts } from '../../ui/text.tsx'

export const guideTexts = texts({
  title: { da: 'Stilguide', en: 'Style guide' },
  intro: {
    da: 'Alle mål, farver og brikker, som skærmene er bygget af. Farve siger, hvem det er, eller hvilken tilstand det har.',
    en: 'All measures, colours and pieces the screens are built of. Colour says who it is, or what state it is in.',
  },
  density: { da: 'Tæthed', en: 'Density' },
  colours: { da: 'Farver', en: 'Colours' },
  spacing: { da: 'Afstande', en: 'Spacing' },
  type: { da: 'Skrift', en: 'Type' },
  sectors: { da: 'Sektorer', en: 'Sectors' },
  states: { da: 'Tilstande', en: 'States' },
  icons: { da: 'Ikoner', en: 'Icons' },
  buttons: { da: 'Knapper', en: 'Buttons' },
  fields: { da: 'Felter', en: 'Fields' },
  overlays: { da: 'Dialog, skuffe, menu og hjælp', en: 'Dialog, drawer, menu and help' },
  tabs: { da: 'Faner', en: 'Tabs' },
  tables: { da: 'Tabel', en: 'Table' },
  time: { da: 'Tidslinje og frister', en: 'Timeline and deadlines' },
  lanes: { da: 'Hvem har hvad', en: 'Who has what' },
  conditions: { da: 'Tomt, fejl, henter og uden netværk', en: 'Empty, error, loading and offline' },
  cards: { da: 'Kort', en: 'Cards' },
  bars: { da: 'Borgerlinje', en: 'Citizen bar' },
})
