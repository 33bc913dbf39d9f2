import { createHash } from 'node:crypto'
import type { CprNumber } from '../kernel/cpr.ts'
import type { Instant } from '../kernel/instant.ts'
import {
  type BaseCode,
  type Change,
  composeNotification,
  type HospitalNotificationFacts,
  type NotificationWish,
  printHospitalNotification,
  xmlOfFhir,
} from '../server/modules/message/index.ts'
import type { Shell } from '../server/platform/shell.ts'
import { demoCitizens } from './demo-citizens.ts'
import { demoUnits } from './demo-units.ts'

/** What somebody at a demo hospital does with a demo citizen. */
export interface HospitalDeed {
  readonly cprNumber: string
  /** Key of the ward. */
  readonly ward: string
  readonly base: BaseCode
  readonly change?: Change
  /** When it happened. */
  readonly at: Instant
  /** The letter before this one in the same stay; it gives episode, start and history. */
  readonly after?: HospitalNotificationFacts
  readonly isReportRequested?: boolean
  readonly format?: 'json' | 'xml'
}

export interface WrittenLetter {
  readonly facts: HospitalNotificationFacts
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Writes the HospitalNotification a demo hospital would send to the citizen's municipality. Official test persons only. */
export async function writeNotification(shell: Shell, deed: HospitalDeed): Promise<WrittenLetter> {
  const citizen = demoCitizens.find((one) => one.cprNumber === deed.cprNumber)
  if (citizen === undefined) throw new Error('the demo has no such citizen')
  const ward = mailbox(deed.ward)
  const { after, base, change = 'new', at } = deed
  const isEnd = base === 'SLHJ' || base === 'MORS'
  const start =
    after === undefined || (change !== 'new' && (base === 'STIN' || base === 'STAA')) ? at : after.periodStart
  const wish: NotificationWish = {
    base,
    change,
    letterId: shell.ids.next<string>(),
    envelopeId: shell.ids.next<string>(),
    episodeId:
      after?.episodeId ?? `https://sor2.sum.dsdn.dk/#id=${ward.sor}|${uuid4(shell.ids.next<string>())}`,
    cprNumber: deed.cprNumber as CprNumber,
    ...(after?.class === undefined ? {} : { class: base === 'STIN' ? 'IMP' : after.class }),
    periodStart: start,
    ...(isEnd && change !== 'cancellation' ? { periodEnd: at } : {}),
    ...leave(deed),
    sentAt: shell.clock.now(),
    sender: ward,
    receiver: mailbox(citizen.municipalityCode),
    isReportRequested: deed.isReportRequested ?? (base === 'STIN' || base === 'STAA'),
    ...(after === undefined ? {} : { earlierLetters: [...after.earlierLetters, stepOf(after)] }),
  }
  const facts = composeNotification(wish)
  const [given = '', ...rest] = citizen.name.split(' ')
  const bundle = printHospitalNotification(facts, {
    newId: () => shell.ids.next<string>(),
    family: rest.at(-1) ?? given,
    given: [given, ...rest.slice(0, -1)],
  })
  const text = deed.format === 'xml' ? xmlOfFhir(bundle) : JSON.stringify(bundle, null, 2)
  return { facts, bytes: new TextEncoder().encode(text) }
}

function leave({ base, at, after }: HospitalDeed): Pick<NotificationWish, 'leaveStart' | 'leaveEnd'> {
  if (base === 'STOR') return { leaveStart: at }
  if (base === 'SLOR') return { leaveStart: after?.leaveStart ?? at, leaveEnd: at }
  return {}
}

function stepOf(facts: HospitalNotificationFacts): HospitalNotificationFacts['earlierLetters'][number] {
  return { letterId: facts.letterId, activity: facts.activity, sentAt: facts.sentAt }
}

function mailbox(key: string): { sor: string; gln: string; name: string } {
  const unit = demoUnits.find((one) => one.key === key)
  if (unit?.sor === undefined || unit.gln === undefined) throw new Error(`the demo has no mailbox ${key}`)
  return { sor: unit.sor, gln: unit.gln, name: unit.name }
}

/** A local episode id is a random UUID; ours are made from a counted one so that tests read the same. */
function uuid4(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
