import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { judgeAside } from '../aside/judge-aside.ts'
import type { JsonObject } from '../domain/fhir.ts'
import type { Issue } from '../domain/issue.ts'
import type { Judged } from '../domain/judge.ts'
import { type MessageFormat, type ReadRefused, readBundle } from '../domain/reading/read-bundle.ts'
import { judgeBundle, judgeReceived } from '../profile/judge-bundle.ts'
import { validatorsOfPacked } from '../profile/packed-validators.ts'
import { importedValidators } from './definitions.ts'
import { readingLimits } from './reading-limits.ts'
import { judgedBy } from './validate-file.ts'

/** A message that could be read, and what it is worth. */
export interface ReadAndJudged {
  readonly format: MessageFormat
  readonly judged: Judged
}

/** From here on, in bytes, a message takes long enough to read for the others to notice: some ten milliseconds. */
const asideFrom = 512 * 1024

/**
 * Reads and judges the bytes of a message that comes in. A large one is read on a thread of its own, so that nobody waits for
 * it who has not sent it.
 */
export async function readAndJudge(
  shell: Shell,
  { bytes, contentType }: { readonly bytes: Uint8Array; readonly contentType: string },
): Promise<Result<ReadAndJudged, ReadRefused>> {
  const limits = readingLimits(shell)
  if (bytes.length >= asideFrom && bytes.length <= limits.bytes) {
    const { answer, fault } = await judgeAside(await validatorsAtHand(shell), { bytes, contentType, limits })
    if (fault !== undefined) tellFault(shell, fault)
    return answer
  }
  const read = readBundle(bytes, limits, contentType)
  if (!read.ok) return read
  const { format, bundle } = read.value
  return ok({ format, judged: await judgeIncoming(shell, bundle) })
}

/**
 * Judges a message that comes in: by our own readers, and by the profiles of its standard where their packages are loaded.
 * Our own readers decide alone when the profiles cannot be asked: a fault of ours must not keep a letter out.
 */
export async function judgeIncoming(shell: Shell, bundle: JsonObject): Promise<Judged> {
  const { judged, fault } = judgeReceived(bundle, await judgedBy(await validatorsAtHand(shell)))
  if (fault !== undefined) tellFault(shell, fault)
  return judged
}

/**
 * What keeps a message of ours from leaving: all that its profiles and the rules of its standard find, strictly. Empty when
 * it may go.
 */
export async function checkBeforeSending(shell: Shell, bundle: JsonObject): Promise<readonly Issue[]> {
  return judgeBundle(bundle, await judgedBy(await validatorsAtHand(shell)), 'whenSending').blocking
}

const nonePacked = validatorsOfPacked(new Map())

async function validatorsAtHand(shell: Shell) {
  return importedValidators(shell).catch(() => nonePacked)
}

function tellFault(shell: Shell, fault: unknown): void {
  shell.log.error({ fault }, 'a message could not be judged by its profiles')
}
