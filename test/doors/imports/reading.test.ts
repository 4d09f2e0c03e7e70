// Bytes to rows: encodings, CSV and NDJSON however they are cut, and what is wrong with them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gathered } from '../../../src/doors/imports/chunks.ts'
import { columnsOf, layoutOf } from '../../../src/doors/imports/columns.ts'
import { csvRows } from '../../../src/doors/imports/csv.ts'
import { utf8Of } from '../../../src/doors/imports/encoding.ts'
import { csvLine, guarded, unguarded } from '../../../src/doors/imports/formula.ts'
import { ndjsonRows } from '../../../src/doors/imports/ndjson.ts'
import type { FoundRow } from '../../../src/doors/imports/rows.ts'
import { ToolkitError } from '../../../src/errors.ts'
import { isCode } from '../../support/errors.ts'

async function* cut(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function textOf(bytes: Buffer, sizes = [7]): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of utf8Of(cut(bytes, sizes))) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

async function rowsOf(
  read: (input: AsyncIterable<Buffer>) => AsyncGenerator<FoundRow[]>,
  text: string,
  sizes = [1_000],
): Promise<FoundRow[]> {
  const rows: FoundRow[] = []
  for await (const found of read(cut(Buffer.from(text), sizes))) rows.push(...found)
  return rows
}

const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}
const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

test('reads UTF-8 and UTF-16 alike, with or without a mark, wherever the bytes are cut', () =>
  fc.assert(
    fc.asyncProperty(text, sizes, async (body, where) => {
      const written = `x,${body}`
      for (const bytes of [
        Buffer.from(written),
        Buffer.from(`\uFEFF${written}`),
        utf16(written, false),
        utf16(written, true),
      ]) {
        assert.equal(await textOf(bytes, where), written)
      }
    }),
  ))

test('refuses bytes that are neither, wherever they stand', async () => {
  const cases: Record<string, Buffer> = {
    'Latin 1': Buffer.from('phone,é\n', 'latin1'),
    'Shift JIS': Buffer.from([0x70, 0x2c, 0x93, 0xfa, 0x96, 0x7b, 0x0a]),
    gzip: Buffer.from([0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0]),
    'UTF-16 without a mark': Buffer.from('phone', 'utf16le'),
    'UTF-32': Buffer.from([0xff, 0xfe, 0, 0, 0x70, 0, 0, 0]),
    'half a unit': Buffer.concat([utf16('phone\n', false), Buffer.from([0x41])]),
    'half a surrogate pair': utf16('phone\ud83d', false).subarray(0),
    'a cut character': Buffer.from('phone,あ').subarray(0, -1),
    'an overlong slash': Buffer.from([0x70, 0x70, 0x70, 0x70, 0xc0, 0xaf]),
    'a bad byte late': Buffer.concat([Buffer.alloc(5_000, 'a'), Buffer.from([0xff])]),
  }
  for (const [name, bytes] of Object.entries(cases)) {
    await assert.rejects(textOf(bytes), isCode('encoding_invalid'), name)
  }
  assert.equal(await textOf(Buffer.alloc(0)), '')
  assert.equal(await textOf(Buffer.from('a')), 'a')
})

const cell = fc.string({ unit: fc.constantFrom(...'ab,"\'\n\r =+あ\u0000'), maxLength: 8 })

test('reads back every table, wherever it is cut, with the numbers a spreadsheet shows', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }),
      fc.constantFrom('\n', '\r\n'),
      sizes,
      async (table, end, where) => {
        const written = table.map((cells) => csvLine(cells) + end).join('')
        const rows = await rowsOf(csvRows, written, where)
        assert.deepEqual(
          rows,
          table.map((cells, i) => ({ row: i + 1, cells })),
        )
      },
    ),
  ))

