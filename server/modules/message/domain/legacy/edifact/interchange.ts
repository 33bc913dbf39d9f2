import type { WallTime } from '../wall-time.ts'

/** One line of an EDIFACT message: a tag and its elements, each of one or more components. */
export interface Segment {
  readonly tag: string
  readonly elements: readonly (readonly string[])[]
  /** The how manieth in its message, UNH being the first; 0 of one that is to be written. */
  readonly place: number
}

/** What stands between UNH and UNT. */
export interface EdifactMessage {
  readonly reference: string
  /** MEDDIS, MEDREF, CONTRL. */
  readonly type: string
  /** MedCom's version code: `D0133L`. */
  readonly version: string
  readonly segments: readonly Segment[]
}

/** What stands between UNB and UNZ. */
export interface Interchange {
  readonly senderGln: string
  readonly receiverGln: string
  readonly sentAt: WallTime
  readonly reference: string
  readonly asksReceipt: boolean
  readonly messages: readonly EdifactMessage[]
}

/** A part of an element; empty when it is not there. Elements and components are counted from 0. */
export function part(segment: Segment | undefined, element: number, component = 0): string {
  return segment?.elements[element]?.[component]?.trim() ?? ''
}

/** A segment to be written; each element a text or its components. */
export function segment(tag: string, ...elements: readonly (string | readonly string[])[]): Segment {
  return {
    tag,
    elements: elements.map((element) => (typeof element === 'string' ? [element] : element)),
    place: 0,
  }
}
