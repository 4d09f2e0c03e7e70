// Where a form stood, as its address says: the campaign that led to it, the terminal it ran on.
// Set by the business in its links and machines, kept as evidence, never taken for more.

import type { Request } from 'express'

/** Names of these in an address, and how they are kept. */
const SOURCES = [
  ['source', 'source'],
  ['utm_source', 'source'],
  ['utm_medium', 'medium'],
  ['utm_campaign', 'campaign'],
] as const
const TERMINALS = ['terminal', 'transaction'] as const

const SOURCE = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,59}$/u
const MACHINE = /^[A-Za-z0-9][\w.:-]{0,63}$/

export interface FormContext {
  /** Goes into the evidence. */
  readonly evidence: Readonly<Record<string, string>>
  /** Query parameters that every link and form of the page carries on. */
  readonly kept: Readonly<Record<string, string>>
}

/** A source that can be kept; undefined for what is none. */
export const sourceOf = (value: unknown): string | undefined =>
  typeof value === 'string' && SOURCE.test(value) ? value : undefined

/** The campaign an address names: `source`, or the usual `utm_` parameters. */
export function campaignOf(query: Request['query']): FormContext {
  const kept: Record<string, string> = {}
  const evidence: Record<string, string> = {}
  for (const [name, as] of SOURCES) {
    const value = sourceOf(query[name])
    if (value === undefined) continue
    kept[name] = value
    evidence[as] ??= value
  }
  return { evidence, kept }
}

/**
 * The terminal and transaction an address names.
 * @returns undefined when one of them cannot be: a machine set up wrongly must show at once
 */
export function terminalOf(query: Request['query']): FormContext | undefined {
  const kept: Record<string, string> = {}
  for (const name of TERMINALS) {
    const value = query[name]
    if (value === undefined || value === '') continue
    if (typeof value !== 'string' || !MACHINE.test(value)) return undefined
    kept[name] = value
  }
  return { evidence: kept, kept }
}

/** `?a=b&…` of what is kept and more; empty parts are left out. */
export function queryOf(parts: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''))
  return query.size === 0 ? '' : `?${query}`
}
