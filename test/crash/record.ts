// Clients that record facts through HTTP and remember exactly what was acknowledged.

import { randomUUID } from 'node:crypto'
import { caller } from '../support/server.ts'

/** A fact the server acknowledged, and what must be found of it. */
export interface Fact {
  readonly phone: string
  readonly marker: string
  readonly eventIds: readonly string[]
  readonly personId: string
}

interface Order {
  readonly phone: string
  readonly marker: string
  readonly path: string
  readonly body: unknown
}

/** Few people, so that writes of one person collide. */
const PEOPLE = 6

export class Recorder {
  readonly acknowledged: Fact[] = []
  /** Sent, and the answer never came. */
  readonly unanswered: Order[] = []
  readonly #call
  readonly #cycle: number
  readonly #isHeld: boolean
  #isStopped = false

  /** @param isHeld a dead process's runs answer 409 until their lease is over */
  constructor(url: string, key: string, cycle: number, isHeld = false) {
    this.#isHeld = isHeld
    this.#call = caller(url, key)
    this.#cycle = cycle
  }

  /** Records until stopped or until nobody answers. */
  async run(clients: number): Promise<void> {
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (!this.#isStopped) {
          const isAnswered = await this.#send(this.#order())
          if (!isAnswered) return
        }
      }),
    )
  }

  stop(): void {
    this.#isStopped = true
  }

  /** Sends what was never answered again, under the same Idempotency-Key. */
  async retry(orders: readonly Order[]): Promise<number> {
    await Promise.all(orders.map((order) => this.#send(order)))
    return orders.length
  }

  #order(): Order {
    const marker = randomUUID()
    const i = Math.floor(Math.random() * PEOPLE)
    const phone = `+8190${String(10_000_000 + this.#cycle * PEOPLE + i)}`
    const person = { phone, ...(i === 0 && { userId: `JP.${this.#cycle}` }) }
    const evidence = { marker }
    const kinds = ['form', 'call', 'message', 'paper']
    const act = { kind: kinds[Math.floor(Math.random() * kinds.length)] }
    if (Math.random() < 0.4) {
      return {
        phone,
        marker,
        path: '/v1/withdrawals',
        body: { person, scope: 'all', act, evidence },
      }
    }
    const body = {
      person,
      topics: ['offers'],
      entryPoint: 'demo-api',
      act,
      notice: { id: 'demo-notice' },
      evidence,
    }
    return { phone, marker, path: '/v1/consents', body }
  }

  async #send(order: Order): Promise<boolean> {
    try {
      const headers = { 'idempotency-key': order.marker }
      const { status, body } = await this.#call('POST', order.path, order.body, headers)
      if (status === 201) {
        const { eventIds, personId } = body as Fact
        this.acknowledged.push({ phone: order.phone, marker: order.marker, eventIds, personId })
        return true
      }
      if (status === 409 && this.#isHeld) {
        await new Promise((resolve) => setTimeout(resolve, 1_000))
        return this.#send(order)
      }
      if (status !== 503) throw new Error(`${order.path} answered ${status}`)
      this.unanswered.push(order)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      this.unanswered.push(order)
    }
    return false
  }

  /** What is missing or doubled of these facts, as sentences. */
  async compare(facts: readonly Fact[]): Promise<string[]> {
    const faults: string[] = []
    for (const [personId, known] of Map.groupBy(facts, (fact) => fact.personId)) {
      const events = await this.#events(personId)
      for (const fact of known) {
        for (const id of fact.eventIds) {
          const count = events.filter((event) => event.id === id).length
          if (count !== 1) faults.push(`event ${id} is there ${count} times`)
        }
        const marked = events.filter((event) => event.evidence.provided?.marker === fact.marker)
        if (marked.length !== 1) faults.push(`fact ${fact.marker} is there ${marked.length} times`)
      }
    }
    return faults
  }

  async #events(personId: string) {
    const all: { id: string; evidence: { provided?: { marker: string } } }[] = []
    let after = ''
    for (;;) {
      const { status, body } = await this.#call(
        'GET',
        `/v1/people/${personId}/events?limit=500${after}`,
      )
      if (status !== 200) throw new Error(`events answered ${status}`)
      all.push(...body.events)
      if (body.next === null) return all
      after = `&after=${body.next}`
    }
  }
}
