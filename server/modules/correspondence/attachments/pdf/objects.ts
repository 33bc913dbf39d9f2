import { Lexer, type Token } from './lexer.ts'

/** What stands in a dictionary: of each key the value, as far as it is one word or a reference to an object. */
export interface Dictionary {
  readonly names: ReadonlyMap<string, string>
  readonly numbers: ReadonlyMap<string, number>
  /** The number of the object a key refers to. */
  readonly references: ReadonlyMap<string, number>
}

/** One object of a file, or what stands outside of all (a trailer: its number is null). */
export interface PdfObject extends Dictionary {
  readonly number: number | null
  /** Where its words stand, without `obj`, `endobj` and what is in a stream. */
  readonly body: { readonly from: number; readonly to: number }
  readonly startsWith: Token['kind'] | null
  readonly stream: { readonly from: number; readonly to: number } | null
}

/** The words of one object while they are read. */
class Reader {
  readonly names = new Map<string, string>()
  readonly numbers = new Map<string, number>()
  readonly references = new Map<string, number>()
  readonly number: number | null
  readonly from: number
  startsWith: Token['kind'] | null = null
  to: number
  #depth = 0
  #isInArray = false
  #key: string | undefined
  #values: Token[] = []

  constructor(number: number | null, from: number) {
    this.number = number
    this.from = from
    this.to = from
  }

  take(token: Token): void {
    this.startsWith ??= token.kind
    this.to = token.end
    if (token.kind === 'open') this.#depth += 1
    else if (token.kind === 'close') {
      this.#keep()
      this.#depth -= 1
    } else if (this.#depth === 1) this.#takeOfDictionary(token)
  }

  #takeOfDictionary(token: Token): void {
    if (token.kind === 'array-open') this.#isInArray = true
    else if (token.kind === 'array-close') this.#isInArray = false
    else if (
      token.kind === 'name' &&
      !this.#isInArray &&
      (this.#key === undefined || this.#values.length > 0)
    ) {
      this.#keep()
      this.#key = token.text
    } else if (this.#values.length < 3) this.#values.push(token)
  }

  #keep(): void {
    const [first, second, third] = this.#values
    if (this.#depth === 1 && this.#key !== undefined && first !== undefined) {
      if (first.kind === 'name') this.names.set(this.#key, this.#values.map(({ text }) => text).join(' '))
      if (first.kind === 'word' && /^\d{1,10}$/.test(first.text)) {
        if (third?.text === 'R' && second?.kind === 'word') this.references.set(this.#key, Number(first.text))
        else this.numbers.set(this.#key, Number(first.text))
      }
    }
    this.#key = undefined
    this.#values = []
  }

  done(stream: PdfObject['stream']): PdfObject {
    const { names, numbers, references, number, startsWith, from, to } = this
    return { names, numbers, references, number, startsWith, body: { from, to }, stream }
  }
}

/**
 * Reads a file from one end to the other and tells of every object in it, also of those an update has replaced; `hear` is told of
 * every name. What is in streams is jumped over. False when a stream has no end.
 */
export function eachObject(
  file: Buffer,
  tell: (object: PdfObject) => void,
  hear: (name: string) => void = () => undefined,
): boolean {
  const lexer = new Lexer(file)
  let reader = new Reader(null, 0)
  let words: [string, string] = ['', '']
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (token.kind === 'name') hear(token.text)
    if (token.kind !== 'word') {
      reader.take(token)
      continue
    }
    if (token.text === 'obj') {
      tell(reader.done(null))
      reader = new Reader(Number(words[0]), token.end)
    } else if (token.text === 'endobj' || token.text === 'trailer') {
      tell(reader.done(null))
      reader = new Reader(null, token.end)
    } else if (token.text === 'stream' && reader.number !== null) {
      const stream = streamAt(file, token.end, reader.numbers.get('Length'))
      if (stream === undefined) return false
      tell(reader.done(stream))
      lexer.position = stream.to
      reader = new Reader(null, stream.to)
    } else reader.take(token)
    words = [words[1], token.text]
  }
  tell(reader.done(null))
  return true
}

const endOfStream = Buffer.from('endstream')

/** The bytes between `stream` and `endstream`: as long as the dictionary says, where that is true. */
function streamAt(
  file: Buffer,
  after: number,
  length: number | undefined,
): NonNullable<PdfObject['stream']> | undefined {
  const from = after + (file[after] === 13 && file[after + 1] === 10 ? 2 : 1)
  const told = length === undefined ? undefined : from + length
  if (told !== undefined && told <= file.length && isEnd(file, told)) return { from, to: told }
  const end = file.indexOf(endOfStream, from)
  if (end < 0) return undefined
  const blank = file[end - 1] === 10 ? (file[end - 2] === 13 ? 2 : 1) : file[end - 1] === 13 ? 1 : 0
  return { from, to: Math.max(from, end - blank) }
}

function isEnd(file: Buffer, at: number): boolean {
  return [at, at + 1, at + 2].some((from) =>
    endOfStream.equals(file.subarray(from, from + endOfStream.length)),
  )
}
