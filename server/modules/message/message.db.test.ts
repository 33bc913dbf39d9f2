import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FastifyInstance, fastify } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ProfessionalActor } from '../../../contract/actor.ts'
import type { CitizenId, MessageId, OrganisationId, PersonId, RoleId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { openDatabase } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import { createShell } from '../../platform/shell.ts'
import { recordKnownTo, registerCitizen } from '../citizen/index.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import { xmlOfFhir } from './domain/printing/xml-of-fhir.ts'
import { printAcknowledgement } from './domain/profiles/acknowledgement/print.ts'
import { mountDoor } from './door.ts'
import type { HospitalNotificationData } from './events.ts'
import { prepareFolder, type Sightings, sweepFolder } from './folder.ts'
import { countParked, listParked, type Receipt, receive, retryLetter } from './index.ts'
import {
  bytesOf,
  citizenWithoutCase,
  hospitalMailbox,
  knownCitizen,
  letter,
  letterBundle,
  letterWithoutClass,
  municipalMailbox,
  nextId,
  unknownCitizen,
  wardUnit,
} from './letters-for-tests.ts'
import { getLetter, viewOriginal } from './use-cases/get-letter.ts'
import { closeLetter } from './use-cases/handle-letter.ts'

const since = '2020-01-01' as DanishDate
const token = 'a-token-for-hospitals'

let house: TestHouse
let citizenId: CitizenId
let receiverUnitId: OrganisationId
let desk: ProfessionalActor
let nurse: ProfessionalActor
let stranger: ProfessionalActor
let jobCentreWorker: ProfessionalActor
const heard: DeliveredEvent<string, HospitalNotificationData>[] = []
const listener: Listener = {
  name: 'test.hear-notifications',
  on: ['hospital-notification-received'],
  handle: async (_shell, events) => {
    heard.push(...(events as unknown as typeof heard))
  },
}

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

beforeAll(async () => {
  house = await openTestHouse({
    listeners: [listener],
    env: { MESSAGE_TOKENS: token, MESSAGE_LIMIT_MB: '1' },
  })
  const add = async (told: Omit<NewUnit, 'validFrom'>) =>
    must(await registerUnit(house.shell, { validFrom: since, ...told })).id
  const hospital = await add({ kind: 'hospital', name: 'Sygehuset' })
  await add({ kind: 'department', parentId: hospital, ...hospitalMailbox })
  await add({ kind: 'ward', parentId: hospital, ...wardUnit })
  const municipality = await add({ kind: 'municipality', name: 'Kommunen', municipalityCode: '0580' })
  receiverUnitId = await add({
    kind: 'team',
    parentId: municipality,
    room: 'elder-care',
    ...municipalMailbox,
  })
  const otherMunicipality = await add({
    kind: 'municipality',
    name: 'Nabokommunen',
    municipalityCode: '0540',
  })
  const otherTeam = await add({
    kind: 'team',
    name: 'Andre',
    parentId: otherMunicipality,
    room: 'elder-care',
  })
  citizenId = must(await registerCitizen(house.shell, { number: knownCitizen, name: 'Bruno Test Elmer' }))
  must(await registerCitizen(house.shell, { number: citizenWithoutCase, name: 'Nancy Ann Test Berggren' }))
  const known = { citizenId, municipalityCode: '0580', sourceId: house.shell.ids.next<string>(), from: since }
  await recordKnownTo(house.shell, known)
  const professional = (unitId: OrganisationId, job = 'message-desk'): ProfessionalActor => ({
    kind: 'professional',
    personId: house.shell.ids.next<PersonId>(),
    name: 'Karen',
    roleId: house.shell.ids.next<RoleId>(),
    function: job,
    unitId,
  })
  desk = professional(receiverUnitId)
  nurse = professional(receiverUnitId, 'home-nurse')
  stranger = professional(otherTeam)
  const jobCentre = await add({
    kind: 'job-centre',
    name: 'Jobcentret',
    parentId: municipality,
    room: 'job-centre',
  })
  jobCentreWorker = professional(jobCentre, 'job-centre-worker')
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.settle()
  heard.length = 0
})

const send = (bytes: Uint8Array, shell = house.shell): Promise<Receipt> =>
  receive(shell, { bytes, contentType: 'application/fhir+json', channel: 'http' })

function answered(receipt: Receipt) {
  if (receipt.kind !== 'answered') throw new Error(`not answered: ${JSON.stringify(receipt)}`)
  return receipt.acknowledgement
}

interface LetterRow {
  id: MessageId
  verdict: string
  answer_code: string | null
  citizen_id: CitizenId | null
  original: Buffer | null
  envelope_id: string | null
  sha256: Buffer
}

const rowsOf = (letterId: string) =>
  house.owner.query<LetterRow>(sql`select * from message.letters where letter_id = ${letterId}`)

const answersOf = (receipt: Receipt) => answered(receipt).answers

describe('a hospital notification comes in', () => {
  test('it is stored whole, told once to those who listen, and answered ok', async () => {
    const bytes = letter()
    const acknowledgement = answered(await send(bytes))
    expect(acknowledgement).toMatchObject({
      code: 'ok',
      sender: municipalMailbox,
      receiver: hospitalMailbox,
      issues: [],
    })
    const [row] = await rowsOf(acknowledgement.answers)
    expect(row).toMatchObject({ verdict: 'received', answer_code: 'ok', citizen_id: citizenId })
    expect(row?.original?.equals(bytes)).toBe(true)
    await house.settle()
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatchObject({
      citizenId,
      data: {
        messageId: row?.id,
        receiverUnitId,
        municipalityCode: '0580',
        notification: { code: 'STIN', isReportRequested: true, eventAt: '2026-06-01T07:30:00.000Z' },
      },
    })
    expect(heard[0]?.data.senderUnitId).toBeDefined()
    expect(heard[0]?.data.providerUnitId).toBeDefined()
  })

  test('what is told to others holds no CPR number', async () => {
    await send(letter())
    await house.settle()
    expect(JSON.stringify(heard)).not.toContain(knownCitizen)
  })

  test('twenty of the same at once are one letter, one event and twenty equal answers', async () => {
    const bytes = letter()
    const receipts = await Promise.all(Array.from({ length: 20 }, () => send(bytes)))
    expect(new Set(receipts.map((one) => answered(one).code))).toEqual(new Set(['ok']))
    expect(new Set(receipts.map((one) => answered(one).envelopeId)).size).toBe(20)
    expect(receipts.filter((one) => one.kind === 'answered' && one.isRepeat)).toHaveLength(19)
    const [first] = receipts
    if (first === undefined) throw new Error('nothing')
    expect(await rowsOf(answersOf(first))).toHaveLength(1)
    await house.settle()
    expect(heard).toHaveLength(1)
  })

  test('sent again in a new envelope it triggers nothing, and the answer says it is a duplicate', async () => {
    const letterId = nextId()
    const first = answered(await send(letter({ letterId })))
    const again = answered(await send(letter({ letterId })))
    expect([first.code, again.code]).toEqual(['ok', 'ok'])
    expect(again.envelopeId).not.toBe(first.envelopeId)
    expect(again.letterId).not.toBe(first.letterId)
    expect(again.issues).toMatchObject([
      { severity: 'information', type: 'duplicate', details: 'MSG_DUPLICATE_ID' },
    ])
    await house.settle()
    expect(heard).toHaveLength(1)
    const [repeat] = await house.owner.query<{ answer_letter_id: string }>(
      sql`select answer_letter_id from message.repeats where envelope_id is not null order by id desc limit 1`,
    )
    expect(repeat?.answer_letter_id).toBe(again.letterId)
  })

  test('a server killed between storing and answering loses nothing: the resend gets the same answer', async () => {
    const bytes = letter()
    await send(bytes)
    const otherServer = openDatabase({ ...house.connection, poolSize: 2, role: 'sammenhaeng_program' })
    const after = answered(await send(bytes, createShell({ ...house.shell, db: otherServer })))
    await otherServer.close()
    expect(after.code).toBe('ok')
    await house.settle()
    expect(heard).toHaveLength(1)
  })

  test('a burst of different letters is kept letter by letter: each its own row, event and answer', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 100 }, (_, place) => send(place % 10 === 9 ? letterWithoutClass() : letter())),
    )
    expect(receipts.filter((one) => answered(one).code === 'ok')).toHaveLength(90)
    expect(receipts.filter((one) => answered(one).code === 'fatal-error')).toHaveLength(10)
    const originals = await Promise.all(
      receipts.map(async (one) => (await rowsOf(answersOf(one)))[0]?.original),
    )
    for (const [place, original] of originals.entries())
      expect(original?.toString()).toContain(`MessageHeader/${answersOf(receipts[place] as Receipt)}`)
    await house.settle()
    expect(heard).toHaveLength(90)
    expect(new Set(heard.map(({ data }) => data.messageId)).size).toBe(90)
  })

  test('letters of different senders with the same id are different letters', async () => {
    const letterId = 'a-short-id-of-1'
    const other = { sor: '990000000000044', gln: '5790000999033' }
    await send(letter({ letterId }))
    await send(letter({ letterId, sender: other }))
    expect(await rowsOf(letterId)).toHaveLength(2)
  })
})

