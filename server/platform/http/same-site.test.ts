import { expect, test } from 'vitest'
import { comesFromElsewhere } from './same-site.ts'

const home = 'https://sammenhaeng.example.dk'
const isElsewhere = (headers: Record<string, string>) => comesFromElsewhere(headers, home)

test('a script of our own page is at home', () => {
  expect(isElsewhere({ 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty', origin: home })).toBe(
    false,
  )
  expect(isElsewhere({ origin: home })).toBe(false)
})

test('what is no browser says nothing, and is not asked', () => {
  expect(isElsewhere({})).toBe(false)
})

test('another site, a neighbouring address, a picture, a frame and an address typed in are from elsewhere', () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'https://other.example.dk' },
    { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' },
    { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'image' },
    { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'iframe' },
    { origin: 'https://sammenhaeng.example.dk.elsewhere.example' },
    { origin: 'http://sammenhaeng.example.dk' },
    { origin: 'null' },
  ])
    expect(isElsewhere(headers as Record<string, string>), JSON.stringify(headers)).toBe(true)
})
