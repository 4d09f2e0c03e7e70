// Posters: every word on them or on the next page, nothing over an edge, a code that reads back.

import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { PNG } from 'pngjs'
import type { Sheet } from '../../../src/doors/links/drawing.ts'
import { runsOf } from '../../../src/doors/links/faces.ts'
import { drawPanel } from '../../../src/doors/links/panels.ts'
import { drawFold, pdfOf } from '../../../src/doors/links/pdf.ts'
import {
  PAPERS,
  type Panel,
  type Poster,
  paperOf,
  posterOf,
} from '../../../src/doors/links/poster.ts'
import { fitted, linesOf, set, textOf } from '../../../src/doors/links/typesetting.ts'
import { readLogo } from '../../../src/qr/logo.ts'
import { matrixOf } from '../../../src/qr/matrix.ts'
import { PLAIN, type Style } from '../../../src/qr/style.ts'
import type { Topic } from '../../../src/settings/schemas.ts'
import { START_MS } from '../../support/api.ts'
import { logo, NO_ZBAR, readByJsqr, readByZbar, uriOf } from '../../support/codes.ts'

const LINK = 'https://optin.example/l/spring-poster'
const NOTICE = 'Sakura Coffee writes about offers and orders. Reply STOP at any time to stop.'

const TOPICS: readonly Topic[] = [
  { key: 'offers', category: 'marketing', labels: { en: 'offers and news', ja: 'お得な情報' } },
  { key: 'orders', category: 'utility', labels: { en: 'order updates', ja: 'ご注文の状況' } },
]
/** As many as a large shop has, in words as long as they are there. */
const MANY = [
  ...['seasonal offers, limited editions and invitations to tastings in our shops'],
  ...[
    'loyalty points',
    'order updates',
    'appointments and reminders',
    'product safety and recalls',
  ],
  ...['surveys (at most two a year)', 'invoices and payment reminders', 'jobs'],
].map((en, i): Topic => ({ key: `topic-${i}`, category: 'utility', labels: { en } }))

function poster(
  more: {
    name?: string
    notice?: string
    language?: string
    style?: Style
    topics?: readonly Topic[]
  } = {},
) {
  const { name = 'Sakura Coffee', notice = NOTICE, language = 'en', style = PLAIN } = more
  return posterOf({
    business: { displayName: name },
    topics: more.topics ?? TOPICS,
    notice: { id: 'spring', version: 3, text: notice },
    ...{ number: '+815012345678', language, link: LINK, style },
    matrix: matrixOf(LINK, style.logo ? 'H' : 'M'),
  })
}

interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
}

/** A sheet that notes what is drawn on it. */
function noting() {
  const pieces: Piece[] = []
  const rects: { x: number; y: number; width: number; height: number; fill: string }[] = []
  let waiting: (typeof rects)[number][] = []
  let size = 0
  const sheet = new Proxy({} as Sheet, {
    get:
      (_, name) =>
      (...args: unknown[]) => {
        const [a, b, c, d] = args as [number, number, number, number]
        if (name === 'fontSize') size = a
        if (name === 'text') pieces.push({ text: String(a), x: b, y: c, size })
        if (name === 'rect') waiting.push({ x: a, y: b, width: c, height: d, fill: '' })
        if (name === 'fill' || name === 'stroke') {
          if (name === 'fill') rects.push(...waiting.map((each) => ({ ...each, fill: String(a) })))
          waiting = []
        }
        return sheet
      },
  })
  return { sheet, pieces, rects }
}

/** Of its ink: blanks at the end have none. */
const wide = ({ text, size }: Piece) =>
  runsOf({ text: text.trimEnd(), level: 0 }, 'bold').reduce(
    (sum, run) => sum + run.face.widthOf(run.text) * size,
    0,
  )
const plain = (text: string) => text.replaceAll(/[\s\u00a0]+/g, '')

