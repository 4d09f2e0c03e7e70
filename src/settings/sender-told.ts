// What a provider tells of a sender, kept beside what the business set.

/** Times are epoch ms. */
export interface SenderTold {
  /** While it may not send. */
  readonly restricted?: {
    readonly reason: string
    readonly since: number
    readonly until?: number | undefined
  }
  /** Limits, quality, warnings, in the provider's words. */
  readonly health?: Readonly<Record<string, string>>
  /** Latest moments told of; what is older changes nothing. */
  readonly restrictedAt?: number
  /** Key of what was told last of `restricted`. */
  readonly restrictedBy?: string
  readonly healthAt?: number
}
