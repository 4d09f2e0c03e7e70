// Which words a message must hold for a pattern to be found in it at all.

import { UNSPACED_SCRIPT } from './fold.ts'
import type { Pattern, Trie } from './pattern.ts'

export interface Keys {
  readonly words: ReadonlySet<string>
  /** What a word may begin with. */
  readonly stems: ReadonlySet<string>
}

/** Words of everyday talk: a pattern is looked for by another of its words, where it has one. */
const COMMON: ReadonlySet<string> = new Set(
  [
    'i you he she it we they me my your us our this that these those a an the is are was be been am im',
    'to of in on at for from by with about and or but so if as not no yes do did does dont have has had',
    'can could will would want get got see what when where who why how all any some more there here please',
    'now today just like need send text message messages number order know one ok thanks hello hi',
    'de la el los las un una y o en que no si me mi te tu su se es por para con mas muy ya lo le les',
    'quiero mensaje mensajes quien esta este hola gracias favor pedido um uma os as do da dos das na nos',
    'em e eu ele ela nao sim mais com ao meu minha seu sua vou mensagem mensagens quero quem le les des',
    'du au aux et ou je tu il elle nous vous ils ne pas plus mon ma mes votre vos est suis sont pour avec',
    'sur dans ce cette message qui der die das den dem ein eine und oder ich sie er wir ihr mir mich nicht',
    'kein keine mehr ist bin sind war fur mit auf von zu im am an wie was wer bitte danke nachricht il lo',
    'gli un uno di che non piu mio mia tuo vostro sono e ho ha hai per su da al alla del della messaggio',
    'voglio chi het een en van ik jij u hij zij wij mij mijn uw niet geen meer is ben zijn met op voor aan',
    'te bericht wil wie saya aku anda kamu ini itu tidak ga gak nggak mau ingin yang di ke dari dan pesan',
    'sudah ada bisa lagi ya siapa मुझे मैं आप यह ये वह है हैं हूँ का की के को में से पर और नहीं मत न कौन कब',
    'mujhe main mein me aap hai hain ka ki ke ko se par aur nahi na mat kaun ye yeh ab msg لا ما من في على',
    'الى عن هذا هذه انا انت هو هي مع لي كل او و مين اريد متي اين هل',
  ]
    .join(' ')
    .split(' '),
)

/** Of each of these one word must be there. */
export type Need = readonly Keys[]

/** Ways to match a pattern: a message in which none of them is met holds no match of it. */
export function needsOf(pattern: Pattern): readonly Need[] {
  switch (pattern.kind) {
    case 'words':
      return paths(pattern.trie, needOf)
    case 'choice':
      return pattern.items.flatMap(needsOf)
    case 'sequence': {
      const needed = pattern.items.filter(({ isEmpty }) => !isEmpty).map(keysOf)
      return [[...new Set(needed)].sort((a, b) => cost(a) - cost(b)).slice(0, NEEDS_MOST)]
    }
    case 'maybe':
      return needsOf(pattern.item)
    case 'gap':
      return []
    default:
      return pattern satisfies never
  }
}
/** Looking for more of them would take longer than it spares. */
const NEEDS_MOST = 3

const known = new WeakMap<Pattern, Keys>()
/** One of these words is in every match of the pattern. */
function keysOf(pattern: Pattern): Keys {
  let keys = known.get(pattern)
  if (!keys) {
    keys = leastOf(pattern)
    known.set(pattern, keys)
  }
  return keys
}
function leastOf(pattern: Pattern): Keys {
  switch (pattern.kind) {
    case 'words':
      return union(paths(pattern.trie, keyOf))
    case 'choice':
      return union(pattern.items.map(keysOf))
    case 'sequence': {
      const needed = pattern.items.filter(({ isEmpty }) => !isEmpty).map(keysOf)
      return needed.reduce((a, b) => (cost(b) < cost(a) ? b : a), EVERYTHING)
    }
    case 'maybe':
      return keysOf(pattern.item)
    case 'gap':
      return EVERYTHING
    default:
      return pattern satisfies never
  }
}

/** So bad a choice that anything else is better. */
const EVERYTHING: Keys = { words: COMMON, stems: new Set() }

/** How often a message of everyday talk would hold one of them, roughly. */
const cost = ({ words, stems }: Keys): number => {
  let common = 0
  for (const word of words) if (isCommon(word)) common++
  return common * 1_000 + words.size + stems.size
}

/** All of them together. */
export function union(all: readonly Keys[]): Keys {
  if (all.length === 1 && all[0]) return all[0]
  const words = new Set<string>()
  const stems = new Set<string>()
  for (const keys of all) {
    for (const word of keys.words) words.add(word)
    for (const stem of keys.stems) stems.add(stem)
  }
  return { words, stems }
}

const singles = new Map<string, Keys>()
/** A word, or a beginning of one that ends in `~`, alone. */
function single(word: string): Keys {
  let keys = singles.get(word)
  if (!keys) {
    keys =
      word.length > 1 && word.endsWith('~')
        ? { words: new Set(), stems: new Set([word.slice(0, -1)]) }
        : { words: new Set([word]), stems: new Set() }
    singles.set(word, keys)
  }
  return keys
}

/** Letters of a script without blanks are looked up like words: its kana are in every text. */
const isCommon = (word: string) => COMMON.has(word) || /^\p{sc=Hira}+$/u.test(word)

/** The words of a sequence, the least common and longest first. */
const byRarity = (sequence: readonly string[]): readonly string[] =>
  sequence.length === 1
    ? [...sequence]
    : [...new Set(sequence)].sort(
        (a, b) => Number(isCommon(a)) - Number(isCommon(b)) || b.length - a.length,
      )
const keyOf = (path: readonly string[]): Keys => single(byRarity(lookedUp(path))[0] ?? '')
const needOf = (path: readonly string[]): Need =>
  byRarity(lookedUp(path)).slice(0, NEEDS_MOST).map(single)

/** What of a path is looked up: its words; of letters without blanks, pairs of them. */
const lookedUp = (path: readonly string[]): readonly string[] =>
  path.length > 1 && path.every((word) => word.length === 1) && UNSPACED_SCRIPT.test(path.join(''))
    ? pairsOf(path)
    : path

/** Each letter with the next one. */
export const pairsOf = (letters: readonly string[]): readonly string[] =>
  letters.slice(1).map((letter, before) => `${letters[before]}${letter}`)

/** Every sequence of words a trie holds; stems end in `~`. */
function paths<T>(trie: Trie, make: (path: readonly string[]) => T): T[] {
  const made: T[] = []
  const path: string[] = []
  const follow = (word: string, rest: Trie) => {
    path.push(word)
    walk(rest)
    path.pop()
  }
  function walk(here: Trie) {
    if (here.isEnd) made.push(make(path))
    for (const [word, rest] of here.next ?? []) follow(word, rest)
    for (const [stem, rest] of here.stems ?? []) follow(`${stem}~`, rest)
  }
  walk(trie)
  return made
}
