import type { GraphQLError } from 'graphql'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Rates } from '../config.ts'
import { userError } from '../graphql/errors.ts'
import { neighbourhoodOf, shareOf } from './address.ts'

/** The allowances of one caller, by the names that answers and the manual give them. */
export type BucketName = 'address' | 'key' | 'cost' | 'refused-keys'

const WINDOW_SECONDS = 60

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

/** One allowance a minute for every caller, in memory: a fixed window that begins with the first request in it. */
export class Bucket {
  readonly #name: BucketName
  readonly #limiter: RateLimiterMemory
  readonly #most: number

  constructor(name: BucketName, quota: number, most = MOST_CALLERS) {
    this.#name = name
    this.#most = most
    this.#limiter = new RateLimiterMemory({ points: quota, duration: WINDOW_SECONDS })
  }

  /** Takes `amount`; more than is left may be taken, and counts until the window ends. */
  async take(caller: string, amount = 1): Promise<Allowance> {
    return this.#allowance(await this.#limiter.penalty(this.#key(caller), amount))
  }

  /** Looks without taking. */
  async look(caller: string): Promise<Allowance> {
    return this.#allowance(await this.#limiter.get(this.#key(caller)))
  }

  /** Callers that are told apart now. */
  get callers(): number {
    return this.#storage.size
  }

  #allowance(state: { consumedPoints: number; msBeforeNext: number } | null): Allowance {
    const quota = this.#limiter.points
    const used = state?.consumedPoints ?? 0
    return {
      bucket: this.#name,
      quota,
      remaining: Math.max(0, quota - used),
      seconds: Math.min(WINDOW_SECONDS, Math.max(1, Math.ceil((state?.msBeforeNext ?? 0) / 1000))),
      exceeded: used > quota
    }
  }

  #key(caller: string): string {
    const share = shareOf(caller)
    if (this.#storage.size < this.#most || this.#storage.has(this.#limiter.getKey(share))) return share
    return `near ${neighbourhoodOf(caller)}`
  }

  /** The library has no bound of its own on how many it remembers, and no way to ask; a test holds this to it. */
  get #storage(): Map<string, unknown> {
    return Reflect.get(Reflect.get(this.#limiter, '_memoryStorage') as object, '_storage') as Map<string, unknown>
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
export async function countIn({ address, key, cost }: Buckets, call: Counted): Promise<Allowance | null> {
  if (call.counted) return exhausted(call.allowances)
  call.counted = true
  const anonymous = call.caller === 'anonymous'
  const taken = await (anonymous ? address?.take(call.address) : key?.take(call.viewer.keyId ?? call.caller))
  const budget = anonymous ? await cost?.look(call.address) : undefined
  call.allowances = [taken, budget].filter((allowance): allowance is Allowance => allowance !== undefined)
  return exhausted(call.allowances)
}

function exhausted(allowances: readonly Allowance[]): Allowance | null {
  return allowances.find(({ exceeded, remaining, bucket }) => exceeded || (bucket === 'cost' && remaining === 0)) ?? null
}

/** Charges what the operation cost, once that is known, where those are counted who ask. */
export async function charge({ cost }: Buckets, call: Counted): Promise<void> {
  if (!cost || call.caller !== 'anonymous' || !call.cost) return
  const left = await cost.take(call.address, Math.ceil(call.cost))
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
