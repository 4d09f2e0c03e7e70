// Errors as the outside sees them: RFC 9457 problems, without a stack or a driver's words.

import type { z } from 'zod'
import { type Fault, PROBLEMS, ToolkitError } from '../../errors.ts'

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors?: readonly Fault[]
}

/** Any error as a problem; what we did not foresee becomes a bare `internal`. */
export function problemOf(error: unknown): Problem & Readonly<Record<string, unknown>> {
  if (!(error instanceof ToolkitError)) {
    const [status, title] = PROBLEMS.internal
    return { type: 'urn:optin:internal', title, status, code: 'internal', detail: title }
  }
  return {
    type: `urn:optin:${error.code}`,
    title: error.title,
    status: error.status,
    code: error.code,
    detail: error.message,
    ...(error.faults.length > 0 && { errors: error.faults }),
    ...error.details,
  }
}

/**
 * Checks a value against its schema.
 * @param where put before each path, for example `query`
 * @throws ToolkitError `request_invalid` with every fault; unknown fields are named
 */
export function checked<T extends z.ZodType>(
  schema: T,
  value: unknown,
  where?: string,
): z.output<T> {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const faults = faultsOf(result.error.issues, where === undefined ? [] : [where])
  throw new ToolkitError('request_invalid', 'The request does not have the right form.', {
    faults,
  })
}

type Issue = z.core.$ZodIssue

/** At most so many faults are told; a huge body can hold millions. */
const MOST = 50

function faultsOf(issues: readonly Issue[], at: readonly PropertyKey[]): Fault[] {
  return issues.slice(0, MOST).flatMap((issue): Fault[] => {
    const path = [...at, ...issue.path]
    if (isMissing(issue)) {
      return [{ path: dotted(path), code: 'required', message: 'This field is needed.' }]
    }
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.slice(0, MOST).map((key) => ({
          path: dotted([...path, key]),
          code: 'unknown_field',
          message: 'This field is not known.',
        }))
      case 'invalid_union': {
        const best = closest(issue.errors)
        return best
          ? faultsOf(best, path)
          : [{ path: dotted(path), code: 'invalid', message: 'None of the forms fits.' }]
      }
      case 'invalid_type': {
        const message = `This must be of type ${issue.expected}.`
        return [{ path: dotted(path), code: 'wrong_type', message }]
      }
      default:
        return [{ path: dotted(path), code: codeOf(issue), message: issue.message }]
    }
  })
}

/** Whether nothing stands there; by the field that tells a union's forms apart, too. */
function isMissing(issue: Issue): boolean {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
      return issue.input === undefined
    case 'invalid_union': {
      const { input, discriminator } = issue
      return (
        input === undefined ||
        (discriminator !== undefined &&
          (input as Readonly<Record<string, unknown>> | null)?.[discriminator] === undefined)
      )
    }
    default:
      return false
  }
}

function codeOf(issue: Issue): string {
  const own = issue.code === 'custom' ? issue.params?.code : undefined
  return typeof own === 'string' ? own : issue.code
}

/**
 * Of a union's forms, the one the value came nearest to: of the right kind of value, then with the
 * fewest fields that this form does not know or needs and lacks.
 */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const distance = (issues: readonly Issue[]) =>
    issues.reduce((sum, issue) => {
      if (issue.code === 'unrecognized_keys') return sum + issue.keys.length
      if (issue.code !== 'invalid_type') return sum
      return sum + (issue.path.length === 0 ? FAR : 1)
    }, 0)
  return branches.toSorted((a, b) => distance(a) - distance(b))[0]
}

/** Further than any number of wrong fields. */
const FAR = 1_000_000

/** `a.b.0`; a name of more than 60 characters is cut. */
const dotted = (path: readonly PropertyKey[]): string =>
  path.map((part) => String(part).slice(0, 60)).join('.')
