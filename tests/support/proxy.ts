import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** A network between Greenlit and its PostgreSQL that can fail in the ways networks do. */
export interface Proxy {
  /** The server's address, through here. */
  url: string
  /** Breaks every connection, and refuses new ones. */
  cut(): void
  /** Breaks every connection, as a restart does, and takes new ones. */
  drop(): void
  /** Goes silent: connections stay open, new ones are taken, and nothing passes either way. */
  hang(): void
  /** Breaks the connection that sends COMMIT next: before the server gets it, or once the server has done it and answers. */
  cutAtCommit(moment: 'before' | 'after'): void
  /** Works again. Connections that were silent are broken. */
  restore(): void
  close(): Promise<void>
}

/** Stands in front of the PostgreSQL at `url`, on a port of its own. */
export async function proxyTo(url: string): Promise<Proxy> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let state: 'open' | 'cut' | 'hung' = 'open'
  let atCommit: 'before' | 'after' | null = null
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  }
  const breakAll = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  const server = createServer((client) => {
    keep(client)
    if (state === 'cut') return void client.resetAndDestroy()
    const upstream = connect(Number(target.port || 5432), target.hostname)
    keep(upstream)
    const pass = (from: Socket, to: Socket) => {
      from.on('data', (bytes) => {
        if (state === 'open' && !to.destroyed) to.write(bytes)
      })
      from.on('close', () => to.destroy())
    }
    client.prependListener('data', (bytes: Buffer) => {
      if (atCommit === null || !bytes.includes('COMMIT')) return
      const breakOff = () => [client, upstream].forEach((socket) => socket.resetAndDestroy())
      if (atCommit === 'before') breakOff()
      else upstream.prependOnceListener('data', breakOff)
      atCommit = null
    })
    pass(client, upstream)
    pass(upstream, client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.href,
    cut() {
      state = 'cut'
      breakAll()
    },
    drop: breakAll,
    cutAtCommit(moment) {
      atCommit = moment
    },
    hang() {
      state = 'hung'
    },
    restore() {
      if (state === 'hung') breakAll()
      state = 'open'
    },
    async close() {
      breakAll()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}
