import { danishDateOf } from '../../../../../kernel/copenhagen-time.ts'
import { type ConditionWord, word } from '../condition.ts'
import { type Length, length, listOf, parts, whole } from '../parameter.ts'
import { later } from '../situation.ts'
import { type Workplace, workplaces } from '../vocabulary.ts'

/** The data were made no longer ago than this. Not known: not held. */
const notOlderThan = word('not_older_than', length, (most: Length) => ({
  words: {
    da: `oplysningen er højst ${most.amount} ${most.unit} gammel`,
    en: `the data are at most ${most.amount} ${most.unit} old`,
  },
  holds: ({ question: { dataFrom }, at }) =>
    dataFrom?.on !== undefined && danishDateOf(at) < later(dataFrom.on, most),
  found: ({ question: { dataFrom } }) =>
    dataFrom?.on === undefined
      ? { da: 'dato ikke kendt', en: 'date not known' }
      : { da: `fra ${dataFrom.on}`, en: `from ${dataFrom.on}` },
}))

/** The data were made in the asker's own units. Not known: not held. */
const madeHere = word('made_here', parts({}), () => ({
  words: { da: 'oplysningen er fra egen enhed', en: 'the data come from the own unit' },
  holds: ({ question: { dataFrom }, facts }) =>
    dataFrom?.unitId !== undefined && facts.unitIds.includes(dataFrom.unitId),
  found: ({ question: { dataFrom }, facts }) =>
    dataFrom?.unitId === undefined
      ? { da: 'kilde ikke kendt', en: 'source not known' }
      : facts.unitIds.includes(dataFrom.unitId)
        ? { da: 'fra egen enhed', en: 'from the own unit' }
        : { da: 'fra en anden enhed', en: 'from another unit' },
}))

/** Disclosed to such a place. Not known: not held. */
const to = word('to', listOf(workplaces), (places: readonly Workplace[]) => ({
  words: { da: `sendes til ${places.join(', ')}`, en: `sent to ${places.join(', ')}` },
  holds: ({ question: { receiver } }) => receiver !== undefined && places.includes(receiver.workplace),
  found: ({ question: { receiver } }) =>
    receiver === undefined
      ? { da: 'modtager ikke oplyst', en: 'receiver not told' }
      : { da: receiver.workplace, en: receiver.workplace },
}))

/** More citizens at once than this. */
const moreThan = word('citizens', parts({ above: whole }), ({ above = 0 }: { readonly above?: number }) => ({
  words: { da: `flere end ${above} borgere på én gang`, en: `more than ${above} citizens at once` },
  holds: ({ question }) => (question.count ?? 1) > above,
  found: ({ question }) => ({ da: `${question.count ?? 1} borgere`, en: `${question.count ?? 1} citizens` }),
}))

export const dataWords: readonly ConditionWord[] = [notOlderThan, madeHere, to, moreThan]
