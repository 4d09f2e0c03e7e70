// Why a message may not leave, for the people of a business in their language. The answer's own
// English is for machines' logs and is the fallback.

import type { ReasonCode } from '../eligibility/rules.ts'

const JA: Readonly<Record<ReasonCode, string>> = {
  sender_blocked: '送信元の番号が停止されているか、正常な状態ではありません。',
  country_blocked: 'この国の方にはどなたにも送信できません。',
  no_address: 'この種類のメッセージには電話番号が必要ですが、登録がありません。',
  opted_out: 'ご本人がすべての配信を停止されています。',
  business_hold: '事業者がこの方への送信を保留しています。',
  undeliverable: 'この宛先にはメッセージを届けられません。',
  window_closed: 'この送信元に、直近24時間以内のご本人からのメッセージがありません。',
  no_consent: 'ご本人はこの事業者からのメッセージに同意されていません。',
  topic_not_covered: '同意されたのは別の内容で、この内容は含まれていません。',
  consent_pending: 'ご本人の宛先からの確認がまだありません。',
  consent_expired: '同意が、方針で定めた期間より古くなっています。',
  notice_outdated: '文面が大きく変わったため、以前の同意は有効ではありません。',
  evidence_too_weak: '同意の証跡が、方針で求める強さに足りません。',
  identity_changed: '同意の後に、番号またはその持ち主が変わりました。',
  opted_out_topic: 'ご本人がこの内容の配信を停止されています。',
  opted_out_marketing: 'ご本人が宣伝の配信を停止されています。',
  opt_out_in_review: '配信停止のご希望かもしれない文面があり、確認を待っています。',
  category_mismatch:
    'カテゴリが登録済みのテンプレートと異なるか、内容のカテゴリより緩くなっています。',
  template_unavailable: 'テンプレートは現在承認されていません。',
  platform_marketing_stop: 'ご本人がWhatsAppの設定で、「オファーとお知らせ」をオフにしています。',
  us_marketing_pause: 'WhatsAppは現在、米国の番号に宣伝を配信していません。',
  platform_limit: 'WhatsAppが当面、この方への宣伝を制限しています。',
  platform_experiment: 'WhatsAppの試験の対象で、宣伝のテンプレートが届かない方です。',
  quiet_hours: 'この方の地域では、送信を控える時間帯です。',
  frequency_cap: 'この期間に送れる数に達しています。',
}

/** @returns the text and the language it is in */
export const reasonIn = (language: string, code: ReasonCode, message: string) =>
  language.startsWith('ja') ? { text: JA[code], language: 'ja' } : { text: message, language: 'en' }
