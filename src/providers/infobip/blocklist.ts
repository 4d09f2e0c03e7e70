// Reads Infobip's blocklist ("Do Not Contact list").
// Source: Infobip, Blocklist API (OpenAPI, August 2026): GET /platform/1/blocklists, pages from 0;
// one request a second is allowed.

import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { type Blocked, BlocklistFault, type ReadBlocklist } from '../blocklist.ts'
import { ANSWER_MS } from '../sending.ts'

const PAGE = 100
const PAUSE_MS = 1_100

const page = z.object({
  paging: z.object({ totalPages: z.int().nonnegative() }),
  results: z.array(z.unknown()),
})
const entry = z.object({
  destination: z.string().regex(/^\+?\d{5,15}$/),
  sender: z.string().nullish(),
  channel: z.string().nullish(),
  sourceType: z.string().nullish(),
  createdDate: z.string().nullish(),
})

/** @param options.pauseMs between two requests; shorter in tests */
export function infobipBlocklist(
  settings: { readonly baseUrl: string; readonly apiKey: string },
  options: { readonly pauseMs?: number } = {},
): ReadBlocklist {
  async function read(number: number): Promise<z.output<typeof page>> {
    const url = `${settings.baseUrl}/platform/1/blocklists?page=${number}&size=${PAGE}`
    let response: Response
    let body: unknown
    try {
      response = await fetch(url, {
        headers: { accept: 'application/json', authorization: `App ${settings.apiKey}` },
        signal: AbortSignal.timeout(ANSWER_MS),
        redirect: 'error',
      })
      body = await response.json().catch(() => undefined)
    } catch (error) {
      const isSilent = (error as { name?: unknown } | null)?.name === 'TimeoutError'
      throw new BlocklistFault(isSilent ? 'timeout' : 'connection')
    }
    if (!response.ok) throw new BlocklistFault(String(response.status))
    const { data } = page.safeParse(body)
    if (!data) throw new BlocklistFault('unreadable')
    return data
  }

  return async function* () {
    for (let number = 0; ; number++) {
      const { paging, results } = await read(number)
      yield results.flatMap((one): Blocked[] => {
        const { data } = entry.safeParse(one)
        // Mail addresses and other channels' entries; one without a channel holds all back.
        if (!data || (data.channel && data.channel !== 'WHATSAPP')) return []
        const at = Date.parse(data.createdDate ?? '')
        return [
          {
            phone: `+${data.destination.replace('+', '')}`,
            source: data.sourceType ?? 'UNKNOWN',
            at: Number.isNaN(at) ? 0 : at,
            ...(data.sender && { sender: data.sender.replace('+', '') }),
          },
        ]
      })
      if (number + 1 >= paging.totalPages) return
      await setTimeout(options.pauseMs ?? PAUSE_MS)
    }
  }
}
