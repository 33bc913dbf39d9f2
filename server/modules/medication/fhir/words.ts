/** Where the codes of a medicine list in FHIR come from. ATC is WHO's; the others are words of ours with no public code. */
export const systems = {
  atc: 'http://www.whocc.no/atc',
  list: 'http://terminology.hl7.org/CodeSystem/list-example-use-codes',
  form: 'urn:sammenhaeng:medicine-form',
  unit: 'urn:sammenhaeng:dose-unit',
  route: 'urn:sammenhaeng:administration-route',
  order: 'urn:sammenhaeng:medicine-card-order',
  strength: 'urn:sammenhaeng:medicine-strength',
  pausedUntil: 'urn:sammenhaeng:paused-until',
  /** The statement `no known allergy` (716186003) is SNOMED CT’s. */
  snomed: 'http://snomed.info/sct',
  caveClass: 'urn:sammenhaeng:cave-group',
  clinical: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  verification: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  certainty: 'urn:sammenhaeng:cave-certainty',
  told: 'urn:sammenhaeng:cave-told-by',
  doseDispensed: 'urn:sammenhaeng:dose-dispensed',
} as const

/** The times of a day in FHIR's words, in the order we keep them. */
export const whens = ['MORN', 'NOON', 'EVE', 'NIGHT'] as const
