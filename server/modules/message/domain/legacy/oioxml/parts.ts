import { citizenNumberOf } from '../citizen-number.ts'
import type { CodeTable } from '../codes.ts'
import {
  codeLists,
  diagnosisRoles,
  numberKinds,
  phoneKinds,
  relations,
  specialities,
  states,
  statuses,
} from '../codes.ts'
import type {
  CodedText,
  CodeList,
  DiagnosisRole,
  Listed,
  NamedThing,
  NoticeLetterFacts,
  OlderAddress,
  OlderCitizen,
  OlderCitizenNumber,
  OlderContact,
  OlderDoctor,
  OlderDrug,
  OlderEnvelope,
  OlderLetterFacts,
  OlderPhone,
  OlderReceiver,
  OlderReference,
  OlderRelative,
  OlderState,
  PlaceFacts,
  RoledDiagnosis,
  SignatureFacts,
  SksDiagnosis,
  UnitNumber,
} from '../facts.ts'
import { objectCodes, objectExtensions } from '../object-codes.ts'
import {
  always,
  broken,
  type Content,
  code,
  type Field,
  type Fields,
  id,
  inline,
  lines,
  many,
  manyOrNone,
  mapped,
  maybe,
  one,
  record,
  text,
  time,
  version,
} from './codec.ts'

/** The sender's word for "nothing to tell" where the schema wants a name. */
const nothing = '_'

/** A name of which `_` is none; where the schema requires one, that is what is written. */
function organisationName(isRequired: boolean): Field<string> {
  const field = (isRequired ? one : maybe)('OrganisationName', text(35))
  return {
    ...field,
    read(siblings, path, issues) {
      const found = field.read(siblings, path, issues)
      return found === nothing ? undefined : found
    },
    write: (value) => field.write(value ?? (isRequired ? nothing : undefined)),
  }
}

export const envelope: Content<OlderEnvelope> = record<OlderEnvelope>({
  sentAt: one('Sent', time()),
  envelopeId: one('Identifier', id(14)),
  asksReceipt: mapped(one('AcknowledgementCode', text(20)), {
    of: (words) => words === 'pluspositivkvitt',
    back: (asks) => (asks ? 'pluspositivkvitt' : 'minuspositivkvitt'),
  }),
})

/** The head of an ordinary letter. */
export function letterHead(versions: readonly string[], typeCode: string): Field<OlderLetterFacts> {
  return one(
    'Letter',
    record<OlderLetterFacts>({
      letterId: one('Identifier', id(14)),
      version: one('VersionCode', version(versions)),
      _statistics: always('StatisticalCode', typeCode),
      writtenAt: one('Authorisation', time()),
      _type: always('TypeCode', typeCode),
      status: one('StatusCode', code(statuses)),
      episodeId: maybe('EpisodeOfCareIdentifier', text(35)),
    }),
  )
}

/** The head of a notice. */
export function noticeHead(versions: readonly string[], typeCode: string): Field<NoticeLetterFacts> {
  return one(
    'Letter',
    record<NoticeLetterFacts>({
      letterId: one('Identifier', id(14)),
      version: one('VersionCode', version(versions)),
      _statistics: always('StatisticalCode', typeCode),
      writtenAt: one('Authorisation', time('seconds')),
      _type: always('TypeCode', typeCode),
      status: one('StatusCode', code(statuses)),
      noticeId: one('NotificationIdentifier', text(35)),
    }),
  )
}

/** A number with its kind. A kind alone, as some senders write it, is no number. */
export const unitNumber: Field<UnitNumber> = (() => {
  const pair = inline<{ value?: string; kind?: UnitNumber['kind'] }>({
    value: maybe('Identifier', text(17)),
    kind: maybe('IdentifierCode', code(numberKinds)),
  })
  return {
    names: pair.names,
    read(siblings, path, issues) {
      const found = pair.read(siblings, path, issues)
      if (found === undefined || found === broken) return found
      return found.value === undefined ? undefined : { value: found.value, kind: found.kind ?? 'mailbox' }
    },
    write: pair.write,
  }
})()

/** A number that must be there. */
export const requiredNumber: Field<UnitNumber> = {
  ...unitNumber,
  read(siblings, path, issues) {
    const found = unitNumber.read(siblings, path, issues)
    if (found !== undefined) return found
    issues.add('older-part-missing', `${path}/Identifier`)
    return broken
  },
}

