// Signs that say something without a word.

/** Whoever sends one of these beside a yes says no. */
export const REFUSING = /[❌✖🚫⛔🙅👎✋🛑🖕🤮😡🤬]/u

/** A question mark: what it ends asks, and agrees to nothing. */
export const ASKING = /[?？؟]/u
