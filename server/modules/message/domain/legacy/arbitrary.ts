import fc from 'fast-check'
import type {
  CodedText,
  CodeList,
  Listed,
  NamedThing,
  NoticeLetterFacts,
  OlderAddress,
  OlderCitizen,
  OlderContact,
  OlderEnvelope,
  OlderLetter,
  OlderLetterFacts,
  OlderReceiver,
  OlderReference,
  OlderReferral,
  OlderRelative,
  OlderSender,
  OlderState,
  PlaceFacts,
  ReceiptRefusal,
  RoledDiagnosis,
  UnitNumber,
} from './facts.ts'
import { plainLines } from './lines.ts'
import type { WallTime } from './wall-time.ts'

/** Letters every format can write, with those that divide EDIFACT and XML among them. */
const latin = 'abcdefghijklmnopqrstuvwxyzæøåÆØÅéüßÿ0123456789ABC.,-/()<>&"\'+:?\\%§'
/** Letters OIOXML can write besides: windows-1252’s own, and some that are in neither character set. */
const beyond = '€–’…ŠžΩčğ日🙂'

/** How long texts are, and of which letters. */
export interface Writing {
  readonly letters: string
}
export const inEdifact: Writing = { letters: latin }
export const inOioxml: Writing = { letters: latin + beyond }

type Optional<Facts> = fc.Arbitrary<Facts>

/** A record whose keys but those named may be left out. */
function some<Facts extends object>(
  parts: { [Key in keyof Facts]-?: fc.Arbitrary<NonNullable<Facts[Key]>> },
  required: readonly (keyof Facts)[] = [],
): Optional<Facts> {
  return fc.record(parts, { requiredKeys: [...required] as never[] }) as unknown as Optional<Facts>
}

