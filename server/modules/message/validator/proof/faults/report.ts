import { add, copyOf, listOf, type Node, nodesAt, put, targetOf, to, without } from '../nodes.ts'
import { kind } from './kind.ts'

const only = ['homecareobservation'] as const
const medcom = 'http://medcomfhir.dk/ig/terminology/CodeSystem'

const roleOf = (bundle: Node): Node | undefined =>
  nodesAt(bundle, 'DiagnosticReport.performer')
    .map((performer) => targetOf(bundle, performer))
    .find((target) => target?.resourceType === 'PractitionerRole')

const practitionerOf = (bundle: Node): Node | undefined => targetOf(bundle, roleOf(bundle)?.practitioner)

/** The results: report, observations, pictures. */
export const reportFaults = [
  kind('report without a status', 'min', without('DiagnosticReport.status'), { only }),
  kind('report that is not final', 'pattern fixed binding', put('DiagnosticReport.status', 'preliminary'), {
    only,
  }),
  kind('report without a code', 'min', without('DiagnosticReport.code'), { only }),
  kind(
    'report of another kind',
    'binding',
    put('DiagnosticReport.code', {
      coding: [{ system: `${medcom}/MedComDiagnosticReportCodes`, code: 'XRay' }],
    }),
    { only },
  ),
  kind('report about nobody', 'min', without('DiagnosticReport.subject'), { only }),
  kind('report not issued', 'min', without('DiagnosticReport.issued'), { only }),
  kind(
    'report issued at a time without a zone',
    'primitive-format type',
    put('DiagnosticReport.issued', '2023-09-12T12:34:00'),
    { only },
  ),
  kind('report without a producer', 'min slice-min', without('DiagnosticReport.performer'), { only }),
  kind(
    'report by one only',
    'min slice-min',
    to('DiagnosticReport', (report, _, chance) => {
      report.performer = [listOf(report.performer)[chance(2)]]
    }),
    { only },
  ),
  kind(
    'report by the citizen too',
    'max slicing-closed reference-target reference-type',
    to('DiagnosticReport', (report) => {
      report.performer = [...listOf(report.performer), copyOf(report.subject)]
    }),
    { only },
  ),
  kind(
    'report by two producers',
    'slice-max slice-min',
    to('DiagnosticReport', (report, bundle) => {
      const producer = listOf(report.performer).find(
        (performer) => targetOf(bundle, performer)?.resourceType === 'Organization',
      )
      report.performer = [copyOf(producer), copyOf(producer)]
    }),
    { only },
  ),
  kind(
    'report by a producer who is not in the message',
    'slicing-closed slice-min aggregation reference-unresolved',
    to('DiagnosticReport', (report) => {
      report.performer = [{ reference: 'Organization/nobody-here' }, listOf(report.performer)[1]]
    }),
    { only },
  ),
  kind(
    'signature without a role',
    'invariant:medcom-homecareReport-1',
    (bundle) => {
      const role = roleOf(bundle)
      if (role?.code === undefined) return false
      delete role.code
      return true
    },
    { only },
  ),
  kind(
    'signature without a name',
    'invariant:medcom-homecareReport-2',
    (bundle) => {
      const practitioner = practitionerOf(bundle)
      if (practitioner?.name === undefined) return false
      delete practitioner.name
      return true
    },
    { only },
  ),
  kind(
    'signature without a telephone number',
    'invariant:medcom-homecareReport-3',
    (bundle) => {
      const practitioner = practitionerOf(bundle)
      if (practitioner?.telecom === undefined) return false
      practitioner.telecom = [{ system: 'email', value: 'a@b.dk' }]
      return true
    },
    { only },
  ),
  kind(
    'result that is not in the message',
    'aggregation reference-unresolved',
    add('DiagnosticReport.result', { reference: 'Observation/nobody-here' }),
    { only },
  ),
  kind(
    'result that is the citizen',
    'reference-target reference-type',
    to('DiagnosticReport', (report) => {
      report.result = [...listOf(report.result), copyOf(report.subject)]
    }),
    { only },
  ),
  kind(
    'security that is not the refused consent',
    'pattern fixed',
    to('DiagnosticReport', (report) => {
      report.meta = {
        ...(report.meta as Node),
        security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }],
      }
    }),
    { only },
  ),
  kind(
    'refused consent said twice',
    'max',
    to('DiagnosticReport', (report) => {
      const one = {
        system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
        code: 'R',
        display: 'Restricted',
      }
      report.meta = { ...(report.meta as Node), security: [one, one] }
    }),
    { only },
  ),
  kind('picture without a link', 'min', put('DiagnosticReport.media', [{ comment: 'x' }]), { only }),
  kind('observation without a status', 'min', without('Observation.status'), { only }),
  kind('observation with a status it cannot have', 'binding', put('Observation.status', 'amended'), { only }),
  kind('observation without a code', 'min', without('Observation.code'), { only }),
  kind('observation of nobody', 'min', without('Observation.subject'), { only }),
  kind(
    'observation of somebody not in the message',
    'aggregation reference-unresolved',
    put('Observation.subject', { reference: 'Patient/nobody-here' }),
    { only },
  ),
  kind(
    'code of a result without the code',
    'min',
    put('Observation.code', { coding: [{ system: `${medcom}/medcom-observation-codes` }] }),
    { only },
  ),
  kind(
    'two codes of the same system',
    'slice-max max',
    to('Observation.code', (code) => {
      code.coding = [...listOf(code.coding), ...listOf(code.coding)]
      return listOf(code.coding).length > 1
    }),
    { only },
  ),
  kind(
    'result longer than twelve',
    'max-length',
    to('Observation', (observation) => {
      delete observation.valueQuantity
      observation.valueString = 'meget meget højt'
    }),
    { only },
  ),
  kind(
    'result as a code',
    'choice type slicing-closed element-unknown',
    to('Observation', (observation) => {
      delete observation.valueQuantity
      delete observation.valueString
      observation.valueCodeableConcept = { text: 'x' }
    }),
    { only },
  ),
  kind(
    'result both as a number and in words',
    'choice max',
    to('Observation', (observation) => {
      observation.valueQuantity = { value: 1, unit: 'mmol/L' }
      observation.valueString = 'x'
    }),
    { only },
  ),
  kind(
    'number without a unit',
    'invariant:dk-core-observation-mandatory-units',
    to('Observation', (observation) => {
      delete observation.valueString
      observation.valueQuantity = { value: 7 }
    }),
    { only },
  ),
  kind('number as a text', 'type primitive-format', put('Observation.valueQuantity.value', '7,2'), { only }),
  kind(
    'unit of a code without its system',
    'invariant:qty-3',
    to('Observation', (observation) => {
      delete observation.valueString
      observation.valueQuantity = { value: 7, unit: 'mm', code: 'mm' }
    }),
    { only },
  ),
  kind(
    'unit of another system',
    'pattern fixed',
    to('Observation', (observation) => {
      delete observation.valueString
      observation.valueQuantity = { value: 7, system: 'http://example.org/units', code: 'mm' }
    }),
    { only },
  ),
  kind('comparison that does not exist', 'binding', put('Observation.valueQuantity.comparator', '~'), {
    only,
  }),
  kind(
    'result interpreted as high',
    'pattern fixed binding',
    put('Observation.interpretation', [
      { coding: [{ system: `${medcom}/medcom-core-interpretation-codes`, code: 'H' }] },
    ]),
    { only },
  ),
  kind(
    'result interpreted twice',
    'max',
    to('Observation', (observation) => {
      observation.interpretation = [
        ...listOf(observation.interpretation),
        ...listOf(observation.interpretation),
      ]
      return listOf(observation.interpretation).length > 1
    }),
    { only },
  ),
  kind(
    'result and the reason why there is none',
    'invariant:obs-6',
    put('Observation.dataAbsentReason', { coding: [{ code: 'unknown' }] }, (observation) =>
      Object.keys(observation).some((name) => name.startsWith('value')),
    ),
    { only },
  ),
  kind(
    'reference range with nothing in it but an age',
    'invariant:obs-3',
    put('Observation.referenceRange', [{ age: { low: { value: 1 } } }]),
    { only },
  ),
  kind('part of a result without a code', 'min', put('Observation.component', [{ valueString: 'x' }]), {
    only,
  }),
  kind(
    'time of sampling without a zone',
    'primitive-format type',
    put('Observation.effectiveDateTime', '2023-09-12T12:34:00'),
    { only },
  ),
  kind(
    'time of sampling twice',
    'choice max',
    put(
      'Observation.effectiveInstant',
      '2023-09-12T12:34:00Z',
      (observation) => observation.effectiveDateTime !== undefined,
    ),
    { only },
  ),
  kind('note without words', 'min', put('Observation.note', [{ time: '2023-09-12' }]), { only }),
  kind('picture without an identifier', 'min', without('Media.identifier'), { only }),
  kind('picture without a status', 'min', without('Media.status'), { only }),
  kind('picture without content', 'min', without('Media.content'), { only }),
  kind('picture without a title', 'min', without('Media.content.title'), { only }),
  kind('picture without a time', 'min', without('Media.content.creation'), { only }),
  kind('picture of a type that is not taken', 'binding', put('Media.content.contentType', 'image/webp'), {
    only,
  }),
  kind('picture that is not base64', 'primitive-format type', put('Media.content.data', '***'), { only }),
  kind(
    'picture whose identifier is not a UUID',
    'invariant:medcom-uuidv4',
    to('Media', (media) => {
      for (const identifier of listOf(media.identifier) as Node[]) identifier.value = '17'
      return media.identifier !== undefined
    }),
    { only },
  ),
  kind('picture with a negative height', 'primitive-format type', put('Media.height', -4), { only }),
  kind('unknown element in a result', 'element-unknown', put('Observation.result', 'x'), { only }),
  kind(
    'result list an object',
    'json-shape type',
    (bundle, chance) =>
      to('DiagnosticReport', (report) => {
        if (report.result === undefined) return false
        report.result = listOf(report.result)[0]
        return true
      })(bundle, chance),
    { only, isJsonOnly: true },
  ),
]
