// The one error class, and the one table that says what each code means to the outside.

/** Each code's HTTP status and the plain words that head its answer. */
export const PROBLEMS = {
  body_malformed: [400, 'The request body could not be read'],
  request_invalid: [400, 'The request does not have the right form'],
  key_missing: [401, 'An API key is needed'],
  key_invalid: [401, 'This API key is not known'],
  scope_missing: [403, 'This API key may not do that'],
  origin_forbidden: [403, 'This form was sent from a page that may not send it'],
  not_found: [404, 'There is no such resource'],
  person_unknown: [404, 'Nothing is recorded about this person'],
  method_unknown: [405, 'This resource does not know that method'],
  body_late: [408, 'The request body took too long'],
  version_conflict: [409, 'Somebody else changed this first'],
  already_exists: [409, 'This name is taken'],
  idempotency_conflict: [409, 'This Idempotency-Key was used with another body'],
  idempotency_running: [409, 'The first request with this Idempotency-Key is still running'],
  import_not_undoable: [409, 'This import cannot be undone'],
  entry_point_paused: [410, 'This form is paused'],
  body_too_large: [413, 'The request body is too large'],
  media_type_unsupported: [415, 'This content type is not understood'],
  phone_invalid: [422, 'This is not a possible phone number'],
  person_invalid: [422, 'A person needs a phone number or a user id'],
  time_invalid: [422, 'This time cannot be right'],
  topic_unknown: [422, 'This business has no such topic'],
  sender_unknown: [422, 'This business has no such sender'],
  sender_required: [422, 'Say which sender the message leaves from'],
  entry_point_unknown: [422, 'This business has no such entry point'],
  entry_point_not_live: [422, 'This entry point is not live'],
  notice_unknown: [422, 'This business has no such notice'],
  notice_incomplete: [422, 'The notice lacks something the law asks for'],
  notice_changed: [422, 'The words changed while they were being read'],
  notice_unpublished: [422, 'This notice was never published'],
  template_invalid: [422, 'This message cannot be judged'],
  field_invalid: [422, 'A field has a value that cannot be accepted'],
  unreadable_colours: [422, 'These two colours cannot be read by a scanner'],
  too_many_addresses: [422, 'Too many addresses in one request'],
  encoding_invalid: [422, 'The bytes are not valid UTF-8 or UTF-16'],
  review_closed: [422, 'It is too late to say that this was no opt-out'],
  columns_invalid: [422, 'The columns of this file are not as expected'],
  not_eligible: [422, 'This message may not be sent'],
  rate_limited: [429, 'Too many requests'],
  store_unavailable: [503, 'The store cannot be reached'],
  server_busy: [503, 'Too much is being received at once'],
  internal: [500, 'Something went wrong on our side'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ErrorCode = keyof typeof PROBLEMS

/** One fault of the input: `path` in dotted form (`person.phone`), a stable code, a sentence. */
export interface Fault {
  path: string
  code: string
  message: string
}

/**
 * An error the caller can act upon. Its `message` is safe to show: no phone number, name,
 * message body, token or driver's text ever stands in it; those stay in `cause`.
 */
export class ToolkitError extends Error {
  readonly code: ErrorCode
  readonly faults: readonly Fault[]
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    message: string,
    more: { faults?: readonly Fault[]; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'ToolkitError'
    this.code = code
    this.faults = more.faults ?? []
    this.details = more.details ?? {}
  }

  /** HTTP status of this code. */
  get status(): number {
    return PROBLEMS[this.code][0]
  }

  /** The plain words of this code. */
  get title(): string {
    return PROBLEMS[this.code][1]
  }
}

/** An error that names the field of the request it is about; none where that is not known. */
export const faultAt = (path: string | undefined, code: ErrorCode, message: string): ToolkitError =>
  new ToolkitError(code, message, path === undefined ? {} : { faults: [{ path, code, message }] })

/** Whether something was refused for good reason; a store that does not answer is no such reason. */
export const isRefusal = (error: unknown): error is ToolkitError =>
  error instanceof ToolkitError && error.code !== 'store_unavailable'

/** What `make` returns, or undefined where it refuses. @throws any other error */
export function orUndefined<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (isRefusal(error)) return undefined
    throw error
  }
}

/** For a cursor of a list that the store never gave out. */
export const badCursor = (): ToolkitError =>
  new ToolkitError('request_invalid', '`after` is not a cursor of this list.', {
    faults: [{ path: 'after', code: 'cursor_invalid', message: 'Pass `next` of the page before.' }],
  })
