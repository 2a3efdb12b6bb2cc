import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sleep } from '../base/clock.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { isRunning } from '../host/process-state.ts'
import { signalName } from '../host/signal-name.ts'

/** How a command has ended: by itself, or by a signal such as SIGKILL. */
export type CommandEnd = { readonly exitCode: number } | { readonly signal: string }

/** Where the wrapper writes it. */
const NOTE = 'exit'
/** It is one word and a number. */
const MAX_NOTE_BYTES = 1024
/** How long a command without its terminal may take to end; most do at once. */
const GOING_MS = 1000
const LOOK_MS = 20

/** Reads what a wrapper says of the end of its command: `code 3` or `signal 9`. */
export function parseEnd(word: string): CommandEnd | undefined {
  const [, kind, number] = /^(code|signal) (\d{1,3})\n?$/.exec(word) ?? []
  if (number === undefined) return undefined
  return kind === 'code' ? { exitCode: Number(number) } : { signal: signalName(Number(number)) }
}

/** What the wrapper has left in the directory of its run, or undefined. */
export function readEnd(directory: string): CommandEnd | undefined {
  try {
    return parseEnd(readRegularFile(join(directory, NOTE), MAX_NOTE_BYTES).toString('latin1'))
  } catch {
    return undefined
  }
}

/** Forgets how a command has ended that is about to run again. */
export function forgetEnd(directory: string): void {
  rmSync(join(directory, NOTE), { force: true })
}

/** As readEnd, for a run whose terminal has just gone: its wrapper (process `pid`) may still write it. */
export async function awaitEnd(directory: string, pid: number): Promise<CommandEnd | undefined> {
  for (const deadline = performance.now() + GOING_MS; isRunning(pid) && performance.now() < deadline;) {
    const end = readEnd(directory)
    if (end !== undefined) return end
    await sleep(LOOK_MS)
  }
  return readEnd(directory)
}
