import type { UnitActor } from '../../../../contract/actor.ts'
import type { Purpose } from '../../../../contract/route.ts'
import type { AccessPurpose, DataKind } from '../../../../kernel/access-words.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type Look, lookAtAll } from '../look-together.ts'
import { placeOf } from './asker.ts'

/** Somebody was shown a list with these citizens in it. */
export interface Listed {
  readonly actor: UnitActor
  /** What the rows show; the first is the kind the record has, the others stand beside it. */
  readonly kinds: readonly [DataKind, ...DataKind[]]
  readonly purpose: Purpose | AccessPurpose
  /** The list, in a word: `worklist`. */
  readonly object: string
  readonly citizenIds: readonly CitizenId[]
  /** Those of them whose rows are shown without what they say. */
  readonly masked?: readonly CitizenId[]
}

/**
 * Writes that citizens were shown in a list: one record for each, once an hour for the same reader in the same role and list.
 * A row shown without what it says is recorded as what it is, a look the citizen's block has stopped. Answers the citizens the
 * rules do not open and who were not masked: a block of this very moment; their rows are not to be shown.
 */
export async function recordListed(shell: Shell, listed: Listed): Promise<readonly CitizenId[]> {
  const { actor, kinds, purpose, object } = listed
  const memory = memoryOf(shell)
  const masked = new Set(listed.masked)
  const nameOf = (citizenId: CitizenId) =>
    `${actor.personId} ${actor.unitId} ${actor.function} ${object} ${kinds.join()} ${citizenId} ${masked.has(citizenId)}`
  const fresh = [...new Set(listed.citizenIds)].filter((citizenId) => !memory.has(nameOf(citizenId)))
  if (fresh.length === 0) return []
  const place = await placeOf(shell, actor, shell.clock.now())
  const [kind, ...also] = kinds
  const look = (citizenId: CitizenId): Look => ({
    actor,
    citizenId,
    place,
    kind,
    also,
    isList: true,
    purpose: purpose as AccessPurpose,
    action: 'list',
    flow: 'pull',
    object,
  })
  const looked = await lookAtAll(fresh.map((citizenId) => ({ shell, look: look(citizenId) })))
  const closed = new Set(
    fresh.filter(
      (citizenId, index) => looked[index]?.decision.outcome === 'denied' && !masked.has(citizenId),
    ),
  )
  // What is still in a transaction may be undone; then it is recorded again. Who was closed is asked about again each time.
  if (!shell.db.isTransaction)
    for (const citizenId of fresh) if (!closed.has(citizenId)) memory.add(nameOf(citizenId))
  return [...closed]
}

/** So many looks of an hour are remembered; when there are more, some are recorded twice. */
const mostRemembered = 200_000

const memories = new WeakMap<Shell['settings'], { readonly hour: string; readonly looks: Set<string> }>()

/** The looks of this clock hour that are recorded already. All shells of a house share their settings. */
function memoryOf(shell: Shell): Set<string> {
  const hour = shell.clock.now().slice(0, 13)
  const kept = memories.get(shell.settings)
  if (kept?.hour === hour && kept.looks.size < mostRemembered) return kept.looks
  const looks = new Set<string>()
  memories.set(shell.settings, { hour, looks })
  return looks
}
