import type { OlderFormat } from '../domain/legacy/facts.ts'
import { explainUnreadable } from '../domain/unreadable.ts'
import type { WrittenAnswer } from './print-answer.ts'
import type { OlderMet } from './receive-older.ts'

export const olderContentTypes: Readonly<Record<OlderFormat, string>> = {
  edifact: 'application/edifact; charset=iso-8859-1',
  oioxml: 'application/xml; charset=windows-1252',
}

/**
 * Writes the receipts that answer an older message. Without one to send the status alone says how it went: 204 taken in, 503 come
 * again.
 */
export function printOlderAnswer({ format, outcome, written, refusal }: OlderMet): WrittenAnswer {
  const contentType = olderContentTypes[format]
  const body = written === undefined ? '' : Buffer.from(written)
  if (outcome === 'transient-error') return { status: 503, contentType, body }
  if (refusal !== undefined) return { status: explainUnreadable(refusal.code).status, contentType, body }
  return { status: written === undefined ? 204 : 200, contentType, body }
}
