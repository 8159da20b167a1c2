import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalAddress } from '../../src/text/address.ts'

const PAGE = 'https://fictional-times.example/tv/tide-tables?page=2'

describe('two addresses of one page are equal', () => {
  test.each([
    ['with the campaign that led there', `${PAGE}&utm_source=news&utm_medium=email&UTM_Campaign=may`],
    ['shared on a social network', 'https://fictional-times.example/tv/tide-tables?fbclid=IwAR0&page=2&igshid=abc&mc_cid=1'],
    ['clicked in an advertisement', `${PAGE}&gclid=Cj0KCQ`],
    ['with a place within the page', `${PAGE}#comments`],
    ['with the host in capitals', 'HTTPS://Fictional-Times.EXAMPLE/tv/tide-tables?page=2'],
    ['with the port that goes without saying', 'https://fictional-times.example:443/tv/tide-tables?page=2'],
    ['with a slash at the end', 'https://fictional-times.example/tv/tide-tables/?page=2']
  ])('%s', (_name, shared) => expect(canonicalAddress(shared)).toBe(PAGE))

  test('with parameters in another order', () => {
    expect(canonicalAddress('https://a.example/?b=2&a=1')).toBe(canonicalAddress('https://a.example/?a=1&b=2'))
  })

  test('with a name in another script, written either way', () => {
    expect(canonicalAddress('https://bücher.example/ü')).toBe(canonicalAddress('https://xn--bcher-kva.example/%C3%BC'))
  })
})

describe('two addresses of two pages stay two', () => {
  test.each([
    ['another case in the path', 'https://a.example/A', 'https://a.example/a'],
    ['another port', 'https://a.example:8443/', 'https://a.example/'],
    ['another value', 'https://a.example/?id=1', 'https://a.example/?id=2'],
    ['values of one name in another order', 'https://a.example/?a=1&a=2', 'https://a.example/?a=2&a=1'],
    ['a parameter that only sounds like tracking', 'https://a.example/?utmost=1', 'https://a.example/']
  ])('%s', (_name, one, other) => expect(canonicalAddress(one)).not.toBe(canonicalAddress(other)))
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://a.example/', '/tv/tide', '', 'https://ada:secret@a.example/'])(
  '%p is no address of a page',
  (text) => expect(canonicalAddress(text)).toBeNull()
)

describe('of any address', () => {
  const address = fc.webUrl({ withQueryParameters: true, withFragments: true })

  test('the form is a form of itself', () => {
    fc.assert(
      fc.property(address, (url) => {
        const once = canonicalAddress(url)
        expect(once === null ? null : canonicalAddress(once)).toBe(once)
      })
    )
  })

  test('tracking parameters and a fragment change nothing', () => {
    const tracking = fc.constantFrom('utm_source', 'utm_term', 'gclid', 'fbclid', 'mc_eid', 'igshid', 'msclkid')
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), tracking, fc.webFragments(), (url, name, fragment) => {
        const joined = `${url}${url.includes('?') ? '&' : '?'}${name}=x1#${fragment}`
        expect(canonicalAddress(joined)).toBe(canonicalAddress(url))
      })
    )
  })
})
