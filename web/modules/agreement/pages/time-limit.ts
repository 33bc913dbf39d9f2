import type { ResponsibilityView } from '../../../../contract/agreement.ts'
import type { Text, useText } from '../../../ui/text.tsx'
import { communityTexts } from './texts.ts'

type TimeLimit = ResponsibilityView['answerWithin']

const words: Readonly<Record<TimeLimit['unit'], { readonly one: Text; readonly many: Text }>> = {
  minute: { one: communityTexts.minute, many: communityTexts.minute },
  hour: { one: communityTexts.hourOne, many: communityTexts.hour },
  day: { one: communityTexts.dayOne, many: communityTexts.day },
  workday: { one: communityTexts.workdayOne, many: communityTexts.workday },
  week: { one: communityTexts.weekOne, many: communityTexts.week },
  month: { one: communityTexts.monthOne, many: communityTexts.month },
  year: { one: communityTexts.yearOne, many: communityTexts.year },
}

/** "4 timer", "1 hverdag kl. 12.00", "samme dag". */
export function timeLimitWords(t: ReturnType<typeof useText>, limit: TimeLimit): string {
  const { one, many } = words[limit.unit]
  const isToday = limit.amount === 0
  const length = isToday
    ? t(communityTexts.sameDay)
    : t((limit.amount === 1 ? one : many) as typeof communityTexts.hour, { n: limit.amount })
  return limit.at === undefined
    ? length
    : t(communityTexts.atClock, { length, clock: limit.at.replace(':', '.') })
}
