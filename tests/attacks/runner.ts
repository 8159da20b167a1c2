import type { Attack } from './attack.ts'
import { bystanderAt } from './bystander.ts'
import type { Bystander } from './bystander.ts'
import { pause } from './floods.ts'
import { CANARIES, startFloor, startTarget } from './target.ts'
import type { Target } from './target.ts'
import { ask, exchange, JSON_HEADERS } from './wire.ts'
import type { Reply } from './wire.ts'

/** Others never wait longer, in milliseconds, and the process never grows by more, in megabytes. */
export const LONGEST_WAIT = 250
export const MOST_GROWTH = 400

/** How often an attack has another try in a run with slack, where nothing but time was against it: the machine stalls once, a server that is hurt each time. */
const MORE_TRIES = 2

const USUAL_MS = 1000
const SPARE_SOCKETS = 40

/** What came of one attack. */
export interface Result {
  name: string
  kind: string
  /** What came back, in a few words. */
  outcome: string
  ms: number
  /** The longest wait of the bystander meanwhile, in milliseconds. */
  wait: number
  /**
   * The same with a server that does nothing, in milliseconds: what the machine takes. Measured for floods and where
   * others waited too long, in full runs; else null.
   */
  floor: number | null
  /** How late the bystander's own thread was, in milliseconds, which is the machine's fault and not the server's. */
  late: number
  /** Growth since the first attack, in megabytes. */
  growth: number
  /** What should not have been; none where the attack got nowhere. */
  faults: string[]
  /** How many of these say only that something took too long; none where the server had to be replaced, as another would be tried. */
  tooLong: number
}

export interface Range {
  attack(kind: string, attack: Attack): Promise<Result>
  /** All that the servers have written. */
  log(): string
  close(): Promise<void>
}

export interface RangeOptions {
  /** Floods at full size, and times without slack. */
  full: boolean
  environment: Record<string, string>
}

/** A server with somebody who uses it, to be attacked. One that dies or hangs is replaced, so that the rest has its turn. */
export async function openRange({ full, environment }: RangeOptions): Promise<Range> {
  const slack = full ? 1 : 5
  let turn = 0
  let earlier = ''
  let target: Target
  let bystander: Bystander
  let base = { memory: 0, sockets: 0 }

  const begin = async () => {
    target = await startTarget(environment)
    bystander = bystanderAt(target)
    // What is compiled, cached and connected at the first questions is no growth.
    await pause(1000)
    await bystander.lap()
    base = { memory: target.memory() ?? 0, sockets: target.sockets() ?? 0 }
  }
  const end = async (how: 'told' | 'killed') => {
    await bystander.leave()
    await target.stop(how)
    earlier += target.log()
  }
  await begin()
  const floor = full ? await openFloor() : null

  return {
    log: () => earlier + target.log(),
    async close() {
      await end('told')
      await floor?.close()
    },
    async attack(kind, attack) {
      let result = await once(kind, attack)
      for (let more = full ? 0 : MORE_TRIES; more > 0 && result.faults.length > 0 && result.tooLong === result.faults.length; more--) {
        result = await once(kind, attack)
      }
      return result
    }
  }

  async function once(kind: string, attack: Attack): Promise<Result> {
    const from = `127.1.${(turn >> 7) + 1}.${(turn++ & 127) + 1}`
    const began = performance.now()
    const reply = await send(attack, target, from, full)
    const faults: string[] = []
    const late: string[] = []
    const fault = await attack.expect(reply, target)
    if (fault !== null) faults.push(fault)
    const within = (attack.within ?? USUAL_MS) * slack
    if (!('flood' in attack) && reply.ms > within && fault === null) late.push(`took ${Math.round(reply.ms)} ms`)
    if ('flood' in attack) faults.push(...(await leftovers(target, base.sockets)))
    const { longest, failures, last, own } = await bystander.lap()
    if (failures > 0) faults.push(`${failures} others not served: ${last}`)
    if (longest > LONGEST_WAIT * slack) late.push(`others waited ${Math.round(longest)} ms`)
    const growth = (target.memory() ?? base.memory) - base.memory
    if (growth > MOST_GROWTH) faults.push(`grew by ${growth} MB`)
    if (!target.alive()) faults.push('the process ended')
    const ms = 'flood' in attack ? performance.now() - began : reply.ms
    const bare = floor && ('flood' in attack || longest > LONGEST_WAIT) ? Math.round(await floor.wait(attack, from)) : null
    const measured = { ms: Math.round(ms), wait: Math.round(longest), floor: bare, late: Math.round(own), growth }
    const isHurt = !target.alive() || failures > 0 || growth > MOST_GROWTH || longest > 5000
    if (isHurt) {
      await end('killed')
      await begin()
    }
    return { name: attack.name, kind, outcome: outcomeOf(reply, attack), ...measured, faults: [...faults, ...late], tooLong: isHurt ? 0 : late.length }
  }
}

/** A server that does nothing, and somebody who uses it, to see how long they wait while it is attacked. */
async function openFloor() {
  const target = await startFloor()
  const bystander = bystanderAt(target)
  await bystander.rest()
  return {
    async wait(attack: Attack, from: string): Promise<number> {
      await bystander.lap()
      await send(attack, target, from, true)
      const { longest } = await bystander.lap()
      await bystander.rest()
      return longest
    },
    async close() {
      await bystander.leave()
      await target.stop()
    }
  }
}

function send(attack: Attack, target: Target, from: string, full: boolean): Promise<Reply> {
  if ('flood' in attack) return attack.flood(target, from, full)
  if ('bytes' in attack) return exchange(target, attack.bytes, { from, patience: full ? 40_000 : 10_000 })
  if ('request' in attack) return ask(target, { ...attack.request, from })
  const { document, variables, operationName, key } = attack
  const headers = { ...JSON_HEADERS, ...(key ? { authorization: `Bearer ${CANARIES.adminKey}` } : {}) }
  return ask(target, { body: JSON.stringify({ query: document, variables, operationName }), headers, from })
}

/** After a flood everything that was opened for it has to go, within seconds. */
async function leftovers(target: Target, base: number): Promise<string[]> {
  for (let tries = 0; tries < 50; tries++) {
    const now = target.sockets()
    if (now === null || now <= base + SPARE_SOCKETS) return []
    await pause(100)
  }
  return [`${(target.sockets() ?? 0) - base} sockets left open`]
}

function outcomeOf({ status, body, closed }: Reply, attack: Attack): string {
  if ('flood' in attack && body === '') return 'held'
  if (status === null) return closed ? 'closed' : 'silence'
  const code = /"code":\s*"(\w+)"/.exec(body)?.[1]
  return code === undefined ? String(status) : `${status} ${code}`
}
