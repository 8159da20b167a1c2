import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerOptions } from './options.ts'

/**
 * Connections that the system keeps until they are taken in; it may be set to keep fewer (`net.core.somaxconn`). One that
 * finds no room is lost, and tried again after a second.
 */
const BACKLOG = 4096

type Where = Pick<ServerOptions, 'host' | 'port'>

/** Begins to listen, and gives the address to reach the server by. Throws where the port cannot be had, saying what to do. */
export async function listen(server: Server, { host, port }: Where): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, { host, port })))
    server.listen({ host, port, backlog: BACKLOG }, resolve)
  })
  return reachable(host, (server.address() as AddressInfo).port)
}

/** The address to reach a server by from this machine, without a slash at the end. */
export function reachable(host: string, port: number): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host)
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}

function listenError(error: NodeJS.ErrnoException, { host, port }: Where): Error {
  if (error.code === 'EADDRINUSE')
    return new Error(`Port ${port} is in use: stop what uses it, or choose another with PORT.`)
  if (error.code === 'EACCES') return new Error(`Port ${port} needs more rights: choose one above 1023 with PORT.`)
  return new Error(`The server cannot listen on ${host}:${port} (${error.code ?? error.message}): check HOST and PORT.`)
}
