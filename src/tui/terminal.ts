import { HIDE_CURSOR, SHOW_CURSOR, type Size } from './painter.ts'

export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
}

/** Pasted text is told from keys. Without wrapping, so that a character whose width the terminal counts otherwise cannot scroll it. */
const ENTER = `\u001b[?1049h${HIDE_CURSOR}\u001b[?7l\u001b[?2004h\u001b[2J`
const LEAVE = `\u001b[0m\u001b[?2004l\u001b[?7h${SHOW_CURSOR}\u001b[?1049l`
/**
 * Buttons and the wheel of the mouse are reported, SGR (xterm's ctlseqs). Only within tmux, which reports nothing unless its
 * user has chosen `mouse on`: elsewhere text could no longer be selected.
 */
const MOUSE = ['\u001b[?1000h\u001b[?1006h', '\u001b[?1006l\u001b[?1000l'] as const
/** The terminal shows all of what stands between them at once, where it knows how. */
const SYNC = ['\u001b[?2026h', '\u001b[?2026l'] as const

/** A terminal in raw mode and on its alternate screen. Whichever way the process ends, both are undone. */
export class Terminal {
  readonly #stdin: NodeJS.ReadStream
  readonly #stdout: NodeJS.WriteStream
  readonly #enter: string
  readonly #leave: string
  readonly #undo: (() => void)[] = []
  #open = true

  /** `isTmux`: it is a pane or a popup of tmux. */
  constructor({ stdin, stdout }: TerminalStreams, isTmux: boolean) {
    this.#stdin = stdin
    this.#stdout = stdout
    this.#leave = `${isTmux ? MOUSE[1] : ''}${LEAVE}`
    this.#enter = `${ENTER}${isTmux ? MOUSE[0] : ''}`
    stdin.setRawMode(true)
    stdout.write(this.#enter)
    this.#on(process, 'exit', () => this.#restore())
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) this.#on(process, signal, () => this.#end(signal))
    // Raw mode knows no end of input: the terminal is gone.
    for (const event of ['end', 'close', 'error']) this.#on(stdin, event, () => this.#end('SIGHUP'))
  }

  get size(): Size {
    return { columns: Math.max(1, this.#stdout.columns), rows: Math.max(1, this.#stdout.rows) }
  }

  onInput(listener: (data: Buffer) => void): void {
    this.#on(this.#stdin, 'data', listener)
    // Another one that was there before has paused it.
    this.#stdin.resume()
  }

  onResize(listener: () => void): void {
    this.#on(this.#stdout, 'resize', listener)
  }

  write(output: string): void {
    if (this.#open && output !== '') this.#stdout.write(SYNC.join(output))
  }

  /** Gives the terminal to another program, and takes it back by what is returned. */
  suspend(): () => void {
    this.#restore()
    this.#stdin.pause()
    return () => {
      // It was closed meanwhile.
      if (this.#undo.length === 0) return
      this.#open = true
      this.#stdin.setRawMode(true)
      this.#stdout.write(this.#enter)
      this.#stdin.resume()
    }
  }

  close(): void {
    for (const undo of this.#undo.splice(0)) undo()
    this.#restore()
    this.#stdin.pause()
  }

  /** Not by process.exit(): Node.js aborts there when its terminal is gone. */
  #end(signal: 'SIGTERM' | 'SIGHUP'): void {
    this.close()
    process.kill(process.pid, signal)
  }

  #restore(): void {
    if (!this.#open) return
    this.#open = false
    try {
      this.#stdin.setRawMode(false)
      this.#stdout.write(this.#leave)
    } catch {
      // The terminal is gone.
    }
  }

  #on(emitter: NodeJS.EventEmitter, event: string, listener: (data: Buffer) => void): void {
    emitter.on(event, listener)
    this.#undo.push(() => emitter.off(event, listener))
  }
}
