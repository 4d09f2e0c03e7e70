// Links in messages of the sandbox phone: found, whole, and never anything but http.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { linked } from '../../src/sandbox/linked.ts'

const linksIn = (text: string) => linked(text).flatMap(({ href }) => (href === '' ? [] : [href]))

test('finds the links of a message, without the signs around them', () => {
  const cases: [string, string[]][] = [
    ['Read: http://localhost:3000/c/AbC_-1', ['http://localhost:3000/c/AbC_-1']],
    ['内容はこちらhttps://a.example/c/x。どうぞ', ['https://a.example/c/x']],
    [
      '(https://a.example/c/x?lang=ja), https://b.example/.',
      ['https://a.example/c/x?lang=ja', 'https://b.example/'],
    ],
    ['javascript:alert(1) ftp://a.example mailto:a@b.example', []],
    ['http:// https://[', []],
    ['', []],
  ]
  for (const [text, links] of cases) assert.deepEqual(linksIn(text), links, text)
})

test('loses nothing of any text', () => {
  const part = fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom(' ', 'http://', '。', '<b>', '"'))
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('')
      const pieces = linked(text)
      assert.equal(pieces.map((piece) => piece.text).join(''), text)
      for (const { href } of pieces) assert.match(href, /^(https?:\/\/.*)?$/)
    }),
  )
})
