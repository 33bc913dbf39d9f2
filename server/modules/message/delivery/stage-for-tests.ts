import type { CitizenId, OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { instant } from '../../../../kernel/instant.ts'
import type { Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { registerCitizen } from '../../citizen/index.ts'
import { registerUnit, setEscalationLadder } from '../../organisation/index.ts'
import type { JsonObject } from '../domain/fhir.ts'
import { readOutside } from '../domain/outside.ts'
import type { AnswerCode } from '../domain/profiles/acknowledgement/facts.ts'
import { printAcknowledgement } from '../domain/profiles/acknowledgement/print.ts'
import { readBundle } from '../domain/reading/read-bundle.ts'
import { hospitalMailbox, knownCitizen, municipalMailbox, nextId } from '../letters-for-tests.ts'
import type { Mailbox } from '../store/mailboxes.ts'
import { registerMailbox } from './mailboxes.ts'
import { type LetterToSend, type Queued, type SendRefused, sendLetter } from './send-letter.ts'

const since = '2020-01-01' as DanishDate

export function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`)
  return result.value
}

/** A ward here that writes to home care outside, which takes hospital notifications. */
export interface DeliveryStage {
  readonly ward: OrganisationId
  readonly party: OrganisationId
  readonly citizenId: CitizenId
  /** Where the partner's mailbox is in memory. */
  readonly address: string
  /** Asks for a letter; each is a new stay unless told otherwise. */
  ask(
    key: string,
    wish?: Partial<LetterToSend> & { episode?: string; shell?: Shell },
  ): Promise<Result<Queued, SendRefused>>
}

export async function setDeliveryStage(
  shell: Shell,
  {
    address = 'partner',
    adapter = 'memory',
    envelope = 'none',
  }: { address?: string; adapter?: Mailbox['adapter']; envelope?: Mailbox['envelope'] } = {},
): Promise<DeliveryStage> {
  const hospital = must(
    await registerUnit(shell, { validFrom: since, kind: 'hospital', name: 'Sygehuset' }),
  ).id
  const ward = must(
    await registerUnit(shell, {
      validFrom: since,
      kind: 'department',
      parentId: hospital,
      ...hospitalMailbox,
    }),
  ).id
  await setEscalationLadder(shell, ward, [
    {
      function: 'ward-coordinator',
      personId: null,
      name: 'Koordinator Kim',
      phone: '11111111',
      timeoutMinutes: 30,
    },
    {
      function: 'head-nurse',
      personId: null,
      name: 'Afdelingssygeplejerske Anne',
      phone: '22222222',
      timeoutMinutes: 60,
    },
  ])
  const citizenId = must(await registerCitizen(shell, { number: knownCitizen, name: 'Bruno Test Elmer' }))
  must(
    await registerMailbox(shell, {
      gln: municipalMailbox.gln,
      adapter,
      address,
      envelope,
      takes: [{ standard: 'hospital-notification', version: '3.0', format: 'json' }],
      by: 'test',
    }),
  )
  return {
    ward,
    party: hospital,
    citizenId,
    address,
    ask: (key, { episode = nextId(), shell: within = shell, ...wish } = {}) =>
      sendLetter(within, {
        key,
        askedBy: 'test',
        citizenId,
        fromUnitId: ward,
        to: { numbers: municipalMailbox },
        content: {
          standard: 'hospital-notification',
          base: 'STIN',
          episodeId: `https://sor2.sum.dsdn.dk/#id=${hospitalMailbox.sor}|${episode}`,
          periodStart: instant('2026-06-01T07:30:00.000Z'),
        },
        ...wish,
      }),
  }
}

/** The acknowledgement a good partner gives to a letter, as bytes. */
export function acknowledge(
  letter: Uint8Array,
  code: AnswerCode = 'ok',
  { answers, at = '2026-06-01T08:00:00.000Z' }: { answers?: string; at?: string } = {},
): Uint8Array {
  const { bundle } = readLetter(letter)
  const { letterId, sender, receiver, own } = readOutside(bundle)
  return Buffer.from(
    JSON.stringify(
      printAcknowledgement(
        {
          envelopeId: nextId(),
          letterId: nextId(),
          sentAt: instant(at),
          code,
          answers: answers ?? letterId ?? '',
          sender: receiver,
          receiver: sender,
          ...(own && { answered: own }),
          issues:
            code === 'ok'
              ? []
              : [
                  {
                    severity: 'error',
                    type: 'invalid',
                    details: 'MSG_Datatype_Wrong',
                    text: 'Forkert type.',
                  },
                ],
        },
        nextId,
      ),
    ),
  )
}

export interface LetterSeen {
  readonly bundle: JsonObject
  readonly letterId: string
  readonly envelopeId: string
}

/** What a partner reads of a letter. */
export function readLetter(bytes: Uint8Array): LetterSeen {
  const read = must(readBundle(bytes, { bytes: 10_000_000, depth: 100 }))
  const { letterId = '', envelopeId = '' } = readOutside(read.bundle)
  return { bundle: read.bundle, letterId, envelopeId }
}
