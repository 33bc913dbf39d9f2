import type { CitizenId } from '../../../../kernel/ids.ts'
import type { CaveEntry, CaveState } from '../domain/cave.ts'
import { systems } from './words.ts'

type Json = Readonly<Record<string, unknown>>

const verification = { told: 'unconfirmed', suspected: 'unconfirmed', confirmed: 'confirmed' } as const

/**
 * What the citizen does not tolerate as FHIR R4 AllergyIntolerance, one each, those that ended too; or the one that says that
 * nothing is known. Nothing when nobody has asked.
 */
export function printCave({ entries, noneKnown }: CaveState, citizenId: CitizenId): Json[] {
  const patient = { reference: `Patient/${citizenId}` }
  if (noneKnown !== null)
    return [
      {
        resourceType: 'AllergyIntolerance',
        clinicalStatus: coded(systems.clinical, 'active'),
        verificationStatus: coded(systems.verification, 'confirmed'),
        // SNOMED CT 716186003 |No known allergy|, as R4 asks that it be said.
        code: coded(systems.snomed, '716186003', 'Ingen kendte CAVE'),
        patient,
        recordedDate: noneKnown.at,
        recorder: { display: noneKnown.by.name },
      },
    ]
  return entries.map((entry) => ({
    resourceType: 'AllergyIntolerance',
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${entry.caveId}` }],
    ...statusOf(entry),
    ...(entry.kind !== 'not-known' && { type: entry.kind }),
    category: [entry.atc.length > 0 ? 'medication' : 'environment'],
    ...(entry.severity === 'severe' && { criticality: 'high' }),
    code: {
      coding: entry.atc.map((code) => ({ system: systems.atc, code, display: entry.name })),
      text: entry.name,
    },
    patient,
    recordedDate: entry.history[0]?.at,
    ...(entry.assessed !== null && { recorder: { display: entry.assessed.by.name } }),
    extension: [
      { url: systems.certainty, valueCode: entry.certainty },
      { url: systems.told, valueCode: entry.told.by },
    ],
    ...reactionOf(entry),
  }))
}

/** An entry in error has no clinical status: it says nothing about the citizen (R4, rule ait-2). */
function statusOf({ ended, certainty }: CaveEntry): Json {
  if (ended?.as === 'entered-in-error')
    return { verificationStatus: coded(systems.verification, 'entered-in-error') }
  return {
    clinicalStatus: coded(systems.clinical, ended === null ? 'active' : 'inactive'),
    verificationStatus: coded(systems.verification, ended === null ? verification[certainty] : 'refuted'),
  }
}

function reactionOf({ reaction, severity }: CaveEntry): Json {
  if (reaction === '' && severity === 'not-known') return {}
  const text = reaction === '' ? 'ikke beskrevet' : reaction
  return {
    reaction: [{ manifestation: [{ text }], ...(severity !== 'not-known' && { severity }) }],
  }
}

function coded(system: string, code: string, display?: string): Json {
  return { coding: [{ system, code, ...(display !== undefined && { display }) }] }
}