/** Draws a panel, checks that nothing leaves it, and gives back its words. */
function drawn(panel: Panel, given: Poster) {
  const { sheet, pieces, rects } = noting()
  const spilled = drawPanel(sheet, panel, given)
  for (const piece of pieces) {
    const isInside =
      piece.x >= panel.x &&
      // Measured as bold, which is a little wider than most of it is.
      piece.x + wide(piece) * 0.93 <= panel.x + panel.width &&
      piece.y - piece.size * 0.8 >= panel.y &&
      piece.y + piece.size * 0.2 <= panel.y + panel.height
    assert.ok(isInside, `${JSON.stringify(piece)} leaves ${JSON.stringify(panel)}`)
  }
  return { spilled, rects, pieces, words: plain(pieces.map(({ text }) => text).join('')) }
}

for (const paper of PAPERS) {
  for (const language of ['en', 'ja']) {
    test(`${paper} in ${language} names business, topics, notice, way out and wording`, () => {
      for (const panel of paperOf(paper).panels) {
        const given = poster({ language })
        const { words, spilled } = drawn(panel, given)
        assert.deepEqual(spilled, [])
        for (const part of [
          given.business,
          ...given.topics,
          given.notice,
          given.stop,
          given.wording,
          given.words.scan,
        ]) {
          assert.ok(words.includes(plain(part)), `${part} is not on it`)
        }
        assert.match(given.wording, /spring.*3/)
        assert.match(given.stop, /\+81.50.1234.5678/)
      }
    })
  }

  test(`${paper} names eight topics, in print that can be read`, () => {
    const [panel] = paperOf(paper).panels
    assert.ok(panel)
    const name = 'Österreichische Kaffeerösterei & Feinkosthandelsgesellschaft Müller-Lüdenscheidt'
    for (const language of ['en', 'ar']) {
      const given = poster({ name, language, topics: MANY })
      const { words, pieces, spilled } = drawn(panel, given)
      assert.deepEqual(spilled, [])
      assert.ok(words.includes(plain(given.topicList)), language)
      const least: number = panel.shape === 'sticker' ? 5.5 : 7
      for (const piece of pieces) assert.ok(piece.size >= least, JSON.stringify(piece))
    }
  })

  test(`${paper} points once to where fifty topics and their words are`, () => {
    const [panel] = paperOf(paper).panels
    assert.ok(panel)
    const topics = Array.from({ length: 50 }, (_, i) => MANY[i % MANY.length] as Topic)
    const given = poster({ topics, notice: 'Words at length. '.repeat(200) })
    const { words, spilled } = drawn(panel, given)
    assert.equal(words.split('optin.example/l/spring-poster/words').length, 2)
    assert.ok(words.includes(plain(given.stop)))
    const handedOn = [given.topics.join('\n'), given.notice]
    const isWhole = words.includes(plain(given.topicList))
    const expected = panel.shape === 'sticker' ? [] : isWhole ? handedOn.slice(1) : handedOn
    assert.deepEqual(
      spilled.map(({ text }) => text),
      expected,
    )
  })

  test(`${paper} in Arabic begins at the right`, () => {
    const [panel] = paperOf(paper).panels
    assert.ok(panel)
    const middle = panel.x + panel.width / 2
    const given = poster({ language: 'ar' })
    const { pieces, rects } = drawn(panel, given)
    const at = (text: string) => pieces.find((piece) => piece.text.includes(text)) ?? { x: 0, y: 0 }
    if (panel.shape === 'portrait') {
      // The first thing read is what one gets, then the way out; below, the wording, then the reach.
      assert.ok(at('updates').x > middle && at('STOP').x < middle)
      assert.ok(at('spring').x > at('مم').x)
      return
    }
    const [code] = rects.filter(({ fill }) => fill === given.style.light)
    assert.ok(code && code.x > middle - code.width / 2)
    assert.ok(at('STOP').x < code.x)
    assert.ok(at('updates').x > panel.x + 40)
  })

  test(`${paper} with the longest name and notice lets nothing run over, and loses no word`, () => {
    const name = 'Sakura Coffee Roasters and Bakers 株式会社さくら珈琲焙煎所 '
      .repeat(6)
      .slice(0, 200)
      .trim()
    const notice = 'This sentence of forty letters is long.\n'.repeat(125).slice(0, 5_000)
    const { hasOverleaf, panels } = paperOf(paper)
    for (const panel of panels) {
      const given = poster({ name, notice })
      const { words, spilled } = drawn(panel, given)
      assert.ok(words.includes(plain(name)))
      assert.ok(!words.includes(plain(notice)))
      if (hasOverleaf) {
        assert.deepEqual(spilled, [{ title: given.words.words, text: notice }])
      }
      assert.ok(words.includes(plain(given.full)))
    }
  })

  test(`the code on ${paper} reads back as it is drawn, with logo and colours`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'optin-poster-'))
    t.after(() => rm(folder, { recursive: true, force: true }))
    const [panel] = paperOf(paper).panels
    assert.ok(panel)
    for (const style of [
      PLAIN,
      { dark: '#7a1f3d', light: '#fff7f9', logo: readLogo(uriOf(logo())) },
    ]) {
      const { rects } = drawn(panel, poster({ style }))
      const code = rects.filter(({ fill }) => fill === style.dark || fill === style.light)
      const image = new PNG({ width: Math.ceil(panel.width), height: Math.ceil(panel.height) })
      image.data.fill(255)
      for (const { x, y, width, height, fill } of code) {
        const colour = Buffer.from(`${fill.slice(1)}ff`, 'hex')
        for (let row = Math.round(y - panel.y); row < Math.round(y - panel.y + height); row++) {
          for (let at = Math.round(x - panel.x); at < Math.round(x - panel.x + width); at++) {
            image.data.set(colour, (row * image.width + at) * 4)
          }
        }
      }
      const file = PNG.sync.write(image)
      assert.equal(readByJsqr(file), LINK)
      if (NO_ZBAR) continue
      await writeFile(join(folder, 'panel.png'), file)
      assert.equal(await readByZbar(join(folder, 'panel.png')), LINK)
    }
    if (NO_ZBAR) t.diagnostic(`read by jsqr alone: ${NO_ZBAR}`)
  })
}

