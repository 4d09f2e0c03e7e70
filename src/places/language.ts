// Which language people most likely read, where only their country is known.

/**
 * The language most spoken in a country (ISO 3166-1 alpha-2), as a base tag, for example `ja`;
 * undefined where nothing tells.
 * @see Unicode CLDR, likely subtags
 */
export function spokenIn(country: string | undefined): string | undefined {
  if (country === undefined) return undefined
  const { language } = new Intl.Locale('und', { region: country }).maximize()
  return language === 'und' ? undefined : language
}
