import { danishDateOf } from '../../../kernel/copenhagen-time.ts'
import type { DanishDate, Instant } from '../../../kernel/instant.ts'
import type { Citizen } from '../citizen/index.ts'
import type { Known } from './domain/score.ts'

/** What instruments ask that is known of the citizen: whole years on the day, and sex. */
export function knownOf({ birthDate, sex }: Citizen, at: Instant): Known {
  return { sex, ...(birthDate !== null && { age: yearsBetween(birthDate, danishDateOf(at)) }) }
}

function yearsBetween(from: DanishDate, to: DanishDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}
