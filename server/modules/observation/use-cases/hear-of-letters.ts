import type { CitizenId, ResultLetterId } from '../../../../kernel/ids.ts'
import { epoch, type Instant, instant } from '../../../../kernel/instant.ts'
import { signal } from '../../../platform/live.ts'
import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { recordRelations } from '../../access/index.ts'
import type { HomeCareObservationData } from '../../message/index.ts'
import type { LetterContent } from '../domain/report.ts'
import type { ObservationsChanged } from '../events.ts'
import { insertLetter, type StoredLetter } from '../store.ts'

/** How long results tie their receiver to the citizen: as long as a closed contact does (law, part 10). */
export const tieInDays = 30

/** Results of a team outside land in the record, corrections and cancellations with them. The same letter again changes nothing. */
export async function hearOfLetters(
  shell: Shell,
  told: readonly { readonly citizenId: CitizenId; readonly data: HomeCareObservationData }[],
): Promise<void> {
  for (const { citizenId, data } of told) await keepLetter(shell, letterOf(shell, citizenId, data))
}

/** Keeps a telling, ties its receiver to the citizen, and tells that there is news. False when it is known already. */
export async function keepLetter(shell: Shell, letter: StoredLetter): Promise<boolean> {
  const { citizenId, id, toUnitId, toldAt } = letter
  if (!(await insertLetter(shell.db, letter))) return false
  if (toUnitId !== null)
    await recordRelations(shell, [
      { citizenId, unitId: toUnitId, kind: 'referral', sourceId: id, from: toldAt, to: daysAfter(toldAt) },
    ])
  const event: ObservationsChanged = {
    type: 'observations-changed',
    citizenId,
    occurredAt: toldAt,
    data: { letterId: id, activity: letter.activity, toUnitId },
  }
  await publish(shell, [event])
  await signal(shell, [`citizen:${citizenId}`])
  return true
}

function daysAfter(at: Instant): Instant {
  return instant(epoch(at) + tieInDays * 86_400_000)
}

function letterOf(
  shell: Shell,
  citizenId: CitizenId,
  { messageId, observation, receiverUnitId, senderUnitId }: HomeCareObservationData,
): StoredLetter {
  const { activity, sender, receiver, letterId, sentAt } = observation
  const about = observation.revises ?? observation.cancels ?? observation.follows ?? null
  return {
    citizenId,
    id: shell.ids.next<ResultLetterId>(),
    senderKey: sender.gln,
    letterId,
    // A correction that does not say of what stands by itself; so does an answer, which this standard has no use for.
    activity: about === null || activity === 'reply' ? 'new' : activity,
    about: activity === 'new' || activity === 'reply' ? null : about,
    sentAt,
    toldAt: shell.clock.now(),
    fromUnitId: senderUnitId,
    fromName: sender.name ?? sender.sor,
    toUnitId: receiverUnitId,
    toName: receiver.name ?? receiver.sor,
    messageId,
    writtenBy: null,
    content: contentOf(observation),
  }
}

function contentOf(observation: HomeCareObservationData['observation']): LetterContent {
  const { results, attachments, issuedAt, conclusion, signature, isSharingRefused } = observation
  return {
    results: results.map(({ code, takenAt, value, note }) => ({
      code: code.code,
      system: code.system,
      name: code.name ?? code.code,
      takenAt: takenAt ?? null,
      value: value ?? null,
      note: note ?? null,
    })),
    files: attachments.map(({ index, title, contentType, byteLength }) => ({
      index,
      title,
      contentType: contentType ?? null,
      byteLength: byteLength ?? null,
    })),
    issuedAt,
    conclusion: conclusion ?? null,
    signature: signature
      ? {
          name: signature.name,
          role:
            signature.role === undefined
              ? null
              : 'text' in signature.role
                ? signature.role.text
                : signature.role.code,
          phone: signature.phone ?? null,
        }
      : null,
    isSharingRefused,
  }
}
