import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeReturnTo } from './return-to.ts'

test('a person comes back to the page they asked for', () => {
  expect(safeReturnTo('/borgere/0190?vis=plan')).toBe('/borgere/0190?vis=plan')
})

test('a link cannot send a person who signs in to another site', () => {
  for (const wanted of [
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'javascript:x',
    '',
  ])
    expect(safeReturnTo(wanted)).toBe('/')
})

test('a CPR number somebody has typed into an address goes no further; the ids in ours do', () => {
  expect(safeReturnTo('/borgere/2509479989')).toBe('/')
  expect(safeReturnTo('/borgere/250947-9989?vis=plan')).toBe('/')
  const ours = '/borgere/01987654-3210-7654-8321-012345678901'
  expect(safeReturnTo(ours)).toBe(ours)
})

test('whatever is asked for, the way back stays at home', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (url, text) => {
      for (const wanted of [url, text, `/${text}`, `//${text}`])
        expect(new URL(safeReturnTo(wanted), 'http://home.example').host).toBe('home.example')
    }),
  )
})
