import { type Answers, rowsOf, valuesIn } from './answer.ts'
import { isAsked, type Look, lookAt } from './asked.ts'
import { type Form, type Item, isAnswered, itemsOf } from './form.ts'
import { getInstrument } from './instruments/every-instrument.ts'
import type { Given, InstrumentResult } from './instruments/instrument.ts'

/** What instruments ask that the house already knows of the citizen. */
export interface Known {
  readonly age?: number
  readonly sex?: string
}

export interface Score {
  readonly linkId: string
  readonly row: number
  readonly result: InstrumentResult
}

/** Every score of the form, in each row. One whose total a person has written has the band of that total. */
export function scoresOf(form: Form, answers: Answers, known: Known): Score[] {
  const look = lookAt(answers)
  return [...itemsOf(form).values()].flatMap(({ item, repeating }) => {
    if (item.score === undefined) return []
    const rows = repeating === undefined ? 1 : rowsOf(form, answers, repeating.id)
    return Array.from({ length: rows }, (_, row) => row)
      .filter((row) => isAsked(form, look, item.id, row))
      .map((row) => ({ linkId: item.id, row, result: scoreOf(form, item, answers, known, row) }))
  })
}

function scoreOf(form: Form, item: Item, answers: Answers, known: Known, row: number): InstrumentResult {
  const { instrument: code, inputs } = item.score ?? { instrument: '', inputs: {} }
  const instrument = getInstrument(code)
  if (isAnswered(item)) return ofTotal(instrument.code, valuesIn(answers, item.id, row)[0])
  const look = lookAt(answers)
  const given: Record<string, Given[string]> = { ...known }
  for (const [name, linkId] of Object.entries(inputs)) {
    const seenRow = itemsOf(form).get(linkId)?.repeating === undefined ? 0 : row
    const value = isAsked(form, look, linkId, seenRow) ? look(linkId, seenRow)[0] : undefined
    given[name] = typeof value === 'object' ? undefined : pointsOf(form, linkId, value)
  }
  return instrument.measure(given)
}

/** An option counts its points where the form gives it some; else its code is the word the instrument knows. */
function pointsOf(form: Form, linkId: string, value: Given[string]): Given[string] {
  const option = itemsOf(form)
    .get(linkId)
    ?.item.options.find(({ code }) => code === value)
  return option?.points ?? value
}

function ofTotal(code: string, total: unknown): InstrumentResult {
  const { version, range, bandOf } = getInstrument(code)
  const isTotal = typeof total === 'number' && total >= range.min && total <= range.max
  return {
    instrument: code,
    version,
    score: isTotal ? total : null,
    band: isTotal ? bandOf(total) : null,
    missing: isTotal ? [] : ['total'],
    flags: [],
  }
}

/** The answers, and the scores that were worked out of them. */
export function lookWithScores(form: Form, answers: Answers, known: Known): Look {
  const plain = lookAt(answers)
  const scores = new Map(
    scoresOf(form, answers, known).map(({ linkId, row, result }) => [`${row} ${linkId}`, result.score]),
  )
  return (linkId, row) => {
    const score = scores.get(`${row} ${linkId}`)
    return score === undefined ? plain(linkId, row) : score === null ? [] : [score]
  }
}
