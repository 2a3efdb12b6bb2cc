import { closeSync, constants, openSync, unlinkSync } from 'node:fs'
import { Socket } from 'node:net'
import { ignoreGone } from '../../base/ignore-gone.ts'
import { isPaneId, type PaneId } from '../../protocol/ids.ts'
import { makeFifo } from '../../pipe/fifo.ts'

/** Hidden global environment of the tmux server: the FIFO by which keys reach the controller. */
export const KEYS = 'GEPPETTO_KEYS'

/** A key that is older was pressed while the controller was held: what it meant then is not what it does now. Seconds. */
const FRESH_S = 3
/** A word, a pane, the name of a terminal, the time, and what the word needs, as `scripts/bindings.conf` writes them. */
const LINE = /^([a-z]{1,16}) (%\d{1,10}) ([\w./-]{1,64}) (\d{1,12})(?: ([\w./=% -]*))?$/
/** Longer ones are no lines of ours. */
const MAX_LINE = 2048

/** A key that a person has pressed: what it does, in which terminal, and the pane where they are, or for `go` are going. */
export interface KeyPress {
  readonly verb: string
  readonly pane: PaneId
  readonly client: string
  /** What tmux knew at that moment, so that it need not be asked: for `menu` the height of the terminal, for `back` the way. */
  readonly knew: string
}

/** Hears keys without a program that is started for each: a binding writes a line into a FIFO. */
export class KeyPipe {
  readonly #path: string
  readonly #onKey: (key: KeyPress) => void
  #socket: Socket | undefined
  #rest = ''

  constructor(path: string, onKey: (key: KeyPress) => void) {
    this.#path = path
    this.#onKey = onKey
  }

  /** Throws a Failure `cannot-create`, or the error of the file system. */
  async open(): Promise<void> {
    await ignoreGone(Promise.resolve().then(() => unlinkSync(this.#path)))
    await makeFifo(this.#path)
    // Also open for writing, so that there is no end when a writer leaves.
    const fd = openSync(this.#path, constants.O_RDWR | constants.O_NONBLOCK)
    try {
      this.#socket = new Socket({ fd, readable: true, writable: false })
    } catch (error) {
      closeSync(fd)
      throw error
    }
    this.#socket.on('data', (data: Buffer) => this.#take(data.toString('latin1')))
    this.#socket.on('error', () => this.close())
    this.#socket.unref()
  }

  /** Keys find no FIFO from now on, and start a program again. */
  close(): void {
    if (this.#socket === undefined) return
    this.#socket.destroy()
    this.#socket = undefined
    try {
      unlinkSync(this.#path)
    } catch {
      // It is gone already, with its directory perhaps.
    }
  }

  #take(text: string): void {
    const lines = `${this.#rest}${text}`.split('\n')
    this.#rest = (lines.pop() ?? '').slice(0, MAX_LINE)
    for (const line of lines) {
      const key = keyOf(line, Date.now() / 1000)
      if (key !== undefined) this.#onKey(key)
    }
  }
}

/** The key that a line tells of; undefined when it is none of ours, or is no longer meant. `nowS` in seconds since the epoch. */
export function keyOf(line: string, nowS: number): KeyPress | undefined {
  const [, verb = '', pane = '', client = '', time = '', knew = ''] = LINE.exec(line) ?? []
  if (!isPaneId(pane) || Math.abs(nowS - Number(time)) > FRESH_S) return undefined
  return { verb, pane, client, knew }
}
