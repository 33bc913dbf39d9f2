import type { ObservationActivity, ReportStatus, ResultCode, ResultStatus } from './facts.ts'

/** MedCom's activity codes of what a letter with results does. */
export const observationActivityCodes: Readonly<Record<ObservationActivity, string>> = {
  new: 'new-message',
  reply: 'reply-message',
  modified: 'modified-message',
  retracted: 'retract-message',
}

export function observationActivityOf(code: string): ObservationActivity | undefined {
  switch (code) {
    case 'new-message':
      return 'new'
    case 'reply-message':
      return 'reply'
    case 'modified-message':
      return 'modified'
    case 'retract-message':
      return 'retracted'
    default:
      return undefined
  }
}

/** Where codes of results come from. NPU's register also holds Danish codes (DNK). */
export const resultSystems: Readonly<Record<ResultCode['system'], string>> = {
  npu: 'urn:oid:1.2.208.176.2.1',
  mcs: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-observation-codes',
}

export function isReportStatus(code: string): code is ReportStatus {
  return ['registered', 'partial', 'final', 'corrected', 'cancelled'].includes(code)
}

export function isResultStatus(code: string): code is ResultStatus {
  return ['registered', 'preliminary', 'final', 'corrected', 'cancelled'].includes(code)
}

/** «Not interpreted»: the sender has not assessed the result against reference values. */
export const notInterpreted = {
  system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-interpretation-codes',
  code: 'NI',
} as const

/** The unit of what has none (UCUM). */
export const noUnit = { system: 'http://unitsofmeasure.org', code: '1' } as const

/** A municipal acute function as producer of results (kommunal akutfunktion). */
export const acuteProducer = {
  system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/MedComProducentID',
  value: 'KAF',
} as const

export const ydernummerSystem = 'urn:oid:1.2.208.176.1.4'

export const reportCode = {
  system: 'http://medcomfhir.dk/ig/terminology/CodeSystem/MedComDiagnosticReportCodes',
  code: 'HomeCareReport',
} as const

/** The citizen has refused that the report is shared further. */
export const restricted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  code: 'R',
  display: 'Restricted',
} as const

export const dataAbsentReason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'
