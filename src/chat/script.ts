// In which of a business's languages somebody writes, as far as the letters alone tell. A guess that
// is only used to choose the language of our own words.

const SCRIPTS: readonly (readonly [script: RegExp, languages: readonly string[]])[] = [
  [/[\p{sc=Hira}\p{sc=Kana}]/u, ['ja']],
  [/\p{sc=Hangul}/u, ['ko']],
  [/\p{sc=Han}/u, ['zh', 'ja']],
  [/\p{sc=Arabic}/u, ['ar', 'fa', 'ur']],
  [/\p{sc=Deva}/u, ['hi', 'mr', 'ne']],
  [/\p{sc=Cyrl}/u, ['ru', 'uk', 'bg', 'sr']],
  [/\p{sc=Thai}/u, ['th']],
  [/\p{sc=Hebr}/u, ['he']],
  [/\p{sc=Grek}/u, ['el']],
]
const MOST = 500

/** The first of these languages the letters point to; undefined where they point to none. */
export function languageOf(text: string, languages: readonly string[]): string | undefined {
  const read = text.slice(0, MOST)
  for (const [script, written] of SCRIPTS) {
    if (!script.test(read)) continue
    const found = languages.find((tag) => written.includes(tag.split('-')[0] ?? ''))
    if (found !== undefined) return found
  }
  return undefined
}
