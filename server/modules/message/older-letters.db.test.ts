import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CitizenId, OrganisationId } from '../../../kernel/ids.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import type { Result } from '../../../kernel/result.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import { sql } from '../../platform/db/sql.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import { recordKnownTo, registerCitizen } from '../citizen/index.ts'
import { type NewUnit, registerUnit } from '../organisation/index.ts'
import type { OlderFormat, OlderLetter } from './domain/legacy/facts.ts'
import { olderFormatOf, printOlder, printOlderMessage, readOlder } from './domain/legacy/older-message.ts'
import type { WallTime } from './domain/legacy/wall-time.ts'
import { prepareFolder, type Sightings, sweepFolder } from './folder.ts'
import { citizenWithoutCase, hospitalMailbox, knownCitizen, municipalMailbox } from './letters-for-tests.ts'
import { printAnswer } from './use-cases/print-answer.ts'
import { type Receipt, receive } from './use-cases/receive.ts'

let house: TestHouse
let citizenId: CitizenId
let receiverUnitId: OrganisationId
const heard: DeliveredEvent[] = []
const listener: Listener = {
  name: 'test.hear-older-letters',
  on: [
    'older-letter-received',
    'care-communication-received',
    'hospital-notification-received',
    'acknowledgement-received',
  ],
  handle: async (_shell, events) => void heard.push(...events),
}

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

beforeAll(async () => {
  house = await openTestHouse({ listeners: [listener], env: { MESSAGE_LIMIT_MB: '1' } })
  const since = '2020-01-01' as DanishDate
  const add = async (told: Omit<NewUnit, 'validFrom'>) =>
    must(await registerUnit(house.shell, { validFrom: since, ...told })).id
  const hospital = await add({ kind: 'hospital', name: 'Sygehuset' })
  await add({ kind: 'department', parentId: hospital, ...hospitalMailbox })
  const municipality = await add({ kind: 'municipality', name: 'Kommunen', municipalityCode: '0580' })
  receiverUnitId = await add({
    kind: 'team',
    parentId: municipality,
    room: 'elder-care',
    ...municipalMailbox,
  })
  citizenId = must(await registerCitizen(house.shell, { number: knownCitizen, name: 'Bruno Test Elmer' }))
  const sourceId = house.shell.ids.next<string>()
  await recordKnownTo(house.shell, { citizenId, municipalityCode: '0580', sourceId, from: since })
})
afterAll(() => house.close())

let count = 0
const at = '2026-06-05T12:00' as WallTime

/** What stands around every letter of these tests; each a new one. */
function around(cpr: string = knownCitizen) {
  count += 1
  return {
    envelope: { envelopeId: `K${count}`, sentAt: at, asksReceipt: true },
    sender: {
      gln: hospitalMailbox.gln,
      number: { value: '2001060', kind: 'hospital-department' as const },
      name: 'Sygehuset',
    },
    receiver: { gln: municipalMailbox.gln, number: { value: '580', kind: 'municipality' as const } },
    citizen: { number: { kind: 'cpr' as const, value: cpr }, family: 'Elmer', state: 'admitted' as const },
  }
}

function correspondence(cpr?: string): OlderLetter {
  return {
    kind: 'correspondence',
    ...around(cpr),
    letter: { letterId: `B${count}`, version: 'D9134L', writtenAt: at, status: 'new' },
    subject: 'Forundersøgelse',
    priority: 'high',
    texts: ['Blodtrykket følges op i næste uge.'],
    references: [],
  }
}

function dischargeLetter(): OlderLetter {
  return {
    kind: 'discharge-letter',
    ...around(),
    letter: { letterId: `B${count}`, version: 'D0133L', writtenAt: at, status: 'new' },
    relatives: [],
    diagnoses: { main: { code: 'DI10', text: 'Blodtryksforhøjelse' }, mainAdditional: [], others: [] },
    texts: [{ text: 'Indlagt af vagtlæge.' }],
    references: [],
  }
}

