// Codes as files: read back by two decoders, at print size and small, in colours and with a logo.

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { PNG } from 'pngjs'
import { flattened, readLogo } from '../../src/qr/logo.ts'
import { matrixOf, QUIET } from '../../src/qr/matrix.ts'
import { drawnCode, pathOf } from '../../src/qr/path.ts'
import { LOGO_AREA_MOST, placeOf } from '../../src/qr/place.ts'
import { geometryOf, pngOf } from '../../src/qr/png.ts'
import { decoded, proven } from '../../src/qr/proof.ts'
import { PLAIN, type Style } from '../../src/qr/style.ts'
import { svgOf } from '../../src/qr/svg.ts'
import { logo, NO_ZBAR, readByJsqr, readByZbar, uriOf } from '../support/codes.ts'

const SHORT = 'https://optin.example/l/spring-poster'
const LONG = `https://wa.me/815012345678?text=${'%E5%90%8C'.repeat(60)}`
const LOGO = readLogo(uriOf(logo()))
const STYLES: Readonly<Record<string, Style>> = {
  plain: PLAIN,
  colours: { dark: '#0f5d46', light: '#f6f3ec' },
  logo: { ...PLAIN, logo: LOGO },
  'colours and a wide logo': {
    ...{ dark: '#1a237e', light: '#fff8e1', logo: readLogo(uriOf(logo(300, 60))) },
  },
}

for (const [name, style] of Object.entries(STYLES)) {
  test(`a code in ${name} reads back at 100, 1,200 and 4,000 pixels, by both readers`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'optin-qr-'))
    t.after(() => rm(folder, { recursive: true, force: true }))
    for (const [text, sizes] of [
      [SHORT, [100, 101, 1200, 4000]],
      [LONG, [400, 1200]],
    ] as const) {
      const matrix = matrixOf(text, style.logo ? 'H' : 'M')
      proven(matrix, style, Number.POSITIVE_INFINITY, text)
      for (const size of sizes) {
        const file = await pngOf(matrix, style, size)
        assert.deepEqual([file.readUInt32BE(16), file.readUInt32BE(20)], [size, size])
        if (size < 4000) assert.equal(readByJsqr(file), text, `jsqr ${size}`)
        if (NO_ZBAR) continue
        const path = join(folder, `${size}.png`)
        await writeFile(path, file)
        assert.equal(await readByZbar(path), text, `zbarimg ${size}`)
      }
    }
    if (NO_ZBAR) t.diagnostic(`read by jsqr alone: ${NO_ZBAR}`)
  })
}

test('a picture shows exactly the squares of its code, and at least four light ones around', async () => {
  for (const style of Object.values(STYLES)) {
    const matrix = matrixOf(SHORT, style.logo ? 'H' : 'M')
    const plate = style.logo && placeOf(matrix, style.logo).plate
    const { data, width } = PNG.sync.read(await pngOf(matrix, style, 333))
    const { scale, from } = geometryOf(matrix, 333)
    assert.ok(from >= QUIET * scale)
    const hexAt = (x: number, y: number) =>
      `#${Buffer.from(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)).toString('hex')}`
    for (let y = 0; y < 333; y++) {
      for (let x = 0; x < 333; x++) {
        const [column, row] = [Math.floor((x - from) / scale), Math.floor((y - from) / scale)]
        const isUnder =
          plate &&
          column >= plate.x &&
          column < plate.x + plate.width &&
          row >= plate.y &&
          row < plate.y + plate.height
        if (isUnder) continue
        const expected = matrix.isDark(column, row) ? style.dark : style.light
        if (hexAt(x, y) !== expected) assert.fail(`${x},${y}: ${hexAt(x, y)} is not ${expected}`)
      }
    }
  }
})

test('a logo covers at most nine hundredths of any code, in its middle, whatever its shape', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 16, max: 1024 }),
      fc.integer({ min: 16, max: 1024 }),
      (version, width, height) => {
        const matrix = { size: 17 + 4 * version, isDark: () => true }
        const { plate, logo: box } = placeOf(matrix, { width, height, pixels: new Uint8Array() })
        assert.ok(plate.width * plate.height <= LOGO_AREA_MOST * matrix.size ** 2)
        assert.equal(plate.x * 2 + plate.width, matrix.size)
        assert.ok(Number.isInteger(plate.x))
        assert.ok(box.x >= plate.x && box.x + box.width <= plate.x + plate.width + 1e-9)
        assert.ok(box.y >= plate.y && box.y + box.height <= plate.y + plate.height + 1e-9)
        assert.ok(Math.abs(box.width / box.height - width / height) < 1e-6 * (width / height))
      },
    ),
  )
})