export const address: Field<OlderAddress> = inline<OlderAddress>({
  street: maybe('StreetName', text(35)),
  suburb: maybe('SuburbName', text(35)),
  district: maybe('DistrictName', text(35)),
  postCode: maybe('PostCodeIdentifier', text(9)),
})

export const phone = maybe('TelephoneSubscriberIdentifier', text(25))

const department = maybe('DepartmentName', text(35))
const unit = maybe('UnitName', text(35))

/** Mailbox, number and names: what every sender begins with. */
export const senderBeginning = {
  gln: one('EANIdentifier', text(35)),
  number: requiredNumber,
  name: organisationName(true),
  department,
  unit,
} as const

export const speciality = maybe('MedicalSpecialityCode', code(specialities))

/** A place without a mailbox of its own: a copy receiver, a contact. */
export function place(name: string, extra: Fields<PlaceFacts> = {}): Field<PlaceFacts> {
  return maybe(name, record<PlaceFacts>({ ...placeFields, ...extra }))
}

const placeFields = {
  number: requiredNumber,
  name: organisationName(false),
  department,
  unit,
  address,
} as const

export const contact: Field<PlaceFacts> = maybe(
  'Contact',
  record<PlaceFacts>({
    number: requiredNumber,
    name: organisationName(false),
    department,
    unit,
  }),
)

export const receiver: Field<OlderReceiver> = one(
  'Receiver',
  record<OlderReceiver>({
    gln: one('EANIdentifier', text(35)),
    number: requiredNumber,
    name: organisationName(false),
    department,
    unit,
    address,
  }),
)

/** The receiver of a notice has no department, and none of them an address. */
export function noticeReceiver(hasDepartment: boolean): Field<OlderReceiver> {
  return one(
    'Receiver',
    record<OlderReceiver>({
      gln: one('EANIdentifier', text(35)),
      number: requiredNumber,
      name: organisationName(false),
      ...(hasDepartment && { department, unit }),
    }),
  )
}

/** A CPR number or the number the citizen has instead: one of them. */
export const citizenNumber: Field<OlderCitizenNumber> = {
  names: ['CivilRegistrationNumber', 'AlternativeIdentifier'],
  read(siblings, path, issues) {
    const cpr = maybe('CivilRegistrationNumber', text(10)).read(siblings, path, issues)
    const other = maybe('AlternativeIdentifier', text(10)).read(siblings, path, issues)
    if (cpr === broken || other === broken) return broken
    if (cpr === undefined && other === undefined) {
      issues.add('older-part-missing', `${path}/CivilRegistrationNumber`)
      return broken
    }
    if (cpr !== undefined && other !== undefined) {
      issues.add('older-part-repeated', `${path}/AlternativeIdentifier`)
      return broken
    }
    const number = citizenNumberOf(cpr, other)
    if (number !== undefined) return number
    issues.add(
      'older-citizen-number',
      `${path}/${cpr === undefined ? 'AlternativeIdentifier' : 'CivilRegistrationNumber'}`,
    )
    return broken
  },
  write(number) {
    if (number === undefined) throw new RangeError('a citizen has a number')
    const name = number.kind === 'cpr' ? 'CivilRegistrationNumber' : 'AlternativeIdentifier'
    return [{ name, children: [number.value] }]
  },
}

const personName = {
  family: one('PersonSurnameName', text(70)),
  given: maybe('PersonGivenName', text(70)),
} as const

export function citizen(fields: Fields<OlderCitizen>): Field<OlderCitizen> {
  return one('Patient', record<OlderCitizen>(fields))
}

/** The citizen of correspondence, discharge letter and finished treatment. */
export const ordinaryCitizen: Field<OlderCitizen> = citizen({
  number: citizenNumber,
  ...personName,
  address,
  occupation: maybe('OccupancyText', text(35)),
  state: one('EpisodeOfCareStatusCode', code(states)),
})

/** The citizen of the reports. */
export const reportCitizen: Field<OlderCitizen> = citizen({
  number: citizenNumber,
  ...personName,
  address,
  occupation: maybe('Occupation', text(25)),
})

/** The citizen of a notice: a CPR number and nothing more. */
export function noticeCitizen(codes?: CodeTable<OlderState>): Field<OlderCitizen> {
  return citizen({
    number: citizenNumber,
    ...(codes && { state: maybe('EpisodeOfCareStatusCode', code(codes)) }),
  })
}

