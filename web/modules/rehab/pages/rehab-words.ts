import type { AssessmentView, RehabPlanView, RehabRowView } from '../../../../contract/rehab.ts'
import { functionDomains } from '../../../../kernel/functioning.ts'
import { calendarDate, weekdayDate } from '../../../ui/danish-time.ts'
import type { Sector } from '../../../ui/sector-mark.tsx'
import type { Tone } from '../../../ui/state.tsx'
import { type Language, say, type Text } from '../../../ui/text.tsx'
import { historyTexts, rehabTexts } from './texts.ts'

type Status = RehabPlanView['status']
type GopType = NonNullable<RehabPlanView['content']['gopType']>
type Clock = RehabPlanView['clock']
export type Party = AssessmentView['party']

/** The three parties in the order of the lanes. */
export const parties: readonly Party[] = ['hospital', 'municipality', 'gp']

export const partySectors: Readonly<Record<Party, Sector>> = {
  hospital: 'hospital',
  municipality: 'kommune',
  gp: 'praksis',
}

export const statusWords: Readonly<Record<Status, { readonly text: Text; readonly tone: Tone }>> = {
  draft: { text: rehabTexts.statusDraft, tone: 'neutral' },
  sent: { text: rehabTexts.statusSent, tone: 'warning' },
  returned: { text: rehabTexts.statusReturned, tone: 'danger' },
  received: { text: rehabTexts.statusReceived, tone: 'info' },
  started: { text: rehabTexts.statusStarted, tone: 'info' },
  ended: { text: rehabTexts.statusEnded, tone: 'success' },
  closed: { text: rehabTexts.statusClosed, tone: 'neutral' },
}

export function typeWords(type: GopType | null): Text | undefined {
  return type === null ? undefined : rehabTexts[type]
}

/** How the seven days stand, in words; `offered` is the start they speak of. */
export function clockWords(
  state: Clock['state'],
  offered: string | null,
  language: Language,
): { readonly words: string; readonly tone: Tone } {
  const date = offered === null ? '' : weekdayDate(offered, language)
  switch (state) {
    case 'unknown':
      return { words: rehabTexts.stateUnknown[language], tone: 'neutral' }
    case 'waiting':
      return { words: rehabTexts.stateWaiting[language], tone: 'warning' }
    case 'on-time':
      return {
        words:
          offered === null
            ? rehabTexts.stateStarted[language]
            : say(language, rehabTexts.stateOnTime, { date }),
        tone: 'success',
      }
    case 'citizen-wish':
      return { words: say(language, rehabTexts.stateWish, { date }), tone: 'success' }
    case 'late':
      return {
        words:
          offered === null
            ? rehabTexts.stateLate[language]
            : say(language, rehabTexts.stateLateOffer, { date }),
        tone: 'danger',
      }
    case 'paused':
      return { words: rehabTexts.statePaused[language], tone: 'neutral' }
  }
}

/** Which state a row of the list is shown with: what asks for something first. */
export function rowTone({ clockState, isChoiceWaiting }: RehabRowView): Tone {
  if (isChoiceWaiting) return 'warning'
  return clockWords(clockState, null, 'da').tone
}

type Line = RehabPlanView['history'][number]

const known: Readonly<Record<string, Text>> = historyTexts

/** One thing that has happened, as a line. */
export function lineWords(line: Line, language: Language): string {
  const on = line.on === null ? '' : calendarDate(line.on, language)
  const type = line.word === null ? undefined : (rehabTexts as Readonly<Record<string, Text>>)[line.word]
  const names = (line.word ?? '')
    .split(' ')
    .map((code) => (functionDomains as Readonly<Record<string, Text>>)[code]?.[language] ?? code)
    .join(', ')
  const text = known[nameOfLine(line)]
  if (text === undefined) return line.type
  return say(language, text, {
    on,
    names,
    unit: line.unitName ?? '',
    text: line.text ?? '',
    type: type?.[language] ?? '',
  })
}

function nameOfLine({ type, word }: Line): string {
  if (type === 'contact-tried') return word === 'reached' ? 'contact-reached' : 'contact-missed'
  if (type === 'start-offered' && word === 'citizen-wish') return 'start-wished'
  if (type === 'plan-closed' && word === 'NO_CONTACT') return 'closed-without-contact'
  if (type === 'plan-closed' && word === 'DEATH') return 'closed-death'
  if (type === 'difference-settled' && word === 'aligned') return 'difference-aligned'
  return type
}

/** The latest of a party that stands; undefined when they have not assessed. */
export function latestOf(assessments: readonly AssessmentView[], party: Party): AssessmentView | undefined {
  return assessments.find((one) => one.party === party && !one.isCorrected)
}
