import type { ProfessionalActor } from '../../../../contract/actor.ts'
import type { ClientId, OrganisationId } from '../../../../kernel/ids.ts'
import { parseGln, parseSor } from '../../../../kernel/organisation-number.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findUnitByGln, findUnitBySor, unitsWithin } from '../../organisation/index.ts'
import type { Client } from '../domain/client.ts'
import { type Numbers, readSenders, type Senders } from '../domain/senders.ts'
import * as store from '../store/clients.ts'
import { type ClientRefused, clientInCareOf, getClient } from './clients.ts'

/** The system may deliver letters for these from now on, and for its own unit; for nobody else, whatever was said before. */
export async function sayWhomClientSendsFor(
  shell: Shell,
  by: ProfessionalActor,
  clientId: ClientId,
  numbers: readonly string[],
): Promise<Result<Client, ClientRefused>> {
  const found = await clientInCareOf(shell, by, clientId)
  if (!found.ok) return found
  const senders = readSenders(numbers)
  if (!senders.ok) return senders
  await store.insertSenders(shell, clientId, senders.value, by)
  return ok(await getClient(shell, clientId))
}

/** A system as far as it matters for whom it may speak. */
export interface Speaker {
  readonly clientId: ClientId
  readonly unitId: OrganisationId
  readonly senders: Senders
}

/** The systems with these ids, ended ones too: what one delivered while it was let in is still judged by whom it may speak for. */
export function listSpeakers(shell: Shell, ids: readonly ClientId[]): Promise<readonly Speaker[]> {
  return store.listSpeakers(shell, ids)
}

/**
 * Whether a system may deliver a letter from one to another. For its own unit and those under it, to anybody; for those it is
 * registered with, or units under them, to its own unit and those under it: who leads one party cannot say whom another is to
 * believe. Every number the letter gives must be of somebody it may speak for; a letter without any is nobody's.
 */
export async function maySpeakFor(
  shell: Shell,
  { unitId, senders }: Speaker,
  sender: Numbers,
  receiverUnitId: OrganisationId | undefined,
): Promise<boolean> {
  if (sender.gln === undefined && sender.sor === undefined) return false
  const own = new Set(await unitsWithin(shell, unitId))
  const named = await unitsOf(shell, sender)
  if (named.every((unit) => unit !== undefined && own.has(unit))) return true
  if (receiverUnitId === undefined || !own.has(receiverUnitId)) return false
  const listed = new Set<string>([...senders.glns, ...senders.sors])
  const numbers = [sender.gln, sender.sor].filter((number) => number !== undefined)
  if (numbers.every((number) => listed.has(number))) return true
  const under = await unitsUnder(shell, senders)
  return numbers.every((number, place) => {
    const unit = named[place]
    return listed.has(number) || (unit !== undefined && (own.has(unit) || under.has(unit)))
  })
}

/** The unit of each number that is given, in the order GLN, SOR. */
async function unitsOf(shell: Shell, { gln, sor }: Numbers): Promise<(OrganisationId | undefined)[]> {
  const found: (OrganisationId | undefined)[] = []
  if (gln !== undefined) {
    const mailbox = parseGln(gln)
    found.push(mailbox.ok ? (await findUnitByGln(shell, mailbox.value))?.id : undefined)
  }
  if (sor !== undefined) {
    const code = parseSor(sor)
    found.push(code.ok ? (await findUnitBySor(shell, code.value))?.id : undefined)
  }
  return found
}

async function unitsUnder(shell: Shell, { glns, sors }: Senders): Promise<ReadonlySet<OrganisationId>> {
  const roots = await Promise.all([
    ...glns.map((gln) => findUnitByGln(shell, gln)),
    ...sors.map((sor) => findUnitBySor(shell, sor)),
  ])
  const ids = [...new Set(roots.flatMap((unit) => unit?.id ?? []))]
  return new Set((await Promise.all(ids.map((id) => unitsWithin(shell, id)))).flat())
}
