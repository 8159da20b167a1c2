import { isIP, isIPv4 } from 'node:net'
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Network = [Address, number]

/** The addresses and networks (`10.0.0.0/8`) of proxies whose word is taken, read once. */
export function trustedNetworks(words: readonly string[]): (address: string) => boolean {
  const networks = words.map(networkOf)
  if (networks.length === 0) return () => false
  return (text) => {
    const address = read(text)
    return address !== null && networks.some((network) => within(address, network))
  }
}

/**
 * The address that asks: the peer of the connection, or, where that is a trusted proxy, the last one in
 * `X-Forwarded-For` that no trusted proxy has written for another. What stands before it is the caller's own claim.
 */
export function callerAddress(peer: string, forwarded: string | null, trusted: (address: string) => boolean): string {
  if (!trusted(peer)) return textOf(peer)
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim())
  let caller = peer
  while (trusted(caller)) {
    const before = withoutPort(hops.pop() ?? '')
    if (read(before) === null) break
    caller = before
  }
  return textOf(caller)
}

/** Whose share an address counts against: itself, or, for IPv6, its /64, which is one subscriber's. */
export function shareOf(address: string): string {
  return plainV4(address) ?? networkText(address, 32, 64)
}

/** The wider neighbourhood of an address: its IPv4 /16 or its IPv6 /32. */
export function neighbourhoodOf(address: string): string {
  return networkText(address, 16, 32)
}

function networkText(text: string, bitsOfV4: number, bitsOfV6: number): string {
  const address = read(text)
  if (address === null) return text
  const v4 = address.kind() === 'ipv4'
  if (v4 && bitsOfV4 === 32) return address.toString()
  const bits = v4 ? bitsOfV4 : bitsOfV6
  const bytes = address.toByteArray().map((byte, at) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - at * 8))))
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`
}

/** IPv4 written as IPv6 (`::ffff:127.0.0.1`) is IPv4; null for what is no address, which the library takes long to say. */
function read(text: string): Address | null {
  return isIP(text) === 0 ? null : ipaddr.process(text)
}

function textOf(address: string): string {
  return plainV4(address) ?? read(address)?.toString() ?? address
}

/** As nearly every address comes, and is to be known for every connection of a flood: `127.0.0.1`, or that in IPv6. */
function plainV4(text: string): string | null {
  const address = text.startsWith('::ffff:') ? text.slice('::ffff:'.length) : text
  return isIPv4(address) ? address : null
}

/** Some proxies write `192.0.2.1:5678` and `[2001:db8::1]:5678`. */
function withoutPort(hop: string): string {
  return /^\[([^\]]+)\](:\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop
}

function networkOf(word: string): Network {
  if (!word.includes('/')) {
    const address = ipaddr.process(word)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  }
  return ipaddr.parseCIDR(word)
}

function within(address: Address, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && (address as ipaddr.IPv4).match(network as ipaddr.IPv4, bits)
}
