import { z } from 'zod'
import type { CitizenId } from '../../../../kernel/ids.ts'
import { caveSeverities } from '../../../../kernel/medicine-words.ts'
import { ok, type Result } from '../../../../kernel/result.ts'
import type { CaveContent } from '../domain/cave.ts'
import { type ReadListRefused, refusedAt, unreadable } from './read-list.ts'
import { systems } from './words.ts'

const concept = z.looseObject({
  coding: z.array(z.looseObject({ system: z.string().optional(), code: z.string() })).default([]),
  text: z.string().trim().max(200).optional(),
})

const allergy = z.looseObject({
  resourceType: z.literal('AllergyIntolerance'),
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  type: z.enum(['allergy', 'intolerance']).optional(),
  code: concept,
  patient: z.looseObject({ reference: z.string() }),
  reaction: z
    .array(
      z.looseObject({
        manifestation: z.array(concept).min(1),
        severity: z.enum(caveSeverities).exclude(['not-known']).optional(),
      }),
    )
    .default([]),
})

const bundle = z.looseObject({
  entry: z.array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }) })).default([]),
})

const overStatuses: ReadonlySet<string> = new Set(['refuted', 'entered-in-error', 'inactive', 'resolved'])

/** A name a person gave, or the codes alone. */
export type CaveRead = Omit<CaveContent, 'certainty'>

/**
 * What a bundle says that the citizen does not tolerate. What is over there is left out, and so is that nothing is known: that
 * a clinician must ask themselves. How sure it is, is for a clinician here to say.
 */
export function readCaves(given: unknown, citizenId: CitizenId): Result<CaveRead[], ReadListRefused> {
  const read = bundle.safeParse(given)
  if (!read.success) return unreadable(read.error, [])
  const found: CaveRead[] = []
  for (const [index, { resource }] of read.data.entry.entries()) {
    if (resource.resourceType !== 'AllergyIntolerance') continue
    const path = ['entry', index, 'resource']
    const one = allergy.safeParse(resource)
    if (!one.success) return unreadable(one.error, path)
    const { patient, code, type, reaction, clinicalStatus, verificationStatus } = one.data
    if (patient.reference !== `Patient/${citizenId}`)
      return refusedAt([...path, 'patient', 'reference'], 'is another citizen than the address')
    const statuses = [...(clinicalStatus?.coding ?? []), ...(verificationStatus?.coding ?? [])]
    if (statuses.some((status) => overStatuses.has(status.code)) || isNoneKnown(code)) continue
    const atc = code.coding.flatMap((each) => (each.system === systems.atc ? [each.code] : []))
    const name = code.text ?? atc[0]
    if (name === undefined || name === '') return refusedAt([...path, 'code', 'text'], 'is missing')
    const badCode = atc.find((each) => !/^[A-Z](\d{2}([A-Z]{1,2}(\d{2})?)?)?$/.test(each))
    if (badCode !== undefined) return refusedAt([...path, 'code', 'coding'], 'is no code of ATC')
    const texts = reaction.flatMap((each) => each.manifestation.flatMap(({ text }) => text ?? []))
    found.push({
      name,
      atc,
      kind: type ?? 'not-known',
      reaction: texts.join(', ').slice(0, 300),
      severity: worst(reaction.flatMap(({ severity }) => severity ?? [])),
    })
  }
  return ok(found)
}

function isNoneKnown({ coding }: z.output<typeof concept>): boolean {
  return coding.some(({ system, code }) => system === systems.snomed && code === '716186003')
}

function worst(severities: readonly CaveContent['severity'][]): CaveContent['severity'] {
  return (['severe', 'moderate', 'mild'] as const).find((one) => severities.includes(one)) ?? 'not-known'
}
