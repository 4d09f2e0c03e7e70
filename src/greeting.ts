// What a person who has just started the server wants to read.

import { type Endpoint, REPEATED } from './providers/port.ts'
import type { Catalog } from './settings/catalog.ts'
import { demoDoors } from './settings/demo.ts'
import { SCOPES } from './web/http/route.ts'

const OPTIN = 'npm run --silent optin --'

const addressOf = (publicUrl: string, provider: string, path: string) =>
  `${publicUrl}${path}${provider === 'twilio' ? REPEATED : ''}`

/**
 * @param links `console` opens it once, and is printed at the first start outside production only;
 *   `sandbox` is there outside production, with its key where it has one
 */
export function greeting(
  catalog: Catalog,
  publicUrl: string,
  store: string,
  links: { readonly console: string | undefined; readonly sandbox: string | undefined },
  endpoints: readonly Endpoint[],
): string {
  const form = demoDoors(catalog).find(({ kind, state }) => kind === 'form' && state === 'live')
  const [first, ...others] = catalog.businesses()
  const slug = first && others.length === 0 ? first.id : 'SLUG'
  return [
    '',
    `  WhatsApp opt-in toolkit, on the ${store} store.`,
    ...(first ? [] : [`  No business yet:  ${OPTIN} business --slug SLUG --name NAME`]),
    ...(form ? [`  A form to try:    ${publicUrl}/o/${form.slug}`] : []),
    ...(links.sandbox === undefined ? [] : [`  A phone to try:   ${links.sandbox}`]),
    `  Console, once:    ${links.console ?? `${OPTIN} console --business ${slug}`}`,
    `  The API:          ${publicUrl}/openapi.json`,
    `  A key for it:     ${OPTIN} key --business ${slug} --scopes ${SCOPES.join(',')}`,
    ...endpoints
      .filter(({ provider }) => provider !== 'sandbox')
      .map(
        ({ provider, path }) =>
          `  For ${provider}:${' '.repeat(13 - provider.length)}${addressOf(publicUrl, provider, path)}`,
      ),
    '',
    '',
  ].join('\n')
}
