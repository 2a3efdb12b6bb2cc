const OFFSET_BASIS = 0x811c9dc5
const PRIME = 0x01000193

/** Eight hex digits that stand for a text (FNV-1a, 32 bit): a name, not a secret. Loading node:crypto takes 2 ms. */
export function shortHash(text: string): string {
  let hash = OFFSET_BASIS
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, PRIME)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
