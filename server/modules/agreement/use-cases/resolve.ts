import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { TimeLimit } from '../../../../kernel/deadline.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import type { Reason } from '../../../../kernel/reason.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { findServiceUnit, findUnit, listUnits } from '../../organisation/index.ts'
import { currentBook } from '../current-book.ts'
import { type PlaceRefused, place, type Units } from '../domain/place.ts'
import { type ResolveRefused, resolve as resolveIn } from '../domain/resolve.ts'
import { nameRole, printRole, type Role } from '../domain/role.ts'
import type { Acceptance, Priority } from '../domain/service.ts'

/** Who has this service for this citizen on this day? */
export interface ServiceQuestion {
  readonly serviceCode: string
  readonly municipalityCode: string
  readonly on: DanishDate
  /** The ward that has or last had the citizen. */
  readonly stayUnitId?: OrganisationId | undefined
  readonly gpUnitId?: OrganisationId | undefined
}

/** The answer, with everything a task needs to say why it is somebody's. */
export interface Responsible {
  readonly serviceCode: string
  readonly unitId: OrganisationId
  /** In words that hold everywhere: `municipal-unit home-nursing`. */
  readonly role: string
  readonly roleName: Bilingual
  readonly agreement?: { readonly id: string; readonly version: number; readonly clause: string }
  readonly acceptance: Acceptance
  readonly answerWithin: TimeLimit
  readonly doneWithin?: TimeLimit
  readonly priority: Priority
  readonly reasons: readonly Reason[]
}

export type NobodyResponsible = ResolveRefused | PlaceRefused

/** Who has a service, as a real unit. */
export async function resolve(
  shell: Shell,
  question: ServiceQuestion,
): Promise<Result<Responsible, NobodyResponsible>> {
  const [answer] = await resolveMany(shell, [question])
  if (answer === undefined) throw new Error('one question, no answer')
  return answer
}

/** Several questions, answered in their order from one edition of the book. */
export async function resolveMany(
  shell: Shell,
  questions: readonly ServiceQuestion[],
): Promise<Result<Responsible, NobodyResponsible>[]> {
  if (questions.length === 0) return []
  const book = await currentBook(shell)
  const answers: Result<Responsible, NobodyResponsible>[] = []
  for (const question of questions) {
    const resolved = resolveIn(question, book)
    if (!resolved.ok) {
      answers.push(resolved)
      continue
    }
    const { role, rule, acceptance, answerWithin, doneWithin, priority, reasons } = resolved.value
    const placed = await placeOnUnit(shell, role, question)
    if (!placed.ok) {
      answers.push(placed)
      continue
    }
    answers.push(
      ok({
        serviceCode: question.serviceCode,
        unitId: placed.value.unitId,
        role: printRole(role),
        roleName: nameRole(role),
        ...(rule && { agreement: { id: rule.agreementId, version: rule.version, clause: rule.clause } }),
        acceptance,
        answerWithin,
        ...(doneWithin && { doneWithin }),
        priority,
        reasons: [...reasons, ...placed.value.reasons],
      }),
    )
  }
  return answers
}

/** The unit of a role for a citizen; says why when it is another than the role meant. */
export async function placeOnUnit(shell: Shell, role: Role, question: ServiceQuestion) {
  const units = {
    stayUnit: question.stayUnitId,
    gp: question.gpUnitId,
    ...(await unitsFor(shell, role, question)),
  }
  const placed = place(role, units)
  if (placed.ok || placed.refusal.code !== 'nobody-responsible') return placed
  return place(role, { ...units, municipality: await municipalityUnit(shell, question) })
}

/** Looks up only what the role needs. */
async function unitsFor(
  shell: Shell,
  role: Role,
  { municipalityCode, on, stayUnitId }: ServiceQuestion,
): Promise<Pick<Units, 'municipalUnit' | 'dischargeCoordination'>> {
  if (role.kind === 'municipal-unit')
    return { municipalUnit: (await findServiceUnit(shell, { service: role.unit, municipalityCode, on }))?.id }
  if (role.kind !== 'discharge-coordination' || stayUnitId === undefined) return {}
  const ward = await findUnit(shell, stayUnitId)
  if (ward === undefined) return {}
  // Whoever is admitted there, from whatever municipality.
  const [coordination] = await listUnits(shell, { service: role.kind, withinId: ward.partyId, on, limit: 1 })
  return { dischargeCoordination: coordination?.id }
}

async function municipalityUnit(
  shell: Shell,
  { municipalityCode, on }: ServiceQuestion,
): Promise<OrganisationId | undefined> {
  const [unit] = await listUnits(shell, { kind: 'municipality', municipalityCode, on, limit: 1 })
  return unit?.id
}
