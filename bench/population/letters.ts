import type { CprNumber } from '../../kernel/cpr.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  type BaseCode,
  composeNotification,
  type HospitalNotificationFacts,
  printHospitalNotification,
} from '../../server/modules/message/index.ts'
import type { Unit } from '../../server/modules/organisation/index.ts'
import type { Ids } from '../../server/platform/ids.ts'

/** Where a made-up hospital notification is sent from and to, and about whom. */
export interface LetterWish {
  readonly cprNumber: CprNumber
  readonly name: string
  readonly base: BaseCode
  /** When it happened. */
  readonly at: Instant
  readonly sentAt: Instant
  readonly sender: Unit
  readonly receiver: Unit
  /** The admission a discharge ends. */
  readonly after?: HospitalNotificationFacts
}

export interface Letter {
  readonly facts: HospitalNotificationFacts
  readonly bytes: Uint8Array
}

/** A notification as a hospital would send it: a MedCom bundle in JSON. */
export function writeLetter(ids: Ids, { name, sender, receiver, after, ...wish }: LetterWish): Letter {
  const facts = composeNotification({
    base: wish.base,
    cprNumber: wish.cprNumber,
    letterId: ids.next<string>(),
    envelopeId: ids.next<string>(),
    episodeId:
      after?.episodeId ?? `https://sor2.sum.dsdn.dk/#id=${sender.sor}|${randomForm(ids.next<string>())}`,
    periodStart: after?.periodStart ?? wish.at,
    ...(wish.base === 'SLHJ' && { periodEnd: wish.at }),
    sentAt: wish.sentAt,
    sender: mailboxOf(sender),
    receiver: mailboxOf(receiver),
    isReportRequested: wish.base === 'STIN',
    ...(after && {
      earlierLetters: [
        ...after.earlierLetters,
        { letterId: after.letterId, activity: after.activity, sentAt: after.sentAt },
      ],
    }),
  })
  const [given = '', family = ''] = name.split(' ')
  const bundle = printHospitalNotification(facts, { newId: () => ids.next<string>(), family, given: [given] })
  return { facts, bytes: new TextEncoder().encode(JSON.stringify(bundle)) }
}

function mailboxOf({ sor, gln, name }: Unit): { sor: string; gln: string; name: string } {
  if (sor === null || gln === null) throw new Error('only a unit with a mailbox sends and receives')
  return { sor, gln, name }
}

/** The id of an episode is a random UUID, version 4; the rest of the id stays. */
function randomForm(id: string): string {
  return `${id.slice(0, 14)}4${id.slice(15)}`
}