/** The citizen of a referral. */
export const referredCitizen: Field<OlderCitizen> = citizen({
  number: citizenNumber,
  ...personName,
  occupation: maybe('PersonTitle', text(35)),
  address,
  phones: manyOrNone(
    'TelephoneSubscriber',
    record<OlderPhone>({
      number: one('TelephoneSubscriberIdentifier', text(25)),
      kind: one('TelephoneSubscriberCode', code(phoneKinds)),
    }),
    3,
  ),
  email: maybe('EmailIdentifier', text(70)),
})

const relation = one('RelationCode', code(relations))
const relativeCpr = maybe('PersonIdentifier', text(10))

/** A relative of a referral. */
export const referralRelative: Field<OlderRelative> = maybe(
  'Relative',
  record<OlderRelative>({ relation, cprNumber: relativeCpr, ...personName }),
)

/** Relatives of a discharge letter. */
export const relatives: Field<readonly OlderRelative[]> = many(
  'Relative',
  record<OlderRelative>({ relation, cprNumber: relativeCpr, ...personName, address }),
  2,
)

type RelativePhone = { readonly number?: string; readonly kind?: string }

const codedPhones: Field<readonly RelativePhone[]> = manyOrNone(
  'CodedTelephoneSubscriberIdentifier',
  record<RelativePhone>({
    kind: one('TelephoneCode', text(10)),
    number: one('TelephoneSubscriberIdentifier', text(25)),
  }),
  3,
)

const freePhones: Field<readonly RelativePhone[]> = manyOrNone(
  'TelephoneSubscriber',
  record<RelativePhone>({
    kind: maybe('TelephoneType', text(35)),
    number: maybe('TelephoneNumber', text(35)),
  }),
  3,
)

/** Relatives of a finished-treatment message: their phones are private, work or mobile. */
export const relativesToPhone: Field<readonly OlderRelative[]> = many(
  'Relative',
  record<OlderRelative>({ relation, cprNumber: relativeCpr, ...personName, address, phones: codedPhones }),
  5,
)

/** Relatives of a report: everything may be left out, and the kind of a phone is in words. */
export const listedRelatives: Field<readonly OlderRelative[]> = within(
  'Relatives',
  many(
    'Relative',
    record<OlderRelative>({
      relation: maybe('RelationCode', code(relations)),
      family: maybe('PersonSurnameName', text(70)),
      given: maybe('PersonGivenName', text(70)),
      address,
      phones: freePhones,
    }),
    5,
  ),
)

/** A list inside an element of its own, which is left out when the list is empty. */
export function within<Value>(name: string, list: Field<readonly Value[]>): Field<readonly Value[]> {
  const wrapper = maybe(name, record<{ list: readonly Value[] }>({ list }))
  return {
    names: [name],
    read(siblings, path, issues) {
      const found = wrapper.read(siblings, path, issues)
      return found === broken ? broken : (found?.list ?? [])
    },
    write: (values) => (values === undefined || values.length === 0 ? [] : wrapper.write({ list: values })),
  }
}

/** Things of one sort with a comment to all of them, inside an element of their own. */
export function listed<Thing>(
  name: string,
  thing: string,
  content: Content<Thing>,
  most: number,
): Field<Listed<Thing>> {
  return maybe(
    name,
    record<Listed<Thing>>({ entries: many(thing, content, most), comment: maybe('Comment', lines) }),
  )
}

/** An aid or a treatment: `prefix` is how its elements begin. */
export function namedThing(prefix: string): Content<NamedThing> {
  return record<NamedThing>({
    code: maybe(`${prefix}Code`, text(14)),
    list: maybe('Identifier', text(3)),
    listBy: maybe('IdentifierCode', text(3)),
    text: maybe(`${prefix}Text`, text(70)),
  })
}

export const drug: Content<OlderDrug> = record<OlderDrug>({
  name: maybe('NameOfDrug', text(35)),
  form: maybe('DosageForm', text(35)),
  strength: maybe('DrugStrength', text(70)),
  dosage: maybe('Dosage', text(70)),
  indication: maybe('Indication', text(70)),
})

/** The citizen's own doctor in a report. */
export const practitioner: Field<OlderDoctor> = maybe(
  'Practitioner',
  record<OlderDoctor>({ number: requiredNumber, name: maybe('PersonName', text(70)), phone }),
)

export const signedBy: Field<SignatureFacts> = one(
  'SignedBy',
  record<SignatureFacts>({
    number: unitNumber,
    given: one('PersonGivenName', text(35)),
    family: one('PersonSurnameName', text(35)),
    title: one('PersonTitle', text(35)),
  }),
)

