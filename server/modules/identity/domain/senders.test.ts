import { expect, test } from 'vitest'
import { readSenders } from './senders.ts'

test('location numbers and SOR codes are told apart, and each is kept once', () => {
  expect(readSenders(['5790000121526', '325421000016001', ' 5790000121526 '])).toEqual({
    ok: true,
    value: { glns: ['5790000121526'], sors: ['325421000016001'] },
  })
})

test.each(['5790000121527', '12345', 'Herlev', ''])('«%s» is no number of anybody', (number) => {
  expect(readSenders(['5790000121526', number])).toMatchObject({
    ok: false,
    refusal: { code: 'client-sender-number', data: { number } },
  })
})
