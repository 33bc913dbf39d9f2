import type { FormItemView } from '../../../../contract/form.ts'
import type { FormValue } from '../form-answers.ts'

/** What a piece of a question is given. */
export interface QuestionPartProps {
  readonly item: FormItemView
  readonly values: readonly FormValue[]
  readonly put: (values: readonly FormValue[]) => void
  readonly common: {
    readonly label: string
    readonly hint: string | undefined
    readonly error: string | undefined
    readonly optional: boolean
  }
}
