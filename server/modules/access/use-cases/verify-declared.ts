import { publish } from '../../../platform/outbox.ts'
import type { Shell } from '../../../platform/shell.ts'
import { unitsWithin } from '../../organisation/index.ts'
import type { RelationKind } from '../domain/vocabulary.ts'
import { type DeclaredRelationUnverified, declaredRelationUnverified } from '../events.ts'
import { ruleBook } from '../rule-book.ts'
import {
  type Declaration,
  hasConfirmingTie,
  insertFinding,
  listEndedDeclarations,
} from '../store/declarations.ts'

/** So many are looked into in one go; the rest the next time. */
const atOnce = 1_000

/**
 * Looks into every declared relation whose days are up (law, part 10): a tie of the unit that shows treatment, told meanwhile,
 * verifies it; where there was none it is told on, so that its looks are reviewed. Each once.
 * @returns how many nobody could verify
 */
export async function verifyDeclared(shell: Shell): Promise<number> {
  const { relations } = (await ruleBook()).standards
  const confirming = (Object.keys(relations) as RelationKind[]).filter(
    (kind) => kind !== 'declared' && relations[kind].open >= 2,
  )
  let unverified = 0
  for (const declaration of await listEndedDeclarations(shell, shell.clock.now(), atOnce))
    if (await isFlagged(shell, declaration, confirming)) unverified += 1
  return unverified
}

function isFlagged(
  shell: Shell,
  declaration: Declaration,
  confirming: readonly RelationKind[],
): Promise<boolean> {
  return shell.transaction(async (inner) => {
    const units = await unitsWithin(inner, declaration.unitId)
    const isVerified = await hasConfirmingTie(inner, declaration, units, confirming)
    const isFirst = await insertFinding(inner, declaration, isVerified ? 'verified' : 'unverified')
    if (!isFirst || isVerified) return false
    const told: DeclaredRelationUnverified = declaredRelationUnverified(declaration, inner.clock.now())
    await publish(inner, [told])
    return true
  })
}