describe('letters that are not taken in', () => {
  test('about a citizen the municipality has no case for: answered ok, nothing but ids and times kept', async () => {
    for (const cprNumber of [citizenWithoutCase, unknownCitizen]) {
      const acknowledgement = answered(await send(letter({ cprNumber })))
      expect(acknowledgement.code).toBe('ok')
      const [row] = await rowsOf(acknowledgement.answers)
      expect(row).toMatchObject({ verdict: 'not-relevant', original: null, citizen_id: null })
      expect(row?.sha256).toHaveLength(32)
      expect(JSON.stringify(row)).not.toContain(cprNumber)
    }
    await house.settle()
    expect(heard).toEqual([])
  })

  test('to nobody here: refused with MedCom’s code for an unknown receiver, nothing kept', async () => {
    const receiver = { sor: '990000000000099', gln: '5790000999996' }
    const acknowledgement = answered(await send(letter({ receiver })))
    expect(acknowledgement.code).toBe('fatal-error')
    expect(acknowledgement.issues[0]).toMatchObject({
      severity: 'error',
      details: 'MSG_Receiver_Identifier_UNKNOWN',
    })
    expect((await rowsOf(acknowledgement.answers))[0]).toMatchObject({ verdict: 'refused', original: null })
  })

  test('one that cannot be understood is parked whole, and its sender told which element is wrong', async () => {
    const bytes = letterWithoutClass()
    const acknowledgement = answered(await send(bytes))
    expect(acknowledgement.code).toBe('fatal-error')
    expect(acknowledgement.issues).toMatchObject([
      { details: 'MSG_VALUESET_VALUE_UNKNOWN', expression: 'Bundle.entry[2].resource.class' },
    ])
    const [row] = await rowsOf(acknowledgement.answers)
    expect(row).toMatchObject({ verdict: 'parked' })
    expect(row?.original?.equals(bytes)).toBe(true)
    const again = answered(await send(bytes))
    expect(again.code).toBe('fatal-error')
    expect(again.issues.map(({ details }) => details)).toEqual([
      'MSG_DUPLICATE_ID',
      'MSG_VALUESET_VALUE_UNKNOWN',
    ])
    await house.settle()
    expect(heard).toEqual([])
  })

  test('an envelope id used for another letter is an error that a person sees', async () => {
    const envelopeId = nextId()
    await send(letter({ envelopeId }))
    const other = letter({ envelopeId })
    const acknowledgement = answered(await send(other))
    expect(acknowledgement.code).toBe('fatal-error')
    expect(acknowledgement.issues[0]).toMatchObject({ type: 'duplicate', expression: 'Bundle.id' })
    expect((await rowsOf(acknowledgement.answers))[0]).toMatchObject({ verdict: 'parked', envelope_id: null })
    expect(answered(await send(other)).code).toBe('fatal-error')
    await house.settle()
    expect(heard).toHaveLength(1)
  })

  test('with the database away the sender is asked to come again, and then it is taken in', async () => {
    const nowhere = openDatabase({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' })
    const bytes = letter()
    const acknowledgement = answered(await send(bytes, createShell({ ...house.shell, db: nowhere })))
    await nowhere.close()
    expect(acknowledgement.code).toBe('transient-error')
    expect(acknowledgement.issues).toMatchObject([
      { severity: 'error', details: 'MSG_Mailbox_Out_Of_Operation' },
    ])
    expect(answered(await send(bytes)).code).toBe('ok')
  })

  test('an acknowledgement is kept and never answered', async () => {
    const ours = printAcknowledgement(answered(await send(letter())), nextId)
    expect((await send(bytesOf(ours))).kind).toBe('taken')
    expect((await send(bytesOf(ours))).kind).toBe('taken')
  })

  test('one without a letter id cannot be answered and is turned away', async () => {
    const bundle = JSON.parse(letter().toString())
    delete bundle.entry[0].resource.id
    expect(await send(bytesOf(bundle))).toMatchObject({
      kind: 'turned-away',
      refusal: { code: 'message-not-answerable' },
      issues: [{ rule: 'letter-id-missing' }, { rule: 'provenance-missing' }].slice(0, 1),
    })
  })
})

describe('what is stored stays as it was', () => {
  test.each(['letters', 'repeats', 'handlings'])(
    'the program can neither change nor delete message.%s',
    async (table) => {
      await expect(house.db.pool.query(`update message.${table} set id = id`)).rejects.toThrow(
        /permission denied/,
      )
      await expect(house.db.pool.query(`delete from message.${table}`)).rejects.toThrow(/permission denied/)
    },
  )
})

describe('the message desk', () => {
  const parkOne = async () => {
    const [row] = await rowsOf(answersOf(await send(letterWithoutClass())))
    if (row === undefined) throw new Error('not parked')
    return row.id
  }

  test('shows the own organisation’s parked letters page by page, the newest first, and nobody else’s', async () => {
    const ids = [await parkOne(), await parkOne(), await parkOne()]
    const page = must(await listParked(house.shell, desk, { status: 'parked', after: undefined, limit: 2 }))
    expect(page.letters.map(({ id }) => id)).toEqual([ids[2], ids[1]])
    const next = must(
      await listParked(house.shell, desk, { status: 'parked', after: page.next ?? undefined, limit: 2 }),
    )
    expect(next.letters[0]?.id).toBe(ids[0])
    expect(page.letters[0]).toMatchObject({
      status: 'parked',
      answer: 'fatal-error',
      sender: { name: 'Medicinsk afdeling' },
      issues: [{ rule: 'class-unknown', isBlocking: true }],
    })
    expect(JSON.stringify(page)).not.toContain(knownCitizen)
    expect(
      must(await listParked(house.shell, stranger, { status: 'all', after: undefined, limit: 50 })).letters,
    ).toEqual([])
    expect(await getLetter(house.shell, stranger, ids[0] as MessageId)).toMatchObject({
      refusal: { code: 'letter-unknown' },
    })
  })

  test('shows the desk all that comes to the municipality, and another room of it nothing', async () => {
    const id = await parkOne()
    const all = { status: 'all', after: undefined, limit: 50 } as const
    for (const job of ['job-centre-worker', 'secretary']) {
      const worker = { ...jobCentreWorker, function: job }
      expect(must(await listParked(house.shell, worker, all)).letters).toEqual([])
      expect(await getLetter(house.shell, worker, id)).toMatchObject({ refusal: { code: 'letter-unknown' } })
    }
    const sorter = { ...jobCentreWorker, function: 'message-desk' }
    expect(must(await getLetter(house.shell, sorter, id)).letter.id).toBe(id)
    expect(must(await getLetter(house.shell, nurse, id)).letter.id).toBe(id)
  })

  test('a parked letter is closed once, with a reason', async () => {
    const waiting = await countParked(house.shell)
    const id = await parkOne()
    expect(await countParked(house.shell)).toBe(waiting + 1)
    const [one, other] = await Promise.all([
      closeLetter(house.shell, desk, id, 'Ringet til afdelingen'),
      closeLetter(house.shell, desk, id, 'Ringet til afdelingen'),
    ])
    expect([one.ok, other.ok].toSorted()).toEqual([false, true])
    expect(await countParked(house.shell)).toBe(waiting)
    const view = must(await getLetter(house.shell, desk, id))
    expect(view).toMatchObject({
      letter: { status: 'closed' },
      handlings: [{ kind: 'closed', reason: 'Ringet til afdelingen', personId: desk.personId }],
      mayBeHandled: false,
    })
  })

  test('a letter that still cannot be understood stays parked, and the try is kept', async () => {
    const id = await parkOne()
    expect(must(await retryLetter(house.shell, desk, id))).toMatchObject({
      status: 'parked',
      issues: [{ rule: 'class-unknown' }],
    })
    expect(must(await getLetter(house.shell, desk, id)).handlings.map(({ kind }) => kind)).toEqual([
      'tried-again',
    ])
  })

  test('a letter parked only for its envelope is taken in by a person, told once, and the sender is not told otherwise', async () => {
    const envelopeId = nextId()
    await send(letter({ envelopeId }))
    const acknowledgement = answered(await send(letter({ envelopeId })))
    const [row] = await rowsOf(acknowledgement.answers)
    if (row === undefined) throw new Error('not parked')
    await house.settle()
    heard.length = 0
    expect(must(await retryLetter(house.shell, desk, row.id))).toMatchObject({ status: 'received' })
    expect(await retryLetter(house.shell, desk, row.id)).toMatchObject({
      refusal: { code: 'letter-not-parked' },
    })
    await house.settle()
    expect(heard).toHaveLength(1)
    expect(heard[0]?.data.messageId).toBe(row.id)
    expect((await rowsOf(acknowledgement.answers))[0]?.answer_code).toBe('fatal-error')
  })

  test('whoever looks at an original is written down', async () => {
    const bytes = Buffer.from(letterWithoutClass().toString().replace(knownCitizen, 'ukendt'))
    const [row] = await rowsOf(answersOf(await send(bytes)))
    if (row === undefined) throw new Error('not parked')
    const original = must(await viewOriginal(house.shell, desk, row.id))
    expect(original.text).toBe(bytes.toString())
    expect(must(await getLetter(house.shell, desk, row.id)).handlings).toMatchObject([
      { kind: 'looked', personId: desk.personId },
    ])
    expect(await viewOriginal(house.shell, stranger, row.id)).toMatchObject({
      refusal: { code: 'letter-unknown' },
    })
  })

  test('the original of a letter about a known citizen opens only by the rules of access', async () => {
    const id = await parkOne()
    expect(await viewOriginal(house.shell, desk, id)).toMatchObject({ ok: false })
    expect(must(await getLetter(house.shell, desk, id)).handlings).toEqual([])
  })

  test('a colleague who does not look after the messages neither opens a letter nor deals with it', async () => {
    const unreadable = Buffer.from(letterWithoutClass().toString().replace(knownCitizen, 'ukendt'))
    const [row] = await rowsOf(answersOf(await send(unreadable)))
    if (row === undefined) throw new Error('not parked')
    const refusal = { code: 'letter-not-for-your-work' }
    expect(await viewOriginal(house.shell, nurse, row.id)).toMatchObject({ refusal })
    expect(await retryLetter(house.shell, nurse, row.id)).toMatchObject({ refusal })
    expect(await closeLetter(house.shell, nurse, row.id, 'Set')).toMatchObject({ refusal })
    expect(must(await getLetter(house.shell, nurse, row.id))).toMatchObject({
      handlings: [],
      mayBeHandled: false,
    })
  })

  test('a letter whose content may not be kept has no original to see', async () => {
    const [row] = await rowsOf(answersOf(await send(letter({ cprNumber: citizenWithoutCase }))))
    if (row === undefined) throw new Error('not kept')
    expect(await viewOriginal(house.shell, desk, row.id)).toMatchObject({
      refusal: { code: 'letter-not-kept' },
    })
  })
})

describe('the FHIR door', () => {
  let server: FastifyInstance
  beforeAll(async () => {
    server = fastify()
    mountDoor(server, house.shell)
    await server.ready()
  })
  afterAll(() => server.close())

  const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    server.inject({
      method: 'POST',
      url: '/fhir/$process-message',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json', ...headers },
      payload,
    })

  test('opens for a token it knows, and tells a stranger so in FHIR', async () => {
    expect((await post(letter())).statusCode).toBe(200)
    const refused = await post(letter(), { authorization: 'Bearer wrong' })
    expect(refused.statusCode).toBe(401)
    expect(refused.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'login' }] })
  })

  test('answers JSON with JSON and XML with XML, or as the sender accepts', async () => {
    const json = await post(letter())
    expect(json.headers['content-type']).toMatch('application/fhir+json')
    expect(json.json()).toMatchObject({ resourceType: 'Bundle', type: 'message' })
    const xml = await post(xmlOfFhir(letterBundle()), { 'content-type': 'application/fhir+xml' })
    expect(xml.headers['content-type']).toMatch('application/fhir+xml')
    expect(xml.body).toContain('<code value="ok"/>')
    expect((await post(letter(), { accept: 'application/fhir+xml' })).body).toMatch(/^<\?xml/)
  })

  test('a message that breaks the rules is understood and answered: status 200 and an acknowledgement', async () => {
    const answer = await post(letterWithoutClass())
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('"code":"fatal-error"')
    expect(answer.body).not.toContain(knownCitizen)
  })

  test('what cannot be read is turned away with the reason, and never repeated', async () => {
    const broken = await post(`{"identifier":"${knownCitizen}"`)
    expect([broken.statusCode, broken.json().issue[0].details.text]).toEqual([
      400,
      'Meddelelsen er ikke gyldig JSON.',
    ])
    expect(broken.body).not.toContain(knownCitizen)
    expect((await post('')).statusCode).toBe(400)
    expect((await post('['.repeat(10_000))).statusCode).toBe(400)
    expect((await post('{"a":'.repeat(10_000))).json().issue[0].details.text).toBe(
      'Meddelelsen er pakket ind i for mange lag.',
    )
    expect((await post('{"resourceType":"Patient"}')).statusCode).toBe(422)
    expect((await post(Buffer.alloc(1_100_000, 'x'))).statusCode).toBe(413)
  })

  test('an acknowledgement is taken without an answer', async () => {
    const ours = printAcknowledgement(answered(await send(letter())), nextId)
    const answer = await post(JSON.stringify(ours))
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
  })
})

