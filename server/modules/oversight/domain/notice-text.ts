import type { Bilingual } from '../../../../kernel/bilingual.ts'

/** What somebody is told, by kind. */
const texts = {
  'review-overdue': {
    da: 'En gennemgang af opslag er ikke afgjort inden fristen.',
    en: 'A review of look-ups has not been decided in time.',
  },
  'review-unjustified': {
    da: 'Opslag fra enheden er fundet uberettigede. Tal med medarbejderen i dag.',
    en: 'Look-ups from the unit were found unjustified. Speak with the person today.',
  },
  'training-needed': {
    da: 'Opslag fra enheden var berettigede, men der er brug for oplæring.',
    en: 'Look-ups from the unit were justified, but training is needed.',
  },
  'question-overdue': {
    da: 'En borgers spørgsmål om et opslag er ikke besvaret inden fristen.',
    en: 'A citizen’s question about a look-up has not been answered in time.',
  },
  'breach-opened': {
    da: 'Et muligt brud på persondatasikkerheden skal vurderes. Fristen på 72 timer løber.',
    en: 'A possible breach of personal data security must be assessed. The 72 hours are running.',
  },
  'breach-overdue': {
    da: 'Datatilsynet er endnu ikke underrettet om et brud. Fristen er 72 timer.',
    en: 'The Data Protection Agency has not yet been notified of a breach. The limit is 72 hours.',
  },
  'nobody-to-review': {
    da: 'Der er ingen uden for enheden, som kan gennemgå opslagene. Udpeg en.',
    en: 'There is nobody outside the unit who can review the look-ups. Appoint somebody.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

export type NoticeKind = keyof typeof texts

export function noticeText(kind: NoticeKind): Bilingual {
  return texts[kind]
}
