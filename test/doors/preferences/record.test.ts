// What a person can take with them: the whole record behind a code, what the page tells behind a link.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NUMBER, startPreferences } from './kit.ts'

test('gives the whole record, a file and receipts to who holds the number alone', async (t) => {
  const { linkOf, get, agree, url, shownIn, post } = await startPreferences(t)
  await agree()
  const [ours, theirs] = [linkOf('address'), linkOf('business')]
  assert.equal((await get(`${theirs}/record`)).status, 404)
  assert.equal((await get(`${ours}/record`)).status, 200)
  assert.doesNotMatch((await get(theirs)).html, /value="erase"/)
  const file = await fetch(`${url}${ours}/data.json`)
  assert.match(file.headers.get('content-disposition') ?? '', /attachment/)
  const [data] = (await file.json()) as { identifiers: { value: string }[]; receipts: unknown[] }[]
  assert.equal(data?.identifiers[0]?.value, NUMBER)
  assert.equal(data?.receipts.length, 1)
  const { html } = await get(`${ours}/record`)
  assert.match(html, /Sakura Coffee K\.K\./)
  assert.match(html, /You agreed/)
  assert.match(html, /eyJ/)
  // The receipts as a file, beside them.
  assert.match(html, /href="data\.json"/)
  const { html: none } = await get(linkOf('address', '+819099999999'))
  assert.match(none, /Nothing is recorded/)
  assert.equal(
    (
      await post(theirs, [
        ['action', 'erase'],
        ['confirm', 'yes'],
        ['shown', shownIn(none)],
      ])
    ).status,
    404,
  )
})

test('gives whoever holds the link a file of what the page tells, and no more', async (t) => {
  const { linkOf, get, agree, withdraw, url } = await startPreferences(t)
  await agree()
  await withdraw('topic', { topics: ['offers'] })
  const path = linkOf('business')
  const { html } = await get(path)
  const [, href] = /href="([^"]+data\.json)"/.exec(html) ?? []
  const response = await fetch(new URL(href ?? '', url + path))
  assert.equal(response.status, 200)
  assert.match(response.headers.get('content-disposition') ?? '', /attachment/)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  const text = await response.text()
  assert.doesNotMatch(text, /9012345678|jws|eyJ|personId/)
  const { number, topics, history } = JSON.parse(text)
  assert.match(number, /^\+81 •+78$/)
  assert.deepEqual(
    topics.map(({ topic, status }: { topic: string; status: string }) => [topic, status]),
    [
      ['offers', 'off'],
      ['order-updates', 'on'],
    ],
  )
  assert.deepEqual(
    history.map(({ type }: { type: string }) => type),
    ['consent.given', 'consent.withdrawn'],
  )
  assert.match(history[0].wordsShown, /Sakura Coffee/)
})
