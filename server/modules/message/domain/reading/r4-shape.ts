/** What an element holds: `string`, `number`, `boolean`, `xhtml`, `Resource`, or the name of another shape. */
export interface ElementShape {
  readonly type: string
  readonly repeats: boolean
}

/**
 * FHIR R4 (4.0.1, CC0) as far as XML needs it to become JSON: for each type the elements that repeat (`*`) or are something
 * other than a single text (`=`). Only the resources MedCom's messages are made of; `extension` is known everywhere. An
 * element that is not here is read as a text, or as an object when it has children. A test compares every line with the
 * published definitions.
 */
const table = `
Address: line*string period=Period
Age: value=number
Annotation: authorReference=Reference
Attachment: size=number
Binary: meta=Meta securityContext=Reference
Bundle: meta=Meta identifier=Identifier total=number link*Bundle.link entry*Bundle.entry signature=Signature
Bundle.entry: link*Bundle.link resource=Resource search=Bundle.entry.search request=Bundle.entry.request
  response=Bundle.entry.response
Bundle.entry.request:
Bundle.entry.response: outcome=Resource
Bundle.entry.search: score=number
Bundle.link:
CareTeam: meta=Meta text=Narrative contained*Resource identifier*Identifier category*CodeableConcept
  subject=Reference encounter=Reference period=Period participant*CareTeam.participant
  reasonCode*CodeableConcept reasonReference*Reference managingOrganization*Reference telecom*ContactPoint
  note*Annotation
CareTeam.participant: role*CodeableConcept member=Reference onBehalfOf=Reference period=Period
CodeableConcept: coding*Coding
Coding: userSelected=boolean
Communication: meta=Meta text=Narrative contained*Resource identifier*Identifier
  instantiatesCanonical*string instantiatesUri*string basedOn*Reference partOf*Reference
  inResponseTo*Reference statusReason=CodeableConcept category*CodeableConcept medium*CodeableConcept
  subject=Reference topic=CodeableConcept about*Reference encounter=Reference recipient*Reference
  sender=Reference reasonCode*CodeableConcept reasonReference*Reference payload*Communication.payload
  note*Annotation
Communication.payload: contentAttachment=Attachment contentReference=Reference
Composition: meta=Meta text=Narrative contained*Resource identifier=Identifier type=CodeableConcept
  category*CodeableConcept subject=Reference encounter=Reference author*Reference
  attester*Composition.attester custodian=Reference relatesTo*Composition.relatesTo event*Composition.event
  section*Composition.section
Composition.attester: party=Reference
Composition.event: code*CodeableConcept period=Period detail*Reference
Composition.relatesTo: targetIdentifier=Identifier targetReference=Reference
Composition.section: code=CodeableConcept author*Reference focus=Reference text=Narrative
  orderedBy=CodeableConcept entry*Reference emptyReason=CodeableConcept section*Composition.section
Condition: meta=Meta text=Narrative contained*Resource identifier*Identifier clinicalStatus=CodeableConcept
  verificationStatus=CodeableConcept category*CodeableConcept severity=CodeableConcept code=CodeableConcept
  bodySite*CodeableConcept subject=Reference encounter=Reference onsetAge=Age onsetPeriod=Period
  onsetRange=Range abatementAge=Age abatementPeriod=Period abatementRange=Range recorder=Reference
  asserter=Reference stage*Condition.stage evidence*Condition.evidence note*Annotation
Condition.evidence: code*CodeableConcept detail*Reference
Condition.stage: summary=CodeableConcept assessment*Reference type=CodeableConcept
ContactPoint: rank=number period=Period
Count: value=number
DiagnosticReport: meta=Meta text=Narrative contained*Resource identifier*Identifier basedOn*Reference
  category*CodeableConcept code=CodeableConcept subject=Reference encounter=Reference effectivePeriod=Period
  performer*Reference resultsInterpreter*Reference specimen*Reference result*Reference
  imagingStudy*Reference media*DiagnosticReport.media conclusionCode*CodeableConcept
  presentedForm*Attachment
DiagnosticReport.media: link=Reference
Distance: value=number
DocumentReference: meta=Meta text=Narrative contained*Resource masterIdentifier=Identifier
  identifier*Identifier type=CodeableConcept category*CodeableConcept subject=Reference author*Reference
  authenticator=Reference custodian=Reference relatesTo*DocumentReference.relatesTo
  securityLabel*CodeableConcept content*DocumentReference.content context=DocumentReference.context
DocumentReference.content: attachment=Attachment format=Coding
DocumentReference.context: encounter*Reference event*CodeableConcept period=Period
  facilityType=CodeableConcept practiceSetting=CodeableConcept sourcePatientInfo=Reference related*Reference
DocumentReference.relatesTo: target=Reference
Duration: value=number
Encounter: meta=Meta text=Narrative contained*Resource identifier*Identifier
  statusHistory*Encounter.statusHistory class=Coding classHistory*Encounter.classHistory
  type*CodeableConcept serviceType=CodeableConcept priority=CodeableConcept subject=Reference
  episodeOfCare*Reference basedOn*Reference participant*Encounter.participant appointment*Reference
  period=Period length=Duration reasonCode*CodeableConcept reasonReference*Reference
  diagnosis*Encounter.diagnosis account*Reference hospitalization=Encounter.hospitalization
  location*Encounter.location serviceProvider=Reference partOf=Reference
Encounter.classHistory: class=Coding period=Period
Encounter.diagnosis: condition=Reference use=CodeableConcept rank=number
Encounter.hospitalization: preAdmissionIdentifier=Identifier origin=Reference admitSource=CodeableConcept
  reAdmission=CodeableConcept dietPreference*CodeableConcept specialCourtesy*CodeableConcept
  specialArrangement*CodeableConcept destination=Reference dischargeDisposition=CodeableConcept
Encounter.location: location=Reference physicalType=CodeableConcept period=Period
Encounter.participant: type*CodeableConcept period=Period individual=Reference
Encounter.statusHistory: period=Period
Extension: valueBoolean=boolean valueDecimal=number valueInteger=number valuePositiveInt=number
  valueUnsignedInt=number valueAddress=Address valueAge=Age valueAnnotation=Annotation
  valueAttachment=Attachment valueCodeableConcept=CodeableConcept valueCoding=Coding
  valueContactPoint=ContactPoint valueCount=Count valueDistance=Distance valueDuration=Duration
  valueHumanName=HumanName valueIdentifier=Identifier valueMoney=Money valuePeriod=Period
  valueQuantity=Quantity valueRange=Range valueRatio=Ratio valueReference=Reference
  valueSampledData=SampledData valueSignature=Signature valueMeta=Meta
HumanName: given*string prefix*string suffix*string period=Period
Identifier: type=CodeableConcept period=Period assigner=Reference
Media: meta=Meta text=Narrative contained*Resource identifier*Identifier basedOn*Reference partOf*Reference
  type=CodeableConcept modality=CodeableConcept view=CodeableConcept subject=Reference encounter=Reference
  createdPeriod=Period operator=Reference reasonCode*CodeableConcept bodySite=CodeableConcept
  device=Reference height=number width=number frames=number duration=number content=Attachment
  note*Annotation
MessageHeader: meta=Meta text=Narrative contained*Resource eventCoding=Coding
  destination*MessageHeader.destination sender=Reference enterer=Reference author=Reference
  source=MessageHeader.source responsible=Reference reason=CodeableConcept response=MessageHeader.response
  focus*Reference
MessageHeader.destination: target=Reference receiver=Reference
MessageHeader.response: details=Reference
MessageHeader.source: contact=ContactPoint
Meta: profile*string security*Coding tag*Coding
Money: value=number
Narrative: div=xhtml
Observation: meta=Meta text=Narrative contained*Resource identifier*Identifier basedOn*Reference
  partOf*Reference category*CodeableConcept code=CodeableConcept subject=Reference focus*Reference
  encounter=Reference effectivePeriod=Period performer*Reference valueQuantity=Quantity
  valueCodeableConcept=CodeableConcept valueBoolean=boolean valueInteger=number valueRange=Range
  valueRatio=Ratio valueSampledData=SampledData valuePeriod=Period dataAbsentReason=CodeableConcept
  interpretation*CodeableConcept note*Annotation bodySite=CodeableConcept method=CodeableConcept
  specimen=Reference device=Reference referenceRange*Observation.referenceRange hasMember*Reference
  derivedFrom*Reference component*Observation.component
Observation.component: code=CodeableConcept valueQuantity=Quantity valueCodeableConcept=CodeableConcept
  valueBoolean=boolean valueInteger=number valueRange=Range valueRatio=Ratio valueSampledData=SampledData
  valuePeriod=Period dataAbsentReason=CodeableConcept interpretation*CodeableConcept
  referenceRange*Observation.referenceRange
Observation.referenceRange: low=Quantity high=Quantity type=CodeableConcept appliesTo*CodeableConcept
  age=Range
OperationOutcome: meta=Meta text=Narrative contained*Resource issue*OperationOutcome.issue
OperationOutcome.issue: details=CodeableConcept location*string expression*string
Organization: meta=Meta text=Narrative contained*Resource identifier*Identifier active=boolean
  type*CodeableConcept alias*string telecom*ContactPoint address*Address partOf=Reference
  contact*Organization.contact endpoint*Reference
Organization.contact: purpose=CodeableConcept name=HumanName telecom*ContactPoint address=Address
Patient: meta=Meta text=Narrative contained*Resource identifier*Identifier active=boolean name*HumanName
  telecom*ContactPoint deceasedBoolean=boolean address*Address maritalStatus=CodeableConcept
  multipleBirthBoolean=boolean multipleBirthInteger=number photo*Attachment contact*Patient.contact
  communication*Patient.communication generalPractitioner*Reference managingOrganization=Reference
  link*Patient.link
Patient.communication: language=CodeableConcept preferred=boolean
Patient.contact: relationship*CodeableConcept name=HumanName telecom*ContactPoint address=Address
  organization=Reference period=Period
Patient.link: other=Reference
Period:
Practitioner: meta=Meta text=Narrative contained*Resource identifier*Identifier active=boolean
  name*HumanName telecom*ContactPoint address*Address photo*Attachment
  qualification*Practitioner.qualification communication*CodeableConcept
Practitioner.qualification: identifier*Identifier code=CodeableConcept period=Period issuer=Reference
PractitionerRole: meta=Meta text=Narrative contained*Resource identifier*Identifier active=boolean
  period=Period practitioner=Reference organization=Reference code*CodeableConcept specialty*CodeableConcept
  location*Reference healthcareService*Reference telecom*ContactPoint
  availableTime*PractitionerRole.availableTime notAvailable*PractitionerRole.notAvailable endpoint*Reference
PractitionerRole.availableTime: daysOfWeek*string allDay=boolean
PractitionerRole.notAvailable: during=Period
Provenance: meta=Meta text=Narrative contained*Resource target*Reference occurredPeriod=Period policy*string
  location=Reference reason*CodeableConcept activity=CodeableConcept agent*Provenance.agent
  entity*Provenance.entity signature*Signature
Provenance.agent: type=CodeableConcept role*CodeableConcept who=Reference onBehalfOf=Reference
Provenance.entity: what=Reference agent*Provenance.agent
Quantity: value=number
Range: low=Quantity high=Quantity
Ratio: numerator=Quantity denominator=Quantity
Reference: identifier=Identifier
SampledData: origin=Quantity period=number factor=number lowerLimit=number upperLimit=number
  dimensions=number
Signature: type*Coding who=Reference onBehalfOf=Reference
`

function readTable(): Map<string, Map<string, ElementShape>> {
  const shapes = new Map<string, Map<string, ElementShape>>()
  for (const line of table.trim().replaceAll('\n  ', ' ').split('\n')) {
    const [type = '', elements = ''] = line.split(/: ?/)
    const shape = new Map<string, ElementShape>()
    for (const [, name = '', mark, held = ''] of elements.matchAll(/([A-Za-z]+)([*=])([A-Za-z.]+)/g))
      shape.set(name, { type: held, repeats: mark === '*' })
    shapes.set(type, shape)
  }
  return shapes
}

const shapes = readTable()
const extension: ElementShape = { type: 'Extension', repeats: true }

/** The types whose elements are known. */
export function listShapes(): ReadonlyMap<string, ReadonlyMap<string, ElementShape>> {
  return shapes
}

/** True for a type whose elements are known. */
export function hasShape(type: string): boolean {
  return shapes.has(type)
}

/** What an element of a type holds; undefined when it is a single text or not part of the type. */
export function shapeOf(type: string, element: string): ElementShape | undefined {
  return element === 'extension' || element === 'modifierExtension'
    ? extension
    : shapes.get(type)?.get(element)
}
