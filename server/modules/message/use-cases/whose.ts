import { type CitizenNumber, nationalReplacementSystem, parseCitizenNumber } from '../../../../kernel/cpr.ts'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { parseGln, parseSor } from '../../../../kernel/organisation-number.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findByNumber, listByCpr, listKnownTo } from '../../citizen/index.ts'
import { findUnit, findUnitByGln, findUnitBySor, type Unit } from '../../organisation/index.ts'
import { isOnlyForCases } from '../domain/answer.ts'
import type { Judged } from '../domain/judge.ts'
import type { NoticeSurroundings } from '../domain/legacy/siblings.ts'
import type { OrganisationNumbers } from '../domain/profiles/medcom/organisation.ts'
import { findNoticeSurroundings } from './notice.ts'

/** Who a letter is from, for and about, as far as the house knows them. */
export interface Whose {
  readonly sender: Unit | undefined
  readonly provider: Unit | undefined
  readonly receiver: Unit | undefined
  readonly municipalityCode: string | undefined
  /**
   * For a hospital notification only when the receiving municipality has a case for the citizen; for a letter written to
   * somebody whenever we know who it is about.
   */
  readonly citizenId: CitizenId | undefined
  /** What a notice of the older formats does not say; undefined also when nobody knows. */
  readonly notice?: NoticeSurroundings | undefined
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
  const places = placesOf(shell)
  return Promise.all(
    letters.map(async (letter) => {
      const { outside, notification, cprNumber } = letter
      const receiver = await places(outside.receiver)
      const sender = await places(outside.sender)
      const provider = notification && (await places(notification.provider))
      const citizenId = cprNumber && citizens.get(cprNumber)
      const isKnown = hasCase.has(`${citizenId} ${receiver?.municipalityCode}`)
      const whose = {
        sender: sender?.unit,
        provider: provider?.unit,
        receiver: receiver?.unit,
        municipalityCode: receiver?.municipalityCode,
        citizenId: isWrittenToUs(letter)
          ? (citizenId ?? (await findByReplacementNumber(shell, letter)))
          : isKnown
            ? citizenId
            : undefined,
      }
      return { ...whose, notice: await findNoticeSurroundings(shell, letter, whose) }
    }),
  )
}

/** A letter somebody wrote to us, unlike a notification that is sent to whatever municipality a citizen lives in. */
function isWrittenToUs({ standard }: Judged): boolean {
  return standard !== 'acknowledgement' && !isOnlyForCases(standard)
}

/**
 * The citizen behind the replacement numbers of a letter. A CPR number we do not know goes before them: whose numbers they are
 * is then for a person to say, and so it is when they belong to different people.
 */
async function findByReplacementNumber(
  shell: Shell,
  { communication, observation, older }: Judged,
): Promise<CitizenId | undefined> {
  const numbers = (communication ?? observation)?.citizen.numbers ?? olderNumbers(older)
  if (numbers.some(({ kind }) => kind === 'cpr')) return undefined
  const found = await Promise.all(numbers.map((number) => findByNumber(shell, number)))
  const [first, second] = [...new Set(found.filter((id) => id !== undefined))]
  return second === undefined ? first : undefined
}

/** The older formats do not say who issued a number; those of the national register are known by their form. */
function olderNumbers(older: Judged['older']): readonly CitizenNumber[] {
  const letter = older?.letter
  if (letter === undefined || letter.kind === 'receipt' || letter.citizen.number.kind === 'cpr') return []
  const number = parseCitizenNumber(letter.citizen.number.value, nationalReplacementSystem)
  return number.ok ? [number.value] : []
}

interface Place {
  readonly unit: Unit
  readonly municipalityCode: string | undefined
}

/** Finds units and their municipality, each once: letters that come together are mostly between the same few. */
function placesOf(shell: Shell): (numbers: OrganisationNumbers) => Promise<Place | undefined> {
  const known = new Map<string, Promise<Place | undefined>>()
  return (numbers) => {
    const key = `${numbers.gln} ${numbers.sor}`
    const place = known.get(key) ?? findPlace(shell, numbers)
    known.set(key, place)
    return place
  }
}

async function findPlace(shell: Shell, numbers: OrganisationNumbers): Promise<Place | undefined> {
  const unit = await findUnitOf(shell, numbers)
  return unit && { unit, municipalityCode: await municipalityOf(shell, unit) }
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
