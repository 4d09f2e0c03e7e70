// Links in a message, as a phone makes them: to be tapped.

/** A piece of a text; `href` where it is a link. */
export interface Piece {
  readonly text: string
  /** Only `http:` and `https:`. */
  readonly href: string
}

const LINK = /https?:\/\/[^\s<>"'「」（）、。]+/g
/** What ends a sentence is no part of its link. */
const END = /[.,!?;:)\]]+$/

/** The text in pieces; put together they are the text again. */
export function linked(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const add = (piece: Piece) => {
    if (piece.text !== '') pieces.push(piece)
  }
  for (const match of text.matchAll(LINK)) {
    const link = match[0].replace(END, '')
    const href = URL.parse(link)?.href
    if (href === undefined) continue
    add({ text: text.slice(at, match.index), href: '' })
    add({ text: link, href })
    at = match.index + link.length
  }
  add({ text: text.slice(at), href: '' })
  return pieces
}
