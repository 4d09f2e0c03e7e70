// The package has no types. These are of the part that we use.

declare module 'bidi-js' {
  interface Levels {
    /** One for each UTF-16 unit; odd ones run from right to left. */
    readonly levels: Uint8Array
    /** `start` and `end` inclusive; `level` of the paragraph itself. */
    readonly paragraphs: readonly {
      readonly start: number
      readonly end: number
      readonly level: number
    }[]
  }
  interface Bidi {
    getEmbeddingLevels(text: string, base?: 'ltr' | 'rtl' | 'auto'): Levels
    /** Null where it has none. */
    getMirroredCharacter(character: string): string | null
  }
  function bidiFactory(): Bidi
  export = bidiFactory
}
