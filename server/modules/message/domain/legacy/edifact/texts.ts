import { plainLines } from '../lines.ts'
import { type Segment, segment } from './interchange.ts'

/** The most letters in a component of FTX, and the most components in one FTX. */
const widest = 70
const mostPieces = 5

/**
 * The text of some FTX segments. A component is a line; one that ends in a backslash goes on in the next, and a full stop alone is
 * an empty line. What is bold or in a fixed font is read as plain text.
 */
export function textOf(segments: readonly Segment[]): string {
  let text = ''
  let isGoingOn = false
  for (const piece of segments.flatMap(({ elements }) => elements.slice(3).flat())) {
    const goesOn = piece.endsWith('\\')
    text += goesOn ? piece.slice(0, -1) : piece === '.' && !isGoingOn ? '' : piece
    if (!goesOn) text += '\n'
    isGoingOn = goesOn
  }
  return plainLines(text)
}

/** A text as FTX segments of a qualifier. */
export function textSegments(qualifier: string, text: string): Segment[] {
  const pieces = text.split('\n').flatMap(piecesOf)
  const segments: Segment[] = []
  for (let at = 0; at < pieces.length; at += mostPieces)
    segments.push(segment('FTX', qualifier, 'P00', '', pieces.slice(at, at + mostPieces)))
  return segments
}

function piecesOf(line: string): string[] {
  if (line === '') return ['.']
  const pieces: string[] = []
  let rest = line.replace(/[\r\t]/g, ' ')
  while (rest.length > widest) {
    const space = rest.lastIndexOf(' ', widest - 2)
    const cut = space > widest / 2 ? space + 1 : widest - 1
    pieces.push(`${rest.slice(0, cut)}\\`)
    rest = rest.slice(cut)
  }
  // A space keeps a full stop from being an empty line, and a backslash from going on.
  pieces.push(rest === '.' || rest.endsWith('\\') ? `${rest} ` : rest)
  return pieces
}
