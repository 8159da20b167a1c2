import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on any free port of this machine, and says which to whoever started the process. */
export function ready(server: Server): void {
  server.listen(0, '127.0.0.1', () => process.stdout.write(`ready ${(server.address() as AddressInfo).port}\n`))
}