const NO_PDFTOPPM =
  spawnSync('pdftoppm', ['-v']).status === 0 ? NO_ZBAR : 'pdftoppm is not installed'

test('the codes of the whole file read back from its picture', { skip: NO_PDFTOPPM }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'optin-pdf-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  for (const [paper, count] of [
    ['A4', 1],
    ['A5', 1],
    ['table', 2],
    ['stickers', 8],
  ] as const) {
    await writeFile(join(folder, 'poster.pdf'), await pdfOf(paper, poster(), START_MS))
    execFileSync('pdftoppm', ['-r', '150', '-png', join(folder, 'poster.pdf'), join(folder, paper)])
    const read = await readByZbar(join(folder, `${paper}-1.png`))
    assert.deepEqual(read.split('\n'), Array(count).fill(LINK), paper)
  }
})

test('the word beside the fold stands on the paper, on either side', () => {
  for (const language of ['en', 'ar']) {
    const { sheet, pieces } = noting()
    const paper = paperOf('table')
    drawFold(sheet, paper, paper.height / 2, poster({ language }))
    const [word] = pieces
    assert.ok(word && word.x >= 24 && word.x + wide(word) <= paper.width - 24, `${word?.x}`)
    assert.equal(word.x > paper.width / 2, language === 'ar')
  }
})

const NO_PDFTOTEXT =
  spawnSync('pdftotext', ['-v']).status === 0 ? false : 'pdftotext is not installed'

test('the name over the next page begins where its language does', {
  skip: NO_PDFTOTEXT,
}, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'optin-overleaf-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'poster.pdf')
  for (const language of ['en', 'ar']) {
    const given = poster({ language, notice: 'Long words. '.repeat(416) })
    await writeFile(file, await pdfOf('A4', given, START_MS))
    const words = execFileSync('pdftotext', ['-bbox', '-f', '2', '-l', '2', file, '-']).toString()
    const x = Number(/xMin="([\d.]+)"[^>]*>Sakura</.exec(words)?.[1])
    assert.equal(x > 300, language === 'ar', `${x}`)
  }
})