test('the drawing holds the same squares as the code, whatever it says, and nothing that runs', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), (text) => {
      const matrix = matrixOf(text, 'M')
      const drawn = new Set<string>()
      for (const [, x, y, length] of pathOf(matrix).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
        for (let i = 0; i < Number(length); i++) drawn.add(`${Number(x) + i},${y}`)
      }
      for (let y = 0; y < matrix.size; y++) {
        for (let x = 0; x < matrix.size; x++) {
          assert.equal(drawn.has(`${x},${y}`), matrix.isDark(x, y))
        }
      }
    }),
    { numRuns: 50 },
  )
  const svg = svgOf(matrixOf(SHORT, 'H'), { ...PLAIN, logo: LOGO }, '"><script>alert(1)</script>')
  assert.ok(!svg.includes('<script'))
  assert.match(svg, /^<svg [^>]*viewBox="-4 -4 \d+ \d+"/)
  assert.match(svg, /<image [^>]*href="data:image\/png;base64,/)
})

test('the drawing reads back as an eye would see it, by both readers', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'optin-svg-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const matrix = matrixOf(SHORT, 'M')
  const svg = svgOf(matrix, PLAIN, 'code')
  const from = Number(/viewBox="-(\d+) /.exec(svg)?.[1])
  const scale = 5
  const side = (matrix.size + 2 * from) * scale
  const image = new PNG({ width: side, height: side })
  image.data.fill(255)
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
    for (let row = 0; row < scale; row++) {
      const at = ((Number(y) + from) * scale + row) * side + (Number(x) + from) * scale
      for (let i = 0; i < Number(length) * scale; i++) image.data.set([0, 0, 0], (at + i) * 4)
    }
  }
  const file = PNG.sync.write(image)
  assert.equal(readByJsqr(file), SHORT)
  if (NO_ZBAR) return t.diagnostic(`read by jsqr alone: ${NO_ZBAR}`)
  await writeFile(join(folder, 'code.png'), file)
  assert.equal(await readByZbar(join(folder, 'code.png')), SHORT)
})

test('what reads as something else, or as nothing, is refused', () => {
  const matrix = matrixOf(SHORT, 'M')
  assert.equal(decoded(matrix, PLAIN, 3), SHORT)
  assert.throws(() => proven(matrix, PLAIN, 3, `${SHORT}x`), { code: 'field_invalid' })
  const pale: Style = { dark: '#fefefe', light: '#ffffff' }
  assert.throws(() => proven(matrix, pale, 3, SHORT), { code: 'field_invalid' })
  const upside: Style = { dark: '#ffffff', light: '#000000' }
  assert.throws(() => proven(matrix, upside, 3, SHORT), { code: 'field_invalid' })
  assert.throws(() => matrixOf('x'.repeat(3_000), 'M'), { code: 'field_invalid' })
  assert.throws(() => geometryOf(matrixOf(LONG, 'M'), 60), { code: 'field_invalid' })
})

test('a picture grows and shrinks by whole pixels, laid over its ground', () => {
  const pixels = new Uint8Array([255, 0, 0, 255, 0, 0, 255, 0])
  const picture = { width: 2, height: 1, pixels }
  const white = [255, 255, 255] as const
  assert.deepEqual([...flattened(picture, 4, 1, white)].slice(0, 6), [255, 0, 0, 255, 0, 0])
  assert.deepEqual([...flattened(picture, 1, 1, white)], [255, 127, 127])
})

test('a page draws no code that is too fine for a phone, or for any code', () => {
  const code = drawnCode('https://wa.me/815012345678')
  assert.match(code?.viewBox ?? '', /^-4 -4 (\d+) \1$/)
  assert.equal(code?.path, pathOf(matrixOf('https://wa.me/815012345678', 'M')))
  for (const length of [700, 5_000]) assert.equal(drawnCode('x'.repeat(length)), undefined)
})
