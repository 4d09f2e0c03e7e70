// Sentences of the console.

import type { EventType } from '../consent/events.ts'
import type { LiftedBy } from '../eligibility/rule.ts'
import { forStaff } from '../languages/language.ts'
import type { ProblemPage } from '../languages/pages-words.ts'
import type { EntryPoint } from '../settings/schemas.ts'
import { problemPage, statedPage } from '../web/pages/frame.ts'
import { consoleEn } from './words-en.ts'
import { consoleJa } from './words-ja.ts'

/** What only the console can be closed for. */
type OwnProblem = 'console_closed' | 'console_left' | 'link_used'
export type ConsoleProblem = ProblemPage | OwnProblem

/** Every sentence of the console in one language. */
export interface ConsoleWords {
  readonly title: string
  readonly enterLead: string
  readonly enter: string
  readonly leave: string
  readonly ask: string
  readonly askButton: string
  readonly phone: string
  readonly topic: string
  readonly allow: string
  readonly deny: string
  readonly proof: (when: string, door: string) => string
  readonly retry: (when: string) => string
  readonly since: (when: string) => string
  /** A sentence: who can. */
  readonly liftedBy: Readonly<Record<LiftedBy, string>>
  readonly latest: string
  readonly nothing: string
  readonly when: string
  readonly what: string
  readonly topics: string
  readonly channel: string
  readonly door: string
  readonly doors: string
  /** Leads to a door as people meet it. */
  readonly open: string
  readonly states: Readonly<Record<EntryPoint['state'], string>>
  readonly events: Readonly<Record<EventType, string>>
  readonly faults: Readonly<Record<'phone_invalid' | 'topic_unknown', string>>
  /** With the command that helps, where there is one. */
  readonly problems: Readonly<
    Record<OwnProblem, readonly [title: string, text: string, command?: string]>
  >
}

/** Words of a language, else English. */
export const consoleWords = (language: string): ConsoleWords =>
  forStaff(language, { en: consoleEn, ja: consoleJa })

/** A kind page for what did not work in the console. */
export function consoleProblemPage(code: ConsoleProblem, language: string) {
  const { problems } = consoleWords(language)
  if (!(code in problems)) return problemPage(code as ProblemPage, language)
  const [title, text, command = ''] = problems[code as OwnProblem]
  return { ...statedPage(language, title, text), style: '/console.css', command }
}
