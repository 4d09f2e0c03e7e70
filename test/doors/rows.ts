// Every kind of door: how its people go through it, and what that proves. A kind without a row
// here fails the types and `doors.test.ts`.

import assert from 'node:assert/strict'
import { asked, byCode, byLink, called, keyword } from './chat.ts'
import { sender } from './imports/files.ts'
import { type Kind, LABELS, type Language, slugOf, type Visit, type World, wordsOn } from './kit.ts'
import { byStaff, embedded, fillIn, invited } from './web.ts'

/** @returns the words as the person met them */
export type Walk = (world: World, visit: Visit) => Promise<string>

export interface Row {
  readonly walk: Walk
  readonly strength: 'recorded' | 'explicit' | 'confirmed'
  readonly channel: string
  /** The notice it stands on; the demo's where left out. */
  readonly notice?: RegExp
}

const HELLO: Readonly<Record<Language, string>> = { en: 'Hello, are you open?', ja: 'こんにちは' }
const AD = { referral: { source_id: '120000000000000000', source_type: 'ad' } }
const SHEET = Buffer.from('%PDF-1.7 a signed sheet')

const web = (walk: Walk): Row => ({ walk, strength: 'explicit', channel: 'web' })
const machine = (): Row => ({
  ...{ walk: fillIn('&terminal=T-17&transaction=0042'), strength: 'explicit' },
  channel: 'terminal',
})
const chat = (walk: Walk): Row => ({ walk, strength: 'explicit', channel: 'whatsapp' })
const question = (walk: Walk): Row => ({ walk, strength: 'confirmed', channel: 'whatsapp' })
const staff = (walk: Walk): Row => ({ walk, strength: 'recorded', channel: 'paper' })

export const ROWS: Readonly<Record<Kind, Row>> = {
  form: web(fillIn()),
  page: web(fillIn()),
  popup: web(embedded),
  banner: web(embedded),
  checkbox: web(embedded),
  wa_link: chat(byLink),
  qr: chat(byCode),
  sms_link: web(invited),
  sms_keyword: { walk: keyword, strength: 'explicit', channel: 'sms' },
  ivr: { walk: called, strength: 'explicit', channel: 'voice', notice: /^demo-notice-spoken$/ },
  ctwa_ad: question(asked(HELLO, AD)),
  chat: question(asked(HELLO)),
  kiosk: machine(),
  atm: machine(),
  in_person: staff(byStaff()),
  paper: staff(byStaff(SHEET)),
  email: web(fillIn('&source=spring-mail&utm_medium=email')),
  social: web(fillIn('&utm_source=insta')),
  api: { walk: reported, strength: 'explicit', channel: 'web', notice: /^text-[\w-]{22}$/ },
  import: { walk: imported, strength: 'recorded', channel: 'import' },
}

/** A business's own page, with words of its own, told by its server. */
async function reported(world: World, { slug, language, phone }: Visit): Promise<string> {
  const [offers, updates] = LABELS[language]
  const text = {
    en: `Sakura Coffee writes to you on WhatsApp about ${offers} and ${updates}. Send STOP to stop.`,
    ja: `Sakura Coffeeから${offers}、${updates}をWhatsAppでお届けします。「停止」で止められます。`,
  }[language]
  await world.must('POST', '/v1/consents', {
    ...{ person: phone, topics: ['offers', 'order-updates'], entryPoint: slug },
    act: { kind: 'form', at: new Date(world.clock.now).toISOString() },
    notice: { text, language },
  })
  return text
}

/** A line of an older list; its people were shown the notice as the form has it. */
async function imported(world: World, { slug, language, phone }: Visit): Promise<string> {
  const line = {
    ...{ person: phone, topics: ['offers', 'order-updates'], entryPoint: slug },
    act: { kind: 'import', at: new Date(world.clock.now).toISOString() },
    notice: { id: 'demo-notice', language },
  }
  const files = sender(world)
  const done = await files.take(JSON.stringify(line), '', {
    'content-type': 'application/x-ndjson',
  })
  assert.deepEqual([done.state, done.accepted], ['finished', 1])
  return wordsOn(await world.page(`/o/${slugOf('form')}?lang=${language}`))
}
