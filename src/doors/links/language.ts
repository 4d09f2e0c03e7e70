// The language of what a link or code leads to.

import type { Request } from 'express'
import { LANGUAGES, pickLanguage } from '../../languages/language.ts'
import type { Business } from '../../settings/schemas.ts'

/** What the address asks for, else what the browser prefers, of those the business has. */
export function languageOf(req: Request, business?: Business): string {
  const accept = req.headers['accept-language']
  return pickLanguage(req.query.lang, accept, business?.languages ?? LANGUAGES)
}
