// The words by which a person stops, starts again, or asks for help, alone in a message. Versioned:
// the version and the word stand in the evidence. Anything longer that holds a stop word is doubt,
// which pauses marketing until somebody looks: a missed stop violates a will, a wrong pause does not.
// Sources: FCC 47 CFR 64.1200(a)(10) for English; word lists of Twilio, AWS and Telnyx; the other
// languages need a native reader's review. Read 2026-11-24.

export const WORDS_VERSION = '2026-11-24'

/** By language; each word alone in a message is an opt-out of all. */
export const STOP: Readonly<Record<string, string>> = {
  en: 'stop, stop all, stopall, quit, end, revoke, opt out, optout, opt-out, cancel, unsubscribe, remove me, stop please, please stop',
  ja: '停止, 配信停止, 解除, 配信解除, 退会, 受信拒否, 拒否, 不要, ストップ, やめて, やめてください, 送らないで, 送らないでください',
  es: 'baja, alto, parar, para, cancelar, salir, detener, no más, darme de baja, desuscribir',
  pt: 'sair, parar, pare, cancelar, descadastrar, cancelar inscrição, remover',
  fr: 'arret, arrêt, arrêter, arrêtez, desabonner, désabonner, désinscrire, fin',
  de: 'stopp, abmelden, abbestellen, kündigen, austragen, aufhören',
  it: 'cancellami, disiscrivi, disiscrivimi, basta, ferma, annulla',
  nl: 'afmelden, uitschrijven, stoppen, ophouden',
  id: 'berhenti, unreg, batal, hentikan',
  hi: 'बंद, बंद करो, बंद करें, रोकें, रोको',
  ar: 'توقف, إيقاف, ايقاف, إلغاء, الغاء, إلغاء الاشتراك, قف',
}
/** Words that smell of a stop wherever they stand; of the stop words only those of no other use. */
const DOUBT: Readonly<Record<string, string>> = {
  en: 'stop, unsubscribe, unsubscribed, optout, revoke, spam, stopping',
  ja: '停止, 解除, 退会, 受信拒否, 送らない, 送って来ない, 送ってこない, やめて, 不要, いりません, 迷惑',
  es: 'baja, desuscribir, desuscribirme, dejen, cancelar, molesten, spam',
  pt: 'sair, parem, pare, descadastrar, cancelar, remover, removam',
  fr: 'arret, arrêtez, arrêter, désabonner, désinscrire, stopper',
  de: 'stopp, abmelden, abbestellen, austragen, aufhören, abbestellt, werbung',
  it: 'disiscrivi, disiscrivimi, disiscrivere, cancellami, cancellatemi, smettete, basta',
  nl: 'afmelden, uitschrijven, stoppen, ophouden, stopt',
  id: 'berhenti, hentikan, unreg, jangan',
  hi: 'बंद, रोकें, रोको, मत',
  ar: 'توقف, إيقاف, إلغاء, أوقف, توقفوا',
}
const START: Readonly<Record<string, string>> = {
  en: 'start, unstop, resume, subscribe',
  ja: '再開, 配信再開, 登録',
  es: 'iniciar, alta, reanudar',
  pt: 'iniciar, voltar, retomar',
  fr: 'reprendre, commencer',
  de: 'starten, anmelden',
  it: 'inizia, riprendi',
  nl: 'aanmelden, starten',
  id: 'mulai, daftar',
  hi: 'शुरू, चालू',
  ar: 'ابدأ, استئناف, اشتراك',
}
const HELP: Readonly<Record<string, string>> = {
  en: 'help, info',
  ja: 'ヘルプ, 助けて',
  es: 'ayuda',
  pt: 'ajuda',
  fr: 'aide',
  de: 'hilfe',
  it: 'aiuto',
  nl: 'hulp',
  id: 'bantuan',
  hi: 'मदद',
  ar: 'مساعدة',
}

export type Meaning = 'stop' | 'doubt' | 'start' | 'help' | 'none'

export interface Reading {
  readonly meaning: Meaning
  /** The word it was read from. */
  readonly word?: string
  /** Language of the list it stands in. */
  readonly language?: string
}

/** Words of the longest stop phrase. */
const PHRASE_MOST = 3
/** Only so much of a message is read; longer ones are letters, not orders. */
const MOST = 1_000

/**
 * Compatibility forms, case, marks on letters, invisible characters and punctuation do not count:
 * `ＳＴＯＰ！`, `s t o p`, `Arrêt.` and `stop 🛑` are the words they look like.
 */
function plain(text: string): string {
  return text
    .slice(0, MOST)
    .replaceAll('🛑', ' stop ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{Nd}]+/gu, ' ')
    .trim()
}

type List = ReadonlyMap<string, { readonly word: string; readonly language: string }>

const listOf = (words: Readonly<Record<string, string>>): List =>
  new Map(
    Object.entries(words).flatMap(([language, list]) =>
      list.split(', ').map((word) => [plain(word), { word, language }] as const),
    ),
  )

const LISTS: readonly (readonly [Exclude<Meaning, 'doubt' | 'none'>, List])[] = [
  ['stop', listOf(STOP)],
  ['start', listOf(START)],
  ['help', listOf(HELP)],
]
const DOUBTS = listOf(DOUBT)
/** Scripts that put no blanks between words. */
export const UNSPACED_SCRIPT = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u
/** Words in them are searched as they stand. */
const UNSPACED = [...DOUBTS].filter(([key]) => UNSPACED_SCRIPT.test(key))

/** What a message says, taken as a whole. */
export function readWords(text: string): Reading {
  const said = plain(text)
  if (said === '') return { meaning: 'none' }
  const letters = /^(\p{L} )+\p{L}$/u.test(said) ? said.replaceAll(' ', '') : said
  // Doubled words and letters drawn out are the word still: "stop stop", "stooop".
  const forms = [said, letters, undoubled(said), said.replaceAll(/(\p{L})\1{2,}/gu, '$1')]
  for (const [meaning, list] of LISTS) {
    for (const form of forms) {
      const found = list.get(form)
      if (found) return { meaning, ...found }
    }
  }
  const tokens = said.split(' ')
  for (const token of tokens) {
    const found = DOUBTS.get(token)
    if (found) return { meaning: 'doubt', ...found }
  }
  const inside = UNSPACED.find(([key]) => said.includes(key))
  return inside ? { meaning: 'doubt', ...inside[1] } : { meaning: 'none' }
}

/** `stop stop`, `opt out opt out`: said more than once is said. */
function undoubled(said: string): string {
  const words = said.split(' ')
  for (let period = 1; period <= PHRASE_MOST; period++) {
    if (words.every((word, i) => word === words[i % period]))
      return words.slice(0, period).join(' ')
  }
  return said
}
