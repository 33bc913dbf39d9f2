import { danishDateOf } from '../../../../kernel/copenhagen-time.ts'
import { addDays } from '../../../../kernel/danish-calendar.ts'
import type { CitizenId, PersonId } from '../../../../kernel/ids.ts'
import type { DanishDate, Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import {
  type KinshipRow,
  replaceKinships,
  saveOwnRecord,
  saveSubjects,
  saveWatch,
} from '../store/subjects.ts'
import { type SubjectKeys, subjectKeys } from '../subject-keys.ts'

/** A citizen, as the citizen module tells of them for the rules (age, death) and the log control (name, address). */
export interface Subject {
  readonly citizenId: CitizenId
  readonly name: string
  readonly bornOn: DanishDate | null
  readonly diedAt: Instant | null
  /** The citizen does not want the nearest relatives told after death (SUL § 45). */
  readonly isAfterDeathInformationRefused: boolean
  readonly address: { readonly line: string; readonly postalCode: string } | null
}

/** Told by the citizen module, as things stand now. Name and address are kept as keys only. Told again it replaces. */
export async function recordSubjects(shell: Shell, subjects: readonly Subject[]): Promise<void> {
  if (subjects.length === 0) return
  const keys: SubjectKeys = await subjectKeys(shell.settings)
  await saveSubjects(
    shell,
    subjects.map(({ name, address, ...rest }) => ({
      ...rest,
      surnameKey: keys.surname(name),
      addressKey: address === null ? null : keys.address(address.line, address.postalCode),
    })),
  )
}

/** Every look at this citizen is to be reviewed (VIP, law part 8), or no longer. */
export function watchSubject(shell: Shell, citizenId: CitizenId, isWatched: boolean): Promise<void> {
  return saveWatch(shell, citizenId, isWatched)
}

/** Somebody close to a citizen who is a citizen here too. */
export interface Kinship {
  readonly citizenId: CitizenId
  readonly relativeCitizenId: CitizenId
  /** What the relative is to the citizen. */
  readonly relation: 'spouse' | 'child' | 'parent' | 'sibling' | 'other' | 'guardian' | 'lasting-power'
  readonly from: DanishDate
  readonly to: DanishDate | null
}

/** What the citizen is to the relative. Who acts for somebody is not by that of their family. */
const otherWayRound: Readonly<Record<Kinship['relation'], string | null>> = {
  spouse: 'spouse',
  child: 'parent',
  parent: 'child',
  sibling: 'sibling',
  other: 'other',
  guardian: null,
  'lasting-power': null,
}

/**
 * All relatives of these citizens, as told: those told before and not now are so no longer. Kept both ways round, for the
 * relative's family is family too (D02). Opens nothing by itself.
 */
export async function recordKinships(
  shell: Shell,
  citizenIds: readonly CitizenId[],
  kinships: readonly Kinship[],
): Promise<void> {
  if (citizenIds.length === 0) return
  const yesterday = addDays(danishDateOf(shell.clock.now()), -1)
  await replaceKinships(shell, citizenIds, kinships.flatMap(bothWays), yesterday)
}

function bothWays(kinship: Kinship): KinshipRow[] {
  const { citizenId, relativeCitizenId, relation } = kinship
  const told: KinshipRow = { ...kinship, sourceId: citizenId }
  const back = otherWayRound[relation]
  return back === null
    ? [told]
    : [told, { ...told, citizenId: relativeCitizenId, relativeCitizenId: citizenId, relation: back }]
}

/** Told at sign-in: this professional is that citizen, whose record they may not open through work (D02). */
export function recordOwnRecord(shell: Shell, personId: PersonId, citizenId: CitizenId): Promise<void> {
  return saveOwnRecord(shell, personId, citizenId)
}
