import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { migrate } from '../../../src/database/migrate.ts'
import { canonicalAddress } from '../../../src/text/address.ts'
import { emptyDatabase } from '../../support/database.ts'

const ADDRESSES = [
  'https://Fictional-Times.example/TV/Tide/?utm_source=letter&page=2&A=1#comments',
  'http://a.example:80',
  'https://a.example:8443/x//?b=2&a=2&a=1&fbclid=IwAR',
  'https://a.example/already?id=1',
  'https://a.example/?MC_CID=1&utmost=2'
]

test('addresses recorded before they had one form are brought to it, but where another article has that already', async () => {
  const database = await emptyDatabase()
  try {
    await migrate(database, { until: '20261123000000_search' })
    const add = (address: string, place: number) => {
      const id = `0195162e-7a00-7000-8000-00000000000${place}`
      return database.sql(
        `INSERT INTO articles (id, slug, visibility, headline, language, canonical_url, folded, sort_key) VALUES ($1, $2, 'PUBLISHED', 'x', 'en', $3, 'x', $2)`,
        [id, `a${place}-${randomUUID()}`, address]
      )
    }
    for (const [place, address] of ADDRESSES.entries()) await add(address, place)
    await add('https://a.example/already/?utm_term=x&id=1', 9)
    await migrate(database)
    const rows = await database.sql('SELECT canonical_url FROM articles ORDER BY id')
    expect(rows.map((row) => row['canonical_url'])).toEqual([...ADDRESSES.map(canonicalAddress), 'https://a.example/already/?utm_term=x&id=1'])
  } finally {
    await database.close()
  }
})
