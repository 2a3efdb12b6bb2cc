import { randomBytes } from 'node:crypto'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** A new runner id: `r` and six base32 characters. */
export function newRunnerId(): string {
  return `r${[...randomBytes(6)].map((byte) => BASE32[byte & 31]).join('')}`
}

export function isRunnerId(text: string): boolean {
  return /^r[a-z2-7]{6}$/.test(text)
}
