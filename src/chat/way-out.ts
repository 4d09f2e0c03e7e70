// Whether words that are shown to people say how to stop: a stop word that is named as one, which the
// reader of stop words then understands, or a phrase of stopping. Neither where it is turned round.

import { readBare } from './bare.ts'
import { fold, joined, spaced, UNSPACED_SCRIPT } from './fold.ts'
import { Clause } from './match.ts'
import { grammar } from './pattern.ts'
import { SAID, SAID_UNSPACED } from './words/ways-out.ts'

/** Phrases made ready when first asked for. */
function phrases(list: readonly string[], isUnspaced: boolean) {
  let made: ((text: string) => boolean) | undefined
  return (text: string) => {
    made ??= finder(list, isUnspaced)
    return made(text)
  }
}

function finder(list: readonly string[], isUnspaced: boolean): (text: string) => boolean {
  const { tokens, stemsOf, roots, any } = grammar({}, isUnspaced)
  const patterns = any(list).flatMap((root) => roots[root] ?? [])
  const glue = isUnspaced ? '' : ' '
  return (text) => {
    const clause = new Clause(tokens(text), stemsOf)
    const part = (from: number, to: number) => clause.tokens.slice(from, to).join(glue)
    return clause.tokens.some((_, from) => {
      const before = Math.max(0, from - AROUND_MOST)
      // The longest in such a script: a part of it may stand in front of what turns it round.
      const ends = clause.ends(patterns, from)
      return (isUnspaced ? ends.filter((to) => to === Math.max(...ends)) : ends).some(
        (to) => !isTurned(part(before, from), part(to, to + AROUND_MOST)),
      )
    })
  }
}

const holdsPhrase = phrases(Object.values(SAID).flat(), false)
const holdsJoined = phrases(SAID_UNSPACED, true)

/** Commas stay: German puts one before "to stop". */
const CLAUSE_END = /[.!?。…‥;:؟।|\n\r]+/u
const QUOTED = /["“”„«»‹›‘’'`*_「」『』【】〈〉《》[\]()]+/u
const QUOTED_MOST = 24
const CAPITALS = /(?<![\p{Lu}\p{Ll}\p{M}\p{Nd}])\p{Lu}{2,}(?: \p{Lu}{2,})*(?![\p{Ll}\p{M}\p{Nd}])/gu
/** A stop word in small letters behind one of these is named as one, with or without such words between. */
const ANSWER = words(
  'reply|replying|respond|responding|answer|text|texting|txt|type|typing|responda|responde|respondiendo|respondendo|responder|conteste|contesta|répondez|répondre|répondant|tapez|antworten|antworte|antwortet|rispondi|risponda|rispondere|rispondendo|antwoord|antwoorden|balas|ketik|membalas',
)
const BETWEEN = words(
  'with|the|word|keyword|back|us|simply|just|sie|mit|dem|wort|con|la|palabra|com|a|palavra|par|avec|le|mot|parola|met|het|woord|dengan|kata',
)
/** Stop words that are said for much else behind "reply": "responda para …". */
const NEVER_SMALL = words('para|alt')
const WORD_MOST = 3
/** So much on either side of a phrase may turn it round. */
const AROUND_MOST = 120
/** `退会と返信`: the word stands in front. */
const ANSWERED = /([\p{L}\p{M}]{2,10}?)(?:と|を|とだけ)(?:ご)?(?:返信|返答|送信|入力|お送り)/gu

function words(list: string): ReadonlySet<string> {
  return new Set(list.split('|').map((word) => spaced(fold(word))))
}

/**
 * Whether a text says how to stop.
 * @param names of the business and its topics, whatever they are called: those say nothing
 */
export function saysHowToStop(text: string, names: readonly string[] = []): boolean {
  const plain = withoutNames(text.normalize('NFKC'), names)
  return namesStopWord(plain) || plain.split(CLAUSE_END).some(saysSo)
}

const isStopWord = (word: string) => readBare(fold(word).trim())?.meaning === 'stop'

function namesStopWord(text: string): boolean {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  const large = text.match(/\p{Lu}/gu)?.length ?? 0
  // Where everything is in capitals they point out nothing.
  const capitals = small > large || UNSPACED_SCRIPT.test(text) ? [...text.matchAll(CAPITALS)] : []
  const pieces = text.split(QUOTED)
  let at = 0
  const quoted = pieces.flatMap((piece, i) => {
    const index = text.indexOf(piece, at)
    at = index + piece.length
    const isWithin = i > 0 && i < pieces.length - 1 && piece.length <= QUOTED_MOST
    return isWithin && piece.trim() !== '' ? [{ 0: piece, index }] : []
  })
  return [...capitals, ...quoted].some(
    ({ 0: word, index }) =>
      isStopWord(word) && !isTurned(text.slice(0, index), text.slice(index + word.length)),
  )
}

function saysSo(clause: string): boolean {
  const folded = clauseOf(clause)
  if (folded === '') return false
  return (
    isAnswered(folded) ||
    holdsPhrase(folded) ||
    (UNSPACED_SCRIPT.test(folded) && holdsJoined(folded))
  )
}

/** Commas as words of their own; Latin words apart from a script without blanks: `stopと`. */
const clauseOf = (clause: string): string =>
  fold(clause)
    .split(/[,、،]/u)
    .map(spaced)
    .join(' , ')
    .replaceAll(/(?<=\p{sc=Latin})(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])/gu, ' ')
    .replaceAll(/(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])(?=\p{sc=Latin})/gu, ' ')
    .trim()