test('loses one row, and no other, to quotes that do not close or stand in the wrong place', async () => {
  const good = (name: string) => `${name},"a ""b"", c"`
  const rows = await rowsOf(
    csvRows,
    [
      good('one'),
      'two,"open',
      good('three'),
      '"four"x,y',
      '',
      good('five'),
      'six,"open again',
    ].join('\r\n'),
    [5],
  )
  const cells = (name: string) => [name, 'a "b", c']
  assert.deepEqual(rows, [
    { row: 1, cells: cells('one') },
    { row: 2, bad: 'row_malformed', text: 'two,"open' },
    { row: 3, cells: cells('three') },
    { row: 4, bad: 'row_malformed', text: '"four"x,y' },
    { row: 6, cells: cells('five') },
    { row: 7, bad: 'row_malformed', text: 'six,"open again' },
  ])
})

test('passes over a line of 10 MB in little memory, in either format', async () => {
  const long = 'x'.repeat(10_000_000)
  for (const between of [long, `"${long}`]) {
    const rows = await rowsOf(csvRows, `a,b\n${between}\nc,d\n`, [65_536])
    assert.deepEqual(rows, [
      { row: 1, cells: ['a', 'b'] },
      { row: 2, bad: 'row_too_large', text: '' },
      { row: 3, cells: ['c', 'd'] },
    ])
  }
  assert.deepEqual(await rowsOf(ndjsonRows, `{}\n${long}\n\n{"a":1}`, [65_536]), [
    { row: 1, text: '{}' },
    { row: 2, bad: 'row_too_large', text: '' },
    { row: 4, text: '{"a":1}' },
  ])
})

test('numbers the lines of NDJSON as an editor does, wherever they are cut', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('', '{"a":1}', 'あ', '  ')),
      sizes,
      async (lines, where) => {
        const rows = await rowsOf(ndjsonRows, lines.join('\n'), where)
        const expected = lines.flatMap((line, i) =>
          line.trim() === '' ? [] : [{ row: i + 1, text: line }],
        )
        assert.deepEqual(rows, expected)
      },
    ),
  ))

test('knows columns in any order and by the names the file has, and refuses others by name', () => {
  const plain = layoutOf('consents', { map: [], set: [], ignore: [] })
  const head = ['Evidence', 'noticeid', 'at', 'entryPoint', 'topics', ' PHONE ']
  const columns = columnsOf(head, plain, 'consents')
  assert.equal(columns.value(['e', 'n', '', 'd', 't', ' +1 '], 'phone'), '+1')
  const layout = layoutOf('consents', {
    map: ['phone:Mobile, home,at:When: exactly'],
    set: ['entryPoint:demo-import,noticeId:n', 'topics:offers;order-updates'],
    ignore: ['Name,E-mail'],
  })
  const mapped = columnsOf(['Name', 'when: exactly', 'Mobile, home', 'e-mail'], layout, 'consents')
  const cells = ['Aiko', '2025-01-01', '+81', '']
  assert.equal(mapped.value(cells, 'phone'), '+81')
  assert.equal(mapped.value(cells, 'at'), '2025-01-01')
  assert.equal(mapped.value(cells, 'topics'), 'offers;order-updates')
  const faultsOf = (names: string[], mode: 'consents' | 'optouts' = 'consents') => {
    try {
      columnsOf(names, layoutOf(mode, { map: [], set: [], ignore: [] }), mode)
      return []
    } catch (error) {
      assert.ok(error instanceof ToolkitError)
      return error.faults.map(({ path, code }) => `${path} ${code}`)
    }
  }
  const needed = ['phone', 'topics', 'entryPoint', 'noticeId']
  assert.deepEqual(faultsOf(needed), [])
  assert.deepEqual(faultsOf([...needed, '__proto__', 'Name', 'phone']), [
    '__proto__ unknown_column',
    'Name unknown_column',
    'phone column_twice',
  ])
  assert.deepEqual(faultsOf(['phone']), [
    'topics column_missing',
    'entryPoint column_missing',
    'noticeId column_missing',
  ])
  assert.deepEqual(faultsOf(['scope'], 'optouts'), ['phone column_missing'])
  assert.deepEqual(faultsOf(['hash', 'scope', 'at'], 'optouts'), [])
  assert.throws(
    () => layoutOf('optouts', { map: ['noticeId:x'], set: [], ignore: [] }),
    isCode('request_invalid'),
  )
})

