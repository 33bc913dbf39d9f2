import type { Instant } from '../../../../../kernel/instant.ts'
import type { AcknowledgementFacts, OutcomeIssue } from '../profiles/acknowledgement/facts.ts'
import type { CareCommunicationFacts } from '../profiles/care-communication/facts.ts'
import {
  activityOf,
  type BaseCode,
  type Change,
  codeOf,
  statusOf,
} from '../profiles/hospital-notification/codes.ts'
import type { HospitalNotificationFacts } from '../profiles/hospital-notification/facts.ts'
import type { OrganisationNumbers } from '../profiles/medcom/organisation.ts'
import type {
  OlderAdmissionNotice,
  OlderCorrespondence,
  OlderDischargeNotice,
  OlderLetter,
  OlderReceipt,
  OlderReceiver,
  OlderReference,
  ReceiptRefusal,
  RefusalReason,
} from './facts.ts'
import { instantOf } from './wall-time.ts'

/** The facts of a correspondence without what an older letter cannot say: its version of FHIR, the citizen in FHIR's words. */
export type OlderCommunication = Omit<
  CareCommunicationFacts,
  'version' | 'citizen' | 'sender' | 'receiver'
> & {
  readonly sender: OrganisationNumbers
  readonly receiver: OrganisationNumbers
}

/**
 * A DIS91 as a letter of a correspondence. It has no thread, so it begins one; no category, so it is `other` with its subject as
 * topic; no author but the sender. A priority is kept, although CareCommunication has it for referrals only.
 */
export function communicationOf(letter: OlderCorrespondence): OlderCommunication {
  const { letterId, writtenAt, episodeId } = letter.letter
  const sentAt = instantOf(writtenAt)
  return {
    letterId,
    envelopeId: letter.envelope.envelopeId,
    threadId: `${letter.sender.gln} ${letterId}`,
    activity: 'new',
    category: 'other',
    ...(letter.subject !== undefined && { topic: letter.subject }),
    ...(letter.priority && {
      priority: letter.priority === 'high' ? ('asap' as const) : ('routine' as const),
    }),
    ...(episodeId !== undefined && { episodeId }),
    sender: numbersOf(letter.sender),
    receiver: numbersOf(letter.receiver),
    sentAt,
    segments: (letter.texts.length === 0 ? [''] : letter.texts).map((text) => ({ sentAt, text })),
    attachments: letter.references.map((reference) => attachmentOf(reference, sentAt)),
    added: [],
    history: [],
  }
}

function attachmentOf({ text, object }: OlderReference, sentAt: Instant) {
  return {
    title: text,
    sentAt,
    ...(object.kind === 'link' && { url: object.url }),
  }
}

/** Location number, and the SOR code where that is the number the unit is known by. */
export function numbersOf({ gln, number, name, department, unit }: OlderReceiver): OrganisationNumbers {
  const names = [name, department, unit].filter((one) => one !== undefined)
  return {
    gln,
    ...(number?.kind === 'sor' && { sor: number.value }),
    ...(names.length > 0 && { name: names.join(', ') }),
  }
}

/** What a notice does not say, and the house knows: the sender's SOR code, and the admission a notice belongs to. */
export interface NoticeSurroundings {
  /** The SOR codes of sender and receiver, from the register. */
  readonly senderSor: string
  readonly receiverSor: string
  /**
   * The admission that was told of before: of the notice this one corrects or cancels, else the last of the citizen from the same
   * mailbox. Undefined for a new notice of admission.
   */
  readonly admission?: { readonly noticeId: string; readonly at: Instant }
}

/** The code a letter has within its standard, known before its surroundings are. */
export function codeOfOlder(letter: OlderLetter | undefined): string | undefined {
  switch (letter?.kind) {
    case 'correspondence':
      return 'other'
    case 'admission-notice':
    case 'discharge-notice':
      return codeOf(baseOf(letter), changeOf[letter.letter.status])
    case 'referral':
      return letter.to
    default:
      return undefined
  }
}

const changeOf = { new: 'new', corrected: 'correction', cancelled: 'cancellation' } as const

function baseOf({ kind, citizen }: OlderAdmissionNotice | OlderDischargeNotice): BaseCode {
  if (citizen.state === 'dead') return 'MORS'
  return kind === 'admission-notice' ? 'STIN' : 'SLHJ'
}

