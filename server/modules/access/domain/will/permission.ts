import type { Instant } from '../../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../../kernel/result.ts'
import type { Permission } from '../vocabulary.ts'
import { aYearAfter, isLater, standingOf, type Term } from './standing.ts'

export type PermissionRefused = Refusal<
  'permission-ends-before-it-begins' | 'permission-longer-than-a-year' | 'permission-for-yourself'
>

export interface PermissionWish {
  readonly kind: Permission['kind']
  /** None: everybody at the unit. */
  readonly functions: readonly string[]
  readonly from?: Instant | undefined
  readonly to: Instant
}

/**
 * From when to when the management permits something (SUL § 42 a(4), § 42 d(2)(2)): given anew at least once a year. What
 * opens records is given to others by name of their function: nobody permits themselves.
 */
export function permit(
  asked: PermissionWish,
  byFunction: string,
  at: Instant,
): Result<Term & { readonly to: Instant }, PermissionRefused> {
  const isForAll = asked.functions.length === 0
  if (asked.kind !== 'technical-help' && (isForAll || asked.functions.includes(byFunction)))
    return refused('permission-for-yourself')
  const from = asked.from !== undefined && isLater(asked.from, at) ? asked.from : at
  if (!isLater(asked.to, from)) return refused('permission-ends-before-it-begins')
  if (isLater(asked.to, aYearAfter(from))) return refused('permission-longer-than-a-year')
  return ok({ from, to: asked.to, endedAt: null })
}

export function withdrawPermission(
  permission: Term,
  at: Instant,
): Result<{ readonly endedAt: Instant }, Refusal<'permission-ended-already'>> {
  return standingOf(permission, at) === 'over' ? refused('permission-ended-already') : ok({ endedAt: at })
}

/** Who answers for the management of a unit and of those below it: its leader, the director, the owner of a practice. */
const managers: readonly string[] = ['unit-leader', 'health-director', 'general-practitioner']

/** The management gives permissions, and nobody on its behalf. */
export function isOfManagement(jobFunction: string): boolean {
  return managers.includes(jobFunction)
}
