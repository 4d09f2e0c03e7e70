// What a person who has just started the server wants to read.

import type { Catalog } from './settings/catalog.ts'
import { demoDoors } from './settings/demo.ts'

/** @param link opens the console once; printed at the first start only */
export function greeting(
  catalog: Catalog,
  publicUrl: string,
  store: string,
  link: string | undefined,
): string {
  const form = demoDoors(catalog).find((door) => door.kind === 'form')
  return [
    '',
    `  WhatsApp opt-in toolkit, on the ${store} store: ${publicUrl}`,
    ...(form ? [`  A form to try:    ${publicUrl}/o/${form.slug}`] : []),
    ...(link === undefined ? [] : [`  Console, once:    ${link}`]),
    `  The API:          ${publicUrl}/openapi.json`,
    '  A key for it:     npm run --silent optin -- key --business demo --scopes check,record,read',
    '',
    '',
  ].join('\n')
}
