// The business a fresh installation starts with, so that the first form works at once; in production
// its doors are drafts, which nobody can come upon.

import { DOOR_KINDS } from '../consent/events.ts'
import { ToolkitError } from '../errors.ts'
import { createBusiness, DEMO } from './businesses.ts'
import type { Catalog } from './catalog.ts'
import { digestOf } from './notices.ts'
import type { EntryPoint, Notice, StoredEntryPoint, Topic } from './schemas.ts'
import type { Settings } from './store.ts'

/** Reserved for fiction by nobody, but possible, and answered by the sandbox alone. */
const NUMBER = '+815012345678'
/** For texts and calls. */
const SMS_NUMBER = '+815012345679'
const NOTICE_ID = 'demo-notice'
/** For the ear: no boxes to tick. */
const SPOKEN_NOTICE_ID = 'demo-notice-spoken'

const TOPICS: readonly Topic[] = [
  {
    key: 'offers',
    category: 'marketing',
    labels: { en: 'offers and news', ja: 'お得な情報とお知らせ' },
    descriptions: {
      en: 'New roasts, seasonal offers, invitations. At most four messages a month.',
      ja: '新しい豆、季節のお得な情報、イベントのご案内。毎月4通まで。',
    },
  },
  {
    key: 'order-updates',
    category: 'utility',
    labels: { en: 'order updates', ja: 'ご注文の状況' },
    descriptions: {
      en: 'When your order is packed, sent and delivered.',
      ja: 'ご注文の準備、発送、お届けのお知らせ。',
    },
  },
]

const TEXTS = {
  en: `{business} may send you messages on WhatsApp about {topics}, only as far as you agree.
Messages come from {number}, at most four a month besides those about an order. Agreeing is no condition of buying anything.
{stop}`,
  ja: `{business}は、{topics}のうち同意された内容について、WhatsAppでメッセージをお送りします。
送信元は{number}、ご注文に関するもの以外は毎月4通までです。同意はご購入の条件ではありません。
{stop}`,
}

const SPOKEN_TEXTS = {
  en: `{business} sends {topics} on WhatsApp, at most four messages a month besides those about an order. Agreeing is no condition of buying anything.
{stop}`,
  ja: `{business}は、WhatsAppで{topics}をお送りします。ご注文に関するもの以外は毎月4通までです。同意はご購入の条件ではありません。
{stop}`,
}

const slugOf = (kind: string) => `${DEMO}-${kind.replaceAll('_', '-')}`

/** Makes what is missing of the demo business. Safe to run twice, and in two processes at once. */
export async function ensureDemo(
  settings: Settings,
  now: number,
  state: 'live' | 'draft' = 'live',
): Promise<void> {
  const make = async (create: () => Promise<unknown>) => {
    try {
      await create()
    } catch (error) {
      if (!(error instanceof ToolkitError && error.code === 'already_exists')) throw error
    }
  }
  const sender = { phone: NUMBER, provider: 'sandbox', providerId: NUMBER } as const
  await make(() => settings.create('sender', `sandbox.${NUMBER}`, DEMO, sender))
  const sms = {
    phone: SMS_NUMBER,
    provider: 'sandbox',
    providerId: `sms:${SMS_NUMBER}`,
  } as const
  await make(() => settings.create('sender', `sandbox.${sms.providerId}`, DEMO, sms))
  for (const topic of TOPICS) {
    await make(() => settings.create('topic', `${DEMO}.${topic.key}`, DEMO, topic))
  }
  const topics = TOPICS.map((topic) => topic.key)
  for (const [id, texts] of [
    [NOTICE_ID, TEXTS],
    [SPOKEN_NOTICE_ID, SPOKEN_TEXTS],
  ] as const) {
    const content = { topics, texts }
    const notice: Notice = {
      id,
      versions: [
        { ...content, version: 1, digest: digestOf(content), publishedAt: now, reconsent: false },
      ],
    }
    await make(() => settings.create('notice', id, DEMO, notice))
  }
  for (const kind of DOOR_KINDS) {
    const slug = slugOf(kind)
    const door: StoredEntryPoint = {
      slug,
      kind,
      topics,
      noticeId: kind === 'ivr' ? SPOKEN_NOTICE_ID : NOTICE_ID,
      confirmation: 'none',
      state,
      ...(kind === 'sms_keyword' && { keywords: ['JOIN'] }),
    }
    await make(() => settings.create('entry-point', slug, DEMO, door))
  }
  // Last: a start that was cut off before this counts as none, and the next one goes on.
  await make(() =>
    createBusiness(settings, {
      slug: DEMO,
      name: 'Sakura Coffee',
      legalName: 'Sakura Coffee K.K.',
      languages: ['en', 'ja'],
      country: 'JP',
      timeZone: 'Asia/Tokyo',
    }),
  )
}

/** Whether the store holds no business at all: the first start. */
export const isFresh = (catalog: Catalog): boolean => catalog.businesses().length === 0

/** The doors of the demo that are there. */
export const demoDoors = (catalog: Catalog): EntryPoint[] =>
  DOOR_KINDS.map((kind) => catalog.entryPoint(slugOf(kind))).filter((door) => door !== undefined)
