/**
 * Whether narrative keeps the rules of R4 (http://hl7.org/fhir/R4/narrative.html): well-formed XHTML with one `div` around
 * it, only elements and attributes for showing text, nothing that acts, and something to read.
 */
export function isSafeNarrative(text: string): boolean {
  if (noText.test(text)) return false
  const open: string[] = []
  let hasContent = false
  let isClosed = false
  for (let at = 0; at < text.length; ) {
    const start = text.indexOf('<', at)
    const end = start < 0 ? text.length : start
    if (end > at && (open.length === 0 || !hasContent) && text.slice(at, end).trim() !== '') {
      if (open.length === 0) return false
      hasContent = true
    }
    if (start < 0) break
    const tag = tagAt(text, start)
    if (tag === undefined) return false
    at = tag.end
    if (tag.kind === 'comment') continue
    if (tag.kind === 'close') {
      if (open.pop() !== tag.name) return false
      isClosed = open.length === 0
      continue
    }
    const isRoot = open.length === 0
    if (isRoot && (isClosed || tag.name !== 'div')) return false
    if (!elements.has(tag.name) || !areAllowed(tag.name, tag.attributes, isRoot)) return false
    if (tag.name === 'img') hasContent = true
    if (tag.kind === 'open') open.push(tag.name)
    else if (isRoot) isClosed = true
  }
  return isClosed && hasContent
}

interface Tag {
  readonly kind: 'open' | 'close' | 'empty' | 'comment'
  readonly name: string
  readonly attributes: string
  readonly end: number
}

/** Most tags have no attributes, and are read without a regular expression. */
function tagAt(text: string, start: number): Tag | undefined {
  const end = text.indexOf('>', start) + 1
  if (end === 0) return undefined
  const isClosing = text.charCodeAt(start + 1) === slash
  const name = text.slice(start + (isClosing ? 2 : 1), end - 1)
  if (elements.has(name)) return { kind: isClosing ? 'close' : 'open', name, attributes: '', end }
  token.lastIndex = start
  const found = token.exec(text)
  if (found === null) return undefined
  const [, closing, long, attributes = '', selfClosing] = found
  if (long === undefined) return { kind: 'comment', name: '', attributes: '', end: token.lastIndex }
  if (closing === '/' && (attributes !== '' || selfClosing === '/')) return undefined
  const kind = closing === '/' ? 'close' : selfClosing === '/' ? 'empty' : 'open'
  return { kind, name: long, attributes, end: token.lastIndex }
}

const slash = 47
const token =
  /<(\/?)([a-z][a-z0-9]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<!--(?:[^-]|-(?!-))*-->/y
const attribute = /\s+([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/y

/** Characters XML does not have, and entities that are not its own five: HTML's names are not known in XML. */
const noText =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/

const xhtml = 'http://www.w3.org/1999/xhtml'

function areAllowed(element: string, attributes: string, isRoot: boolean): boolean {
  let isInNamespace = !isRoot
  if (attributes !== '') {
    const seen = new Set<string>()
    attribute.lastIndex = 0
    for (let found = attribute.exec(attributes); found !== null; found = attribute.exec(attributes)) {
      const [, name = '', double, single] = found
      const value = double ?? single ?? ''
      if (seen.has(name)) return false
      seen.add(name)
      if (name === 'xmlns') {
        if (value !== xhtml) return false
        isInNamespace = true
      } else if (!everywhere.has(name) && !particular.has(`${element}.${name}`)) return false
      else if ((name === 'href' || name === 'src') && acts.test(value)) return false
    }
  }
  return isInNamespace
}

/** An address that runs something rather than leads somewhere. */
const acts = /^\s*(javascript|vbscript|data:text)/i

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

const elements = words(
  `a abbr acronym address area b bdo big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 h3 h4 h5 h6
  hr i img kbd li map ol p pre q samp small span strong sub sup table tbody td tfoot th thead tr tt ul var`,
)
const everywhere = words(
  `abbr accesskey align axis char charoff class colspan dir headers id lang rowspan scope span style tabindex title valign
  width xml:lang xml:space`,
)
const particular = words(
  `a.charset a.coords a.href a.hreflang a.name a.rel a.rev a.shape a.type area.alt area.coords area.href area.nohref
  area.shape blockquote.cite img.alt img.border img.height img.ismap img.longdesc img.src img.usemap map.name pre.space
  q.cite table.border table.cellpadding table.cellspacing table.frame table.rules table.summary td.nowrap`,
)