/** A notice of the older formats with what it does not say filled in: the CPR number is the letter's own. */
export type OlderNotification = Omit<HospitalNotificationFacts, 'cprNumber'>

/**
 * A DIS20 or DIS17 as a hospital notification. They know admission and discharge only: acute ambulant contacts, leave and death
 * in between are never told, and no report is asked for. The number of the notice stands for the episode.
 */
export function notificationOf(
  letter: OlderAdmissionNotice | OlderDischargeNotice,
  { senderSor, receiverSor, admission }: NoticeSurroundings,
): OlderNotification {
  const base = baseOf(letter)
  const isDead = base === 'MORS'
  const change: Change = changeOf[letter.letter.status]
  const eventAt = instantOf(letter.at)
  const isEnd = letter.kind === 'discharge-notice' || isDead
  const earlier = letter.letter.noticeId === letter.letter.letterId ? undefined : letter.letter.noticeId
  const name = numbersOf(letter.sender).name
  return {
    code: codeOf(base, change),
    base,
    change,
    letterId: letter.letter.letterId,
    envelopeId: letter.envelope.envelopeId,
    episodeId: `gln:${letter.sender.gln}|${admission?.noticeId ?? letter.letter.noticeId}`,
    eventAt,
    periodStart: admission?.at ?? eventAt,
    ...(isEnd && change !== 'cancellation' && { periodEnd: eventAt }),
    sentAt: instantOf(letter.letter.writtenAt),
    class: 'IMP',
    status: statusOf(base, change) ?? 'in-progress',
    activity: activityOf(base, change, 'IMP') ?? 'admit-inpatient',
    isDeceased: isDead,
    isReportRequested: false,
    sender: { sor: senderSor, gln: letter.sender.gln, ...(name && { name }) },
    provider: { sor: senderSor, ...(name && { name }) },
    receiver: { sor: receiverSor, gln: letter.receiver.gln },
    ...(change === 'correction' && earlier && { revises: earlier }),
    ...(change === 'cancellation' && earlier && { cancels: earlier }),
    ...(change === 'new' && isEnd && admission && { follows: admission.noticeId }),
    earlierLetters: [],
  }
}

const details: Readonly<Record<RefusalReason, Pick<OutcomeIssue, 'type' | 'details'>>> = {
  unspecified: { type: 'processing', details: 'MSG_LOCAL_FAIL' },
  'mailbox-unknown': { type: 'not-found', details: 'MSG_Receiver_Identifier_UNKNOWN' },
  'receiver-number': { type: 'not-found', details: 'MSG_Receiver_Identifier_UNKNOWN' },
  version: { type: 'not-supported', details: 'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE' },
  syntax: { type: 'structure', details: 'MSG_BAD_SYNTAX' },
}

/**
 * A receipt as acknowledgements, one for each letter it answers; one that names no letter answers the envelope, which for our own
 * letters has the letter's number. The network speaks for the receiver it could not reach.
 */
export function acknowledgementsOf(receipt: OlderReceipt): AcknowledgementFacts[] {
  const { envelope, letterId, outcome, original, sender, receiver } = receipt
  const answered = original.letters.length === 0 ? [{ letterId: original.envelopeId }] : original.letters
  const isNetwork = outcome === 'negative-from-network'
  return answered.map((letter) => {
    const refusal = 'refusal' in letter ? (letter.refusal ?? original.refusal) : original.refusal
    return {
      envelopeId: envelope.envelopeId,
      letterId,
      sentAt: instantOf(envelope.sentAt),
      code: outcome === 'positive' ? 'ok' : 'fatal-error',
      answers: letter.letterId,
      sender: { gln: isNetwork ? original.receiverGln : sender.gln },
      receiver: { gln: receiver.gln },
      issues: outcome === 'positive' ? [] : [issueOf(refusal)],
    }
  })
}

function issueOf(refusal: ReceiptRefusal | undefined): OutcomeIssue {
  return {
    severity: 'error',
    ...details[refusal?.reason ?? 'unspecified'],
    ...(refusal?.text !== undefined && { text: refusal.text }),
  }
}
