import * as fc from 'fast-check'

/** Texts near the grammar: most are valid dates, the rest miss by a little. */

const two = (min: number, max: number) => fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'))

const year = fc.integer({ min: 1795, max: 2205 }).map(String)

const masked = fc.oneof(two(179, 221).map((decade) => `${decade}X`), two(17, 22).map((century) => `${century}XX`))

const monthOrSeason = fc.oneof(two(1, 12), two(21, 24), two(0, 42), fc.constant('XX'))

const dayOfMonth = fc.oneof(two(1, 28), two(0, 32), fc.constant('XX'))

const plainDate = fc.oneof(
  year,
  masked,
  fc.tuple(year, monthOrSeason).map((parts) => parts.join('-')),
  fc.tuple(year, fc.oneof(two(1, 12), fc.constant('XX')), dayOfMonth).map((parts) => parts.join('-'))
)

const date = fc.tuple(plainDate, fc.constantFrom('', '', '', '?', '~', '%')).map((parts) => parts.join(''))

const clockTime = fc
  .tuple(
    fc.tuple(year, two(1, 12), two(1, 28)).map((parts) => parts.join('-')),
    two(0, 24),
    two(0, 59),
    fc.constantFrom('', ':00', ':59', ':05.250', ':60'),
    fc.constantFrom('', 'Z', 'z', '+00:00', '-05:00', '+14', '-14:00', '+05:45', '-00:00')
  )
  .map(([day, hour, minute, seconds, zone]) => `${day}T${hour}:${minute}${seconds}${zone}`)

const end = fc.oneof({ weight: 4, arbitrary: date }, { weight: 1, arbitrary: fc.constantFrom('..', '') })

const interval = fc.tuple(end, end).map((ends) => ends.join('/'))

export const nearEdtf = fc.oneof(date, interval, clockTime, date.map((text) => ` ${text.toLowerCase()}\n`))

/** Anything at all, lone surrogates and control characters among it. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom(...'0129X-/.?~%TZ:+ '), maxLength: 24 })
)

/** Days from 0001-01-01 to 9999-12-31. */
export const anyDay = fc
  .integer({ min: -719_162, max: 2_932_896 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))

/** Spans whose ends may be open; where both are given they are in order. */
export const anySpan = fc
  .tuple(fc.option(anyDay), fc.option(anyDay))
  .map(([a, b]) => (a !== null && b !== null && a > b ? { earliest: b, latest: a } : { earliest: a, latest: b }))