describe('the watched folder', () => {
  let folder: string
  let sightings: Sightings
  const inbox = (name: string, content: string | Buffer) => writeFile(join(folder, 'in', name), content)
  const list = (room: string) => readdir(join(folder, room)).then((names) => names.toSorted())
  const sweep = () => sweepFolder(house.shell, folder, sightings)
  let folders = 0

  beforeEach(async () => {
    folders += 1
    folder = join(house.shell.settings.DATA_DIR, `watched-${folders}`)
    sightings = new Map()
    await mkdir(folder)
    await prepareFolder(folder)
  })

  test('a file that has lain still is taken in, answered and put away', async () => {
    await inbox('admission.json', letter())
    expect(await sweep()).toBe(0)
    expect(await sweep()).toBe(1)
    expect([await list('in'), await list('done'), await list('out')]).toEqual([
      [],
      ['admission.json'],
      ['admission.answer.json'],
    ])
    expect(await readFile(join(folder, 'out', 'admission.answer.json'), 'utf8')).toContain('"code":"ok"')
    await house.settle()
    expect(heard).toHaveLength(1)
  })

  test('a file that is still being written is left alone until it is whole', async () => {
    const bytes = letter()
    await inbox('half.json', bytes.subarray(0, 500))
    await sweep()
    await inbox('half.json', bytes)
    expect(await sweep()).toBe(0)
    expect(await sweep()).toBe(1)
    expect(await list('done')).toEqual(['half.json'])
  })

  test('the same file twice does no harm, whatever it is called', async () => {
    const bytes = letter()
    await inbox('one.json', bytes)
    await inbox('two.json', bytes)
    await sweep()
    expect(await sweep()).toBe(2)
    await inbox('one.json', bytes)
    await sweep()
    expect(await sweep()).toBe(1)
    expect(await list('done')).toHaveLength(3)
    await house.settle()
    expect(heard).toHaveLength(1)
  })

  test('what is wrong goes to failed with the reason beside it; what is no message is not touched', async () => {
    await inbox('wrong.json', letterWithoutClass())
    await inbox('broken.xml', '<Bundle')
    await inbox('read-me.txt', 'hej')
    await sweep()
    await sweep()
    expect([await list('in'), await list('failed')]).toEqual([['read-me.txt'], ['broken.xml', 'wrong.json']])
    expect(await readFile(join(folder, 'out', 'broken.answer.json'), 'utf8')).toContain(
      'Meddelelsen er ikke gyldig XML.',
    )
    expect(await readFile(join(folder, 'out', 'wrong.answer.json'), 'utf8')).toContain('"code":"fatal-error"')
  })

  test('on trouble of our own the file waits and is taken later', async () => {
    const nowhere = openDatabase({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'none' })
    const troubled = createShell({ ...house.shell, db: nowhere })
    await inbox('later.json', letter())
    await sweepFolder(troubled, folder, sightings)
    expect(await sweepFolder(troubled, folder, sightings)).toBe(0)
    await nowhere.close()
    expect([await list('in'), await list('out')]).toEqual([['later.json'], []])
    expect(await sweep()).toBe(1)
    expect(await list('done')).toEqual(['later.json'])
  })

  test('two servers on one folder answer alike and tell once', async () => {
    await inbox('shared.json', letter())
    const others: Sightings = new Map()
    await sweep()
    await sweepFolder(house.shell, folder, others)
    await Promise.all([sweep(), sweepFolder(house.shell, folder, others)])
    expect([await list('in'), await list('done')]).toEqual([[], ['shared.json']])
    await house.settle()
    expect(heard).toHaveLength(1)
  })
})
