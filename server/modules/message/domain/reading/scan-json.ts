const quote = 0x22
const backslash = 0x5c
const colon = 0x3a

/**
 * What keeps a JSON text from being read, looked for before anything is built from it. `too-deep`: objects and lists lie deeper inside
 * one another than the limit, so a message of ten thousand brackets costs no more than reading it. `name-repeated`: an object has a
 * name twice (FHIR JSON: names are unique; RFC 8259, section 4): one reader would show the first value and another the last, and
 * JSON.parse silently keeps one. Linear in the text; what is not JSON at all is for JSON.parse to say.
 */
export function scanJson(text: string, deepest: number): 'too-deep' | 'name-repeated' | undefined {
  // One set for each depth, used again by every object there.
  const names: Set<string>[] = []
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter === quote) {
      const from = at + 1
      at = endOfString(text, from)
      const known = names[depth]
      if (known === undefined || !isName(text, at + 1)) continue
      const name = nameOf(text.slice(from, at))
      if (known.has(name)) return 'name-repeated'
      known.add(name)
    } else if (letter === 0x7b || letter === 0x5b) {
      depth += 1
      if (depth > deepest) return 'too-deep'
      const known = names[depth]
      if (known === undefined) names[depth] = new Set()
      else if (letter === 0x7b && known.size > 0) known.clear()
    } else if (letter === 0x7d || letter === 0x5d) {
      depth -= 1
    }
  }
  return undefined
}

/** Where the quote that ends a string stands; the end of the text when there is none. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0
    while (text.charCodeAt(at - 1 - backslashes) === backslash) backslashes += 1
    if (backslashes % 2 === 0) return at
  }
  return text.length
}

/** A string that a colon follows. */
function isName(text: string, from: number): boolean {
  let at = from
  while (text.charCodeAt(at) <= 0x20) at += 1
  return text.charCodeAt(at) === colon
}

/** The name as JSON.parse would read it: `\u0069d` is `id`. */
function nameOf(written: string): string {
  if (!written.includes('\\')) return written
  try {
    return JSON.parse(`"${written}"`) as string
  } catch {
    return written
  }
}
