// Sends a page: its view, its language, and that nobody may keep it.

import type { Response } from 'express'
import type { Render } from './render.ts'

export interface Pages {
  send(res: Response, status: number, view: string, page: { readonly language: string }): void
}

export const createPages = (render: Render): Pages => ({
  send(res, status, view, page) {
    res
      .status(status)
      .type('html')
      .set({
        'cache-control': 'no-store',
        'content-language': page.language,
        vary: 'Accept-Language',
      })
      .send(render(view, page))
  },
})
