import type { DanishDate } from '../../../../kernel/instant.ts'

/** Name and address protection (CPR act § 28): from a day until another, or until further notice. */
export interface Protection {
  readonly from: DanishDate | null
  readonly to: DanishDate | null
}

/** Protected on a day: from the first day on, and no longer on the last (cpr.md, part 6). */
export function isProtectedOn({ from, to }: Protection, on: DanishDate): boolean {
  return from !== null && from <= on && (to === null || on < to)
}

/** Functions that go to the citizen's home, or send something there; no other sees a protected address. */
const visiting: ReadonlySet<string> = new Set([
  'home-nurse',
  'acute-nurse',
  'wound-nurse',
  'palliative-nurse',
  'dementia-coordinator',
  'therapist',
  'physiotherapist',
  'occupational-therapist',
  'social-health-assistant',
  'care-assistant',
  'home-helper',
  'assessor',
  'general-practitioner',
  'practice-nurse',
])

/** Whether somebody may see the address: the citizen always, a professional by function, another citizen never. */
export function mayShowAddress(
  isProtected: boolean,
  viewer: 'citizen' | 'another-citizen' | { readonly function: string },
): boolean {
  if (!isProtected || viewer === 'citizen') return true
  return viewer !== 'another-citizen' && visiting.has(viewer.function)
}
