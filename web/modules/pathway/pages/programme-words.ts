import { texts, type useText } from '../../../ui/text.tsx'

const lengthTexts = texts({
  minutes: { da: '{n} min', en: '{n} min' },
  hours: { da: '{n} t', en: '{n} h' },
  oneDay: { da: '1 døgn', en: '1 day' },
  days: { da: '{n} døgn', en: '{n} days' },
})

/** How long a deadline has moved, roughly: minutes, hours or whole days. */
export function minutesWords(t: ReturnType<typeof useText>, minutes: number): string {
  if (minutes < 60) return t(lengthTexts.minutes, { n: minutes })
  const hours = Math.round(minutes / 60)
  if (hours < 24) return t(lengthTexts.hours, { n: hours })
  const days = Math.round(hours / 24)
  return days === 1 ? t(lengthTexts.oneDay) : t(lengthTexts.days, { n: days })
}
