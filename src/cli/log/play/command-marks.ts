/** OSC 133;C: the command that was typed at a shell begins. */
const BEGINS = Buffer.from('\u001b]133;C')

/** Counts the commands that begin in output, by what shells tell (OSC 133); pieces may be cut anywhere. */
export class CommandMarks {
  #rest: Buffer = Buffer.alloc(0)

  /** How many begin in the next piece. */
  push(data: Buffer): number {
    if (this.#rest.length === 0 && !data.includes(0x1b)) return 0
    const text = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data])
    let count = 0
    let at = text.indexOf(BEGINS)
    let after = 0
    for (; at !== -1; at = text.indexOf(BEGINS, after)) {
      count += 1
      after = at + BEGINS.length
    }
    this.#rest = Buffer.from(text.subarray(Math.max(after, text.length - BEGINS.length + 1)))
    return count
  }
}
