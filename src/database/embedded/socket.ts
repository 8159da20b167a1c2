import { Duplex } from 'node:stream'
import type { EmbeddedServer } from './server.ts'

/**
 * What `pg` takes for a TCP socket: every corked batch it writes becomes one exchange with the embedded server.
 * A statement is one batch (parse, bind, describe, execute and sync travel together), so one message each way.
 */
export function embeddedSocket(server: EmbeddedServer): Duplex {
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      send(chunk, done)
    },
    writev(chunks, done) {
      send(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)), done)
    },
    final(done) {
      done()
      socket.destroy()
    },
    destroy(error, done) {
      forget()
      done(error)
    }
  })
  const forget = server.onSessionLost((reason) => socket.destroy(reason))

  function send(bytes: Buffer, done: (error?: Error | null) => void): void {
    // A copy, because pg's writer hands out views of a buffer it uses again.
    server.exchange(new Uint8Array(bytes)).then(
      (answer) => {
        if (answer.length > 0 && !socket.destroyed) {
          socket.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
        }
        done()
      },
      (error: Error) => done(error)
    )
  }

  // The rest of a socket's interface that pg calls; there is no network here.
  return Object.assign(socket, {
    connect: () => process.nextTick(() => socket.emit('connect')),
    setNoDelay: () => socket,
    setKeepAlive: () => socket,
    ref: () => socket,
    unref: () => socket
  })
}
