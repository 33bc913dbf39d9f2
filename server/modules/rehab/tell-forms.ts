import { startOfDay } from '../../../kernel/copenhagen-time.ts'
import type { CitizenId } from '../../../kernel/ids.ts'
import type { Shell } from '../../platform/shell.ts'
import { type HouseSource, recordTold, type ToldByOthers } from '../form/index.ts'
import { type Assessment, latestOf } from './domain/assessment.ts'

/** The function that forms suggest, by ICF. */
const suggested = ['d450', 'd420', 'd510', 'd530', 'd540', 'd550', 'b144'] as const

/** Tells `form` how the citizen's function was seen last, whoever saw it, so that an admission report need not ask. */
export async function tellForms(
  shell: Shell,
  citizenId: CitizenId,
  known: readonly Assessment[],
): Promise<void> {
  const newestFirst = latestOf(known).toSorted((one, other) =>
    one.assessedOn < other.assessedOn ||
    (one.assessedOn === other.assessedOn && one.recordedAt < other.recordedAt)
      ? 1
      : -1,
  )
  await recordTold(
    shell,
    suggested.map((code): ToldByOthers => {
      const found = newestFirst.find(({ domains }) => domains.some((domain) => domain.code === code))
      const qualifier = found?.domains.find((domain) => domain.code === code)?.qualifier
      return {
        citizenId,
        source: `function.${code}` satisfies HouseSource,
        values: qualifier === undefined ? [] : [String(qualifier)],
        text: {
          da: `Vurdering af funktionsevne, ${found?.by.name ?? ''}`,
          en: `Functional assessment, ${found?.by.name ?? ''}`,
        },
        toldAt: found === undefined ? null : startOfDay(found.assessedOn),
      }
    }),
  )
}
