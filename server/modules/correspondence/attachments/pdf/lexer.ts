/** A word of a PDF file outside its streams. `at` and `end` are where its bytes stand. */
export interface Token {
  readonly kind: 'name' | 'string' | 'open' | 'close' | 'array-open' | 'array-close' | 'word'
  /** A name without its slash and with its escapes read, a word as it stands; empty for the others. */
  readonly text: string
  readonly at: number
  readonly end: number
}

const whitespace = new Set([0, 9, 10, 12, 13, 32])
const delimiters = new Set(Buffer.from('()<>[]{}/%'))
const backslash = 0x5c

/** Reads a PDF file (ISO 32000-1, 7.2) word by word, each byte once. Whoever uses it jumps over streams. */
export class Lexer {
  readonly #file: Buffer
  readonly #to: number
  position: number

  constructor(file: Buffer, from = 0, to = file.length) {
    this.#file = file
    this.position = from
    this.#to = to
  }

  /** The next word; undefined at the end. */
  next(): Token | undefined {
    this.#skipBlank()
    const at = this.position
    if (at >= this.#to) return undefined
    switch (String.fromCharCode(this.#file[at] ?? 0)) {
      case '/':
        return this.#name(at)
      case '(':
        return this.#token('string', at, this.#endOfString(at))
      case '<':
        if (this.#file[at + 1] === 0x3c) return this.#token('open', at, at + 2)
        return this.#token('string', at, this.#endOfHex(at))
      case '>':
        return this.#token('close', at, this.#file[at + 1] === 0x3e ? at + 2 : at + 1)
      case '[':
        return this.#token('array-open', at, at + 1)
      case ']':
        return this.#token('array-close', at, at + 1)
      default:
        return this.#word(at)
    }
  }

  #token(kind: Token['kind'], at: number, end: number, text = ''): Token {
    this.position = Math.min(end, this.#to)
    return { kind, text, at, end: this.position }
  }

  #skipBlank(): void {
    for (; this.position < this.#to; this.position += 1) {
      const byte = this.#file[this.position] ?? 0
      if (byte === 0x25) this.position = this.#endOfLine(this.position)
      else if (!whitespace.has(byte)) return
    }
  }

  #endOfLine(from: number): number {
    let at = from
    while (at < this.#to && this.#file[at] !== 10 && this.#file[at] !== 13) at += 1
    return at
  }

  #endOfRegular(from: number): number {
    let at = from
    for (; at < this.#to; at += 1) {
      const byte = this.#file[at] ?? 0
      if (whitespace.has(byte) || delimiters.has(byte)) break
    }
    return at
  }

  #name(at: number): Token {
    const end = this.#endOfRegular(at + 1)
    const written = this.#file.toString('latin1', at + 1, Math.min(end, at + 200))
    const text = written.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    return this.#token('name', at, end, text)
  }

  #word(at: number): Token {
    const end = Math.max(this.#endOfRegular(at), at + 1)
    return this.#token('word', at, end, this.#file.toString('latin1', at, Math.min(end, at + 40)))
  }

  #endOfString(from: number): number {
    let depth = 0
    for (let at = from; at < this.#to; at += 1) {
      const byte = this.#file[at]
      if (byte === backslash) at += 1
      else if (byte === 0x28) depth += 1
      else if (byte === 0x29) {
        depth -= 1
        if (depth === 0) return at + 1
      }
    }
    return this.#to
  }

  #endOfHex(from: number): number {
    const end = this.#file.indexOf(0x3e, from)
    return end < 0 || end >= this.#to ? this.#to : end + 1
  }
}
