// Quiet hours against a slow scan, minute by minute, of the clock on the wall.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MINUTE_MS } from '../../../src/time.ts'
import { quietUntil } from '../../../src/world/places/quiet-hours.ts'
import { zonesOf } from '../../../src/world/places/zones.ts'

const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Africa/Casablanca',
]
/** Days around changes of the clock in 2026, and a plain one. */
const DAYS = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
  '2026-06-15',
]

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
)

/** The wall's own words: what it shows is compared as text. */
function isQuiet(t: number, zones: readonly string[], from: string, to: string): boolean {
  return zones.some((zone) => {
    const shown = formats.get(zone)?.format(t) ?? ''
    return from < to ? shown >= from && shown < to : from > to && (shown >= from || shown < to)
  })
}

function slowUntil(t: number, zones: readonly string[], from: string, to: string) {
  if (!isQuiet(t, zones, from, to)) return undefined
  let minute = Math.floor(t / MINUTE_MS) * MINUTE_MS
  for (let i = 0; i < 3 * 1_440; i++) {
    if (!isQuiet(minute, zones, from, to)) return minute
    minute += MINUTE_MS
  }
  return 'later'
}

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 29, 30, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)

test('ends when the wall clock says so, also where clocks are put forward or back', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...DAYS),
      fc.integer({ min: -720, max: 2_880 }),
      fc.integer({ min: 0, max: 59_999 }),
      clock,
      clock,
      (zones, day, minute, ms, from, to) => {
        const t = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS + ms
        const expected = slowUntil(t, zones, from, to)
        const found = quietUntil(t, zones, { from, to })
        if (expected === 'later') assert.ok(found === null || (found ?? 0) > t + 2 * 86_400_000)
        else assert.equal(found, expected)
      },
    ),
    { numRuns: 300 },
  )
})

test('counts `from` as inside and `to` as outside, over midnight too', () => {
  const at = (time: string) => Date.parse(`2026-06-15T${time}+09:00`)
  const night = { from: '21:00', to: '08:00' }
  const zones = ['Asia/Tokyo']
  assert.equal(quietUntil(at('20:59:59.999'), zones, night), undefined)
  assert.equal(quietUntil(at('21:00:00'), zones, night), Date.parse('2026-06-16T08:00+09:00'))
  assert.equal(quietUntil(at('07:59:59.999'), zones, night), at('08:00:00'))
  assert.equal(quietUntil(at('08:00:00'), zones, night), undefined)
})

test('takes the zone the evidence names, else the number’s, else all of the country', () => {
  assert.deepEqual(zonesOf({ declared: 'Asia/Kathmandu', phone: '+819012345678' }), [
    'Asia/Kathmandu',
  ])
  assert.deepEqual(zonesOf({ declared: 'Mars/Olympus', phone: '+819012345678' }), ['Asia/Tokyo'])
  assert.ok(zonesOf({ phone: '+12125550123' }).includes('America/New_York'))
  assert.ok(zonesOf({ country: 'US' }).length > 4)
  assert.ok(zonesOf({}).length > 20)
})

test('takes the number’s zone only where its digits tell a place', () => {
  const zones = (phone: string, country?: string) => zonesOf({ phone, country })
  // Landlines, and mobiles where these are given out by place.
  assert.deepEqual(zones('+61892345678', 'AU'), ['Australia/Adelaide', 'Australia/Perth'])
  assert.deepEqual(zones('+74951234567', 'RU'), ['Europe/Moscow'])
  assert.deepEqual(zones('+5511987654321', 'BR'), ['America/Sao_Paulo'])
  assert.deepEqual(zones('+14165550123', 'CA'), ['America/Toronto'])
  // Mobiles of a network: anywhere in the country.
  assert.ok(zones('+79161234567', 'RU').includes('Asia/Vladivostok'))
  assert.ok(zones('+61412345678', 'AU').includes('Australia/Perth'))
  assert.ok(zones('+351912345678', 'PT').includes('Atlantic/Azores'))
  // Half past eight in the evening in Moscow is half past three at night in Vladivostok.
  const night = { from: '21:00', to: '08:00' }
  const at = Date.parse('2026-06-15T17:30:00Z')
  assert.equal(quietUntil(at, ['Europe/Moscow'], night), undefined)
  assert.notEqual(quietUntil(at, zones('+79161234567', 'RU'), night), undefined)
  // No country is known, the calling code is.
  assert.deepEqual(zones('+390123'), ['Europe/Rome', 'Europe/Vatican'])
})

test('is quiet in a country of several zones while it is quiet in any of them', () => {
  const zones = zonesOf({ country: 'BR' })
  const hours = { from: '21:00', to: '08:00' }
  // 08:30 in São Paulo is 06:30 in Rio Branco, five hours behind UTC.
  const at = Date.parse('2026-06-15T11:30:00Z')
  assert.equal(quietUntil(at, ['America/Sao_Paulo'], hours), undefined)
  assert.equal(quietUntil(at, zones, hours), Date.parse('2026-06-15T13:00:00Z'))
})
