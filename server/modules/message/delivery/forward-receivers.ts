import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { parseGln } from '../../../../kernel/organisation-number.ts'
import type { Shell } from '../../../platform/shell.ts'
import { mayBeToldTo } from '../../access/index.ts'
import { findUnit, findUnitByGln, type Unit } from '../../organisation/index.ts'
import { kindOfOriginal } from '../domain/desk.ts'
import { carries } from '../domain/envelopes/contents.ts'
import { listMailboxes } from '../store/mailboxes.ts'
import type { LockedLetter } from '../store/outgoing.ts'

/** More than anybody would choose among. */
const mostMailboxes = 200

/** Somebody a letter of ours may be sent to instead. */
export interface ForwardReceiver {
  readonly id: OrganisationId
  readonly name: string
  readonly partyName: string
}

/**
 * Whom this person may send a letter to instead: units with a mailbox that takes such a letter, of the same party as before, or such as
 * the rules would let this person tell it to just now. The same is asked when it is sent.
 */
export async function listForwardReceivers(
  shell: Shell,
  actor: ProfessionalActor,
  { letter }: LockedLetter,
): Promise<ForwardReceiver[]> {
  const { citizenId, standard } = letter
  if (citizenId === null) return []
  const taking = (await listMailboxes(shell)).filter(
    ({ gln, envelope, takes }) =>
      gln !== letter.receiver.gln && takes.some((one) => one.standard === standard && carries(envelope, one)),
  )
  const units = await Promise.all(taking.slice(0, mostMailboxes).map(({ gln }) => unitAt(shell, gln)))
  const kind = originalKind(letter, actor)
  const may = await Promise.all(
    units.map(
      async (unit) =>
        unit !== undefined &&
        ((await isSameParty(shell, letter.toUnitId, unit.id)) ||
          (await mayBeToldTo(shell, actor, citizenId, {
            kinds: [kind],
            purpose: 'continuity',
            unitId: unit.id,
          }))),
    ),
  )
  const receivers = units.filter((unit, place) => unit !== undefined && may[place] === true) as Unit[]
  return Promise.all(
    receivers.map(async ({ id, name, partyId }) => ({
      id,
      name,
      partyName: (await findUnit(shell, partyId))?.name ?? '',
    })),
  )
}

async function unitAt(shell: Shell, gln: string): Promise<Unit | undefined> {
  const mailbox = parseGln(gln)
  return mailbox.ok ? findUnitByGln(shell, mailbox.value) : undefined
}

/** What kind of data a letter of ours is to whoever reads it. */
export function originalKind(
  { standard, code }: Pick<LockedLetter['letter'], 'standard' | 'code'>,
  actor: ProfessionalActor,
): ReturnType<typeof kindOfOriginal> {
  const known = standard === 'hospital-notification' || standard === 'care-communication' ? standard : null
  return kindOfOriginal({ standard: known, code }, actor)
}

/** Another mailbox of the same hospital, practice or municipality: it has been told already, by the deed that sent the letter. */
export async function isSameParty(
  shell: Shell,
  before: OrganisationId | null,
  after: OrganisationId,
): Promise<boolean> {
  if (before === null) return false
  const [from, to] = [await findUnit(shell, before), await findUnit(shell, after)]
  return from !== undefined && from.partyId === to?.partyId
}
