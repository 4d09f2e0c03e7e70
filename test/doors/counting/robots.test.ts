// People and programs told apart by what requests say of themselves.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRobot } from '../../../src/doors/counting/robots.ts'
import { ANDROID as CHROME } from '../../support/browsers.ts'

test('browsers, also those inside other apps, are people', () => {
  for (const name of [
    CHROME,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/480.0]',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 350.0',
    'Mozilla/5.0 (Linux; Android 14; SM-S901) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36 Line/14.0',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0',
  ]) {
    assert.equal(isRobot(name), false, name)
    assert.equal(isRobot(name, { method: 'GET', headers: {} }), false)
  }
})

test('crawlers, previews, tools and the nameless are not', () => {
  for (const name of [
    undefined,
    '',
    'WhatsApp/2.24.1.84 A',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'TelegramBot (like TwitterBot)',
    `${CHROME} (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
    'curl/8.5.0',
    'python-requests/2.32',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
  ]) {
    assert.equal(isRobot(name), true, String(name))
  }
})

test('whoever fetches ahead or asks for headers alone is not, and huge or odd headers do no harm', () => {
  for (const headers of [
    { 'sec-purpose': 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { purpose: ['', 'Prefetch'] },
    { 'x-purpose': 'preview' },
    { 'x-moz': 'prefetch' },
  ]) {
    assert.equal(isRobot(CHROME, { method: 'GET', headers }), true)
  }
  assert.equal(isRobot(CHROME, { method: 'HEAD', headers: {} }), true)
  assert.equal(isRobot(CHROME, { method: 'OPTIONS', headers: {} }), true)
  assert.equal(isRobot(CHROME, { headers: { purpose: 'x'.repeat(100_000) } }), false)
  assert.equal(isRobot(`${CHROME} ${'x'.repeat(1_000_000)}`), false)
})
