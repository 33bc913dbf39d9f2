import { expect, test } from 'vitest'
import { browserWords } from './browser-words.ts'

test('a person recognises the machine by its browser and its system', () => {
  const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  expect([
    browserWords(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`),
    browserWords(`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Edg/140.0.0.0`),
    browserWords(`Mozilla/5.0 (Linux; Android 10; K) ${chrome}`),
    browserWords(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    ),
    browserWords('Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'),
  ]).toEqual(['Chrome, Windows', 'Edge, Windows', 'Chrome, Android', 'Safari, iPhone', 'Firefox, Linux'])
})

test('what says nothing we know is not kept', () => {
  expect([browserWords(undefined), browserWords('node'), browserWords('<script>')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