test('a long notice takes more pages; each file is a whole PDF that says what it is', async () => {
  const pagesOf = (file: Buffer) => file.toString('latin1').match(/\/Type \/Page\b/g)?.length
  for (const [paper, most] of [
    ['A4', 1],
    ['A5', 1],
    ['table', 1],
    ['stickers', 1],
  ] as const) {
    const file = await pdfOf(paper, poster({ language: 'ja' }), START_MS)
    assert.equal(file.subarray(0, 5).toString(), '%PDF-')
    assert.match(file.subarray(-8).toString('latin1'), /%%EOF/)
    assert.equal(pagesOf(file), most, paper)
    assert.match(file.toString('latin1'), /\/Lang \(ja\)/)
    const long = await pdfOf(paper, poster({ notice: 'Long words. '.repeat(416) }), START_MS)
    const pages = pagesOf(long) ?? 0
    assert.ok(paper === 'stickers' ? pages === 1 : pages >= 2 && pages <= 6, `${paper}: ${pages}`)
  }
})

test('names in many letters are printed, and what no font has is refused or left out by kind', async () => {
  for (const name of [
    'Café Łódź',
    'Кофейня «Сакура»',
    'Καφές',
    'Cà phê Sài Gòn',
    '髙島屋 ㈱ ① 﨑',
    'ｻｸﾗ',
    'सकुरा कॉफ़ी',
    'مقهى الورد',
  ]) {
    const file = await pdfOf('A5', poster({ name }), START_MS)
    assert.ok(file.length > 5_000, name)
  }
  for (const name of [
    '🌸 Sakura 🌸',
    '🌸',
    '★☕\u200d',
    'Sakura\u0000\u202e',
    '☕️ 1️⃣ a\u200d 👨‍👩‍👧',
  ]) {
    assert.ok((await pdfOf('A5', poster({ name }), START_MS)).length > 5_000, name)
  }
  for (const text of ['בית קפה', 'ร้านกาแฟ', '한국']) {
    for (const more of [{ name: text }, { notice: `${NOTICE} ${text}` }]) {
      const refused = { code: 'field_invalid', status: 422, message: /SVG or PNG/ }
      await assert.rejects(pdfOf('A4', poster(more), START_MS), refused, text)
    }
  }
})

test('any name and notice our fonts have is drawn inside its panel, on it or handed on', () => {
  const letters = fc.constantFrom(
    ...'abc ABC.,、。あいう漢字ーéßЖΩ\n   '.split(''),
    'Wwwwwwww',
    '　',
  )
  const words = (most: number) => fc.array(letters, { minLength: 1, maxLength: most })
  const panels = PAPERS.map((paper) => paperOf(paper).panels[0] as Panel)
  fc.assert(
    fc.property(words(200), words(900), fc.constantFrom(...panels), (name, notice, panel) => {
      const given = poster({ name: name.join('').slice(0, 200), notice: notice.join('') })
      const { words: on, spilled } = drawn(panel, given)
      const isHandedOn = spilled.some(({ text }) => text === given.notice)
      assert.ok(on.includes(plain(given.business)))
      assert.ok(on.includes(plain(given.notice)) || isHandedOn || panel.shape === 'sticker')
    }),
    { numRuns: 40 },
  )
})

test('the widest names stand whole on every paper', () => {
  for (const name of [
    '漢'.repeat(200),
    'W'.repeat(200),
    'W '.repeat(100).trim(),
    'Ж'.repeat(200),
  ]) {
    for (const paper of PAPERS) {
      for (const panel of paperOf(paper).panels) {
        const { words } = drawn(panel, poster({ name }))
        assert.ok(words.includes(plain(name)), `${paper} ${name.slice(0, 2)}`)
      }
    }
  }
})

