// The words on the quick reply that WhatsApp itself offers under marketing templates to stop them.
// It comes back without an id, as the label in the person's language: the label is all there is.
// Source: Meta, WhatsApp Business Platform, marketing templates ("Stop promotions"), 2025-12, for
// the English label; Twilio, WhatsApp buttons, for Portuguese. The others are translations of ours
// and may differ in a word from Meta's; near ones are still read as sentences by the word lists.

interface Label {
  readonly label: string
  readonly isSeen: boolean
}
const seen = (label: string): Label => ({ label, isSeen: true })
const own = (label: string): Label => ({ label, isSeen: false })

/** By BCP 47. `isSeen`: read in a provider's documentation; otherwise a translation of ours. */
export const STOP_PROMOTIONS: Readonly<Record<string, readonly Label[]>> = {
  en: [seen('Stop promotions'), own('Stop promotion'), own('Stop marketing')],
  pt: [seen('Parar promoções'), own('Interromper promoções')],
  es: [own('Detener promociones'), own('Parar promociones'), own('Dejar de recibir promociones')],
  fr: [own('Arrêter les promotions'), own('Stopper les promotions')],
  de: [own('Werbung stoppen'), own('Werbeaktionen stoppen'), own('Werbung beenden')],
  it: [own('Interrompi promozioni'), own('Blocca promozioni'), own('Interrompi le promozioni')],
  nl: [own('Promoties stoppen'), own('Stop promoties'), own('Stop met promoties')],
  ja: [
    ...[own('プロモーションを停止'), own('プロモーションの停止'), own('プロモーションを停止する')],
    own('プロモーション停止'),
  ],
  id: [own('Hentikan promosi'), own('Berhenti promosi'), own('Setop promosi')],
  ms: [own('Hentikan promosi')],
  hi: [own('प्रमोशन रोकें'), own('प्रमोशन बंद करें'), own('प्रचार रोकें')],
  ar: [own('إيقاف العروض الترويجية'), own('إيقاف الترويج'), own('وقف العروض الترويجية')],
  tr: [own('Promosyonları durdur'), own('Tanıtımları durdur')],
  ru: [own('Остановить рекламу'), own('Отключить рекламу'), own('Остановить акции')],
  zh: [own('停止推广'), own('停止促销'), own('停止推廣'), own('停止促銷')],
  ko: [own('프로모션 중지'), own('프로모션 중단')],
  pl: [own('Zatrzymaj promocje'), own('Wyłącz promocje')],
  sv: [own('Stoppa kampanjer'), own('Stoppa reklam')],
  th: [own('หยุดโปรโมชัน'), own('หยุดโปรโมชั่น')],
  vi: [own('Dừng khuyến mãi'), own('Ngừng khuyến mãi')],
  he: [own('הפסקת מבצעים'), own('עצירת מבצעים')],
}
