import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { Failure, messageOf } from '../base/failure.ts'
import { sequence } from '../protocol/quote.ts'
import type { Answer } from '../protocol/reply.ts'
import { letBe } from '../host/child.ts'
import { LOCAL } from '../host/host.ts'
import type { Argv } from '../host/run.ts'
import type { Command } from './command-queue.ts'
import { tmuxFailure } from './one-shot.ts'
import type { ServerAddress } from './server-address.ts'

/** More than the longest history that is captured at once; a runaway answer must not fill the memory. */
const MAX_OUTPUT_BYTES = 128 * 1024 * 1024
const MAX_ERROR_BYTES = 4096
const LINE_FEED = 0x0a

export interface ScriptPlace {
  readonly address: ServerAddress
  /** The tmux that runs the server. */
  readonly binary: string
}

export interface Script {
  readonly commands: readonly Command[]
  /** Carried out after them, without an answer: may wait for as long as it likes. */
  readonly last?: Command
}

/** A plain client that the server knows and that waits to be told what to do. */
export interface ReadyClient {
  /** True until it ends, as it does with its server. */
  readonly isThere: boolean
  /** Once. */
  run(script: Script): ScriptClient
  /** Has it leave with nothing done. */
  dismiss(): void
}

/** A plain client at work: no session, listed nowhere, told nothing. */
export interface ScriptClient {
  /** As Asker.send, without its `timeout`. */
  readonly answers: Promise<readonly Answer[]>
  /** Resolves when the client has ended: true when everything was carried out, the last command too. Never rejects. */
  readonly ended: Promise<boolean>
  /** Waits no longer for the client; what it has begun may still be carried out. See letBe. */
  letBe(): void
}

/** Has commands run by a client of their own: see openScriptClient. */
export function runScript({ commands, last, ...place }: ScriptPlace & Script): ScriptClient {
  return openScriptClient(place).run(last === undefined ? { commands } : { commands, last })
}

/**
 * Starts a client that carries out one line, which it reads from its standard input: there is no limit to its length, and
 * no `ps` shows it. tmux carries the line out in one pass of its loop. Starts no server.
 *
 * Between the answers the client prints words that cannot be guessed, so that no text of a pane passes for an end.
 */
export function openScriptClient({ address, binary }: ScriptPlace): ReadyClient {
  const chunks: Buffer[] = []
  let length = 0
  let stderr = ''
  let isThere = true
  let settle: (whole: boolean) => void = () => undefined
  const isWhole = new Promise<boolean>((resolve) => {
    settle = resolve
  })
  const nonce = `geppetto-${randomBytes(9).toString('hex')}`
  const end = (index: number): string => `${nonce}-${index}`
  /** What it prints last. */
  let lastEnd = Buffer.from(end(0))
  const { host = LOCAL, socket } = address
  const child = start(host.argv([binary, '-u', '-N', '-S', socket, 'source-file', '-']), (problem) => {
    stderr = problem
  })
  child?.stdout?.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    length += chunk.length
    if (length > MAX_OUTPUT_BYTES) chunks.length = 0
    else if (endsWith(chunks, lastEnd)) settle(true)
  })
  child?.stderr?.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk.toString()}`.slice(0, MAX_ERROR_BYTES)
  })
  child?.stdin?.on('error', () => undefined)
  const ended = new Promise<boolean>((resolve) => {
    const over = (code: number | null): void => {
      isThere = false
      settle(endsWith(chunks, lastEnd))
      resolve(code === 0)
    }
    if (child === undefined) return over(null)
    child.once('close', over)
    child.on('error', (error) => {
      stderr ||= error.message
      over(null)
    })
  })
  const answer = (whole: boolean): Answer[] => {
    const found = splitAnswers(Buffer.concat(chunks), end)
    chunks.length = 0
    if (whole) return found
    if (length > MAX_OUTPUT_BYTES) throw new Failure('command-rejected', 'the answer of tmux is too long')
    const failure = tmuxFailure(stderr === '' ? 'lost server' : stderr, address)
    if (found.length === 0 && !isOfCommand(failure)) throw failure
    return [
      ...found,
      {
        ok: false,
        body: stderr
          .trim()
          .split('\n')
          .map((text) => Buffer.from(text)),
      },
    ]
  }
  return {
    get isThere() {
      return isThere
    },
    run: ({ commands, last }) => {
      lastEnd = Buffer.from(`${end(commands.length - 1)}\n`)
      const lines = commands.flatMap((command, index) => [command, ['display-message', '-p', end(index)]])
      child?.stdin?.end(Buffer.concat([sequence(last === undefined ? lines : [...lines, last]), Buffer.from('\n')]))
      const answers = isWhole.then(answer)
      answers.catch(() => undefined)
      return { answers, ended, letBe: () => child && letBe(child) }
    },
    dismiss: () => child?.stdin?.end(),
  }
}

/**
 * Not by execa, which takes as long again: the badge and the effect of a key wait for this. Without a signal when this
 * process ends: see letBe. Where the system has no room for another process there is none, or one without streams.
 */
function start([file, ...args]: Argv, onProblem: (problem: string) => void): ChildProcess | undefined {
  try {
    // A pane that a plain client opens would have its PATH, whatever else is asked for (spawn.c:spawn_pane).
    return spawn(file, args, { env: { ...process.env, PATH: undefined } })
  } catch (error) {
    onProblem(messageOf(error))
    return undefined
  }
}

/** False when there was no server to carry anything out. */
function isOfCommand({ kind }: Failure): boolean {
  return kind === 'command-rejected' || kind === 'pane-not-found'
}

function endsWith(chunks: readonly Buffer[], end: Buffer): boolean {
  let tail = chunks.at(-1) ?? Buffer.alloc(0)
  for (let from = chunks.length - 2; tail.length < end.length && from >= 0; from -= 1) {
    tail = Buffer.concat([chunks[from] ?? tail, tail])
  }
  return tail.subarray(Math.max(0, tail.length - end.length)).equals(end)
}

/** One answer for each end that was printed. */
function splitAnswers(output: Buffer, end: (index: number) => string): Answer[] {
  const answers: Answer[] = []
  let body: Buffer[] = []
  for (let at = 0; at < output.length;) {
    const feed = output.indexOf(LINE_FEED, at)
    if (feed < 0) break
    const line = output.subarray(at, feed)
    if (line.equals(Buffer.from(end(answers.length)))) {
      answers.push({ ok: true, body })
      body = []
    } else body.push(line)
    at = feed + 1
  }
  return answers
}
