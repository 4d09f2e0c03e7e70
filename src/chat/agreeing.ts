// What a sentence that agrees is made of, besides the names in it: in each language the words that
// agree, and those that may stand beside them. A word that is in neither list may mean anything, so
// a sentence with one agrees to nothing by itself; whoever sends it is asked.
// Source: own lists, and our own sentence in each language.

import { LANGUAGES, wordsIn } from '../languages/language.ts'
import { BUSINESS, TOPIC } from './clauses.ts'
import { UNSPACED_SCRIPT } from './fold.ts'

interface Vocabulary {
  /** One of these must be among them. */
  readonly agrees: string
  readonly beside: string
}

/** Folded, with Latin letters without their marks; parted by blanks. */
const WORDS: Readonly<Record<string, Vocabulary>> = {
  en: {
    agrees: 'yes yep yeah sure agree accept consent want like subscribe join send',
    beside:
      'i d m am a an the all my me your you us we to of in on by via from with through over for and also about that this it be sent get getting receive receiving would do hereby happy glad please thanks thank hi hello hey dear team there message messages info information news updates up',
  },
  ja: {
    agrees:
      'はい 同意します 同意する 同意いたします 同意 了承します 承諾します 希望します 希望いたします 希望 受け取りたい 受取りたい 受信したい 欲しい ほしい お願いします お願いいたします お願い致します 登録します 送ってください',
    beside:
      'から を で に の と や は が も より へ へは こと ことに ことを です たいです 受け取る 受取る 受け取り 受取 受信 配信 受信する メッセージ お知らせ 情報 通知 および 及び など こんにちは こんばんは おはようございます はじめまして 初めまして よろしく よろしくお願いします 私は 私 ライン ワッツアップ 以下 上記 登録 利用',
  },
  es: {
    agrees: 'si acepto quiero deseo autorizo consiento acuerdo claro vale quisiera',
    beside:
      'yo me que de del la las el los un una por en con via y e a al para recibir mensajes informacion noticias estoy su sus hola buenos buenas dias tardes noches gracias favor',
  },
  pt: {
    agrees: 'sim aceito quero concordo autorizo desejo gostaria',
    beside:
      'eu me que de da do das dos a o as os um uma em pelo pela por com via e para receber mensagens informacoes novidades ola oi bom boa dia tarde noite obrigado obrigada favor',
  },
  fr: {
    agrees: 'oui accepte accord veux souhaite consens voudrais aimerais',
    beside:
      'j je d de des du l le la les un une a au en sur par via et avec pour que qu recevoir messages informations nouvelles bien suis vos votre bonjour bonsoir salut merci s il vous plait',
  },
  de: {
    agrees: 'ja stimme einverstanden mochte will gern gerne akzeptiere willige',
    beside:
      'ich mir bin zu ein von vom der die das den dem des uber auf per via in an mit und auch fur erhalten bekommen empfangen nachrichten neuigkeiten informationen bitte danke hallo guten tag morgen abend moin',
  },
  it: {
    agrees: 'si accetto voglio vorrei desidero acconsento accordo autorizzo',
    beside:
      'io mi di d da dal dalla a al in su sul via per con tramite e ed i gli le il lo la l che ricevere messaggi notizie informazioni sono va bene ciao salve buongiorno buonasera grazie favore',
  },
  nl: {
    agrees: 'ja akkoord graag wil accepteer',
    beside:
      'ik ga mee me de het een van via op per in over om te met en in ook voor dat ontvangen krijgen berichten nieuws informatie zou willen hallo hoi goedendag goedemorgen dank bedankt u je jullie alstublieft alsjeblieft aub',
  },
  id: {
    agrees: 'ya setuju mau ingin bersedia',
    beside:
      'saya aku menerima mendapatkan dapat dari lewat melalui via di untuk dengan dan juga pesan info informasi kabar halo hai selamat pagi siang sore malam terima kasih tolong mohon kirim kirimkan',
  },
  hi: {
    agrees: 'हाँ हां सहमत चाहता चाहती स्वीकार',
    beside:
      'मैं मुझे से पर में का की के को लिए और व तथा भी हूँ हूं है पाने पाना प्राप्त करने करना करता करती लेने लेना संदेश सूचना जानकारी नमस्ते नमस्कार धन्यवाद कृपया जी भेजें भेजिए व्हाट्सएप व्हाट्सऐप व्हाट्सअप',
  },
  ar: {
    agrees: 'نعم أوافق اوافق موافق موافقة أريد اريد أرغب ارغب أقبل اقبل',
    beside:
      'أنا انا على علي من عبر في الى إلى عن و ب أن ان تلقي استلام الحصول أتلقى اتلقى رسائل أخبار اخبار معلومات الواتساب واتس اب مرحبا مرحبًا أهلا اهلا السلام عليكم شكرا شكرًا فضلك',
  },
}

