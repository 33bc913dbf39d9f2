import type { Bilingual } from '../../../../../kernel/bilingual.ts'
import type { TimeLimit, TimeUnit } from '../../../../../kernel/deadline.ts'

const units: Readonly<
  Record<TimeUnit, { readonly da: readonly [string, string]; readonly en: readonly [string, string] }>
> = {
  minute: { da: ['minut', 'minutter'], en: ['minute', 'minutes'] },
  hour: { da: ['time', 'timer'], en: ['hour', 'hours'] },
  day: { da: ['dag', 'dage'], en: ['day', 'days'] },
  workday: { da: ['hverdag', 'hverdage'], en: ['workday', 'workdays'] },
  week: { da: ['uge', 'uger'], en: ['week', 'weeks'] },
  month: { da: ['måned', 'måneder'], en: ['month', 'months'] },
  year: { da: ['år', 'år'], en: ['year', 'years'] },
}

/** `7 dage`, `1 hverdag kl. 12.00`, `samme dag`. */
export function limitWords({ amount, unit, at }: TimeLimit): Bilingual {
  const which = amount === 1 ? 0 : 1
  const length =
    amount === 0 && unit !== 'hour' && unit !== 'minute'
      ? { da: 'samme dag', en: 'the same day' }
      : { da: `${amount} ${units[unit].da[which]}`, en: `${amount} ${units[unit].en[which]}` }
  return at === undefined
    ? length
    : { da: `${length.da} ${clock(at).da}`, en: `${length.en} ${clock(at).en}` }
}

function clock(at: string): Bilingual {
  return { da: `kl. ${at.replace(':', '.')}`, en: `at ${at}` }
}

/** `senest 24 timer efter udskrivningen`. An anchor that is a day is met on it, a fact on the same day as it. */
export function deadlineWords(limit: TimeLimit, anchor: Bilingual, isDay: boolean): Bilingual {
  const { amount, unit, at } = limit
  if (amount === 0 && unit !== 'hour' && unit !== 'minute') {
    const [da, en] = isDay
      ? [`på ${anchor.da}`, `on ${anchor.en}`]
      : [`samme dag som ${anchor.da}`, `on the same day as ${anchor.en}`]
    return at === undefined
      ? { da: isDay ? `senest ${da}` : da, en: isDay ? `no later than ${en}` : en }
      : { da: `senest ${clock(at).da} ${da}`, en: `no later than ${clock(at).en} ${en}` }
  }
  const length = limitWords({ amount, unit })
  return at === undefined
    ? { da: `senest ${length.da} efter ${anchor.da}`, en: `within ${length.en} of ${anchor.en}` }
    : {
        da: `senest ${clock(at).da}, ${length.da} efter ${anchor.da}`,
        en: `no later than ${clock(at).en}, ${length.en} after ${anchor.en}`,
      }
}
