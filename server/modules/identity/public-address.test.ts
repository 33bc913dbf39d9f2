import { expect, test } from 'vitest'
import { isPublicAddress } from './public-address.ts'

test.each(['185.31.16.1', '1.1.1.1', '2a01:4f8::1', '2606:4700::1111'])(
  '%s is of the open world',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '192.0.0.170',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::7f00:1',
  '2001:db8::1',
  '2002:7f00:1::',
  'localhost',
  '',
])('%s leads into somebody’s own network, or nowhere', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})
