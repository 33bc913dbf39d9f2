import { fileTypeFromBuffer } from 'file-type'
import type { SignedInActor } from '../../../../contract/actor.ts'
import type { FileAnswer } from '../../../../contract/route.ts'
import type { CitizenId, ResultLetterId } from '../../../../kernel/ids.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { attachmentOfLetter } from '../../message/index.ts'
import { foldReports } from '../domain/report.ts'
import { listLetters } from '../store.ts'
import { mayRead, readerOf } from './view-observations.ts'

/** A file that came with results, out of the letter as it came. Where sharing is refused it is as unknown as the results. */
export async function viewFile(
  shell: Shell,
  actor: SignedInActor,
  { citizenId, letterId, index }: { citizenId: CitizenId; letterId: ResultLetterId; index: number },
): Promise<Result<FileAnswer, AccessRefused | Refusal<'results-unknown' | 'results-file-unknown'>>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'LAB',
    purpose: actor.kind === 'citizen' ? 'own-record' : 'treatment',
    action: 'read',
    object: 'observation-file',
  })
  if (!granted.ok) return granted
  const reader = await readerOf(shell, actor)
  const report = foldReports(await listLetters(shell.db, citizenId)).find(
    (one) => mayRead(one, reader) && one.letters.some(({ id }) => id === letterId),
  )
  const letter = report?.letters.find(({ id }) => id === letterId)
  if (letter === undefined || letter.messageId === null) return refused('results-unknown')
  if (report?.status === 'cancelled' && reader.isCitizen) return refused('results-unknown')
  const file = await attachmentOfLetter(shell, letter.messageId, index)
  if (file === undefined) return refused('results-file-unknown')
  const bytes = Uint8Array.from(file.bytes)
  // What it is stands in the bytes; what the sender called it proves nothing.
  const real = await fileTypeFromBuffer(bytes)
  return ok({
    fileName: real === undefined ? file.title : `${file.title}.${real.ext}`,
    contentType: real?.mime ?? 'application/octet-stream',
    bytes,
  })
}
