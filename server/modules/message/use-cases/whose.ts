import type { CitizenId } from '../../../../kernel/ids.ts'
import { parseGln, parseSor } from '../../../../kernel/organisation-number.ts'
import type { Shell } from '../../../platform/shell.ts'
import { listByCpr, listKnownTo } from '../../citizen/index.ts'
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

/**
 * Looks up who some letters concern, all in two questions. Units are remembered for a moment by their own module; citizens
 * never are.
 */
export async function findWhose(shell: Shell, letters: readonly Judged[]): Promise<Whose[]> {
  const numbers = letters.flatMap(({ cprNumber }) => (cprNumber === undefined ? [] : [cprNumber]))
  const citizens =
    numbers.length === 0 ? new Map<string, CitizenId>() : await listByCpr(shell, [...new Set(numbers)])
  const cases = citizens.size === 0 ? [] : await listKnownTo(shell, [...new Set(citizens.values())])
  const hasCase = new Set(cases.map(({ citizenId, municipalityCode }) => `${citizenId} ${municipalityCode}`))
  return Promise.all(
    letters.map(async (judged) => {
      const places = await findPlaces(shell, judged)
      const citizenId = judged.cprNumber && citizens.get(judged.cprNumber)
      const isKnown = hasCase.has(`${citizenId} ${places.municipalityCode}`)
      return { ...places, citizenId: isKnown ? citizenId : undefined }
    }),
  )
}

async function findPlaces(
  shell: Shell,
  { outside, notification }: Judged,
): Promise<Omit<Whose, 'citizenId'>> {
  const receiver = await findUnitOf(shell, outside.receiver)
  const sender = await findUnitOf(shell, outside.sender)
  const provider = notification && (await findUnitOf(shell, notification.provider))
  return { sender, provider, receiver, municipalityCode: receiver && (await municipalityOf(shell, receiver)) }
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