export function lettersOf({ letters }: Writing) {
  const letter = fc.constantFrom(...letters)
  const word = fc.string({ unit: letter, minLength: 1, maxLength: 9 })
  /** One line; `_` alone is no text in these formats. */
  const text = (longest: number): fc.Arbitrary<string> =>
    fc
      .array(word, { minLength: 1, maxLength: 6 })
      .map((words) => [...words.join(' ')].slice(0, longest))
      .map((found) => found.join('').trim())
      .filter((found) => found !== '' && found !== '_' && found.length <= longest)
  const line = fc.oneof(
    text(200),
    fc.constantFrom('', '.', '\\', ' indrykket', 'x'.repeat(150), 'a '.repeat(90)),
  )
  const lines: fc.Arbitrary<string> = fc
    .array(line, { minLength: 1, maxLength: 12 })
    .map((found) => plainLines(found.join('\n')))
    .filter((found) => found !== '' && found !== '_')
  const id = fc.string({ unit: fc.constantFrom(...'ABCDEFGHJK0123456789'), minLength: 1, maxLength: 14 })
  const gln = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 13, maxLength: 13 })

  const minute = (withSeconds: boolean): fc.Arbitrary<WallTime> =>
    fc
      .date({
        min: new Date('1971-01-01T00:00:00Z'),
        max: new Date('2068-12-31T23:59:59Z'),
        noInvalidDate: true,
      })
      .map((at) => at.toISOString().slice(0, withSeconds ? 19 : 16) as WallTime)
  const at = minute(false)

  const number: fc.Arbitrary<UnitNumber> = fc.record({
    value: fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 3, maxLength: 13 }),
    kind: fc.constantFrom('hospital-department', 'practice', 'mailbox', 'municipality', 'sor'),
  })
  const address: fc.Arbitrary<OlderAddress> = some<OlderAddress>({
    street: text(35),
    suburb: text(35),
    district: text(35),
    postCode: fc.constantFrom('8000', '0999'),
  }).filter((found) => Object.keys(found).length > 0)
  const place: fc.Arbitrary<PlaceFacts> = some<Omit<PlaceFacts, 'phone'>>(
    { number, name: text(35), department: text(35), unit: text(35), address },
    ['number'],
  )
  const receiver: fc.Arbitrary<OlderReceiver> = fc
    .tuple(gln, place)
    .map(([mailbox, rest]) => ({ gln: mailbox, ...rest }))
  const noticePlace = some<OlderReceiver>(
    { gln, number, name: text(35), department: text(35), unit: text(35), address, phone: text(25) },
    ['gln', 'number'],
  )
  const speciality = fc.constantFrom('30', '99', '580', '4551')
  const sender: fc.Arbitrary<OlderSender> = fc
    .tuple(receiver, some<{ phone?: string; speciality?: string }>({ phone: text(25), speciality }))
    .map(([from, rest]) => ({ ...from, ...rest }))
  const envelope: fc.Arbitrary<OlderEnvelope> = fc.record({
    envelopeId: id,
    sentAt: at,
    asksReceipt: fc.boolean(),
  })
  const head = (version: string): fc.Arbitrary<OlderLetterFacts> =>
    some<OlderLetterFacts>(
      {
        letterId: id,
        version: fc.constant(version),
        writtenAt: at,
        status: fc.constantFrom('new', 'corrected'),
        episodeId: fc.constantFrom('65528acda12c4d85b7016f4b12eec2bc', 'E1'),
      },
      ['letterId', 'version', 'writtenAt', 'status'],
    )
  const noticeHead = (
    version: string,
    ...statuses: OlderLetterFacts['status'][]
  ): fc.Arbitrary<NoticeLetterFacts> =>
    fc.record({
      letterId: id,
      version: fc.constant(version),
      writtenAt: minute(true),
      status: fc.constantFrom(...statuses),
      noticeId: id,
    })
  const citizenNumber = fc.constantFrom(
    { kind: 'cpr' as const, value: '2509479989' },
    { kind: 'replacement' as const, value: '0708601GH8' },
  )
  const person = { family: text(70), given: text(70), address }
  const citizen: fc.Arbitrary<OlderCitizen> = some<Omit<OlderCitizen, 'phones' | 'email'>>(
    {
      number: citizenNumber,
      ...person,
      occupation: text(25),
      state: fc.constantFrom('not-in-care', 'admitted', 'outpatient', 'dead', 'outpatient-x-ray'),
    },
    ['number', 'family', 'state'],
  )
  const noticeCitizen = (...states: OlderState[]): fc.Arbitrary<OlderCitizen> =>
    some<Pick<OlderCitizen, 'number' | 'state'>>(
      { number: fc.constant({ kind: 'cpr', value: '2509479989' }), state: fc.constantFrom(...states) },
      ['number'],
    )
  const relation = fc.constantFrom('relative', 'mother', 'father', 'child')
  const cprNumber = fc.constant('2512489996')
  const relative: fc.Arbitrary<OlderRelative> = some<Omit<OlderRelative, 'phones'>>(
    { relation, cprNumber, ...person },
    ['relation', 'family'],
  )
  const code = fc.constantFrom('DC249', 'KJJB40', '511')
  const coded = (lists: readonly CodeList[], required: boolean): fc.Arbitrary<CodedText> =>
    some<CodedText>({ code, list: fc.constantFrom(...lists), text: text(70) }, [
      'list',
      'text',
      ...(required ? (['code'] as const) : []),
    ])
  const roles = [
    'unspecified',
    'referral',
    'secondary',
    'additional',
    'action',
    'course',
    'operation',
  ] as const
  const roled = (lists: readonly CodeList[], required: boolean): fc.Arbitrary<RoledDiagnosis> =>
    some<RoledDiagnosis>(
      { code, list: fc.constantFrom(...lists), text: text(70), role: fc.constantFrom(...roles), at },
      ['list', 'text', 'role', ...(required ? (['code'] as const) : [])],
    ).map((found) => {
      const { at: _, ...timeless } = found
      return required ? found : timeless
    })
  const reference: fc.Arbitrary<OlderReference> = fc.record({
    text: text(70),
    object: fc.oneof(
      fc.constantFrom(
        { kind: 'link' as const, url: 'https://eksempel.dk/billede?id=1&navn=a+b' },
        { kind: 'link' as const, url: `https://eksempel.dk/${'x'.repeat(200)}` },
        { kind: 'elsewhere' as const },
      ),
      fc.record({
        kind: fc.constant('file' as const),
        id,
        what: fc.constantFrom('billede', 'tekstfil'),
        extension: fc.constantFrom('jpeg', 'pdf', 'tiff'),
        bytes: fc.integer({ min: 1, max: 1_000_000 }),
      }),
    ),
  })
  const references = fc.array(reference, { maxLength: 2 })
  const texts = fc.array(lines, { maxLength: 3 })
  const everywhere = { envelope, sender, receiver }
  const ordinary = (version: string) => ({ ...everywhere, letter: head(version), citizen })
  const signedBy = fc.record({ given: text(35), family: text(35), title: text(35) })
  const contact = (
    most: Partial<Record<keyof OlderContact, fc.Arbitrary<never>>> = {},
  ): fc.Arbitrary<OlderContact> =>
    some<Omit<OlderContact, 'names'> & { names: string[] }>(
      {
        names: fc.array(text(35), { minLength: 1, maxLength: 2 }),
        phone: text(25),
        fax: text(25),
        email: text(35),
        hours: text(35),
      },
      ['names'],
    ).map((found) => {
      const kept = Object.entries(found).filter(([key]) => !(key in most))
      return Object.fromEntries(kept) as unknown as OlderContact
    })
  const thing: fc.Arbitrary<NamedThing> = some<NamedThing>(
    { code: text(14), list: text(3), listBy: text(3), text: text(70) },
    ['text'],
  )
  const listed = <Thing>(entry: fc.Arbitrary<Thing>): fc.Arbitrary<Listed<Thing>> =>
    some<Listed<Thing>>({ entries: fc.array(entry, { minLength: 1, maxLength: 3 }), comment: lines }, [
      'entries',
    ])
  const drug = some<{ name: string; form?: string; strength?: string; dosage?: string; indication?: string }>(
    { name: text(35), form: text(35), strength: text(70), dosage: text(70), indication: text(70) },
    ['name'],
  )
  const listedRelative: fc.Arbitrary<OlderRelative> = some<Omit<OlderRelative, 'cprNumber'>>(
    {
      relation,
      ...person,
      phones: fc.array(fc.record({ kind: text(35), number: text(35) }), { minLength: 1, maxLength: 3 }),
    },
    ['family'],
  )
  const reportCitizen = citizen.map(({ state: _, ...rest }): OlderCitizen => rest)
  const reportSender = fc.tuple(sender, signedBy, fc.array(contact(), { maxLength: 2 })).map(
    ([from, by, contacts]): OlderSender => ({
      ...from,
      signedBy: by,
      ...(contacts.length > 0 && { contacts }),
    }),
  )
  const report = (version: string) => ({
    ...ordinary(version),
    sender: reportSender,
    citizen: reportCitizen,
    copyTo: place,
    doctor: some<{ number: UnitNumber; name?: string; phone?: string }>(
      { number, name: text(70), phone: text(25) },
      ['number'],
    ),
    relatives: fc.array(listedRelative, { maxLength: 2 }),
  })
  const reportBase = ['envelope', 'sender', 'receiver', 'letter', 'citizen', 'relatives'] as const

  const referral = (
    to: OlderReferral['to'],
    version: string,
    lists: readonly CodeList[],
    mayHave: readonly (keyof OlderReferral)[],
  ): fc.Arbitrary<OlderReferral> =>
    some<OlderReferral>(
      {
        kind: fc.constant('referral'),
        to: fc.constant(to),
        ...everywhere,
        sender: fc
          .tuple(
            sender,
            some<{ name: string; title?: string }>({ name: text(35), title: text(35) }, ['name']),
          )
          .map(([from, referrer]) => ({ ...from, referrer })),
        letter: head(version).map((found) => ({ ...found, status: 'new' as const })),
        citizen: some<Omit<OlderCitizen, 'state'>>(
          {
            number: citizenNumber,
            ...person,
            occupation: text(35),
            phones: fc.array(
              fc.record({ number: text(25), kind: fc.constantFrom('home', 'work', 'mobile') }),
              { minLength: 1, maxLength: 3 },
            ),
            email: text(70),
          },
          ['number', 'family'],
        ),
        copyAnswerTo: place,
        relative: relative.map(({ address: _, ...rest }) => rest),
        priority: fc.constantFrom('elective', 'acute', 'special'),
        setting: fc.constantFrom('outpatient', 'inpatient'),
        transport: fc.constantFrom('none', 'lying', 'sitting'),
        practical: lines,
        reason: lines,
        main: coded(lists, false),
        // What a referral is for is its main wish; the others are something else.
        additional: fc.array(
          roled(['sks', 'icpc'], false).filter(({ role }) => role !== 'referral'),
          { maxLength: 2 },
        ),
        allergies: lines,
        history: lines,
        findings: lines,
        medicine: lines,
        references,
      },
      [
        'kind',
        'to',
        'envelope',
        'sender',
        'receiver',
        'letter',
        'citizen',
        'additional',
        'history',
        'references',
      ],
    ).map((found) => {
      const kept = Object.entries(found).filter(
        ([key]) => !wideOnly.has(key) || mayHave.includes(key as keyof OlderReferral),
      )
      return Object.fromEntries(kept) as unknown as OlderReferral
    })
  const wideOnly = new Set<string>(['copyAnswerTo', 'relative', 'priority', 'transport'])
  const wide = ['copyAnswerTo', 'relative', 'priority', 'transport'] as const

  const refusal: fc.Arbitrary<ReceiptRefusal> = fc.record({
    reason: fc.constantFrom('unspecified', 'mailbox-unknown', 'receiver-number', 'version', 'syntax'),
    text: text(200),
  })
  const receipt = (outcome: 'positive' | 'negative' | 'negative-from-network') =>
    fc.record({
      kind: fc.constant('receipt' as const),
      outcome: fc.constant(outcome),
      envelope: envelope.map((found) => ({ ...found, asksReceipt: false })),
      letterId: id,
      sender: gln.map((mailbox) => ({ gln: mailbox })),
      receiver: gln.map((mailbox) => ({ gln: mailbox })),
      original: some<{
        envelopeId: string
        senderGln: string
        receiverGln: string
        refusal?: ReceiptRefusal
        letters: { letterId: string; version: string; refusal?: ReceiptRefusal }[]
      }>(
        {
          envelopeId: id,
          senderGln: gln,
          receiverGln: gln,
          refusal,
          letters: fc.array(
            some<{ letterId: string; version: string; refusal?: ReceiptRefusal }>(
              { letterId: id, version: fc.constantFrom('D0133L', 'H0130R'), refusal },
              ['letterId', 'version'],
            ).map((found) =>
              outcome === 'positive' ? { letterId: found.letterId, version: found.version } : found,
            ),
            { maxLength: 3 },
          ),
        },
        ['envelopeId', 'senderGln', 'receiverGln', 'letters'],
      ).map((found) => {
        const { refusal: _, ...rest } = found
        return outcome === 'positive' ? rest : found
      }),
    })

  const list = ['sks', 'unspecified', 'icpc'] as const
  return {
    correspondence: some<OlderLetter & { kind: 'correspondence' }>(
      {
        kind: fc.constant('correspondence'),
        ...ordinary('D9134L'),
        priority: fc.constantFrom('routine', 'high'),
        subject: text(70),
        texts,
        references,
      },
      ['kind', 'envelope', 'sender', 'receiver', 'letter', 'citizen', 'texts', 'references'],
    ),
    'discharge-letter': some<OlderLetter & { kind: 'discharge-letter' }>(
      {
        kind: fc.constant('discharge-letter'),
        ...ordinary('D0133L'),
        copyTo: place,
        relatives: fc.array(relative, { maxLength: 2 }),
        referral: some<{ id?: string; receivedAt?: WallTime; main?: CodedText; additional: CodedText[] }>(
          {
            id: text(35),
            receivedAt: at,
            main: coded(list, true),
            additional: fc.array(coded(list, true), { maxLength: 2 }),
          },
          ['id', 'additional'],
        ),
        admittedAt: at,
        dischargedAt: at,
        diagnoses: some<{
          main?: { code: string; text: string }
          mainAdditional: { code: string; text: string }[]
          others: RoledDiagnosis[]
        }>(
          {
            main: fc.record({ code, text: text(70) }),
            mainAdditional: fc.array(fc.record({ code, text: text(70) }), { maxLength: 2 }),
            others: fc.array(roled(list, true), { maxLength: 3 }),
          },
          ['mainAdditional', 'others'],
        ),
        texts: fc.array(
          some<{ signedAt?: WallTime; text: string }>({ signedAt: at, text: lines }, ['text']),
          {
            maxLength: 2,
          },
        ),
        references,
      },
      [
        'kind',
        'envelope',
        'sender',
        'receiver',
        'letter',
        'citizen',
        'relatives',
        'diagnoses',
        'texts',
        'references',
      ],
    ),
    'admission-report': some<OlderLetter & { kind: 'admission-report' }>(
      {
        kind: fc.constant('admission-report'),
        ...report('D1630C'),
        aids: listed(thing),
        services: listed(
          some<{ heading: string; text?: string }>({ heading: text(70), text: lines }, ['heading']),
        ),
        medicine: listed(drug),
        function: lines,
        health: lines,
        cause: lines,
        informedRelative: lines,
      },
      ['kind', ...reportBase],
    ),
    'discharge-report': some<OlderLetter & { kind: 'discharge-report' }>(
      {
        kind: fc.constant('discharge-report'),
        ...report('D1830C'),
        admittedAt: at,
        dischargedAt: at,
        treatments: fc.array(thing, { maxLength: 2 }),
        diagnoses: fc.array(coded(list, true), { maxLength: 2 }),
        aids: listed(thing),
        medicine: listed(drug),
        texts,
      },
      ['kind', ...reportBase, 'treatments', 'diagnoses', 'texts'],
    ),
    'finished-treatment': some<OlderLetter & { kind: 'finished-treatment' }>(
      {
        kind: fc.constant('finished-treatment'),
        ...ordinary('D1930C'),
        sender: fc.tuple(sender, signedBy, fc.array(contact(), { maxLength: 2 })).map(
          ([from, by, contacts]): OlderSender => ({
            ...from,
            signedBy: by,
            ...(contacts.length > 0 && { contacts }),
          }),
        ),
        copyTo: place,
        relatives: fc.array(relative, { maxLength: 2 }),
        doctor: some<{ number: UnitNumber; name?: string; phone?: string }>(
          {
            number: fc.constant({ value: '091034', kind: 'practice' }),
            name: text(35),
            phone: text(25),
          },
          ['number'],
        ),
        admittedAt: at,
        conferenceAt: at,
        finishedAt: at,
        plannedDischargeAt: at,
        note: lines,
      },
      [
        'kind',
        'envelope',
        'sender',
        'receiver',
        'letter',
        'citizen',
        'relatives',
        'admittedAt',
        'finishedAt',
        'plannedDischargeAt',
      ],
    ),
    'admission-notice': fc.record({
      kind: fc.constant('admission-notice' as const),
      envelope,
      sender: noticePlace.map(({ address: _, ...from }) => ({ ...from, answersGln: from.gln })),
      receiver: noticePlace.map(({ gln: mailbox, number: own, name }) => ({
        gln: mailbox,
        ...(own && { number: own }),
        ...(name && { name }),
      })),
      letter: noticeHead('D2030C', 'new', 'corrected', 'cancelled'),
      citizen: noticeCitizen('admitted', 'dead'),
      at,
    }),
    'discharge-notice': fc.record({
      kind: fc.constant('discharge-notice' as const),
      envelope,
      sender: noticePlace.map(({ address: _, ...from }) => from),
      receiver: noticePlace.map(({ gln: mailbox, number: own, name }) => ({
        gln: mailbox,
        ...(own && { number: own }),
        ...(name && { name }),
      })),
      letter: noticeHead('D1730C', 'new', 'corrected', 'cancelled'),
      citizen: noticeCitizen('dead', 'discharged-home', 'moved-to-department', 'not-told'),
      at,
    }),
    'municipal-contacts': fc.record({
      kind: fc.constant('municipal-contacts' as const),
      envelope,
      sender: fc
        .tuple(
          noticePlace,
          fc.array(contact({ fax: fc.constant(0 as never), email: fc.constant(0 as never) }), {
            minLength: 1,
            maxLength: 5,
          }),
        )
        .map(
          ([{ gln: mailbox, number: own, name }, contacts]): OlderSender => ({
            gln: mailbox,
            ...(own && { number: own }),
            ...(name && { name }),
            contacts,
          }),
        ),
      receiver: noticePlace.map(({ address: _, phone: __, ...to }) => to),
      letter: noticeHead('D1431C', 'new'),
      citizen: noticeCitizen('admitted').map(({ number: own }) => ({ number: own })),
    }),
    'referral-hospital': referral('hospital', 'H0130R', list, wide),
    'referral-specialist': referral('specialist', 'H0630R', ['specialist-referral'], wide).map((found) => ({
      ...found,
      main: found.main ?? { list: 'specialist-referral' as const, text: 'x' },
    })),
    'referral-physiotherapy': referral('physiotherapy', 'H0730R', ['physiotherapy-referral', 'sks'], []),
    'receipt-positive': receipt('positive'),
    'receipt-negative': receipt('negative'),
    'receipt-network': receipt('negative-from-network'),
  } satisfies Record<string, fc.Arbitrary<unknown>>
}
