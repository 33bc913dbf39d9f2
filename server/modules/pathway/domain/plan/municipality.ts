import type { PreparedFacts } from '../prepare.ts'

/**
 * The municipality whose units have what the pathways call for: where people have told, with the citizen's yes, that the
 * citizen lives now, or what the register says. What was told last of a move counts.
 */
export function municipalityOf(registered: string | null, { standing }: PreparedFacts): string {
  const moved = standing.findLast(({ kind }) => kind === 'citizen-moved')?.data.toMunicipality
  return typeof moved === 'string' ? moved : (registered ?? '')
}