function notice(kind: 'admission-notice' | 'discharge-notice', when: string, noticeId?: string): OlderLetter {
  const { citizen, ...rest } = around()
  const head = {
    letterId: `B${count}`,
    version: kind === 'admission-notice' ? 'D2030C' : 'D1730C',
    writtenAt: `${when}:00` as WallTime,
    status: 'new' as const,
    noticeId: noticeId ?? `B${count}`,
  }
  return {
    kind,
    ...rest,
    sender: { ...rest.sender, answersGln: hospitalMailbox.gln },
    letter: head,
    citizen: { number: citizen.number },
    at: when as WallTime,
  }
}

function bytesOf(letter: OlderLetter, format: OlderFormat = 'edifact'): Buffer {
  return Buffer.from(must(printOlder(letter, format)))
}

const take = (bytes: Uint8Array): Promise<Receipt> =>
  receive(house.shell, { bytes, contentType: '', channel: 'program' })

/** The receipt that is sent back, read as its sender would read it. */
function answerOf(receipt: Receipt) {
  const { status, body } = printAnswer(house.shell, receipt, undefined)
  const bytes = Buffer.from(body as Buffer)
  const format = olderFormatOf(bytes)
  const read = format && readOlder(bytes, format, { bytes: 1e6, depth: 30 })
  const letter = read?.ok ? read.value.letters[0]?.facts : undefined
  if (letter?.kind !== 'receipt') return { status, outcome: undefined }
  const [answered] = letter.original.letters
  return {
    status,
    outcome: letter.outcome,
    answers: answered?.letterId,
    reason: (answered?.refusal ?? letter.original.refusal)?.reason,
  }
}

async function toldAfter(work: () => Promise<unknown>): Promise<DeliveredEvent[]> {
  await house.settle()
  heard.length = 0
  await work()
  await house.settle()
  return [...heard]
}

function stored(letterId: string) {
  return house.shell.db.maybe<{
    standard: string
    code: string | null
    verdict: string
    envelope: string | null
  }>(
    sql`select standard, code, verdict, envelope_id as envelope from message.letters where letter_id = ${letterId}`,
  )
}

