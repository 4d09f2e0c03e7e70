// The heading of a page, and whose page it is: a long name that stands twice pushes the first box
// off a phone.

/** Characters of a name that fits on a line, at twice the size of letters too. */
const SHORT = 16
/** From here on a name fills several lines. */
const LONG = 40

/** Whose page it is stands above a heading that does not say so. */
export function headed(business: string, heading: string) {
  const isNamed = heading.includes(business)
  return {
    business,
    sender: isNamed ? '' : business,
    // A short name stays whole.
    heading:
      business.length > SHORT
        ? heading
        : heading.replaceAll(business, business.replaceAll(' ', '\u00a0')),
    isLong: isNamed && business.length >= LONG,
  }
}
