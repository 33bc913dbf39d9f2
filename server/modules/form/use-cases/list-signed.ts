import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { CitizenId, SubjectId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import type { Shell } from '../../../platform/shell.ts'
import { publishedForms } from '../current-forms.ts'
import type { Writer } from '../domain/response.ts'
import { listTellingSignatures } from '../store.ts'

/** A version of a form, for those who name it: a programme must not ask for one that is not there. */
export interface FormVersion {
  readonly code: string
  readonly version: number
  readonly title: Bilingual
  readonly validFrom: string
  readonly validTo?: string
  readonly about: 'citizen' | 'stay' | 'rehabilitation-plan'
  readonly services: readonly string[]
}

/** Every published version of every form. */
export async function listFormVersions(shell: Shell): Promise<FormVersion[]> {
  return (await publishedForms(shell)).map(
    ({ code, version, title, validFrom, validTo, about, services }) => ({
      code,
      version,
      title,
      validFrom,
      ...(validTo && { validTo }),
      about,
      services,
    }),
  )
}

/** Something a signed document says, and still says: who signed it when it said so first. */
export interface StandingFact {
  readonly citizenId: CitizenId
  readonly subjectId: SubjectId | null
  readonly key: string
  readonly kind: string
  readonly data: Readonly<Record<string, string | boolean>>
  /** When it happened, where the document asks. */
  readonly at: Instant | null
  readonly toldAt: Instant
  readonly by: Writer
}

/** What the latest versions of these citizens' documents say has happened. The caller has asked `access`. */
export async function listStandingFacts(
  shell: Shell,
  citizenIds: readonly CitizenId[],
): Promise<StandingFact[]> {
  if (citizenIds.length === 0) return []
  const signatures = await listTellingSignatures(shell.db, citizenIds)
  return [...Map.groupBy(signatures, ({ responseId }) => responseId).values()].flatMap((versions) =>
    (versions.at(-1)?.signed.facts ?? []).flatMap(({ key, kind, data, at }): StandingFact[] => {
      const first = versions.find(({ signed }) => signed.facts.some((fact) => fact.key === key))
      if (first === undefined) return []
      const { citizenId, subjectId, by, signed } = first
      return [{ citizenId, subjectId, key, kind, data, at, toldAt: signed.happenedAt ?? first.at, by }]
    }),
  )
}