/** `reply end`, `退会と返信`. */
function isAnswered(clause: string): boolean {
  for (const { 1: run = '', index } of joined(clause).matchAll(ANSWERED)) {
    for (let from = 0; from < run.length - 1; from++) {
      if (isStopWord(run.slice(from)) && !isTurned(joined(clause).slice(0, index), '')) return true
    }
  }
  const tokens = clause.split(' ')
  return tokens.some((token, i) => {
    if (!ANSWER.has(token)) return false
    let from = i + 1
    while (BETWEEN.has(tokens[from] ?? '')) from++
    return [...Array(WORD_MOST).keys()].some((more) => {
      const word = tokens.slice(from, from + more + 1).join(' ')
      const after = tokens.slice(from + more + 1).join(' ')
      return (
        isStopWord(word) && !NEVER_SMALL.has(word) && !isTurned(tokens.slice(0, i).join(' '), after)
      )
    })
  })
}

/** What turns a phrase behind it round, and what may stand between the two. */
const NO_WAY = [
  String.raw`no (?:way|ways|option|possibility|means|chance|need|right)(?: \S+){0,3}? (?:to|of)`,
  '(?:cannot|cant|can not|could not|couldnt|will not|wont|would not|wouldnt|do not|dont|does not|doesnt|did not|must not|mustnt|may not|never|not|non|no one can|nobody can|unable|impossible|without|nor)(?: (?:to|be|able|being|possible|ever|simply|just|really|easily|reply|replying|with|text|send|for|you|us|ask))*',
  // "The one stop for coffee".
  '(?:one|bus|pit|full|tube|truck|next|last|first|short)',
  '(?:no|nao|non|ne|pas|nunca|jamais|sin|sem|sans|senza|imposible|impossivel|impossible|impossibile|nicht|kein|keine|keinen|nie|unmoglich|ohne|niet|geen|nooit|zonder|onmogelijk|tidak|tak|tanpa|jangan|не|нельзя|невозможно|nie|inte|ikke|ei)(?: (?:(?:moglichkeit|moglich|weg|moglichkeiten) ,|puede|pueden|podra|podras|puedes|se|hay|forma|manera|modo|de|del|es|e|posible|possivel|possible|possibile|pode|podera|ha|como|puo|possono|per|di|vous|pouvez|peut|y|a|il|moyen|moglich|moglichkeit|sich|zu|konnen|sie|mogelijk|mogelijkheid|om|u|zich|je|te|kunt|kan|manier|weg|bisa|dapat|cara|ada|untuk|можете|возможно|можно|mozna|mozliwosci))*',
].join('|')
const TURNED_BEFORE = new RegExp(
  String.raw`(?<!\S)(?:${NO_WAY}) ?$|(?:${[
    // 受け止める, バスストップ
    ...['受け', '受', '引き', '食い', '呼び', 'のん', 'わん', 'ばす'],
    ...[
      '不能',
      '无法',
      '無法',
      '不可',
      '不可以',
      '没有办法',
      '沒有辦法',
      '不会',
      '不會',
      'ไม่สามารถ',
      'ไม่',
    ],
    ...['لا يمكنك', 'لا يمكن', 'لا تستطيع', 'لا', 'لن', 'دون', 'بدون'].map((no) => `(?<!\\S)${no}`),
  ].join('|')})$`,
  'u',
)
const TURNED_AFTER = new RegExp(
  `^ ?(?:${[
    'by (?:our|and|to|for)|(?:is|are|was) (?:not|never|impossible|unavailable)',
    'ist (?:leider )?(?:nicht|unmoglich)|is niet|no es posible|nao e possivel|n est pas|non e possibile|невозможно',
    // It cannot be stopped; but not "those who cannot stop it may …".
    '(?:を|は|が|も|の|に|する|める|る|こと|方法|手段|手続き|処理|され|れ|め|ら|いた)*(?:できません|できない|出来ません|出来ない|不可|ありません|られません|られない|れません|ません|しません)(?!場合|時|とき|方)',
    '(?:(?:करने|करना|का|की|को|कोई|तरीका|से|के) )*(?:नहीं|मत)',
    '(?:을|를|은|는|할|하실|하|시|수|가|이|도| )*(?:없습니다|없어요|없음|않습니다|불가)',
  ].join('|')})`,
  'u',
)

/** Whether what stands around a phrase says that there is no such thing. */
function isTurned(before: string, after: string): boolean {
  const lead = clauseOf(before.slice(-AROUND_MOST).split(CLAUSE_END).at(-1) ?? '')
  const rest = clauseOf(after.slice(0, AROUND_MOST).split(CLAUSE_END)[0] ?? '')
  return TURNED_BEFORE.test(lead.endsWith(',') ? '' : lead) || TURNED_AFTER.test(rest)
}

const LETTER = String.raw`[\p{L}\p{M}\p{Nd}]`

/** A name is looked past as whole words; what is called like a stop word is none. */
function withoutNames(text: string, names: readonly string[]): string {
  let rest = text.replaceAll(/\{\w+\}/g, ' ')
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    const parts = name.normalize('NFKC').match(new RegExp(`${LETTER}+`, 'gu'))
    if (!parts || parts.join('').length < 2 || isStopWord(name)) continue
    const whole = parts.join(String.raw`[^\p{L}\p{M}\p{Nd}]+`)
    const edge = (sign: string, part = '') =>
      UNSPACED_SCRIPT.test(part) ? '' : `(?${sign}${LETTER})`
    const find = new RegExp(edge('<!', parts[0]) + whole + edge('!', parts.at(-1)), 'giu')
    rest = rest.replaceAll(find, ' ')
  }
  return rest
}
