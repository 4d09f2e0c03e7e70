// What a refusal is checked by.

import { type ErrorCode, ToolkitError } from '../../src/errors.ts'

/** For `assert.rejects` and `assert.throws`: an error of ours with this code. */
export const isCode = (code: ErrorCode) => (error: unknown) =>
  error instanceof ToolkitError && error.code === code
