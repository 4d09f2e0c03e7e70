// Twilio's webhooks, signed by Twilio's own package over our public address.

import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js'

const PUBLIC_URL = 'http://localhost'

/** Posts a form as Twilio does. `path` may hold a query. @param publicUrl what Twilio calls us by */
export function twilioForm(
  url: string,
  path: string,
  form: Readonly<Record<string, string>>,
  authToken: string,
  publicUrl = PUBLIC_URL,
): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': getExpectedTwilioSignature(authToken, publicUrl + path, { ...form }),
    },
    body: new URLSearchParams(form),
  })
}
