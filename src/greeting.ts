// What a person who has just started the server wants to read.

import { type Endpoint, REPEATED } from './providers/port.ts'
import type { Catalog } from './settings/catalog.ts'
import { demoDoors } from './settings/demo.ts'

const addressOf = (publicUrl: string, provider: string, path: string) =>
  `${publicUrl}${path}${provider === 'twilio' ? REPEATED : ''}`

/**
 * @param links `console` opens it once, and is printed at the first start only; `sandbox` is there
 *   outside production, with its key where it has one
 */
export function greeting(
  catalog: Catalog,
  publicUrl: string,
  store: string,
  links: { readonly console: string | undefined; readonly sandbox: string | undefined },
  endpoints: readonly Endpoint[],
): string {
  const form = demoDoors(catalog).find((door) => door.kind === 'form')
  return [
    '',
    `  WhatsApp opt-in toolkit, on the ${store} store: ${publicUrl}`,
    ...(form ? [`  A form to try:    ${publicUrl}/o/${form.slug}`] : []),
    ...(links.console === undefined ? [] : [`  Console, once:    ${links.console}`]),
    ...(links.sandbox === undefined ? [] : [`  A phone to try:   ${links.sandbox}`]),
    `  The API:          ${publicUrl}/openapi.json`,
    ...endpoints
      .filter(({ provider }) => provider !== 'sandbox')
      .map(
        ({ provider, path }) =>
          `  For ${provider}:${' '.repeat(13 - provider.length)}${addressOf(publicUrl, provider, path)}`,
      ),
    '  A key for it:     npm run --silent optin -- key --business demo --scopes check,record,send,read',
    '',
    '',
  ].join('\n')
}
