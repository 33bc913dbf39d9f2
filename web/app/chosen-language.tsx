import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { chooseLanguageRoute } from '../../contract/identity.ts'
import { Icon } from '../ui/icon.tsx'
import { type Language, LanguageProvider, useLanguage, useText } from '../ui/text.tsx'
import { call } from './api.ts'
import { rememberedLanguage, rememberLanguage } from './preference.ts'
import { keepSession, sessionQuery, useSessionOrNobody } from './session.ts'
import { appTexts } from './texts.ts'

const ChooseContext = createContext<(language: Language) => void>(() => undefined)

/** The language chosen here, else the one of the session, else Danish. A choice is kept in both places. */
export function ChosenLanguage({ children }: { children: ReactNode }) {
  const queryClient = useQueryClient()
  const session = useSessionOrNobody()
  const [chosen, setChosen] = useState(rememberedLanguage)
  const isSignedIn = session !== null
  const choose = useCallback(
    (language: Language) => {
      setChosen(language)
      rememberLanguage(language)
      if (!isSignedIn) return
      call(chooseLanguageRoute, { body: { language } }).then(
        (changed) => queryClient.setQueryData(sessionQuery.queryKey, keepSession(changed)),
        // The screen has changed already; the session learns it next time.
        () => undefined,
      )
    },
    [isSignedIn, queryClient],
  )
  return (
    <ChooseContext value={choose}>
      <LanguageProvider language={chosen ?? session?.language ?? 'da'}>{children}</LanguageProvider>
    </ChooseContext>
  )
}

/** The language that is not shown now, and how to choose it. */
export function useOtherLanguage(): { readonly other: Language; readonly choose: () => void } {
  const choose = useContext(ChooseContext)
  const other = useLanguage() === 'da' ? 'en' : 'da'
  return { other, choose: () => choose(other) }
}

/** The button on the dark bar that changes language; named in the language it changes to. */
export function LanguageButton() {
  const t = useText()
  const { other, choose } = useOtherLanguage()
  return (
    <button type="button" className="app-bar-button" lang={other} onClick={choose}>
      <Icon name="language" />
      {t(appTexts.language)}
    </button>
  )
}
