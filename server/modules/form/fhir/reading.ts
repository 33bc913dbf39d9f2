import type { Bilingual } from '../../../../kernel/bilingual.ts'
import { type Extension, type Json, words } from './words.ts'

/** What of a resource we could not keep, and where. */
export interface NotKept {
  /** As in `item[2].answerOption[0].valueReference`. */
  readonly at: string
  readonly text: string
}

/** An element being read, its place, and where what cannot be kept is noted. */
export interface Reading {
  readonly json: Json
  readonly at: string
  readonly notKept: NotKept[]
}

export function note({ at, notKept }: Reading, step: string, text: string): void {
  notKept.push({ at: placeOf(at, step), text })
}

function placeOf(at: string, step: string): string {
  if (step === '') return at
  return at === '' || step.startsWith('[') ? `${at}${step}` : `${at}.${step}`
}

/** Names everything that is neither read nor known to be beside the point. */
export function noteUnknown(reading: Reading, known: readonly string[]): void {
  for (const name of Object.keys(reading.json))
    if (!known.includes(name)) note(reading, name, 'is not understood')
}

/** The elements of a list. What is not a list of objects is noted. */
export function listIn(reading: Reading, name: string): Reading[] {
  const value = reading.json[name]
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    note(reading, name, 'is no list')
    return []
  }
  return value.flatMap((one: unknown, index): Reading[] => {
    const at = placeOf(reading.at, `${name}[${index}]`)
    if (isJson(one)) return [{ json: one, at, notKept: reading.notKept }]
    reading.notKept.push({ at, text: 'is no element' })
    return []
  })
}

export function elementIn(reading: Reading, name: string): Reading | undefined {
  const value = reading.json[name]
  return isJson(value) ? { json: value, at: placeOf(reading.at, name), notKept: reading.notKept } : undefined
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function textIn({ json }: Reading, name: string): string | undefined {
  const value = json[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A text with its English beside it, where the sender gave one. */
export function bilingualIn(reading: Reading, name: string): Bilingual | undefined {
  const da = textIn(reading, name)
  if (da === undefined) return undefined
  const beside = elementIn(reading, `_${name}`)
  const translation = beside && listIn(beside, 'extension').find(({ json }) => json.url === words.translation)
  const parts = translation === undefined ? [] : listIn(translation, 'extension')
  const isEnglish = parts.some(({ json }) => json.url === 'lang' && json.valueCode === 'en')
  const content = parts.find(({ json }) => json.url === 'content')?.json.valueString
  return { da, en: isEnglish && typeof content === 'string' ? content : da }
}

/** The extensions of an element, by address. Unknown ones are noted: they may change what the rest means. */
export function extensionsIn(reading: Reading, known: readonly string[]): (url: string) => Extension[] {
  const all = listIn(reading, 'extension')
  for (const one of all)
    if (!known.includes(String(one.json.url)))
      note(one, '', `the extension ${String(one.json.url)} is not understood`)
  return (url) => all.flatMap(({ json }) => (json.url === url ? [json as Extension] : []))
}
