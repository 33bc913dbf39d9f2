import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '../../../kernel/instant.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/shell.ts'
import type { WrittenAttachment } from './domain/profiles/care-communication/compose-care-communication.ts'
import { readBundle } from './domain/reading/read-bundle.ts'
import { receive } from './index.ts'
import { careLetter, letter, nextId, printed } from './letters-for-tests.ts'
import { judgeIncoming, readAndJudge } from './use-cases/judge-whole.ts'
import { readingLimits } from './use-cases/reading-limits.ts'

const contentType = 'application/fhir+json'
let house: TestHouse

beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

/** A letter with a picture of so many megabytes. */
function letterOf(megabytes: number): Buffer {
  const picture: WrittenAttachment = {
    id: nextId(),
    title: 'Såret',
    contentType: 'image/jpeg',
    data: randomBytes(megabytes * 1024 * 1024).toString('base64'),
    createdAt: instant('2026-06-01T08:59:00.000Z'),
    author: { name: 'Mia Ek', role: { kind: 'text', text: 'Sygeplejerske' }, phone: '12345678' },
  }
  return printed(careLetter({ attachments: [picture] }))
}

test('a large letter is worth the same as if it had been judged among the others', async () => {
  const bytes = letterOf(2)
  const read = readBundle(bytes, readingLimits(house.shell), contentType)
  if (!read.ok) throw new Error(read.refusal.code)
  const judged = await judgeIncoming(house.shell, read.value.bundle)
  expect(judged.communication?.attachments).toHaveLength(1)
  expect(await readAndJudge(house.shell, { bytes, contentType })).toEqual({
    ok: true,
    value: { format: 'json', judged },
  })
})

test('a large letter that cannot be read is turned away, and the next one is read', async () => {
  const broken = letterOf(2).subarray(0, -10)
  expect(await readAndJudge(house.shell, { bytes: broken, contentType })).toMatchObject({
    ok: false,
    refusal: { code: 'json-broken' },
  })
  expect(await readAndJudge(house.shell, { bytes: letterOf(1), contentType })).toMatchObject({ ok: true })
})

test('given a letter of 45 MB that came first, small letters are answered before it', async () => {
  const answered: string[] = []
  const take = async (name: string, bytes: Buffer): Promise<void> => {
    await receive(house.shell, { bytes, contentType, channel: 'http' })
    answered.push(name)
  }
  await take('first', letter())
  const large = letterOf(34)
  await Promise.all([take('large', large), take('small', letter()), take('another small', letter())])
  expect(answered).toEqual(['first', 'small', 'another small', 'large'])
})
