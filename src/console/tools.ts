// What the console gives each of its pages.

import type { Request, RequestHandler, Response } from 'express'
import type { ConsoleProblem } from './words.ts'

export interface ConsoleTools {
  /** Of whose console a request is; undefined: it was answered. */
  readonly businessFor: (req: Request, res: Response) => Promise<string | undefined>
  readonly languageOf: (req: Request, available: readonly string[]) => string
  /** Whether the request came from another site; then it was answered. */
  readonly isForeign: (req: Request, res: Response) => boolean
  readonly problem: (req: Request, res: Response, status: number, code: ConsoleProblem) => void
  readonly read: RequestHandler[]
  readonly write: RequestHandler[]
  /** As `write`, for a body that the handler reads itself. */
  readonly upload: RequestHandler[]
}

/** What was typed into a field, cut to `most` characters; empty for anything else. */
export const textOf = (value: unknown, most = 100): string =>
  typeof value === 'string' ? value.slice(0, most) : ''
