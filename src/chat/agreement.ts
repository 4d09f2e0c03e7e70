// A message that came through one of our links: which door its reference names, and whether the
// words that arrived still say what is agreed to. The text of a link can be edited before it is
// sent, so only what arrived counts.

import { agrees, NAME } from './agreeing.ts'
import { UNSPACED_SCRIPT } from './fold.ts'
import { ASKING, REFUSING } from './signs.ts'
import { readWords } from './words.ts'

/** A door as a sentence may name it. */
export interface DoorWords {
  /** With it, only its own reference is taken for one: a name may hold brackets too. */
  readonly slug?: string
  readonly businessName: string
  readonly topics: readonly {
    readonly key: string
    /** By language. */
    readonly labels: Readonly<Record<string, string>>
  }[]
}

export interface Agreement {
  /** Keys of the topics the text still names, in the door's order. Never empty. */
  readonly topics: readonly string[]
  /** Language the first of them is named in. */
  readonly language: string
}

/** Only so much of a message is read: a link's text is far shorter. */
const MOST = 2_000

const folded = (text: string) =>
  text
    .slice(0, MOST)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\s+/gu, (blanks) => (/[\n\r]/.test(blanks) ? '\n' : ' '))
    .trim()

/** An opening bracket of any kind, alone or as part of one sign (`⑴`): most texts have none. */
const BRACKET =
  /[(\u207d\u208d\u2474-\u2487\u249c-\u24b5\u3200-\u3243\ufe35\ufe59\uff08\u{1f110}-\u{1f129}]/u
/** Of a folded text. */
const REFERENCE = /\(([a-z0-9\s-]{1,80})\)/g

/**
 * The slug a text names as `(slug)`, whatever its case, spaces and kind of brackets; undefined
 * where it names none, or more than one.
 * @param isDoor leaves out what only stands in brackets, such as a part of a name
 */
export function referenceIn(
  text: string,
  isDoor: (slug: string) => boolean = () => true,
): string | undefined {
  if (!BRACKET.test(text)) return undefined
  const found = new Set<string>()
  for (const [, inside = ''] of folded(text).matchAll(REFERENCE)) {
    const slug = inside.replaceAll(/\s/g, '')
    if (isDoor(slug)) found.add(slug)
  }
  return found.size === 1 ? [...found][0] : undefined
}

/** A reference as it stands in a message, in whatever kind of brackets. */
const WRITTEN = /[(（⁽₍﹙][^()（）⁽⁾₍₎﹙﹚]{1,120}[)）⁾₎﹚]/gu

/**
 * The text without the references in it: a door may be called `pause-cafe`, and whoever sends its
 * link's text says nothing of pausing. What is nothing but a reference is left as it is.
 * @param isDoor whether a slug names a door
 */
export function withoutReferences(text: string, isDoor: (slug: string) => boolean): string {
  if (!BRACKET.test(text)) return text
  const rest = text.replaceAll(WRITTEN, (written) =>
    referenceIn(written, isDoor) === undefined ? written : ' ',
  )
  return rest.trim() === '' ? text : rest
}

/**
 * @param words patterns of whole words
 * @param unspaced of scripts without blanks: found within a run of letters too
 */
function oneOf(words: readonly string[], unspaced: readonly string[]): RegExp {
  const whole = `(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{M}\\p{N}])`
  return new RegExp([whole, ...unspaced].join('|'), 'u')
}

/**
 * Words that turn a sentence round or refuse, in many languages: what else a message says may stand
 * in any of them. `n't` of English is written in many ways.
 */
const NEGATED = oneOf(
  [
    "no|nope|nah|not|never|none|cannot|without|unless|(?:do|does|did|wo|ca|is|are|was|would|should|could|have|had|must|need)n['’]?t",
    'refus\\p{L}*|reject\\p{L}*|declin\\p{L}*|disagre\\p{L}*|object\\p{L}*|oppos\\p{L}*|hate|hates|against|forget|enough',
    'nunca|jamás|sin|tampoco|rechaz\\p{L}*|opong\\p{L}*|niego|não|nao|nem|sem|recus\\p{L}*|rejeit\\p{L}*|discord\\p{L}*',
    "ne|n['’]\\p{L}+|pas|non|jamais|aucun\\p{L}*|sans|rejett\\p{L}*|déclin\\p{L}*|contre",
    'nicht|kein\\p{L}*|nein|nie|ohne|lehne|ablehn\\p{L}*|widersprech\\p{L}*|verweiger\\p{L}*|verzichte|gegen',
    'niet|geen|nee|nooit|zonder|weiger\\p{L}*|bezwaar|tegen|mai|senza|rifiut\\p{L}*|contrari\\p{L}*',
    'tidak|tak|nggak|enggak|ngga|gak|ogah|jangan|bukan|tanpa|belum|menolak|tolak',
    'नहीं|मत|ना|न|बिना|इनकार|इन्कार|मना|अस्वीकार|nahi|nahin',
    'لا|لست|لن|لم|ليس|غير|بدون|بلا|مش|مو|ما|كلا|أرفض|ارفض|رفض',
    'не|нет|отказ\\p{L}*|против|ні|inte|ikke|nej|nei|ei|nem|hayır|hayir|değil|degil|yok|\\p{L}*m[ıiuü]yor\\p{L}*|không|khong|לא|δεν|όχι',
  ],
  [
    'ません|ない|ぬ(?!\\p{L})|ずに|せず|いや|嫌|拒|断[りるわっ]|不要|結構|反対|辞退|かねます|いらん|無理|やめ',
    '不|没|沒|않|못|아니|거절|없|ไม่',
  ],
)

/**
 * Words that put off, doubt or set a condition. Whoever sends one beside our sentence may mean yes, so
 * they are asked. Not "if" alone, nor what is as often said of something else.
 */
const UNSURE = oneOf(
  [
    'maybe|perhaps|possibly|later|some other time|another time|only if|if you|on condition|provided',
    'quiz[áa]s?|tal vez|a lo mejor|m[áa]s tarde|m[áa]s adelante|s[óo]lo si',
    'talvez|mais tarde|s[óo] se|peut[- ][êe]tre|plus tard|seulement si|une autre fois',
    'vielleicht|sp[äa]ter|ein andermal|nur wenn|forse|pi[ùu] tardi|pi[ùu] avanti|solo se',
    'misschien|later|een andere keer|alleen als|mungkin|nanti|lain kali|asalkan',
    'शायद|बाद में|फिर कभी|ربما|لاحقا|لاحقًا|بعدين|بشرط|может быть|позже|потом|belki|sonra',
  ],
  [
    'たぶん|多分|あとで|後で|また今度|後日|かもしれ|もしかし|条件',
    '也许|也許|以后再|以後再|下次|나중에|아마',
  ],
)

const LETTER = /[\p{L}\p{M}\p{N}]/u

/** Somebody's earlier words, and what was struck out: neither is said. */
const UNSAID = /^[ \t]*[>＞].*$|~[^~\n]+~/gmu

/** Whether two neighbours belong to one word. */
const isOneWord = (a = '', b = '') =>
  LETTER.test(a) && LETTER.test(b) && !UNSPACED_SCRIPT.test(a + b)

/** The text with `NAME` wherever `words` stands alone; undefined where it does not. */
function without(text: string, words: string): string | undefined {
  if (words === '') return undefined
  // A name may be broken over two lines.
  const line = text.replaceAll('\n', ' ')
  let [rest, from] = ['', 0]
  for (let at = line.indexOf(words); at >= 0; at = line.indexOf(words, at + 1)) {
    const end = at + words.length
    const isInside = isOneWord(text[at - 1], words[0]) || isOneWord(words.at(-1), text[end])
    if (isInside || at < from) continue
    rest += `${text.slice(from, at)} ${NAME} `
    from = end
  }
  return from === 0 ? undefined : rest + text.slice(from)
}

const isRefused = (text: string) => NEGATED.test(text) || REFUSING.test(text)

/** What of a door a text names, and what else it says. */
function namedIn(text: string, door: DoorWords) {
  const labels = door.topics.flatMap((topic) =>
    Object.entries(topic.labels).map(([language, label]) => ({
      words: folded(label),
      names: { topic: topic.key, language },
    })),
  )
  const needles = [
    { words: folded(door.businessName), names: undefined },
    ...labels,
    // Longest first: "offers" inside "offers and news" is no topic of its own.
  ].sort((a, b) => b.words.length - a.words.length)
  const { slug } = door
  let rest = folded(text.replaceAll(UNSAID, ' ')).replaceAll(REFERENCE, (whole, inside: string) =>
    slug === undefined || inside.replaceAll(/\s/g, '') === slug ? ' ' : whole,
  )
  let isNamed = false
  const languages = new Map<string, string>()
  for (const { words, names } of needles) {
    const left = without(rest, words)
    if (left === undefined) continue
    rest = left
    if (names === undefined) isNamed = true
    else if (!languages.has(names.topic)) languages.set(names.topic, names.language)
  }
  return { isNamed, languages, rest }
}

/**
 * What the text agrees to: it must name the business, and at least one topic in any of its
 * languages, and agree to them in words that we know; a topic taken out of the sentence is not agreed
 * to. Undefined for a question, a doubt or a condition, a sentence with a negation or a stop word, one
 * that is quoted or says anything else: those are conversation.
 */
export function agreementIn(text: string, door: DoorWords): Agreement | undefined {
  const { isNamed, languages, rest } = namedIn(text, door)
  const topics = door.topics.map((topic) => topic.key).filter((key) => languages.has(key))
  const language = languages.get(topics[0] ?? '')
  if (!isNamed || language === undefined || isRefused(rest)) return undefined
  if (ASKING.test(rest) || UNSURE.test(rest) || !agrees(rest)) return undefined
  const { meaning } = readWords(rest)
  return meaning === 'stop' || meaning === 'doubt' ? undefined : { topics, language }
}

/** Whether a negation stands in it, outside the names of the door's own: it may be a no. */
export const isNegated = (text: string, door: DoorWords): boolean =>
  isRefused(namedIn(text, door).rest)
