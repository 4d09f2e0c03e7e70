// How each provider writes the number or name of a sender. Webhooks find the business by just that
// text, so another spelling of it would be a second sender of the same number.

import type { z } from 'zod'
import type { Sender } from './schemas.ts'

/** @see Meta: Cloud API, `phone_number_id`; Twilio: Message resource, `From`; Infobip: WhatsApp, `from` */
const FORMS: Readonly<Record<Sender['provider'], readonly [form: RegExp, rule: string]>> = {
  meta: [/^[1-9]\d*$/, 'Meta’s `phone_number_id`: digits.'],
  twilio: [
    // For texts also a short code or, where nobody need answer, a name of up to eleven characters.
    /^((whatsapp:)?\+[1-9]\d{6,14}|[1-9]\d{2,5}|(?=.{1,11}$)(?=.*[A-Za-z])[\w&+-]+( [\w&+-]+)*)$/,
    '`whatsapp:+…` for WhatsApp, `+…` for SMS and voice, a short code or a name for SMS.',
  ],
  infobip: [/^[1-9]\d{0,14}$/, 'The digits of the number, without the plus sign.'],
  sandbox: [/^[\x21-\x7e]+$/, 'No blanks, nothing but ASCII.'],
}

/** Names the field where it is not in the provider's form. */
export function checkProviderId(
  { provider, providerId }: Pick<Sender, 'provider' | 'providerId'>,
  context: z.RefinementCtx,
): void {
  const [form, rule] = FORMS[provider]
  if (form.test(providerId)) return
  context.addIssue({ code: 'custom', path: ['providerId'], message: rule })
}
