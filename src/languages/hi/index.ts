import type { Language } from '../language.ts'
import { calls } from './calls.ts'
import { chat } from './chat.ts'
import { embed, forms } from './forms.ts'
import { confirm, invitation, links } from './links.ts'
import { pages } from './pages.ts'
import { preferences } from './preferences.ts'

export const hi: Language = {
  name: 'हिन्दी',
  dir: 'ltr',
  pages,
  forms,
  embed,
  links,
  confirm,
  invitation,
  calls,
  chat,
  preferences,
}
