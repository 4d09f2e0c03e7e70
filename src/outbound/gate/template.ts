// What a template of a business's own may hold beside its words: payloads of its quick replies, and
// the code of an authentication template, which its button holds too.
// Source: Meta, Send messages (21 May 2026), authentication templates (24 June 2026); Twilio, Content
// API, `whatsapp/authentication`; Infobip, OpenAPI 3.210.0.

import { ToolkitError } from '../../errors.ts'
import type { Written } from '../../providers/sending.ts'

export type TemplateContent = Extract<Written, { type: 'template' }>

/** Meta's most for a parameter of an authentication template. */
const CODE_MOST = 15

/** The first variable, which is the code; Meta wants it in the button once more. */
export function codeOf({ variables }: Pick<TemplateContent, 'variables'>): string | undefined {
  return Array.isArray(variables) ? variables[0] : Object.values(variables ?? {})[0]
}

/**
 * @param category the template's, as far as it is known
 * @throws ToolkitError `template_invalid` for what would not leave as it is asked for
 */
export function checkTemplate(
  content: TemplateContent,
  category: string | undefined,
  provider: string,
): void {
  const { payloads, providerId } = content
  if (provider === 'twilio') {
    if (!providerId) {
      throw new ToolkitError(
        'template_invalid',
        'Twilio sends a template by its `HX…`: register it with its `providerId`.',
      )
    }
    if (payloads) {
      refuse('payloads', 'At Twilio the content template holds its payloads: set the ids there.')
    }
  }
  if (category !== 'authentication') return
  if (payloads) refuse('payloads', 'An authentication template has no quick replies.')
  const code = codeOf(content)
  if (code === undefined) {
    refuse('variables', 'The first variable of an authentication template is its code.')
  } else if (code.length > CODE_MOST) {
    refuse('variables', `A code has ${CODE_MOST} characters at most.`)
  }
}

function refuse(field: string, message: string): never {
  const faults = [{ path: `message.${field}`, code: 'template_invalid', message }]
  throw new ToolkitError('template_invalid', message, { faults })
}
