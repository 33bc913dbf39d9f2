import { danishDateOf } from '../../../../../kernel/copenhagen-time.ts'
import { addMonths } from '../../../../../kernel/danish-calendar.ts'
import { epoch } from '../../../../../kernel/instant.ts'
import { type ConditionWord, word } from '../condition.ts'
import { listOf, oneOf, parts, whole } from '../parameter.ts'
import type { Situation } from '../situation.ts'
import { type HelpAct, helpActs } from '../vocabulary.ts'

interface AgeAsked {
  readonly from?: number
  readonly below?: number
}

/** The citizen's age in whole years, on the Danish calendar. Not known: not held. */
const age = word('age', parts({ from: whole, below: whole }), ({ from = 0, below }: AgeAsked) => ({
  words: {
    da: below === undefined ? `fyldt ${from} år` : `fra ${from} og under ${below} år`,
    en: below === undefined ? `${from} years or older` : `from ${from} and below ${below} years`,
  },
  holds: (situation) =>
    hasTurned(from, situation) === true && (below === undefined || hasTurned(below, situation) === false),
  found: (situation) =>
    situation.facts.citizen.bornOn === null
      ? { da: 'alder ikke kendt', en: 'age not known' }
      : { da: `${yearsOf(situation)} år`, en: `${yearsOf(situation)} years` },
}))

function hasTurned(years: number, { facts, at }: Situation): boolean | undefined {
  const born = facts.citizen.bornOn
  return born === null ? undefined : addMonths(born, 12 * years) <= danishDateOf(at)
}

function yearsOf(situation: Situation): number {
  let years = 0
  while (hasTurned(years + 1, situation) === true) years += 1
  return years
}

const dead = word('dead', parts({}), () => ({
  words: { da: 'borgeren er død', en: 'the citizen is dead' },
  holds: ({ facts, now }) => facts.citizen.diedAt !== null && epoch(facts.citizen.diedAt) <= now,
  found: ({ facts }) =>
    facts.citizen.diedAt === null
      ? { da: 'ikke meldt død', en: 'no death is known' }
      : { da: 'borgeren er død', en: 'the citizen is dead' },
}))

const afterDeathRefused = word('after_death_refused', parts({}), () => ({
  words: {
    da: 'borgeren har frabedt sig, at pårørende oplyses efter døden',
    en: 'the citizen did not want relatives told after death',
  },
  holds: ({ facts }) => facts.citizen.isAfterDeathInformationRefused,
  found: ({ facts }) =>
    facts.citizen.isAfterDeathInformationRefused
      ? { da: 'frabedt', en: 'refused' }
      : { da: 'ikke frabedt', en: 'not refused' },
}))

interface ListedHelpAsked {
  readonly under?: readonly HelpAct[]
  readonly when_unknown?: 'sender-vouches' | 'no'
}

/** The citizen gets help under the provisions RSL §§ 12 c and 13 list. */
const listedHelp = word(
  'listed_help',
  parts({ under: listOf(helpActs), when_unknown: oneOf(['sender-vouches', 'no']) }),
  ({ under = [], when_unknown = 'no' }: ListedHelpAsked) => ({
    words: {
      da: `borgeren får hjælp efter ${under.join(' eller ')}`,
      en: `the citizen gets help under ${under.join(' or ')}`,
    },
    holds: ({ facts }) =>
      facts.citizen.helpUnder === undefined
        ? when_unknown === 'sender-vouches'
        : facts.citizen.helpUnder.some((act) => under.includes(act)),
    found: ({ facts }) =>
      facts.citizen.helpUnder === undefined
        ? { da: 'ikke oplyst', en: 'not told' }
        : {
            da: facts.citizen.helpUnder.join(', ') || 'ingen hjælp',
            en: facts.citizen.helpUnder.join(', ') || 'no help',
          },
  }),
)

export const citizenWords: readonly ConditionWord[] = [age, dead, afterDeathRefused, listedHelp]
