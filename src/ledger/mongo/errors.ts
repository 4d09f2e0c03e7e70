// What the driver's errors mean to us, and the door every call of the store goes through.

import { Error as MongooseError, mongo } from 'mongoose'
import { ToolkitError } from '../../errors.ts'

/** The server's code for a duplicate key. */
const TAKEN = 11000

/** Another one was first: read and decide again. */
export const LOST = Symbol('lost')

/**
 * What any bulk throws, whatever went wrong. Its `writeErrors` say which writes the server refused;
 * where a connection broke, the server was away or a majority did not answer, they are empty.
 */
const BulkError = mongo.MongoBulkWriteError

const refusedIn = (error: mongo.MongoBulkWriteError) => [error.writeErrors].flat()

/**
 * Places of those writes of an unordered bulk whose `_id` was taken, when all others are durable.
 * @returns undefined where anything else went wrong
 */
export function takenIn(error: unknown): readonly number[] | undefined {
  if (!(error instanceof BulkError)) return undefined
  const refused = refusedIn(error)
  const isAll = refused.length > 0 && refused.every(({ code }) => code === TAKEN)
  const isDurable = error.result.getWriteConcernError() === undefined
  return isAll && isDurable ? refused.map(({ index }) => index) : undefined
}

/** The `_id` is taken. */
export const isTaken = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === TAKEN

/**
 * The command may have been carried out, and its answer lost: what is stored has to be read
 * again. The driver repeats such a write by itself on a replica set; a standalone cannot.
 */
export const isUnsure = (error: unknown): boolean =>
  error instanceof mongo.MongoNetworkError ||
  error instanceof mongo.MongoWriteConcernError ||
  (error instanceof BulkError && refusedIn(error).length === 0) ||
  (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError'))

/**
 * Whether the store itself does not do what it is asked. Also what a broken connection throws bare,
 * from below the driver.
 */
export const isDrivers = (error: unknown): boolean =>
  (error instanceof Error && 'syscall' in error) ||
  error instanceof mongo.MongoError ||
  error instanceof mongo.BSON.BSONError ||
  error instanceof MongooseError

/** `store_unavailable`; what the driver said stays in `cause`. */
export const unavailable = (message: string, cause?: unknown): ToolkitError =>
  new ToolkitError('store_unavailable', message, { cause })

/**
 * Turns the driver's errors into `store_unavailable` and lets all others pass (those of `decide`
 * are the caller's own); after closing, refuses.
 */
export class Door {
  readonly #inside = new Set<Promise<unknown>>()
  #isShut = false

  /** @throws ToolkitError `store_unavailable` */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isShut) throw unavailable('The store is closed.')
    const promise = work()
    this.#inside.add(promise)
    try {
      return await promise
    } catch (error) {
      throw isDrivers(error) ? unavailable('The store does not answer.', error) : error
    } finally {
      this.#inside.delete(promise)
    }
  }

  /** Lets nothing more in, and waits for what is inside. */
  async shut(): Promise<void> {
    this.#isShut = true
    await Promise.allSettled(this.#inside)
  }
}
