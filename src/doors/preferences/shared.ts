// What the pages of this folder have in common.

/** An error summary's entries, each linked to what it is about. */
export const errorSummary = <Code extends string>(
  errors: readonly Code[],
  texts: Readonly<Record<Code, string>>,
  anchors: Readonly<Record<Code, string>>,
) => errors.map((code) => ({ text: texts[code], href: anchors[code] }))
