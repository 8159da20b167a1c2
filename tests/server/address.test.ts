import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { callerAddress, neighbourhoodOf, shareOf, trustedNetworks } from '../../src/server/address.ts'

const NOBODY = trustedNetworks([])
const PROXIES = trustedNetworks(['10.0.0.0/8', '::1', '127.0.0.1'])

describe('The address that asks', () => {
  test('is the peer, whatever it claims, where the peer is no trusted proxy', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (peer, claim) => {
        expect(callerAddress(peer, claim, NOBODY)).toBe(peer)
      })
    )
  })

  test.each([
    ['the last hop that a proxy saw', '203.0.113.9', '203.0.113.9'],
    ['not what the caller wrote before it', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['looked for behind a second proxy of ours', '198.51.100.1, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['read with a port', '203.0.113.9:4711', '203.0.113.9'],
    ['read in brackets', '[2001:db8::9]:4711', '2001:db8::9'],
    ['IPv4 in the clothes of IPv6', '::ffff:203.0.113.9', '203.0.113.9']
  ])('is, behind a trusted proxy, %s', (_what, forwarded, caller) => {
    expect(callerAddress('127.0.0.1', forwarded, PROXIES)).toBe(caller)
    expect(callerAddress('::ffff:127.0.0.1', forwarded, PROXIES)).toBe(caller)
  })

  test.each([null, '', 'unknown', 'a, b', ',', '203.0.113.9, nonsense'])('is the proxy itself where it says "%s"', (forwarded) => {
    expect(callerAddress('127.0.0.1', forwarded, PROXIES)).toBe('127.0.0.1')
  })
})

describe('The share that an address counts against', () => {
  test('is the address itself for IPv4, and the /64 for IPv6', () => {
    expect(shareOf('203.0.113.9')).toBe('203.0.113.9')
    expect(shareOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
    expect(shareOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(shareOf('2001:db8:1:2:ffff::1')).toBe('2001:db8:1:2::/64')
    expect(shareOf('unknown')).toBe('unknown')
  })

  test('lies in a neighbourhood', () => {
    expect(neighbourhoodOf('203.0.113.9')).toBe('203.0.0.0/16')
    expect(neighbourhoodOf('2001:db8:1:2::1')).toBe('2001:db8::/32')
  })
})