test('guards what a spreadsheet would run, leaves numbers alone, and undoes it exactly', () => {
  for (const bad of [
    ...['=cmd()', '+1+cmd|x', '-2+3', '@SUM(1)', '\tx', '\rx', "'=x"],
    // In full width and small forms, and behind what is not seen.
    ...['＝1+1', '＠SUM(1)', '－cmd', '＋1+1', '﹦1', '−2+3'],
    ...[' =1', '\ufeff=1', '\u200e=1', '\u200b@x', '\u00a0=1', '\u3000=1', '\u0000=1', '"=1'],
  ]) {
    assert.equal(guarded(bad), `'${bad}`)
  }
  for (const good of [
    ...['+81 90-1234-5678', '-', "it's", "'quoted'", '2025-01-01', ''],
    ...['＋８１　９０－１２３４－５６７８', 'offers;order-updates', 'a=b', 'x; y', '{"a":"b=c"}'],
  ]) {
    assert.equal(guarded(good), good)
  }
  // Where a semicolon, a tab or a line end parts cells, each part is one.
  for (const [cell, shown] of [
    ['a;=1+1', "a;'=1+1"],
    ['offers; =1;b;@x', "offers;' =1;b;'@x"],
    ['a;"=1+1', 'a;\'"=1+1'],
    ['a\n=1', "a\n'=1"],
    ['\n=1', "'\n'=1"],
    [';=1', ";'=1"],
  ] as const) {
    assert.equal(guarded(cell), shown)
  }
  const risky = fc.string({
    unit: fc.constantFrom(...'=＝+-＠@\'"; \t\r\n\ufeff\u200e1x'),
    maxLength: 9,
  })
  for (const each of [cell, risky]) {
    fc.assert(fc.property(each, (text) => assert.equal(unguarded(guarded(text)), text)))
  }
  fc.assert(
    fc.property(risky, (text) => {
      for (const part of guarded(text).split(/[;\t\r\n]/)) {
        assert.doesNotMatch(part, /^[\s"\ufeff\u200e]*(?:[=＝@＠]|[+-](?![\d\s()."-]*$))/)
      }
    }),
  )
})

test('guards each of two hundred thousand formulas in one cell, and undoes that too', () => {
  for (const [formula, shown] of [
    ['=;', "'=;"],
    ['\n=', "\n'="],
  ] as const) {
    const cell = formula.repeat(200_000)
    const expected = shown.repeat(200_000)
    assert.equal(guarded(cell) === (cell.startsWith('=') ? expected : `'${expected}`), true)
    assert.equal(unguarded(guarded(cell)) === cell, true)
  }
})

test('quotes whatever could part cells, and no plain one', () => {
  assert.equal(csvLine(['phone', '+819012345678', '']), 'phone,+819012345678,')
  assert.equal(csvLine(['a;b', 'a\tb', "'=x", 'a b', '電話']), '"a;b","a\tb","\'=x","a b","電話"')
})

test('row after row that is broken lets others have turns, and is counted to the last', async () => {
  let turns = 0
  let isOver = false
  const others = () => {
    turns++
    if (!isOver) setImmediate(others)
  }
  setImmediate(others)
  const rows = await rowsOf(csvRows, `phone\n${'"a\n'.repeat(3_000)}+81901\n`, [1_000_000])
  isOver = true
  assert.equal(rows.filter((row) => 'bad' in row).length, 3_000)
  assert.deepEqual(rows.at(-1), { row: 3_002, cells: ['+81901'] })
  assert.ok(turns > 50)
})

test('bytes that come one by one are put together, and none is lost', () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), sizes, async (bytes, where) => {
      const parts = await Array.fromAsync(gathered(cut(Buffer.from(bytes), where)))
      assert.deepEqual(Buffer.concat(parts), Buffer.from(bytes))
      assert.ok(parts.length <= 1)
    }),
  ))
