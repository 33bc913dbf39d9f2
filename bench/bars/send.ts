import { instant } from '../../kernel/instant.ts'
import {
  printAcknowledgement,
  receiveInMemory,
  registerMailbox,
  sendLetter,
} from '../../server/modules/message/index.ts'
import { sql } from '../../server/platform/db/sql.ts'
import { startDispatcher } from '../../server/platform/outbox.ts'
import { createShell, type Shell } from '../../server/platform/shell.ts'
import type { Bench, Finding } from '../bench.ts'
import { unitId } from '../population/place.ts'
import { type Picked, pickCitizens } from './pick.ts'
import { findCeiling } from './raw-commits.ts'

const address = 'bench'
const askers = 32
/** Partners of a municipality of some size. */
const receivers = ['5790000121526', '5790000201389', '5790000123117', '5790000127092', '5790001659592'].map(
  (gln) => ({
    gln,
    sor: '263001000016001',
  }),
)

/**
 * Letters of their own deed each, from the transaction that asks for them until the receiver's acknowledgement has settled them: written,
 * judged, kept, put in a new envelope, handed over to somebody in the same process, answered at once.
 */
export async function measureSending(bench: Bench): Promise<Finding[]> {
  const { perSecond: ceiling } = await findCeiling(bench)
  const shell = createShell(bench.shell)
  const citizens = await pickCitizens(bench.database, 500)
  for (const { gln } of receivers)
    await registerMailbox(shell, {
      gln,
      adapter: 'memory',
      address,
      envelope: 'none',
      takes: [{ standard: 'hospital-notification', version: '3.0', format: 'json' }],
      by: 'bench',
    })
  const sink = receiveInMemory(address, ({ bytes }) => ({
    outcome: { kind: 'handed-over' },
    answer: { bytes: acknowledge(shell, bytes), contentType: 'application/fhir+json' },
  }))
  const dispatcher = startDispatcher(shell)
  try {
    await sendAll(shell, citizens, 100, 'warm')
    const count = Math.max(300, Math.round(bench.options.seconds * 150))
    const { askedAfter, settledAfter } = await sendAll(shell, citizens, count, 'measured')
    const sent = count / settledAfter
    return [
      {
        what: 'letters out',
        how: `${count} asked for by ${askers} at once, sent to ${receivers.length} partners, acknowledged and settled`,
        measured: `${Math.round(sent)} a second, ${((sent / ceiling) * 100).toFixed(0)} % of the ceiling; asked for: ${Math.round(count / askedAfter)} a second`,
        numbers: { perSecond: sent, asked: count / askedAfter, ratio: sent / ceiling },
      },
    ]
  } finally {
    await dispatcher.stop()
    sink()
  }
}

async function sendAll(
  shell: Shell,
  citizens: readonly Picked[],
  count: number,
  name: string,
): Promise<{ askedAfter: number; settledAfter: number }> {
  const start = performance.now()
  let next = 0
  const ask = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const citizen = citizens[number % citizens.length]
      const numbers = receivers[number % receivers.length]
      if (citizen === undefined || numbers === undefined)
        throw new Error('the bench has nobody to write about')
      const sent = await sendLetter(shell, {
        key: `${name} ${shell.ids.next<string>()}`,
        askedBy: 'bench',
        citizenId: citizen.citizenId,
        fromUnitId: unitId('ward', citizen.endings),
        to: { numbers },
        content: {
          standard: 'hospital-notification',
          base: 'STIN',
          episodeId: `https://sor2.sum.dsdn.dk/#id=263001000016001|${crypto.randomUUID()}`,
          periodStart: instant('2026-06-01T07:30:00.000Z'),
        },
      })
      if (!sent.ok) throw new Error(`a letter was refused: ${JSON.stringify(sent.refusal)}`)
    }
  }
  await Promise.all(Array.from({ length: askers }, ask))
  const askedAfter = (performance.now() - start) / 1000
  while ((await countOpen(shell)) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  return { askedAfter, settledAfter: (performance.now() - start) / 1000 }
}

async function countOpen(shell: Shell): Promise<number> {
  const { count } = await shell.db.one<{ count: number }>(
    sql`select count(*) as count from message.outgoing_states where due_at is not null or status = 'sending'`,
  )
  return count
}

interface Bundle {
  readonly entry: readonly { readonly resource: { readonly id: string } }[]
}

function acknowledge(shell: Shell, bytes: Uint8Array): Uint8Array {
  const bundle = JSON.parse(Buffer.from(bytes).toString('utf8')) as Bundle
  const text = JSON.stringify(bundle)
  const answers = bundle.entry[0]?.resource.id ?? ''
  const sender = receivers.find(({ gln }) => text.includes(gln)) ?? {}
  const at = shell.clock.now()
  return Buffer.from(
    JSON.stringify(
      printAcknowledgement(
        {
          envelopeId: shell.ids.next<string>(),
          letterId: shell.ids.next<string>(),
          sentAt: at,
          code: 'ok',
          answers,
          sender,
          receiver: { gln: '5790000999019', sor: '990000000000011' },
          answered: { letterId: answers, sentAt: at, activity: 'admit-inpatient' },
          issues: [],
        },
        () => shell.ids.next<string>(),
      ),
    ),
  )
}
