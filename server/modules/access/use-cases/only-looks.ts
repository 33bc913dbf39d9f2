import type { ProfessionalActor } from '../../../../contract/actor.ts'
import { jobOf } from '../domain/job.ts'
import { ruleBook } from '../rule-book.ts'

/** Whether the work is to look and no more: technical help (P07) and learning (P09). They are offered no deeds. */
export async function onlyLooks(actor: ProfessionalActor): Promise<boolean> {
  const { work } = jobOf((await ruleBook()).jobs, actor.function)
  return work === 'secretary' || work === 'student'
}
