// What may not become a code: colours nobody can scan, logos that are something else.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { PNG } from 'pngjs'
import { ToolkitError } from '../../src/errors.ts'
import { LOGO_MOST, logoPng, readLogo } from '../../src/qr/logo.ts'
import { matrixOf } from '../../src/qr/matrix.ts'
import { decoded } from '../../src/qr/proof.ts'
import { colourOf, coloursReadable } from '../../src/qr/style.ts'
import { logo, uriOf } from '../support/codes.ts'

const faultOf = (run: () => unknown): string => {
  try {
    run()
    return 'taken'
  } catch (error) {
    if (!(error instanceof ToolkitError)) throw error
    return `${error.status} ${error.code} ${error.faults[0]?.code}`
  }
}

test('colours need contrast, the darker one dark', () => {
  const judged = (dark: string, light: string) =>
    faultOf(() => coloursReadable({ dark, light }, ''))
  assert.equal(judged('#000000', '#ffffff'), 'taken')
  assert.equal(judged('#0f5d46', '#f6f3ec'), 'taken')
  assert.equal(judged('#ffffff', '#000000'), '422 unreadable_colours inverted')
  assert.equal(judged('#f6f3ec', '#0f5d46'), '422 unreadable_colours inverted')
  assert.equal(judged('#777777', '#888888'), '422 unreadable_colours contrast_low')
  assert.equal(judged('#ffff00', '#ffffff'), '422 unreadable_colours contrast_low')
  assert.equal(judged('#000000', '#000000'), '422 unreadable_colours contrast_low')
  assert.throws(() => coloursReadable({ dark: '#888888', light: '#ffffff' }, 'qr.'), {
    message: /3\.54 to 1/,
  })
})

test('every pair that is taken is read by a decoder', () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`)
  const matrix = matrixOf('https://optin.example/l/a', 'M')
  let taken = 0
  fc.assert(
    fc.property(colour, colour, (dark, light) => {
      if (faultOf(() => coloursReadable({ dark, light }, '')) !== 'taken') return
      taken++
      assert.equal(decoded(matrix, { dark, light }, 3), 'https://optin.example/l/a')
    }),
    { numRuns: 150 },
  )
  assert.ok(taken > 5)
})

test('a colour is six hex digits or three, with or without #, and nothing else', () => {
  assert.equal(colourOf('#AbCdEf'), '#abcdef')
  assert.equal(colourOf('012345'), '#012345')
  assert.equal(colourOf('#03F'), '#0033ff')
  for (const other of ['', '#', 'red', '#ffff', '##012345', '0123456', '#01234g', ' #012345', 7]) {
    assert.equal(colourOf(other), undefined)
  }
  assert.equal(colourOf(['#012345']), undefined)
  assert.equal(colourOf('#012345\n'), undefined)
})

/** A PNG of whatever is claimed, with right checksums. */
function png(chunks: readonly (readonly [name: string, data: Buffer])[]): Buffer {
  const parts = chunks.map(([name, data]) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
  })
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}
const header = (width: number, height: number, interlace = 0) => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([8, 6, 0, 0, interlace], 8)
  return ['IHDR', data] as const
}
const pixels = ['IDAT', deflateSync(Buffer.alloc((1 + 32 * 4) * 32))] as const
const end = ['IEND', Buffer.alloc(0)] as const

test('a logo that is a script, a drawing, another picture, broken or huge is refused, and said why', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const good = logo()
  const cases: [uri: string, fault: string][] = [
    ['javascript:alert(1)', 'logo_type'],
    ['https://elsewhere.example/logo.png', 'logo_type'],
    [`data:image/svg+xml;base64,${base64(script)}`, 'logo_type'],
    [`data:image/svg+xml,${encodeURIComponent(script)}`, 'logo_type'],
    [`data:text/html;base64,${base64('<script>alert(1)</script>')}`, 'logo_type'],
    [`data:image/jpeg;base64,${base64('\u00ff\u00d8\u00ff')}`, 'logo_type'],
    [`data:image/png;base64,${base64(script)}`, 'logo_broken'],
    ['data:image/png;base64,', 'logo_type'],
    [`data:image/png;base64,${good.toString('base64')}"><script>`, 'logo_type'],
    ['', 'logo_type'],
    [uriOf(good.subarray(0, 60)), 'logo_broken'],
    [uriOf(Buffer.concat([good, Buffer.from('<script>alert(1)</script>')])), 'logo_broken'],
    [uriOf(logo(8, 96)), 'logo_size'],
    [uriOf(logo(96, 1_200)), 'logo_size'],
    [`data:image/png;base64,${'A'.repeat(LOGO_MOST)}`, 'logo_size'],
    // Says it is small, unpacks to anything.
    [uriOf(png([header(32, 32, 1), pixels, end])), 'logo_broken'],
    [uriOf(png([header(32, 32), header(60_000, 60_000), pixels, end])), 'logo_broken'],
    [uriOf(png([header(60_000, 60_000), pixels, end])), 'logo_size'],
    [uriOf(png([header(32, 32), end])), 'logo_broken'],
    [uriOf(png([pixels, header(32, 32), end])), 'logo_broken'],
    [uriOf(png([header(32, 32), ['IDAT', Buffer.from('no zlib')], end])), 'logo_broken'],
    [uriOf(png([header(32, 32), ['IDAT', deflateSync(Buffer.alloc(5))], end])), 'logo_broken'],
  ]
  for (const [uri, fault] of cases) {
    assert.equal(
      faultOf(() => readLogo(uri)),
      `422 field_invalid ${fault}`,
      `${uri.slice(0, 60)} ${uri.length}`,
    )
  }
})

test('a small file that would unpack to a gigabyte is refused without unpacking it', () => {
  const bomb = ['IDAT', deflateSync(Buffer.alloc(100_000_000))] as const
  const file = png([header(32, 32), bomb, end])
  assert.ok(file.length < LOGO_MOST)
  const before = process.memoryUsage().arrayBuffers
  const outcome = faultOf(() => readLogo(uriOf(file)))
  assert.equal(outcome, '422 field_invalid logo_broken')
  assert.ok(process.memoryUsage().arrayBuffers - before < 50_000_000)
})

test('noise is refused or is a picture, and never anything else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (noise, isFramed) => {
      const data = Buffer.from(noise)
      const file = isFramed ? png([header(32, 32), ['IDAT', data], end]) : data
      assert.match(
        faultOf(() => readLogo(uriOf(file))),
        /^(taken|422 field_invalid logo_(type|broken|size))$/,
      )
    }),
  )
})

test('logos of every colour type keep their colours', () => {
  const image = new PNG({ width: 20, height: 16 })
  image.data.fill(Buffer.from([200, 40, 40, 255]))
  for (const colorType of [0, 2, 4, 6] as const) {
    const { pixels: read } = readLogo(uriOf(PNG.sync.write(image, { colorType })))
    const isGrey = colorType === 0 || colorType === 4
    const [red = 0, green = 0, , alpha] = read
    assert.equal(alpha, 255)
    assert.ok(isGrey ? red === green : red > 190 && green < 50, `colour type ${colorType}`)
  }
})

test('a logo goes on as pixels alone: what else its file held is gone', () => {
  const text = Buffer.from('Comment\0<script>alert(1)</script>')
  const file = png([header(32, 32), ['tEXt', text], pixels, end])
  const made = logoPng(readLogo(uriOf(file)), [255, 255, 255])
  assert.ok(!made.includes('script'))
  assert.ok(made.subarray(0, 8).equals(file.subarray(0, 8)))
})
