const quote = 0x22
const backslash = 0x5c

/**
 * True when objects and lists in a JSON text lie deeper inside one another than the limit. Looks at the text before
 * anything is built from it, so a message of ten thousand brackets costs no more than reading it.
 */
export function isNestedDeeperThan(text: string, limit: number): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter === quote) {
      at = endOfString(text, at + 1)
    } else if (letter === 0x7b || letter === 0x5b) {
      depth += 1
      if (depth > limit) return true
    } else if (letter === 0x7d || letter === 0x5d) {
      depth -= 1
    }
  }
  return false
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
