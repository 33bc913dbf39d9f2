import type { Posted } from '../domain/envelopes/contents.ts'
import { printEhmiEnvelope } from '../domain/envelopes/ehmi.ts'
import { open } from '../domain/envelopes/open.ts'
import { printVansEnvelope } from '../domain/envelopes/vans.ts'
import type { Mailbox } from '../store/mailboxes.ts'
import type { Parcel } from './adapters/adapter.ts'
import type { Attempt } from './send-due.ts'

const xml = 'application/xml; charset=utf-8'

/** Puts a letter into the network envelope its mailbox wants. */
export function envelop(
  kind: Mailbox['envelope'],
  { letter, envelopeId, at }: Attempt,
  parcel: Parcel,
  citizenNumber: string | undefined,
): Parcel {
  if (kind === 'none') return parcel
  const posted: Posted = { ...letter, envelopeId, sentAt: at, bytes: parcel.bytes }
  const written =
    kind === 'vans'
      ? printVansEnvelope(posted)
      : printEhmiEnvelope(posted, citizenNumber ? { citizenNumber } : {})
  return { bytes: Buffer.from(written), contentType: xml, envelopeId }
}

/** What came back, out of its network envelope if it was in one; undefined when there is nothing to be had in it. */
export function openEnvelope(
  bytes: Uint8Array,
  contentType: string,
): { bytes: Uint8Array; contentType: string } | undefined {
  const opened = open(bytes, contentType)
  if (opened === undefined) return { bytes, contentType }
  return opened === 'broken' || opened.kind === 'receipt' ? undefined : opened
}
