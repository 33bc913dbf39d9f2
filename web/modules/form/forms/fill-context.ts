import { createContext, useContext } from 'react'
import type {
  FormAnswerView,
  FormItemView,
  FormScoreView,
  FormSuggestionView,
} from '../../../../contract/form.ts'
import type { AnswerFault, FormAnswers, FormValue } from '../form-answers.ts'

/** What every piece of a form that is being filled in leans on. */
export interface Filling {
  readonly items: readonly FormItemView[]
  readonly answers: FormAnswers
  readonly applies: (linkId: string, row: number) => boolean
  /** What was wrong when somebody tried to sign, by key; each goes away when its answer is changed. */
  readonly faults: ReadonlyMap<string, AnswerFault['rule'] | 'other'>
  readonly suggestions: ReadonlyMap<string, FormSuggestionView>
  readonly told: ReadonlyMap<string, FormAnswerView>
  readonly scores: ReadonlyMap<string, FormScoreView>
  /** Everything is on the server, so that the scores count what is on the screen. */
  readonly isSaved: boolean
  /** The citizen answers: one thing at a time, and big. */
  readonly isMine: boolean
  readonly change: (key: string, values: readonly FormValue[], isConfirmation?: boolean) => void
  /** How many rows of a repeating group are drawn. */
  readonly rowsOf: (groupId: string) => number
  readonly addRow: (groupId: string) => void
  readonly removeRow: (groupId: string, row: number) => void
}

export const FillingContext = createContext<Filling | undefined>(undefined)

export function useFilling(): Filling {
  const filling = useContext(FillingContext)
  if (filling === undefined) throw new Error('a question of a form stands outside a form')
  return filling
}

/** The id of what holds a question, so that the list of what is missing leads to it. */
export function questionId(key: string): string {
  return `question-${key.replaceAll(/[^\w-]/g, '-')}`
}

/** Leads to a question. Its field may not be drawn yet when the button that opens it is pressed. */
export function focusWithin(id: string): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(id)
    const field = place?.querySelector<HTMLElement>(
      'input, select, textarea, [role="spinbutton"], button:not([aria-disabled])',
    )
    place?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  })
}
