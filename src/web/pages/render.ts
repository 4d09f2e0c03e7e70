// Pages from templates: each view gets one object, `page`, and does nothing but show it, each text the
// way its language runs.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ejs, { type TemplateFunction } from 'ejs'
import { directionOf } from '../../languages/language.ts'

export type Render = (view: string, page: object) => string

/** @param viewsDir folder that holds `pages/` and `partials/` */
export function createRender(viewsDir: string): Render {
  const compiled = new Map<string, TemplateFunction>()
  return (view, page) => {
    let template = compiled.get(view)
    if (!template) {
      const filename = join(viewsDir, 'pages', `${view}.ejs`)
      template = ejs.compile(readFileSync(filename, 'utf8'), { filename, cache: true })
      compiled.set(view, template)
    }
    return template({ page, directionOf })
  }
}
