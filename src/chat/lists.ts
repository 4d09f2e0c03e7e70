// All word lists. A language's file is added here; `src/README.md` says what else it needs.

import type { WordList } from './list.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { hi } from './words/hi.ts'
import { id } from './words/id.ts'
import { it } from './words/it.ts'
import { ja } from './words/ja.ts'
import { nl } from './words/nl.ts'
import { pt } from './words/pt.ts'

export const LISTS: readonly WordList[] = [en, ja, es, pt, fr, de, it, nl, id, hi, ar]

/**
 * Of all lists together, and of the rules that read by them; stands in the evidence. The date, and
 * `.2` and on for the second and later ones of a day.
 */
export const WORDS_VERSION = '2026-11-27.2'
