import { isDatabaseAway } from '../../../platform/db/database.ts'
import type { Settings } from '../../../platform/settings.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listNumbersOf } from '../../citizen/index.ts'
import type { Outcome } from '../domain/delivery/decide.ts'
import { reseal } from '../domain/delivery/reseal.ts'
import { judge } from '../domain/judge.ts'
import type { OlderLetter } from '../domain/legacy/facts.ts'
import { olderFormatOf, readOlder } from '../domain/legacy/older-message.ts'
import { acknowledgementsOf } from '../domain/legacy/siblings.ts'
import { xmlOfFhir } from '../domain/printing/xml-of-fhir.ts'
import { parseAcknowledgement } from '../domain/profiles/acknowledgement/parse.ts'
import { readBundle } from '../domain/reading/read-bundle.ts'
import { loadGrading } from '../grading.ts'
import { findMailboxOf, type Mailbox } from '../store/mailboxes.ts'
import { findOutgoingOriginal, type OutgoingLetter } from '../store/outgoing.ts'
import { readingLimits } from '../use-cases/reading-limits.ts'
import { receive } from '../use-cases/receive.ts'
import type { Adapter, Handing, Parcel } from './adapters/adapter.ts'
import { folderAdapter } from './adapters/folder.ts'
import { httpAdapter } from './adapters/http.ts'
import { memoryAdapter } from './adapters/memory.ts'
import { envelop, openEnvelope } from './envelope.ts'
import type { Attempt } from './send-due.ts'

const adapters = new WeakMap<Settings, Readonly<Record<Mailbox['adapter'], Adapter>>>()

function adapterOf(settings: Settings, { adapter }: Mailbox): Adapter {
  let all = adapters.get(settings)
  if (all === undefined) {
    all = {
      http: httpAdapter({ hosts: settings.MESSAGE_SEND_HOSTS, tokens: settings.MESSAGE_SEND_TOKENS }),
      folder: folderAdapter,
      memory: memoryAdapter,
    }
    adapters.set(settings, all)
  }
  return all[adapter]
}

/**
 * Puts a letter into a new envelope and hands it over where its receiver is to be found today. An acknowledgement that comes back
 * at once is taken in like any other before anything is said of the sending, so that it cannot be lost between the two. Throws
 * only when our own database is away; the sending is then found to be interrupted.
 */
export async function handOver(shell: Shell, attempt: Attempt, signal: AbortSignal): Promise<Outcome> {
  const { letter } = attempt
  try {
    const mailbox = await findMailboxOf(shell, letter.receiver.gln)
    if (mailbox === undefined) return { kind: 'not-handed-over', why: 'mailbox-closed' }
    const number = mailbox.envelope === 'ehmi' ? await citizenNumberOf(shell, letter) : undefined
    const parcel = envelop(mailbox.envelope, attempt, await parcelOf(shell, attempt), number)
    const handing = await adapterOf(shell.settings, mailbox)(mailbox.address, parcel, signal)
    return await takeAnswer(shell, letter, handing)
  } catch (fault) {
    if (isDatabaseAway(fault)) throw fault
    shell.log.error(
      { fault, letter: letter.id },
      'a letter could not be handed over because of a fault of ours',
    )
    return { kind: 'not-handed-over', why: 'own-trouble' }
  }
}

/** The EHMI envelope says outside whom the letter is about: the network stays inside the health sector's own. */
async function citizenNumberOf(shell: Shell, { citizenId }: OutgoingLetter): Promise<string | undefined> {
  if (citizenId === null) return undefined
  const [number] = await listNumbersOf(shell, citizenId)
  return number?.value
}

/** The letter as it leaves this time. */
async function parcelOf(shell: Shell, { letter, envelopeId, at }: Attempt): Promise<Parcel> {
  const stored = await findOutgoingOriginal(shell, letter.id)
  if (stored === undefined) throw new Error(`the letter ${letter.id} has no original`)
  const { contentType } = stored
  if (letter.format !== 'json' && letter.format !== 'xml')
    return { bytes: stored.original, contentType, envelopeId }
  const read = readBundle(stored.original, readingLimits(shell), contentType)
  if (!read.ok) throw new Error(`the letter ${letter.id} cannot be read: ${read.refusal.code}`)
  const bundle = reseal(read.value.bundle, { letterId: letter.letterId, envelopeId, at })
  const text = letter.format === 'xml' ? xmlOfFhir(bundle) : JSON.stringify(bundle)
  return { bytes: Buffer.from(text), contentType, envelopeId }
}

/**
 * What came back with the sending. Only an acknowledgement of this very letter is taken in; a web page, half an answer or an
 * answer to something else is noted and let go: the answer may still come by itself.
 */
async function takeAnswer(shell: Shell, letter: OutgoingLetter, handing: Handing): Promise<Outcome> {
  const { outcome, answer } = handing
  if (answer === undefined) return outcome
  const inner = openEnvelope(answer.bytes, answer.contentType)
  const isTaken =
    inner !== undefined &&
    (await answers(shell, letter, inner)) &&
    (await receive(shell, { ...inner, channel: 'http' })).kind === 'taken'
  // An answer in words of the standard was given by the receiver itself, whatever its web server said with it.
  if (isTaken) return { kind: 'handed-over' }
  return outcome.kind === 'handed-over' ? { ...outcome, isAnswerUnreadable: true } : outcome
}

/** Whether what came back is an acknowledgement of this letter, and nothing else: a letter has its own door. */
async function answers(
  shell: Shell,
  letter: OutgoingLetter,
  { bytes, contentType }: { bytes: Uint8Array; contentType: string },
): Promise<boolean> {
  // An older letter is answered in its own format.
  if (letter.format === 'edifact' || letter.format === 'oioxml') {
    const format = olderFormatOf(bytes)
    const older = format && readOlder(bytes, format, readingLimits(shell))
    return older?.ok === true && older.value.letters.every(({ facts }) => isReceiptOf(facts, letter.letterId))
  }
  const read = readBundle(bytes, readingLimits(shell), contentType)
  if (!read.ok) return false
  const { bundle } = read.value
  const isAnswer = judge(bundle, await loadGrading()).standard === 'acknowledgement'
  return isAnswer && parseAcknowledgement(bundle).facts?.answers === letter.letterId
}

function isReceiptOf(facts: OlderLetter | undefined, letterId: string): boolean {
  return facts?.kind === 'receipt' && acknowledgementsOf(facts).every(({ answers }) => answers === letterId)
}
