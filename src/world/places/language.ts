// Which language people most likely read, where only their country is known.

/** By country: finding it out costs ten microseconds, and there are some 250. */
const known = new Map<string, string | undefined>()

/**
 * The language most spoken in a country (ISO 3166-1 alpha-2), as a base tag, for example `ja`;
 * undefined where nothing tells.
 * @see Unicode CLDR, likely subtags
 */
export function spokenIn(country: string | undefined): string | undefined {
  if (country === undefined) return undefined
  if (!known.has(country)) {
    const { language } = new Intl.Locale('und', { region: country }).maximize()
    known.set(country, language === 'und' ? undefined : language)
  }
  return known.get(country)
}
