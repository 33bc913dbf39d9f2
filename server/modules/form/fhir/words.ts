/** Addresses of extensions and systems. What FHIR has a place for stands there; the rest is ours and says so. */
export const words = {
  form: 'urn:sammenhaeng:form:',
  translation: 'http://hl7.org/fhir/StructureDefinition/translation',
  itemControl: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
  itemControlSystem: 'http://hl7.org/fhir/questionnaire-item-control',
  unit: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
  ucum: 'http://unitsofmeasure.org',
  minValue: 'http://hl7.org/fhir/StructureDefinition/minValue',
  maxValue: 'http://hl7.org/fhir/StructureDefinition/maxValue',
  ordinal: 'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  option: 'urn:sammenhaeng:option',
  optionCode: 'urn:sammenhaeng:option-code',
  kind: 'urn:sammenhaeng:data-kind',
  prefill: 'urn:sammenhaeng:prefill',
  score: 'urn:sammenhaeng:score',
  about: 'urn:sammenhaeng:about',
  service: 'urn:sammenhaeng:service',
  writtenBy: 'urn:sammenhaeng:written-by',
  /** In the place of a writer, where nobody in the house writes the form: saying nothing would mean that we may choose. */
  nobody: 'nobody',
  receiver: 'urn:sammenhaeng:receiver',
  tell: 'urn:sammenhaeng:tell',
  withheld: 'urn:sammenhaeng:withheld',
  uri: 'urn:ietf:rfc:3986',
} as const

/** A FHIR resource or element as JSON. */
export interface Json {
  readonly [name: string]: unknown
}

export interface Extension extends Json {
  readonly url: string
}
