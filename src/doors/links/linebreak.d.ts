// The package tells no types.

declare module 'linebreak' {
  class LineBreaker {
    constructor(text: string)
    /** Null at the end. `position`: UTF-16 units from the start; the last one is the end. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null
  }
  export = LineBreaker
}
