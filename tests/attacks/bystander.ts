import { Worker } from 'node:worker_threads'
import type { Address } from './wire.ts'

/** What the bystander saw since it was last asked. */
export interface Lap {
  /** Milliseconds of its longest wait. */
  longest: number
  asked: number
  /** Questions that were refused or not answered, and the last reason. */
  failures: number
  last: string
  /** Milliseconds that its own thread was late, which the machine is to blame for. */
  own: number
}

export interface Bystander {
  lap(): Promise<Lap>
  /** Asks nothing until the next lap begins. */
  rest(): Promise<void>
  leave(): Promise<void>
}

/** Sends in the bystander of bystander.mjs. Eight addresses: twenty questions a second stay far below any rate. */
export function bystanderAt({ host, port }: Address): Bystander {
  const addresses = Array.from({ length: 8 }, (_, at) => `127.0.2.${at + 1}`)
  const worker = new Worker(new URL('./bystander.mjs', import.meta.url), { workerData: { host, port, addresses } })
  const tell = (what: 'lap' | 'rest') =>
    new Promise<Lap>((resolve, reject) => {
      worker.once('error', reject)
      worker.once('message', (lap: Lap) => {
        worker.off('error', reject)
        resolve(lap)
      })
      worker.postMessage(what, [])
    })
  return {
    lap: () => tell('lap'),
    rest: async () => void (await tell('rest')),
    async leave() {
      const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
      worker.postMessage('stop', [])
      await gone
    }
  }
}
