// Japanese written in Latin letters, as phones without a Japanese keyboard force people to: only
// what is said to stop messages, word for word, so that the Japanese list can read it.

import { UNSPACED_SCRIPT } from './fold.ts'

/** A map: every word of a message is asked for, and `constructor` is a word. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ haishin: '配信', teishi: '停止', kaijo: '解除', touroku: '登録', toroku: '登録' },
    ...{ messeeji: 'メッセージ', messeji: 'メッセージ', message: 'メッセージ', renraku: '連絡' },
    ...{ koukoku: '広告', kokoku: '広告', senden: '宣伝', kuupon: 'クーポン', osirase: 'お知らせ' },
    ...{
      oshirase: 'お知らせ',
      merumaga: 'メルマガ',
      sale: 'セール',
      tsuuchi: '通知',
      tsuchi: '通知',
    },
    ...{ okuranaide: '送らないで', okuruna: '送るな', okutte: '送って', konaide: 'こないで' },
    ...{
      renrakushinaide: '連絡しないで',
      shinaide: 'しないで',
      yamete: 'やめて',
      tomete: '止めて',
    },
    ...{
      iranai: 'いらない',
      irimasen: 'いりません',
      iran: 'いらん',
      hitsuyou: '必要',
      nai: 'ない',
    },
    ...{
      arimasen: 'ありません',
      kudasai: 'ください',
      shite: 'して',
      suru: 'する',
      shimasu: 'します',
    },
    ...{ onegai: 'お願い', onegaishimasu: 'お願いします', kibou: '希望', mou: 'もう', mo: 'もう' },
    ...{ nidoto: '二度と', kongo: '今後', zenbu: '全部', o: 'を', wo: 'を', wa: 'は', no: 'の' },
    ...{ desu: 'です', ne: 'ね', yo: 'よ', watashi: '私', bangou: '番号', keshite: '消して' },
    ...{ sakujo: '削除', risuto: 'リスト', kara: 'から', sumimasen: 'すみません', to: 'と' },
  }),
)
/** One of these it must hold: the others are words of other languages too. */
const TELLING =
  /(?<![a-z])(?:haishin|teishi|kaijo|okuranaide|okuruna|renrakushinaide|yamete|tomete|iranai|irimasen|koukoku|merumaga|onegaishimasu|keshite|sakujo|kudasai)(?![a-z])/

/** The same in Japanese letters, where each word is known; else as it stands. */
export function withoutRomaji(folded: string): string {
  if (!TELLING.test(folded) || UNSPACED_SCRIPT.test(folded)) return folded
  const words = folded.split(/[^a-z]+/).filter((word) => word !== '')
  const japanese = words.map((word) => WORDS.get(word))
  return japanese.includes(undefined) ? folded : japanese.join('')
}
