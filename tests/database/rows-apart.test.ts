import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { RowsApart } from '../../src/database/rows-apart.ts'

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

function row(columns: readonly (string | null)[]): Buffer {
  const count = Buffer.alloc(2)
  count.writeInt16BE(columns.length)
  const parts = columns.map((text) => {
    const length = Buffer.alloc(4)
    length.writeInt32BE(text === null ? -1 : Buffer.byteLength(text))
    return Buffer.concat([length, Buffer.from(text ?? '')])
  })
  return message('D', Buffer.concat([count, ...parts]))
}

/** What comes out where bytes come in pieces that end at these places. */
function through(bytes: Buffer, cuts: readonly number[], taking: boolean) {
  const apart = new RowsApart()
  const rows: (string | null)[][] = []
  const passed: Buffer[] = []
  apart.on('data', (chunk: Buffer) => passed.push(Buffer.from(chunk)))
  if (taking) apart.taker = (columns) => void rows.push(columns.map((column) => column?.toString() ?? null))
  const ends = [...cuts.map((cut) => cut % bytes.length), bytes.length].toSorted((a, b) => a - b)
  // Each in a buffer of its own, as a socket gives them.
  ends.reduce((start, end) => {
    if (end > start) apart.take(Buffer.from(new Uint8Array(bytes.subarray(start, end))))
    return end
  }, 0)
  return { rows, passed: Buffer.concat(passed) }
}

const COLUMNS = fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 200 }), { nil: null }), { maxLength: 4 })
const MESSAGES = fc.array(fc.oneof(COLUMNS, fc.constantFrom('C', 'Z', '2', 'T')), { minLength: 1, maxLength: 12 })
const CUTS = fc.array(fc.nat(), { maxLength: 12 })

const written = (one: string | (string | null)[]) => (typeof one === 'string' ? message(one, Buffer.from('D\0\0\0 of another message').subarray(0, one.charCodeAt(0) % 9)) : row(one))

describe('Rows of a connection', () => {
  test('are taken as they came, in whatever pieces, and nothing else is', () => {
    fc.assert(
      fc.property(MESSAGES, CUTS, (messages, cuts) => {
        const { rows, passed } = through(Buffer.concat(messages.map(written)), cuts, true)
        expect(rows).toEqual(messages.filter((one) => typeof one !== 'string'))
        expect(passed).toEqual(Buffer.concat(messages.filter((one) => typeof one === 'string').map(written)))
      })
    )
  })

  test('are passed on with the rest where nobody takes them', () => {
    fc.assert(
      fc.property(MESSAGES, CUTS, (messages, cuts) => {
        const bytes = Buffer.concat(messages.map(written))
        expect(through(bytes, cuts, false)).toEqual({ rows: [], passed: bytes })
      })
    )
  })
})
