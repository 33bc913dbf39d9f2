import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import { parseGln } from '../../../../kernel/organisation-number.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findMailbox, findUnitByGln, listPeopleOf, unitsWithin } from '../../organisation/index.ts'
import { carries } from '../domain/envelopes/contents.ts'
import type { MailboxFacts } from '../domain/profiles/medcom/organisation.ts'
import { findMailboxOf, type Mailbox, type Takes } from '../store/mailboxes.ts'
import type { SendableStandard } from './letter-content.ts'

export type NoWay = Refusal<'no-mailbox' | 'standard-not-taken' | 'receiver-is-inside'>

/** A way out of the house. */
export interface OutsideWay {
  readonly mailbox: Mailbox
  readonly receiver: MailboxFacts
  /** The version and format it is written in. */
  readonly takes: Takes
}

export type Way = 'inside' | { readonly outside: OutsideWay }

/**
 * How a unit is reached with a kind of letter: `inside` when it works here, so that what is meant for it is there at once;
 * else its mailbox, or that of the nearest unit above it, and the version it takes.
 */
export async function wayTo(
  shell: Shell,
  unitId: OrganisationId,
  standard: SendableStandard,
): Promise<Result<Way, NoWay>> {
  const way = await wayToUnit(shell, unitId, standard)
  if (!way.ok || way.value === 'inside') return way as Result<Way, NoWay>
  return ok({ outside: way.value })
}

/** The same, with what `sendLetter` needs. */
export async function wayToUnit(
  shell: Shell,
  unitId: OrganisationId,
  standard: SendableStandard,
): Promise<Result<'inside' | OutsideWay, NoWay>> {
  const receiver = await mailboxFactsOf(shell, unitId)
  const mailbox = receiver && (await findMailboxOf(shell, receiver.gln))
  if (receiver !== undefined && mailbox !== undefined) return takenBy(mailbox, receiver, standard)
  return (await worksHere(shell, unitId)) ? ok('inside') : refused('no-mailbox')
}

/** The way to a mailbox known by its numbers alone. */
export async function wayToNumbers(
  shell: Shell,
  receiver: MailboxFacts,
  standard: SendableStandard,
): Promise<Result<'inside' | OutsideWay, NoWay>> {
  const mailbox = await findMailboxOf(shell, receiver.gln)
  if (mailbox !== undefined) return takenBy(mailbox, receiver, standard)
  const gln = parseGln(receiver.gln)
  const unit = gln.ok ? await findUnitByGln(shell, gln.value) : undefined
  return unit !== undefined && (await worksHere(shell, unit.id)) ? ok('inside') : refused('no-mailbox')
}

/** The mailbox a unit sends from and is reached at: its own, or that of the nearest unit above it (messages, section 3). */
export async function mailboxFactsOf(
  shell: Shell,
  unitId: OrganisationId,
): Promise<MailboxFacts | undefined> {
  const unit = await findMailbox(shell, unitId)
  return unit?.gln && unit.sor ? { gln: unit.gln, sor: unit.sor, name: unit.name } : undefined
}

function takenBy(
  mailbox: Mailbox,
  receiver: MailboxFacts,
  standard: SendableStandard,
): Result<OutsideWay, NoWay> {
  const takes = mailbox.takes.find((one) => one.standard === standard && carries(mailbox.envelope, one))
  return takes === undefined ? refused('standard-not-taken', { standard }) : ok({ mailbox, receiver, takes })
}

/** Somebody works there, or below, who signs in here. */
async function worksHere(shell: Shell, unitId: OrganisationId): Promise<boolean> {
  const units = await unitsWithin(shell, unitId)
  const today = danishDateOf(shell.clock.now())
  return (await listPeopleOf(shell, units, today, { limit: 1 })).length > 0
}
