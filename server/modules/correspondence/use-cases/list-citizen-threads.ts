import type { SignedInActor } from '../../../../contract/actor.ts'
import {
  type CitizenCorrespondenceView,
  citizenCorrespondenceView,
} from '../../../../contract/correspondence.ts'
import { onlyShown } from '../../../../contract/data-kind.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { fold, latestOf, sidesOf } from '../domain/thread.ts'
import { correspondenceSettings } from '../settings.ts'
import { listHistories } from '../store.ts'
import { unitNames } from '../unit-names.ts'
import { inPart, viewHead, viewLine } from '../view-thread.ts'
import { doerOf } from './open-thread.ts'

/** The threads about one citizen, the latest first. The citizen reads their own. */
export async function listCitizenThreads(
  shell: Shell,
  actor: SignedInActor,
  citizenId: CitizenId,
): Promise<Result<CitizenCorrespondenceView, AccessRefused>> {
  const granted = await allow(shell, {
    actor,
    citizenId,
    kind: 'APP',
    also: ['REC', 'PSY', 'SOC'],
    purpose: 'treatment',
    action: 'read',
    object: 'correspondence-list',
  })
  if (!granted.ok) return granted
  const histories = await listHistories(shell.db, citizenId, null)
  const threads = [...histories].map(([threadId, events]) => ({ threadId, thread: fold(events) }))
  const { categories } = await correspondenceSettings()
  const doer = await doerOf(shell, actor)
  const names = await unitNames(
    shell,
    threads.flatMap(({ thread }) => sidesOf(thread)),
  )
  const viewing = { doer, names, categories, now: shell.clock.now() }
  const view: CitizenCorrespondenceView = {
    threads: threads
      .toSorted((a, b) => (latestOf(a.thread).sentAt < latestOf(b.thread).sentAt ? 1 : -1))
      .map(({ threadId, thread }) => ({
        ...viewHead(threadId, thread, viewing),
        parts: inPart(thread.kind, viewLine(thread, categories)),
        withheld: false,
      })),
    mayWrite: doer.mayWrite
      ? { may: true, because: null }
      : { may: false, because: 'correspondence-not-for-your-work' },
  }
  return ok(onlyShown(citizenCorrespondenceView, view, granted.value.kinds))
}