test('Arabic runs from the right, and the numbers and names in it from the left', () => {
  const seen = (text: string, most: number) =>
    linesOf(textOf(text), most).map(({ runs, isRightToLeft }) => {
      assert.equal(isRightToLeft, true)
      return runs.map((run) => run.text).join('')
    })
  const text = 'أرسل STOP إلى \u2066+81 50 1234\u2069 (الآن).'
  // Letters of an Arabic word stand in the order written: its font turns them.
  assert.deepEqual(seen(text, 100), ['.(الآن) +81 50 1234 إلى STOP أرسل'])
  // No blank at the end of a line moves it from the edge; within a number the rest goes on below.
  assert.deepEqual(seen(text, 7.5), ['إلى STOP أرسل', '+81 50 1234', '.(الآن)'])
  assert.deepEqual(seen(text, 6), ['STOP أرسل', '+81 50 إلى', '.(الآن) 1234'])
  assert.equal(linesOf(textOf('مقهى'), 100)[0]?.runs.length, 1)
  assert.equal(linesOf(textOf('Café مقهى'), 100)[0]?.isRightToLeft, false)
})

test('words that begin with a name in other letters run as their language does', () => {
  const notice = 'مقهى ياسمين writes about offers.\nReply STOP at any time to stop.'
  const { notice: said } = poster({ name: 'مقهى ياسمين', notice })
  const lines = linesOf(textOf(said), 100)
  const read = lines.map(({ runs }) => runs.map((run) => run.text).join(''))
  assert.match(read[0] ?? '', / writes about offers\.$/)
  assert.deepEqual(
    lines.map(({ isRightToLeft }) => isRightToLeft),
    [false, false],
  )
  const arabic = poster({ language: 'ar', notice: 'Sakura Coffee ترسل لك رسائل.' }).notice
  assert.equal(linesOf(textOf(arabic), 100)[0]?.isRightToLeft, true)
})

test('lines break where the language allows, never before a full stop, and lose nothing', () => {
  const text = textOf('お得な情報とお知らせ、ご注文の状況をお送りします。')
  for (let width = 3; width < 30; width++) {
    const lines = linesOf(text, width).map(({ runs }) => runs.map((run) => run.text).join(''))
    assert.equal(lines.join(''), 'お得な情報とお知らせ、ご注文の状況をお送りします。')
    for (const line of lines) assert.doesNotMatch(line, /^[、。]/)
  }
  // What is read in one go stays together, as long as it has room.
  const wordsOf = (given: string, width: number) =>
    linesOf(textOf(given), width).map(({ runs }) => runs.map((run) => run.text).join(''))
  assert.deepEqual(wordsOf('メッセージが開きます。送信すると同意となります。', 9), [
    'メッセージが',
    '開きます。',
    '送信すると',
    '同意となります。',
  ])
  assert.deepEqual(wordsOf('株式会社さくら珈琲焙煎所ホールディングス', 16), [
    '株式会社さくら珈琲焙煎所',
    'ホールディングス',
  ])
  assert.ok(wordsOf('まいにちおいしいものをおとどけします', 4).length > 4)
  const long = linesOf(textOf('https://optin.example/l/a-very-long-address/words'), 5)
  assert.ok(long.length > 3 && long.every(({ width }) => width <= 5))
  assert.deepEqual(linesOf(textOf(''), 5), [])
  assert.equal(linesOf(textOf('a\r\n\r\nb'), 50).length, 3)
})

test('a text is set as large as its box allows, and not at all where even the smallest runs over', () => {
  const text = textOf('Some words that need a line or two')
  const large = fitted(text, { width: 400, height: 100 }, [30, 6])
  const small = fitted(text, { width: 60, height: 60 }, [30, 6])
  assert.equal(large?.size, 30)
  assert.ok(small && small.size < 30 && small.height <= 60)
  assert.equal(fitted(text, { width: 20, height: 8 }, [30, 6]), undefined)
  const even = set(textOf('one two three four five six seven'), 10, 140, 1.2)
  const widths = even.lines.map(({ width }) => width)
  assert.ok(Math.max(...widths) - Math.min(...widths) < 3)
})
