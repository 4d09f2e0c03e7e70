// Sentences of the console that name something as it is written elsewhere.

export interface Piece {
  readonly text: string
  readonly isCode: boolean
}

/** What stands between backticks told from the words around it. */
export const piecesOf = (text: string): Piece[] =>
  text
    .split('`')
    .map((piece, i) => ({ text: piece, isCode: i % 2 === 1 }))
    .filter(({ text: piece }) => piece !== '')
