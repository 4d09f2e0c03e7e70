// Forms of words for the lists: a verb is written once, with the endings people put to it.

/** Each stem with each ending, with `|` between them; `-` is no ending. */
export const each = (stems: string, endings: string): string =>
  stems
    .split('|')
    .flatMap((stem) => endings.split('|').map((ending) => stem + (ending === '-' ? '' : ending)))
    .join('|')
