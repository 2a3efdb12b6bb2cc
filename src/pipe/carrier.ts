/** The words of the carrier's process, which differ from a person's `cat`. POSIX has `-u`; it changes nothing here. */
const CARRIES = 'cat -u -'
/**
 * Passes bytes from tmux to the reader of a pipe: first its process id and a line feed, or 0 when it cannot carry, then
 * its input. Its output must never be a new file, which no reader would open: the FIFO may be removed at any time.
 *
 * First it leaves a note: should all who know of the pipe be killed, or a full disk not take what they know, it would keep
 * the pipe of a silent pane for ever. It carries also where it can leave none. It does not wait for a reader, which would
 * keep the pane: open for both ways a FIFO opens at once, and where nothing reads, the first write ends the carrier.
 */
const SCRIPT = [
  'umask 077; echo $$ >"$2"; [ -p "$1" ] && exec 3<>"$1" && exec >"$1" 3>&- && [ -p /dev/stdout ] &&',
  `{ command -v cat >/dev/null && echo $$ && exec ${CARRIES}; echo 0; }`,
].join(' ')

/** The command line of the program that carries what a pane writes into a FIFO, and leaves a note at this path. */
export function carrierCommand(fifo: string, note: string): string[] {
  return ['sh', '-c', SCRIPT, 'sh', fifo, note]
}

/** True for the words that the carrier with this note was started with. */
export function begins(words: readonly string[], note: string): boolean {
  return words.join(' ').includes(note)
}

/** True for the words of any carrier at work. */
export function carries(words: readonly string[]): boolean {
  return words.join(' ').trim() === CARRIES
}

/** Most digits of a process id. */
const MAX_DIGITS = 10
const LINE_FEED = 0x0a

/** Reads the first line of a carrier. */
export class CarrierHead {
  #text = ''

  /**
   * The id of its process, and how many bytes of this chunk belong to that; 0 when it says that it cannot carry, or
   * anything else. Undefined as long as it has not come whole.
   */
  push(chunk: Buffer): { readonly pid: number; readonly length: number } | undefined {
    const end = chunk.indexOf(LINE_FEED)
    this.#text += chunk.toString('latin1', 0, end < 0 ? MAX_DIGITS + 1 : end)
    if (end < 0 && this.#text.length <= MAX_DIGITS) return undefined
    return { pid: /^\d{1,10}$/.test(this.#text) ? Number(this.#text) : 0, length: end + 1 }
  }
}