/** Whom to phone in the sender of a report: two names, each with an element of its own. */
export const reportContacts: Field<readonly OlderContact[]> = contactsOf({
  first: maybe('ContactNamePrimary', text(35)),
  second: maybe('ContactNameSecondary', text(35)),
  phone,
  fax: maybe('TelefaxSubscriberIdentifier', text(25)),
  email: maybe('EmailAddressIdentifier', text(35)),
  hours: maybe('ContactTimeText', text(35)),
})

interface TwoNames extends Omit<OlderContact, 'names'> {
  readonly first?: string
  readonly second?: string
}

function contactsOf(fields: Fields<TwoNames>): Field<readonly OlderContact[]> {
  return mapped(manyOrNone('ContactInformation', record<TwoNames>(fields), 5), {
    of: (contacts) =>
      contacts.map(({ first, second, ...rest }) => ({
        names: [first, second].filter((name) => name !== undefined),
        ...rest,
      })),
    back: (contacts) =>
      contacts.map(({ names: [first, second], ...rest }) => ({
        ...(first !== undefined && { first }),
        ...(second !== undefined && { second }),
        ...rest,
      })),
  })
}

/** Whom to phone, the names in elements of one name. */
export function contacts(fields: Fields<OlderContact>): Field<readonly OlderContact[]> {
  return manyOrNone(
    'ContactInformation',
    record<OlderContact>({
      names: many('ContactName', text(35), 2),
      phone,
      ...fields,
      hours: maybe('ContactTimeText', text(35)),
    }),
    5,
  )
}

export const sksDiagnosis: Content<SksDiagnosis> = record<SksDiagnosis>({
  code: one('DiagnoseCode', text(17)),
  text: one('DiagnoseText', text(70)),
})

export function codedText(lists: CodeTable<CodeList>, isCodeRequired: boolean): Content<CodedText> {
  return record<CodedText>({
    code: (isCodeRequired ? one : maybe)('DiagnoseCode', text(17)),
    list: one('DiagnoseTypeCode', code(lists)),
    text: one('DiagnoseText', text(70)),
  })
}

export function roledDiagnosis(
  lists: CodeTable<CodeList> = codeLists,
  roles: CodeTable<DiagnosisRole> = diagnosisRoles,
  isFull = false,
): Content<RoledDiagnosis> {
  return record<RoledDiagnosis>({
    role: one('DiagnoseDescriptionCode', code(roles)),
    code: (isFull ? one : maybe)('DiagnoseCode', text(17)),
    list: one('DiagnoseTypeCode', code(lists)),
    text: one('DiagnoseText', text(70)),
    ...(isFull && { at: maybe('DiagnoseDateTime', time()) }),
  })
}

type ReferenceElement = {
  readonly text: string
  readonly url?: string
  readonly elsewhere?: string
  readonly file?: {
    readonly id: string
    readonly what: string
    readonly extension: string
    readonly bytes: string
  }
}

/** What belongs to a letter and comes another way. */
export const references: Field<readonly OlderReference[]> = mapped(
  many(
    'Reference',
    record<ReferenceElement>({
      text: one('RefDescription', text(70)),
      url: maybe('URL', text(350)),
      elsewhere: maybe('SUP', text(5)),
      file: maybe(
        'BIN',
        record({
          id: one('ObjectIdentifier', text(35)),
          what: one('ObjectCode', code(objectCodes)),
          extension: one('ObjectExtensionCode', code(objectExtensions)),
          bytes: one('OriginalObjectSize', text(12)),
        }),
      ),
    }),
    10,
  ),
  {
    of: (found) => found.map(({ text: words, ...rest }) => ({ text: words, object: objectOf(rest) })),
    back: (facts) =>
      facts.map(({ text: words, object }) => ({
        text: words,
        ...(object.kind === 'link' && { url: object.url }),
        ...(object.kind === 'elsewhere' && { elsewhere: 'true' }),
        ...(object.kind === 'file' && {
          file: {
            id: object.id,
            what: object.what,
            extension: object.extension,
            bytes: String(object.bytes),
          },
        }),
      })),
  },
)

function objectOf({ url, file }: Omit<ReferenceElement, 'text'>): OlderReference['object'] {
  if (url !== undefined) return { kind: 'link', url }
  return file === undefined
    ? { kind: 'elsewhere' }
    : { kind: 'file', ...file, bytes: Number(file.bytes) || 0 }
}