/** Words of no language. */
const EVERYWHERE = { agrees: 'ok okay oke', beside: 'whatsapp' }

const LATIN_MARKS = /(\p{sc=Latin})\p{Mn}+/gu
/** Letters without their marks, which many leave out. */
const unmarked = (text: string) =>
  text.normalize('NFD').replaceAll(LATIN_MARKS, '$1').normalize('NFC')

const folded = (text: string) => unmarked(text.normalize('NFKC').toLowerCase())

const tokensOf = (text: string): string[] =>
  text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((token) => token !== '')

/** The mark that stands where a name was. */
export const NAME = '•'
const NAMES_MOST = 50
/** Some names with no more than a comma or a short word between any two, as in "a, b and c". */
const NAMES = String.raw`${NAME}(?:[\s,、،]+(?:[\p{L}\p{M}]{1,3}\s+)?${NAME}){0,${NAMES_MOST}}`
/** A sentence begins and ends at the ends of the text, at a new line, or at a sign, a comma included. */
const [BEGIN, END] = [String.raw`(?<=^|[\p{P}\p{S}\n])\s*`, String.raw`\s*(?=$|[\p{P}\p{S}\n])`]

/** A sentence of ours, without its full stop, however its blanks were kept. */
function patternOf(sentence: string): RegExp {
  const source = sentence
    .replace(/[.。।]\s*$/u, '')
    .split(PARTED)
    .map((part) => {
      if (part.includes(BUSINESS)) return String.raw`\s*${NAME}\s*`
      if (part.includes(TOPIC)) return String.raw`\s*${NAMES}\s*`
      return part.trim() === '' ? String.raw`\s+` : RegExp.escape(part)
    })
  return new RegExp(BEGIN + source.join('') + END, 'u')
}
const PARTED = new RegExp(String.raw`(\s*[${BUSINESS}${TOPIC}]\s*|\s+)`)

interface Known {
  readonly agrees: ReadonlySet<string>
  readonly all: ReadonlySet<string>
  /** Our own sentence, as it stands in every link. */
  readonly own: RegExp
}

/** With the words of our own sentence. */
function knownIn(language: string): Known {
  const own = folded(wordsIn(language).chat.agreement({ business: BUSINESS, topics: TOPIC }))
  const { agrees = '', beside = '' } = WORDS[language] ?? {}
  const [agreeing = [], others = []] = [
    [agrees, EVERYWHERE.agrees],
    [own, beside, EVERYWHERE.beside],
  ].map((lists) => tokensOf(folded(lists.join(' '))))
  return {
    agrees: new Set(agreeing),
    all: new Set([...agreeing, ...others]),
    own: patternOf(own),
  }
}

let made: readonly Known[] | undefined
/** Of all languages; made when first asked for, since a start has no use for it. */
const allKnown = (): readonly Known[] => {
  made ??= LANGUAGES.map(knownIn)
  return made
}

/** Whether a run of letters without blanks is a row of known words. */
function isRowOf(token: string, words: ReadonlySet<string>): boolean {
  const reaches = [true]
  for (let end = 1; end <= token.length; end++) {
    reaches[end] = reaches.some((is, from) => is && words.has(token.slice(from, end)))
  }
  return reaches[token.length] === true
}

/** No longer run of letters is looked into: a sentence of ours has far shorter ones. */
const RUN_MOST = 200

const isKnown = (token: string, { all }: Known): boolean =>
  all.has(token) || (token.length <= RUN_MOST && UNSPACED_SCRIPT.test(token) && isRowOf(token, all))

const isAgreeing = (token: string, { agrees }: Known): boolean =>
  agrees.has(token) ||
  (UNSPACED_SCRIPT.test(token) && [...agrees].some((word) => token.includes(word)))

const SENTENCE_END = /[.!?。！？…;；\n؛।|]|\p{Extended_Pictographic}/u

/**
 * Whether a text agrees to what it names: by our own sentence, whatever stands before and behind it,
 * or in other words that we know. Then every sentence with a name in it is made of words of one
 * language, and one of these agrees, there or in a sentence of its own ("Yes!"). Sentences without a
 * name may say what they like.
 * @param text folded, with `NAME` in place of each name
 */
export function agrees(text: string): boolean {
  const plain = unmarked(text)
  return allKnown().some((known) => {
    const rest = plain.replace(known.own, '. ')
    const sentences = rest
      .split(SENTENCE_END)
      .map((sentence) => ({ isNaming: sentence.includes(NAME), tokens: tokensOf(sentence) }))
    const isMade = ({ tokens }: { tokens: string[] }) => tokens.every((one) => isKnown(one, known))
    return (
      sentences.every((sentence) => !sentence.isNaming || isMade(sentence)) &&
      (rest !== plain ||
        sentences.filter(isMade).some(({ tokens }) => tokens.some((one) => isAgreeing(one, known))))
    )
  })
}
