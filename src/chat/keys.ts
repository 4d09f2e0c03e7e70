// Which words a message must hold for a pattern to be found in it at all. Nearly every message is
// ordinary talk and holds none, so nearly every message is done with after a look-up per word.

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

/** One of these words is in every match of the pattern. */
export function keysOf(pattern: Pattern): Keys {
  switch (pattern.kind) {
    case 'words':
      return union(paths(pattern.trie).map(keyOf))
    case 'choice':
      return union(pattern.items.map(keysOf))
    case 'sequence': {
      const needed = pattern.items.filter(({ isEmpty }) => !isEmpty).map(keysOf)
      return needed.reduce((a, b) => (cost(b) < cost(a) ? b : a), EVERYTHING)
    }
    case 'maybe':
      return keysOf(pattern.item)
    default:
      return pattern satisfies never
  }
}

const NOTHING: Keys = { words: new Set(), stems: new Set() }
/** So bad a choice that anything else is better. */
const EVERYTHING: Keys = { words: COMMON, stems: new Set() }

/** How often a message of everyday talk would hold one of them, roughly. */
const cost = ({ words, stems }: Keys): number => {
  let common = 0
  for (const word of words) if (COMMON.has(word)) common++
  return common * 1_000 + words.size + stems.size
}

const union = (all: readonly Keys[]): Keys =>
  all.reduce(
    (a, b) => ({
      words: new Set([...a.words, ...b.words]),
      stems: new Set([...a.stems, ...b.stems]),
    }),
    NOTHING,
  )

/** The least common word of a sequence; of several the longest. */
function keyOf(sequence: readonly string[]): Keys {
  const rare = sequence.filter((word) => !COMMON.has(word))
  const [key = ''] = [...(rare.length > 0 ? rare : sequence)].sort((a, b) => b.length - a.length)
  return key.length > 1 && key.endsWith('~')
    ? { words: new Set(), stems: new Set([key.slice(0, -1)]) }
    : { words: new Set([key]), stems: new Set() }
}

/** Every sequence of words a trie holds; stems end in `~`. */
function paths(trie: Trie): string[][] {
  const after = [
    ...[...trie.next].flatMap(([word, rest]) => paths(rest).map((path) => [word, ...path])),
    ...trie.stems.flatMap(({ stem, rest }) => paths(rest).map((path) => [`${stem}~`, ...path])),
  ]
  return trie.isEnd ? [[], ...after] : after
}
