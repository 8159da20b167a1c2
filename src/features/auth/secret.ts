import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** The roles a key can have: readers need none. */
export const KEY_ROLES = ['contributor', 'editor', 'admin'] as const

export type KeyRole = (typeof KEY_ROLES)[number]

/** How a secret begins, by its role: people and secret scanners see what they have found. */
const PREFIXES: Record<KeyRole, string> = { contributor: 'grl_co_', editor: 'grl_ed_', admin: 'grl_ad_' }

// Letters and digits only, so that a double click selects all of it.
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 62 to the power of 43 is just above 2 to the power of 256. */
const RANDOM_LENGTH = 43
const CHECK_LENGTH = 6
const HINT_LENGTH = 'grl_ed_'.length + 4

/** What a secret looks like anywhere in a text. */
export const SECRET = /\bgrl_(?:co|ed|ad)_[0-9A-Za-z]{49}\b/g

/** A new secret: prefix, 256 random bits, and a checksum, all letters and digits. */
export function newSecret(role: KeyRole): string {
  const body = PREFIXES[role] + inDigits(BigInt(`0x${randomBytes(32).toString('hex')}`), RANDOM_LENGTH)
  return body + checkOf(body)
}

/** Whether a text can be a secret at all: a mistyped one never reaches the database. */
export function isSecret(text: string): boolean {
  if (!/^grl_(co|ed|ad)_[0-9A-Za-z]{49}$/.test(text)) return false
  return text.endsWith(checkOf(text.slice(0, -CHECK_LENGTH)))
}

/** What is kept of a secret. It has 256 random bits of its own, so a slow hash would guard nothing more. */
export function digestOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest())
}

/** Its beginning, to tell keys by. */
export function hintOf(secret: string): string {
  return secret.slice(0, HINT_LENGTH)
}

function checkOf(body: string): string {
  return inDigits(BigInt(crc32(body)), CHECK_LENGTH)
}

function inDigits(number: bigint, length: number): string {
  let text = ''
  for (let rest = number; text.length < length; rest /= 62n) text = (DIGITS[Number(rest % 62n)] ?? '') + text
  return text
}
