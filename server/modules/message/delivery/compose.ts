import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { getCitizen, listNumbersOf } from '../../citizen/index.ts'
import type { JsonObject } from '../domain/fhir.ts'
import { xmlOfFhir } from '../domain/printing/xml-of-fhir.ts'
import { composeCareCommunication } from '../domain/profiles/care-communication/compose-care-communication.ts'
import { printCareCommunication } from '../domain/profiles/care-communication/print.ts'
import {
  composeObservation,
  type HomeCareObservationContent,
} from '../domain/profiles/home-care-observation/compose-observation.ts'
import { printHomeCareObservation } from '../domain/profiles/home-care-observation/print.ts'
import { composeNotification } from '../domain/profiles/hospital-notification/compose-notification.ts'
import { printHospitalNotification } from '../domain/profiles/hospital-notification/print.ts'
import type { MailboxFacts } from '../domain/profiles/medcom/organisation.ts'
import type { CitizenFacts } from '../domain/profiles/medcom/people.ts'
import type { Takes } from '../store/mailboxes.ts'
import { checkBeforeSending } from '../use-cases/judge-whole.ts'
import { contentTypes } from '../use-cases/print-answer.ts'
import { composeOlder } from './compose-older.ts'
import type { LetterContent, OlderContent } from './letter-content.ts'

export type LetterBreaksRules = Refusal<'letter-breaks-rules' | 'standard-not-taken'>

export interface LetterToWrite {
  readonly content: LetterContent
  readonly citizenId: CitizenId
  readonly sender: MailboxFacts
  readonly receiver: MailboxFacts
  readonly takes: Takes
}

export interface Written {
  readonly letterId: string
  readonly bytes: Uint8Array
  readonly contentType: string
  /** What kind of letter within the standard: the category of a care communication, the code of a notification. */
  readonly code: string | null
  /** Letters of one thread to one receiver leave in order. */
  readonly threadId: string | null
}

/** A message with what the desk and the queue must know of it. */
interface Composed {
  readonly bundle: JsonObject
  readonly code: string | null
  readonly threadId: string | null
}

interface Ids {
  readonly letterId: string
  readonly envelopeId: string
}

/**
 * Writes a letter as its receiver takes it, and checks it by the rules for what we send: what breaks one never leaves.
 */
export async function compose(
  shell: Shell,
  letter: LetterToWrite,
): Promise<Result<Written, LetterBreaksRules>> {
  const ids: Ids = { letterId: shell.ids.next<string>(), envelopeId: shell.ids.next<string>() }
  const citizen = await citizenFactsOf(shell, letter.citizenId)
  const { content, takes } = letter
  if (isOlder(content)) {
    const format = takes.format === 'edifact' ? 'edifact' : 'oioxml'
    return composeOlder({ ...letter, content, citizen, format, id: ids.letterId, sentAt: shell.clock.now() })
  }
  const composed = composeFhir(shell, letter, ids, citizen)
  if (!composed.ok) return composed
  const { bundle, code, threadId } = composed.value
  const blocking = await checkBeforeSending(shell, bundle)
  if (blocking.length > 0)
    return refused('letter-breaks-rules', {
      rules: blocking.map(({ rule, expression }) => ({ rule, expression })),
    })
  const format = letter.takes.format === 'xml' ? 'xml' : 'json'
  return ok({
    letterId: ids.letterId,
    bytes: Buffer.from(format === 'xml' ? xmlOfFhir(bundle) : JSON.stringify(bundle)),
    contentType: contentTypes[format],
    code,
    threadId,
  })
}

const fhirStandards: ReadonlySet<string> = new Set([
  'hospital-notification',
  'care-communication',
  'home-care-observation',
])

function isOlder(content: LetterContent): content is OlderContent {
  return !fhirStandards.has(content.standard)
}

function composeFhir(
  shell: Shell,
  { content, sender, receiver, takes }: LetterToWrite,
  ids: Ids,
  citizen: CitizenFacts,
): Result<Composed, LetterBreaksRules> {
  const newId = (): string => shell.ids.next<string>()
  const sentAt = shell.clock.now()
  switch (content.standard) {
    case 'hospital-notification': {
      const { standard: _, ...wish } = content
      const cpr = citizen.numbers.find(({ kind }) => kind === 'cpr')
      // Only a citizen with a CPR number is told of this way (messages, section 3).
      if (cpr?.kind !== 'cpr') return refused('letter-breaks-rules', { rules: [{ rule: 'cpr-missing' }] })
      const facts = composeNotification({ ...wish, ...ids, sentAt, sender, receiver, cprNumber: cpr.value })
      const bundle = printHospitalNotification(facts, {
        newId,
        family: citizen.family ?? '',
        given: citizen.given,
      })
      return ok({ bundle, code: facts.code, threadId: facts.episodeId })
    }
    case 'care-communication': {
      const version = takes.version.startsWith('4') ? 4 : 5
      const facts = composeCareCommunication({
        ...content,
        ...ids,
        version,
        sentAt,
        sender,
        receiver,
        citizen,
      })
      const bundle = printCareCommunication(facts, newId)
      return ok({ bundle, code: facts.category, threadId: facts.threadId })
    }
    case 'home-care-observation': {
      const facts = composeObservation({ ...content, ...ids, sentAt, sender, receiver, citizen })
      return ok({
        bundle: printHomeCareObservation(facts, newId),
        code: facts.activity,
        threadId: chainOf(content),
      })
    }
    default:
      return refused('standard-not-taken', { standard: content.standard })
  }
}

/** A correction or a cancellation must not overtake what it corrects. */
function chainOf({ about, earlierLetters }: HomeCareObservationContent): string | null {
  return earlierLetters?.[0]?.letterId ?? about ?? null
}

/** The last of a name is the family name, as the citizen register writes it. */
async function citizenFactsOf(shell: Shell, citizenId: CitizenId): Promise<CitizenFacts> {
  const { name, status } = await getCitizen(shell, citizenId)
  const names = name.split(' ')
  return {
    numbers: await listNumbersOf(shell, citizenId),
    family: names.at(-1) ?? name,
    given: names.slice(0, -1),
    ...(status === 'dead' && { isDeceased: true }),
  }
}
