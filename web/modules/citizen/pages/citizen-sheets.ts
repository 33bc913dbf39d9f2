import type { DataKind } from '../../../../kernel/access-words.ts'
import { paths } from '../../../paths.ts'
import { talkTexts } from '../../correspondence/pages/texts.ts'
import { documentTexts } from '../../form/pages/texts.ts'
import { observationTexts } from '../../observation/pages/texts.ts'
import { citizenTexts } from './texts.ts'

/** The sheets of a citizen's page. One is shown to whoever may open any of its kinds; the first to all who may open the page. */
export const citizenSheets = [
  { to: paths.citizen, text: citizenTexts.overview, kinds: [] as readonly DataKind[] },
  { to: paths.citizenMedicine, text: citizenTexts.medicine, kinds: ['MED'] as readonly DataKind[] },
  { to: paths.citizenRehab, text: citizenTexts.rehabilitation, kinds: ['GOP'] as readonly DataKind[] },
  { to: paths.citizenObservations, text: observationTexts.title, kinds: ['LAB'] as readonly DataKind[] },
  { to: paths.documents, text: documentTexts.documents, kinds: ['PLAN'] as readonly DataKind[] },
  {
    to: paths.citizenCorrespondence,
    text: talkTexts.title,
    kinds: ['REC', 'PSY', 'SOC'] as readonly DataKind[],
  },
] as const
