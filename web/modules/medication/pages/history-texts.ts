import type { MedicineHistoryView, MedicinesView } from '../../../../contract/medication.ts'
import type { Text } from '../../../ui/text.tsx'

type Happening = MedicineHistoryView['entries'][number]['type']

/** What happened, in the words of the history. */
export const happeningTexts: Readonly<Record<Happening, Text>> = {
  'card-read': { da: 'Fælles Medicinkort læst', en: 'The medicine card was read' },
  'reconciliation-started': { da: 'Afstemning begyndt', en: 'Reconciliation begun' },
  'stay-ended': { da: 'Udskrevet', en: 'Discharged' },
  'stay-resumed': { da: 'Indlagt igen', en: 'In hospital again' },
  'line-decided': { da: 'Beslutning', en: 'Decision' },
  'dispensing-list-stated': { da: 'Kommunens liste', en: 'The municipality’s list' },
  'party-confirmed': { da: 'Listen bekræftet', en: 'The list confirmed' },
  'supply-answered': { da: 'Medicin med hjem', en: 'Medicine to take home' },
  'list-given': { da: 'Borgeren fik sin liste', en: 'The citizen got the list' },
  'dose-dispensing-paused': { da: 'Dosisdispensering sat på pause', en: 'Dose dispensing paused' },
  'dose-dispensing-resumed': { da: 'Dosisdispensering genoptaget', en: 'Dose dispensing resumed' },
  'reconciled-marked': { da: 'Markeret afstemt', en: 'Marked reconciled' },
  'card-change-answered': { da: 'Svar fra Fælles Medicinkort', en: 'Answer of the medicine card' },
  'difference-found': { da: 'Forskel fundet', en: 'Difference found' },
  'difference-decided': { da: 'Forskel afklaret', en: 'Difference settled' },
  'difference-solved': { da: 'Forskel løst', en: 'Difference solved' },
}

type Change = MedicinesView['card']['changes'][number]['what']

/** What is to be written on the medicine card. */
export const changeTexts: Readonly<Record<Change, Text>> = {
  'create-order': { da: 'ny ordination', en: 'new order' },
  'change-order': { da: 'ændret ordination', en: 'changed order' },
  'stop-order': { da: 'stoppet ordination', en: 'stopped order' },
  'pause-order': { da: 'pause', en: 'pause' },
  'resume-order': { da: 'genoptaget', en: 'resumed' },
  'mark-reconciled': { da: 'markeret afstemt', en: 'marked reconciled' },
  'pause-dose-dispensing': { da: 'dosisdispensering på pause', en: 'dose dispensing paused' },
  'resume-dose-dispensing': { da: 'dosisdispensering genoptaget', en: 'dose dispensing resumed' },
}
