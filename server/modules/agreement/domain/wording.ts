import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'

const months = [
  ['januar', 'January'],
  ['februar', 'February'],
  ['marts', 'March'],
  ['april', 'April'],
  ['maj', 'May'],
  ['juni', 'June'],
  ['juli', 'July'],
  ['august', 'August'],
  ['september', 'September'],
  ['oktober', 'October'],
  ['november', 'November'],
  ['december', 'December'],
] as const

/** A date as people say it: `1. marts 2026`, `1 March 2026`. */
export function sayDate(date: DanishDate): Bilingual {
  const [year, month, day] = date.split('-').map(Number)
  const [da, en] = months[(month ?? 1) - 1] ?? months[0]
  return { da: `${day}. ${da} ${year}`, en: `${day} ${en} ${year}` }
}

/** Both languages at once: `say('da', (word) => …)` would be written twice otherwise. */
export function inBoth(text: (language: 'da' | 'en') => string): Bilingual {
  return { da: text('da'), en: text('en') }
}

/** The first letter as a sentence begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('da') + text.slice(1)
}
