import type { GraphQLError } from 'graphql'
import type { Rates } from '../config.ts'
import { userError } from '../graphql/errors.ts'
import { neighbourhoodOf, shareOf } from './address.ts'

/** The allowances of one caller, by the names that answers and the manual give them. */
export type BucketName = 'address' | 'key' | 'cost' | 'refused-keys'

const WINDOW_SECONDS = 60
const WINDOW_MS = WINDOW_SECONDS * 1000

/** Most callers of one bucket that are told apart; newcomers beyond share one allowance with their neighbourhood. */
const MOST_CALLERS = 50_000

/** What is left of an allowance after a request. */
export interface Allowance {
  readonly bucket: BucketName
  readonly quota: number
  readonly remaining: number
  /** Whole seconds until it is full again. */
  readonly seconds: number
  readonly exceeded: boolean
}

interface Window {
  used: number
  /** On the clock of `performance.now()`. */
  readonly ends: number
}

/** One allowance a minute for every caller, in memory: a fixed window that begins with the first request in it. */
export class Bucket {
  readonly #name: BucketName
  readonly #quota: number
  readonly #most: number
  /** All windows are equally long, so that those which end first stand first. */
  readonly #windows = new Map<string, Window>()

  constructor(name: BucketName, quota: number, most = MOST_CALLERS) {
    this.#name = name
    this.#quota = quota
    this.#most = most
  }

  /** Takes `amount`; more than is left may be taken, and counts until the window ends. */
  take(caller: string, amount = 1): Allowance {
    const now = performance.now()
    this.#forget(now)
    const key = this.#key(caller)
    let window = this.#windows.get(key)
    if (!window) this.#windows.set(key, (window = { used: 0, ends: now + WINDOW_MS }))
    window.used += amount
    return this.#allowance(window, now)
  }

  /** Looks without taking. */
  look(caller: string): Allowance {
    const now = performance.now()
    this.#forget(now)
    return this.#allowance(this.#windows.get(this.#key(caller)), now)
  }

  /** Callers that are told apart now. */
  get callers(): number {
    return this.#windows.size
  }

  #allowance(window: Window | undefined, now: number): Allowance {
    const used = window?.used ?? 0
    return {
      bucket: this.#name,
      quota: this.#quota,
      remaining: Math.max(0, this.#quota - used),
      seconds: window ? Math.ceil((window.ends - now) / 1000) : 1,
      exceeded: used > this.#quota
    }
  }

  #key(caller: string): string {
    const share = shareOf(caller)
    return this.#windows.size < this.#most || this.#windows.has(share) ? share : `near ${neighbourhoodOf(caller)}`
  }

  #forget(now: number): void {
    for (const [key, { ends }] of this.#windows) {
      if (ends > now) return
      this.#windows.delete(key)
    }
  }
}

/** The buckets of a server; null where a rate of 0 says that there is no limit. */
export interface Buckets {
  readonly address: Bucket | null
  readonly key: Bucket | null
  readonly cost: Bucket | null
  readonly refusedKeys: Bucket | null
}

export function bucketsOf({ anonymous, keyed, cost, refused }: Rates): Buckets {
  const bucket = (name: BucketName, quota: number) => (quota === 0 ? null : new Bucket(name, quota))
  return {
    address: bucket('address', anonymous),
    key: bucket('key', keyed),
    cost: bucket('cost', cost),
    refusedKeys: bucket('refused-keys', refused)
  }
}

/** Who is counted: by the address without a key, else by the key. */
interface Counted {
  readonly address: string
  readonly caller: string
  readonly viewer: { readonly keyId: string | null }
  readonly cost: number | null
  allowances: readonly Allowance[]
  counted: boolean
}

/** Counts one more request, once. Gives the allowance that is used up, or null. */
export function countIn({ address, key, cost }: Buckets, call: Counted): Allowance | null {
  if (call.counted) return exhausted(call.allowances)
  call.counted = true
  const anonymous = call.caller === 'anonymous'
  const taken = anonymous ? address?.take(call.address) : key?.take(call.viewer.keyId ?? call.caller)
  const budget = anonymous ? cost?.look(call.address) : undefined
  call.allowances = [taken, budget].filter((allowance): allowance is Allowance => allowance !== undefined)
  return exhausted(call.allowances)
}

function exhausted(allowances: readonly Allowance[]): Allowance | null {
  return allowances.find(({ exceeded, remaining, bucket }) => exceeded || (bucket === 'cost' && remaining === 0)) ?? null
}

/** Charges what the operation cost, once that is known, where those are counted who ask. */
export function charge({ cost }: Buckets, call: Counted): void {
  if (!cost || call.caller !== 'anonymous' || !call.cost) return
  const left = cost.take(call.address, Math.ceil(call.cost))
  call.allowances = [...call.allowances.filter(({ bucket }) => bucket !== 'cost'), left]
}

/** The fields `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers, revision 8 and later; none where nothing is counted. */
export function rateLimitFields(allowances: readonly Allowance[]): [name: string, value: string][] {
  if (allowances.length === 0) return []
  return [
    ['ratelimit-policy', allowances.map(({ bucket, quota }) => `"${bucket}";q=${quota};w=${WINDOW_SECONDS}`).join(', ')],
    ['ratelimit', allowances.map(({ bucket, remaining, seconds }) => `"${bucket}";r=${remaining};t=${seconds}`).join(', ')]
  ]
}

const SPENT: Record<BucketName, string> = {
  address: 'requests of one address without a key',
  key: 'requests of one key',
  cost: 'cost of one address without a key',
  'refused-keys': 'wrong keys from one address'
}

/** The error for an allowance that is used up. */
export function tooMany({ bucket, quota, seconds }: Allowance): GraphQLError {
  const message = `The limit of ${quota} a minute for ${SPENT[bucket]} is reached: go on in ${seconds} s.`
  return userError('TOO_MANY_REQUESTS', message, { bucket, headers: { 'retry-after': String(seconds) } })
}
