// Stands between the driver and a MongoDB, and does what networks do: cuts a connection before a
// command arrives, or after it was carried out and before its answer comes back.

import { once } from 'node:events'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'

/**
 * What becomes of one command. `cut-before`: it never arrives. `cut-after`: it is carried out, and
 * its answer lost.
 */
export type Fate = 'pass' | 'cut-before' | 'cut-after'

/** A command on its way. */
export interface Passing {
  /** As the driver calls it, for example `update`. */
  readonly name: string
  /** The collection, where it is about one. */
  readonly collection: string
}

export interface MongoProxy {
  readonly uri: string
  /** Asked for each command but those of the driver itself; all pass until it is set. */
  fate: (command: Passing) => Fate
  close(): Promise<void>
}

/** What the driver says of itself, and to find out whether the server is there. */
const OWN = new Set(['hello', 'ismaster', 'isMaster', 'ping', 'endSessions'])
const OP_MSG = 2013
/** Behind the header, the flags, the kind of section, the length of the document, the type. */
const NAME_AT = 16 + 4 + 1 + 4 + 1

/** Cuts a stream into whole messages. */
function framer(take: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0)
      take(rest.subarray(0, length))
      rest = rest.subarray(length)
    }
  }
}

function passingOf(message: Buffer): Passing | undefined {
  if (message.readInt32LE(12) !== OP_MSG || message[20] !== 0) return undefined
  const end = message.indexOf(0, NAME_AT)
  const name = message.toString('utf8', NAME_AT, end)
  const isText = message[NAME_AT - 1] === 2
  const length = isText ? message.readInt32LE(end + 1) : 1
  const collection = isText ? message.toString('utf8', end + 5, end + 4 + length) : ''
  return { name, collection }
}

/** The same bytes without the name by which a replica set is told. */
function withoutSet(chunk: Buffer): Buffer {
  const at = chunk.indexOf('setName\0')
  if (at >= 0) chunk.write('notName', at)
  return chunk
}

/**
 * @param target of the server, as in `startMongoServer`
 * @param as what the driver takes it for: to a `standalone` it repeats no write by itself
 */
export async function startMongoProxy(
  target: string,
  as: 'replica set' | 'standalone' = 'replica set',
): Promise<MongoProxy> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const proxy: MongoProxy = {
    uri: '',
    fate: () => 'pass',
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }

  function serve(client: Socket): void {
    const upstream = dial({ host: hostname, port: Number(port), noDelay: true })
    let isCut = false
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    client.on(
      'data',
      framer((message) => {
        if (isCut) return
        const passing = passingOf(message)
        const isOurs = passing !== undefined && !OWN.has(passing.name)
        const fate = isOurs ? proxy.fate(passing) : 'pass'
        if (fate === 'cut-before') return end()
        upstream.write(message)
        isCut ||= fate === 'cut-after'
      }),
    )
    upstream.on('data', (chunk: Buffer) => {
      if (isCut) end()
      else client.write(as === 'standalone' ? withoutSet(chunk) : chunk)
    })
  }

  const server = createServer({ noDelay: true }, serve).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Directly: the server tells its own address, and the driver would go around us. After a cut it
  // looks for the server again at once, and not half a second later.
  const options = 'directConnection=true&minHeartbeatFrequencyMS=10'
  const uri = `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}/?${options}`
  return Object.assign(proxy, { uri })
}
