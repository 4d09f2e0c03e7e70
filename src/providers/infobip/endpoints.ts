// `/webhooks/infobip/message`, `/report` and `/subscription`: Basic credentials over TLS. Each takes
// any of Infobip's payloads, one object or a list.

import { isSame } from '../../keys/same.ts'
import type { Endpoint, Incoming } from '../port.ts'
import { readJson } from '../readings.ts'
import { parseInfobip } from './parse.ts'

export interface InfobipSettings {
  readonly webhookUser: string
  readonly webhookPassword: string
}

export function infobipEndpoints(settings: InfobipSettings): Endpoint[] {
  const credentials = `${settings.webhookUser}:${settings.webhookPassword}`
  const isOurs = ({ headers }: Incoming) => {
    const given = /^Basic +([A-Za-z0-9+/=]{1,1000})$/i.exec(headers.authorization?.toString() ?? '')
    const shown = Buffer.from(given?.[1] ?? '', 'base64').toString('utf8')
    return isSame(shown, credentials)
  }
  return ['message', 'report', 'subscription'].map((name) => ({
    provider: 'infobip',
    path: `/webhooks/infobip/${name}`,
    refusal: 401,
    isOurs,
    parse: ({ bytes }) => readJson(bytes, parseInfobip),
    answer: { type: 'application/json', body: '{}' },
  }))
}
