import { createContext, type ReactNode, useCallback, useContext, useEffect } from 'react'

export type Language = 'da' | 'en'

/** One text of the screen in both languages; a text without its English does not compile. `{name}` is filled in. */
export interface Text {
  readonly da: string
  readonly en: string
}

type Blanks<Words extends string> = Words extends `${string}{${infer Blank}}${infer Rest}`
  ? Blank | Blanks<Rest>
  : never

/** What must be filled in for a text: nothing, or one value for each `{blank}`. */
export type Filling<Of extends Text> = [Blanks<Of['da'] | Of['en']>] extends [never]
  ? []
  : [values: Readonly<Record<Blanks<Of['da'] | Of['en']>, string | number>>]

/** The texts of a page or piece, typed as they are written so that blanks are checked. */
export function texts<const Catalog extends Readonly<Record<string, Text>>>(catalog: Catalog): Catalog {
  return catalog
}

/**
 * A text in one language with its blanks filled. A blank without a value stays visible, so a fault is seen. A value that ends
 * with a full stop, as "1. dec.", takes the one of the sentence with it.
 */
export function say(language: Language, text: Text, values: Readonly<Record<string, string | number>> = {}) {
  return text[language].replace(/\{(\w+)\}(\.?)/g, (blank, name: string, stop: string) => {
    const value = values[name]
    if (value === undefined) return blank
    return `${value}`.endsWith('.') ? `${value}` : `${value}${stop}`
  })
}

const LanguageContext = createContext<Language>('da')

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

/** Says texts in the reader's language: `const t = useText(); t(texts.accept)`, `t(texts.until, { time })`. */
export function useText() {
  const language = useLanguage()
  return useCallback(
    <const Of extends Text>(text: Of, ...[values]: Filling<Of>) => say(language, text, values ?? {}),
    [language],
  )
}
