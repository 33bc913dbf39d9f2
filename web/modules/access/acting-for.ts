import { createContext, useContext } from 'react'
import type { DataKind } from '../../../kernel/access-words.ts'
import { behalfTexts } from './pages/behalf-texts.ts'
import { willTexts } from './pages/will-texts.ts'

/** Whose say is shown, when it is not the reader's own. */
export interface ActingFor {
  readonly citizenId: string
  readonly name: string
  /** As far as the document goes: to let others in reaches no further. */
  readonly dataKinds: readonly DataKind[]
}

const ActingForContext = createContext<ActingFor | undefined>(undefined)

/** Around a page on which somebody says yes and no for another. */
export const ActingForProvider = ActingForContext.Provider

/** Undefined on one's own page. */
export function useActingFor(): ActingFor | undefined {
  return useContext(ActingForContext)
}

const toAnother = { ...willTexts, ...behalfTexts }

/** The words to somebody about themselves, or about the one they act for. */
export function useWillTexts(): typeof willTexts | typeof toAnother {
  return useActingFor() === undefined ? willTexts : toAnother
}
