import { readFileSync, readlinkSync } from 'node:fs'
import { shortHash } from '../base/short-hash.ts'

let known: { readonly space: string | undefined } | undefined

/**
 * Names the space in which the process ids that this process sees mean something: this start of this kernel, and the pid
 * namespace, which a container has for itself. Two processes with the same eight digits see the same ids. Undefined where
 * the system does not tell, as on macOS.
 */
export function pidSpace(): string | undefined {
  known ??= { space: readSpace() }
  return known.space
}

function readSpace(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    return shortHash(`${boot} ${readlinkSync('/proc/self/ns/pid')}`)
  } catch {
    return undefined
  }
}
