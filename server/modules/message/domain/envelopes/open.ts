import { textOfBytes } from '../reading/text-of-bytes.ts'
import { readXml } from '../reading/xml.ts'
import type { NetworkReceipt, Unpacked } from './contents.ts'
import { readEhmiEnvelope } from './ehmi.ts'
import { readVansEnvelope } from './vans.ts'

/** A network envelope, and which kind it was. */
export type Opened = { readonly envelope: 'vans' | 'ehmi' } & (Unpacked | NetworkReceipt)

/** Nothing in it can be read in two ways, so that a thousand comments before the envelope cost no more than reading them. */
const beginning =
  /^\uFEFF?\s*(?:<\?[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*<(?:[\w.-]+:)?(VANSEnvelope|StandardBusinessDocument)[\s>]/

/**
 * Opens a network envelope. Undefined when the bytes are not one: then they are a message as they are. `broken` when they begin
 * as one and cannot be read.
 */
export function open(bytes: Uint8Array, contentType = ''): Opened | 'broken' | undefined {
  // Most messages come without; only the first letters are looked at to know.
  const name = beginning.exec(
    Buffer.from(bytes.subarray(0, 2_000)).toString('latin1').replace(/^ï»¿/, ''),
  )?.[1]
  if (name === undefined) return undefined
  const text = textOfBytes(bytes, contentType)
  const root = text.ok ? readXml(text.value.replace(/^\uFEFF/, ''), deepest) : undefined
  if (root?.ok !== true) return 'broken'
  const envelope = name === 'VANSEnvelope' ? 'vans' : 'ehmi'
  const opened = envelope === 'vans' ? readVansEnvelope(root.value) : readEhmiEnvelope(root.value)
  return opened === undefined ? 'broken' : { envelope, ...opened }
}

/** The deepest element of either schema stands at the seventh level. */
const deepest = 12
