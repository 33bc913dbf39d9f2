import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useLanguage } from './text.tsx'

/** Tells React Aria the language of the screen, for its own words, weeks and dates. */
export function ReactAriaLocale({ children }: { children: ReactNode }) {
  return <I18nProvider locale={useLanguage() === 'da' ? 'da-DK' : 'en-GB'}>{children}</I18nProvider>
}
