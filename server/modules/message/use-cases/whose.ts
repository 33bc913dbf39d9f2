import type { CprNumber } from '../../../../kernel/cpr.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { parseGln, parseSor } from '../../../../kernel/organisation-number.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findByCpr, isKnownTo } from '../../citizen/index.ts'
import { findUnit, findUnitByGln, findUnitBySor, type Unit } from '../../organisation/index.ts'
import type { Judged } from '../domain/judge.ts'
import type { OrganisationNumbers } from '../domain/profiles/medcom/organisation.ts'

/** Who a letter is from, for and about, as far as the house knows them. */
export interface Whose {
  readonly sender: Unit | undefined
  readonly provider: Unit | undefined
  readonly receiver: Unit | undefined
  readonly municipalityCode: string | undefined
  /** Only when the receiving municipality has a case for the citizen. */
  readonly citizenId: CitizenId | undefined
}

/** Looks up who a letter concerns. Units are remembered for a moment by their own module; the citizen never is. */
export async function findWhose(shell: Shell, judged: Judged): Promise<Whose> {
  const { outside, notification, cprNumber } = judged
  const receiver = await findUnitOf(shell, outside.receiver)
  const sender = await findUnitOf(shell, outside.sender)
  const provider = notification && (await findUnitOf(shell, notification.provider))
  const municipalityCode = receiver && (await municipalityOf(shell, receiver))
  const citizenId =
    cprNumber && municipalityCode ? await findCitizen(shell, cprNumber, municipalityCode) : undefined
  return { sender, provider, receiver, municipalityCode, citizenId }
}

/** The mailbox decides; a unit without one of its own is known by its SOR code. */
async function findUnitOf(shell: Shell, { gln, sor }: OrganisationNumbers): Promise<Unit | undefined> {
  const mailbox = gln === undefined ? undefined : parseGln(gln)
  const byGln = mailbox?.ok ? await findUnitByGln(shell, mailbox.value) : undefined
  if (byGln !== undefined || sor === undefined) return byGln
  const code = parseSor(sor)
  return code.ok ? findUnitBySor(shell, code.value) : undefined
}

async function municipalityOf(shell: Shell, unit: Unit): Promise<string | undefined> {
  return unit.municipalityCode ?? (await findUnit(shell, unit.partyId))?.municipalityCode ?? undefined
}

async function findCitizen(
  shell: Shell,
  cprNumber: CprNumber,
  municipalityCode: string,
): Promise<CitizenId | undefined> {
  const citizenId = await findByCpr(shell, cprNumber)
  return citizenId && (await isKnownTo(shell, citizenId, municipalityCode)) ? citizenId : undefined
}
