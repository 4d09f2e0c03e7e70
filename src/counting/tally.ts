// What doors tell about being looked at. Looking is no fact about a person: it is counted, apart
// for people and robots, and nothing of the person is kept.

/**
 * `shown`: a page or box was shown. `scanned`: a QR code led here. `clicked`: a link was followed.
 * `started`: somebody began to fill in, write or key.
 */
export type Look = 'shown' | 'scanned' | 'clicked' | 'started'

export interface Tally {
  /**
   * Never throws, never waits.
   * @param slug of the entry point
   * @param userAgent tells robots from people; not kept
   */
  add(slug: string, look: Look, userAgent: string | undefined): void
}