describe('A letter of the older formats comes in', () => {
  test.each(['edifact', 'oioxml'] as const)(
    'a correspondence in %s is told as CareCommunication is',
    async (format) => {
      const letter = correspondence()
      let receipt: Receipt | undefined
      const [event] = await toldAfter(async () => {
        receipt = await take(bytesOf(letter, format))
      })
      expect(event).toMatchObject({
        type: 'care-communication-received',
        citizenId,
        data: {
          receiverUnitId,
          communication: { version: 'older', topic: 'Forundersøgelse', priority: 'asap', category: 'other' },
        },
      })
      expect(JSON.stringify(event)).not.toContain(knownCitizen)
      expect(receipt && answerOf(receipt)).toMatchObject({
        status: 200,
        outcome: 'positive',
        answers: `B${count}`,
      })
    },
  )

  test('the same letter again gives the same answer and tells nothing', async () => {
    const bytes = bytesOf(dischargeLetter())
    const first = await take(bytes)
    const told = await toldAfter(async () => expect(answerOf(await take(bytes))).toEqual(answerOf(first)))
    expect(told).toEqual([])
    expect(await stored(`B${count}`)).toEqual({
      standard: 'discharge-letter',
      code: null,
      verdict: 'received',
      envelope: null,
    })
  })

  test('receipts are numbered by themselves: a letter with the number of a receipt is a letter, and the other way round', async () => {
    const [before, after] = [correspondence(), dischargeLetter()]
    const receipt = (number: string): OlderLetter => {
      const { envelope, sender, receiver } = around()
      const original = { envelopeId: 'K0', senderGln: receiver.gln, receiverGln: sender.gln, letters: [] }
      const parties = { sender: { gln: sender.gln }, receiver: { gln: receiver.gln } }
      return { kind: 'receipt', outcome: 'positive', envelope, letterId: number, ...parties, original }
    }
    const numberOf = (letter: OlderLetter) => (letter.kind === 'receipt' ? '' : letter.letter.letterId)
    const told = await toldAfter(async () => {
      await take(bytesOf(before))
      await take(bytesOf(receipt(numberOf(before))))
      await take(bytesOf(receipt(numberOf(after))))
      await take(bytesOf(after))
    })
    expect(told.map(({ type }) => type).toSorted()).toEqual([
      'acknowledgement-received',
      'acknowledgement-received',
      'care-communication-received',
      'older-letter-received',
    ])
  })

  test('twenty at once of the same letter are one letter', async () => {
    const bytes = bytesOf(dischargeLetter())
    const receipts = await Promise.all(Array.from({ length: 20 }, () => take(bytes)))
    expect(new Set(receipts.map((one) => answerOf(one).outcome))).toEqual(new Set(['positive']))
    const { rows } = await house.shell.db.one<{ rows: number }>(
      sql`select count(*) as rows from message.letters where letter_id = ${`B${count}`}`,
    )
    expect(Number(rows)).toBe(1)
  })

  test('a sender who wants no positive receipt gets none', async () => {
    const letter = correspondence()
    const quiet = { ...letter, envelope: { ...letter.envelope, asksReceipt: false } } as OlderLetter
    expect(answerOf(await take(bytesOf(quiet)))).toEqual({ status: 204, outcome: undefined })
  })

  test('a letter about somebody nobody here knows is kept for a person, and its sender hears no more than that it came', async () => {
    const receipt = await take(bytesOf(correspondence('0108584947')))
    expect(answerOf(receipt).outcome).toBe('positive')
    expect(await stored(`B${count}`)).toMatchObject({ verdict: 'parked' })
  })

  test('a letter to nobody here is turned away by its location number', async () => {
    const letter = correspondence()
    const astray = { ...letter, receiver: { ...letter.receiver, gln: '5790000999033' } } as OlderLetter
    expect(answerOf(await take(bytesOf(astray)))).toMatchObject({
      outcome: 'negative',
      reason: 'mailbox-unknown',
    })
  })

  test('a kind or version of letter we do not read is told to its sender as such, and kept', async () => {
    const text = bytesOf(dischargeLetter()).toString('latin1')
    const answer = answerOf(await take(Buffer.from(text.replace('D0133L', 'D0199L'), 'latin1')))
    expect(answer).toMatchObject({ outcome: 'negative', reason: 'version' })
    expect(await stored(`B${count}`)).toMatchObject({ verdict: 'parked', standard: 'discharge-letter' })
  })

  test('an envelope whose counts are wrong is turned away whole, with a receipt that says so', async () => {
    const text = bytesOf(dischargeLetter()).toString('latin1')
    const receipt = await take(Buffer.from(text.replace('UNZ+1+', 'UNZ+2+'), 'latin1'))
    expect(answerOf(receipt)).toMatchObject({ status: 400, outcome: 'negative', reason: 'syntax' })
    expect(await stored(`B${count}`)).toBeUndefined()
  })

  test('two letters in one envelope are two letters, and neither original holds the other', async () => {
    const first = correspondence()
    const second = correspondence()
    const bytes = must(printOlderMessage([first, second], 'edifact'))
    expect(answerOf(await take(bytes)).outcome).toBe('positive')
    const originals = await house.shell.db.query<{ original: Buffer }>(
      sql`select original from message.letters where letter_id in (${`B${count - 1}`}, ${`B${count}`}) order by letter_id`,
    )
    expect(originals.map(({ original }) => original.toString('latin1').match(/UNH\+B\d+/g)?.length)).toEqual([
      1, 1,
    ])
  })
})

