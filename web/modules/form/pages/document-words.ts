import type { FormResponsesView, FormResponseView } from '../../../../contract/form.ts'
import type { Tone } from '../../../ui/state.tsx'
import type { Text, useText } from '../../../ui/text.tsx'
import { documentTexts } from './texts.ts'

export type DocumentRow = FormResponsesView['responses'][number]
type Status = DocumentRow['status']

export const documentStates: Readonly<Record<Status, { readonly tone: Tone; readonly text: Text }>> = {
  draft: { tone: 'warning', text: documentTexts.draft },
  signed: { tone: 'success', text: documentTexts.signed },
  amended: { tone: 'success', text: documentTexts.amended },
  'entered-in-error': { tone: 'danger', text: documentTexts.inError },
}

/** A document that the program wrote is not signed by anybody until a person has looked through it. */
export function documentState(status: Status, isByProgram: boolean): (typeof documentStates)[Status] {
  return isByProgram && status !== 'entered-in-error'
    ? { tone: 'warning', text: documentTexts.automatic }
    : documentStates[status]
}

type Who = FormResponseView['startedBy']

/** "Mette Holm, Hjemmesygeplejen Gladsaxe"; the citizen by what they are. */
export function whoWords(t: ReturnType<typeof useText>, who: Who): string {
  if (who.isCitizen) return t(documentTexts.byCitizen)
  if (who.isProgram) return t(documentTexts.byProgram, { unit: who.unitName ?? '' })
  return [who.name, who.unitName].filter(Boolean).join(', ')
}