describe('Notices of admission and discharge', () => {
  test('an admission and the discharge after it are one stay, with the hospital’s SOR code from the register', async () => {
    const admitted = notice('admission-notice', '2026-06-01T09:30')
    const [start] = await toldAfter(() => take(bytesOf(admitted)))
    expect(start).toMatchObject({
      type: 'hospital-notification-received',
      data: { notification: { code: 'STIN', sender: { sor: hospitalMailbox.sor } } },
    })
    const [end] = await toldAfter(() => take(bytesOf(notice('discharge-notice', '2026-06-04T13:00'))))
    const told = (event: DeliveredEvent | undefined) =>
      (event as { data: { notification: Record<string, string> } } | undefined)?.data.notification
    expect(told(end)).toMatchObject({
      code: 'SLHJ',
      episodeId: told(start)?.episodeId,
      periodStart: '2026-06-01T07:30:00.000Z',
      periodEnd: '2026-06-04T11:00:00.000Z',
    })
  })

  test('a correction of an admission nobody has told of is kept for a person', async () => {
    const letter = notice('admission-notice', '2026-06-10T09:30', 'UKENDT') as OlderLetter & {
      kind: 'admission-notice'
    }
    const corrected: OlderLetter = { ...letter, letter: { ...letter.letter, status: 'corrected' } }
    expect(await toldAfter(() => take(bytesOf(corrected)))).toEqual([])
    expect(await stored(`B${count}`)).toMatchObject({ verdict: 'parked', code: 'RE_STIN' })
  })

  test('of a citizen without a case in the municipality nothing is kept', async () => {
    must(await registerCitizen(house.shell, { number: citizenWithoutCase, name: 'Nancy Ann Test Berggren' }))
    const letter = notice('admission-notice', '2026-06-01T09:30')
    const other = {
      ...letter,
      citizen: { number: { kind: 'cpr', value: citizenWithoutCase } },
    } as OlderLetter
    expect(answerOf(await take(bytesOf(other))).outcome).toBe('positive')
    expect(await stored(`B${count}`)).toMatchObject({ verdict: 'not-relevant' })
  })
})

describe('A receipt for letters of ours', () => {
  test('is told as an acknowledgement for each letter it answers, and never answered', async () => {
    const { envelope, sender, receiver } = around()
    const receipt: OlderLetter = {
      kind: 'receipt',
      outcome: 'negative',
      envelope,
      letterId: `R${count}`,
      sender: { gln: sender.gln },
      receiver: { gln: receiver.gln },
      original: {
        envelopeId: 'VORES1',
        senderGln: receiver.gln,
        receiverGln: sender.gln,
        letters: [
          { letterId: 'VORES1', version: 'D1630C', refusal: { reason: 'version' } },
          { letterId: 'VORES2', version: 'D1630C', refusal: { reason: 'version' } },
        ],
      },
    }
    const told = await toldAfter(async () => expect((await take(bytesOf(receipt))).kind).toBe('taken'))
    expect(told.map(({ data }) => (data as { answers: string }).answers).toSorted()).toEqual([
      'VORES1',
      'VORES2',
    ])
  })
})

describe('The watched folder', () => {
  test('answers an EDIFACT file with an EDIFACT file, and a broken one too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'older-letters-'))
    await mkdir(folder, { recursive: true })
    await prepareFolder(folder)
    await writeFile(join(folder, 'in', 'epikrise.edi'), bytesOf(dischargeLetter()))
    await writeFile(join(folder, 'in', 'skaaret.edi'), bytesOf(dischargeLetter()).subarray(0, 300))
    const sightings: Sightings = new Map()
    await sweepFolder(house.shell, folder, sightings)
    expect(await sweepFolder(house.shell, folder, sightings)).toBe(2)
    expect(await readdir(join(folder, 'done'))).toEqual(['epikrise.edi'])
    expect(await readdir(join(folder, 'failed'))).toEqual(['skaaret.edi'])
    expect((await readFile(join(folder, 'out', 'epikrise.answer.edi'))).toString('latin1')).toContain('CTL03')
  })
})
