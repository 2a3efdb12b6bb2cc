/**
 * Keeps our clients of one server from coming and going at the same time.
 *
 * Up to 3.6b a server that has something to tell to all control clients, for example that one has left, writes to one
 * that has not finished its introduction too, and dies of that (tmux/tmux#4980). Where ours cannot introduce themselves in
 * one piece, we cannot know what others do in those microseconds, but our own clients need not get in each other's way.
 */
export class Doorway {
  #queue: Promise<unknown> = Promise.resolve()
  #arriving: Promise<unknown> | undefined
  readonly #leaving = new Set<Promise<void>>()

  /** Lets one client attach: after those that asked before it, and while none detaches. */
  async arrive<T>(arrival: () => Promise<T>): Promise<T> {
    const arrived = this.#queue.then(async () => {
      while (this.#leaving.size > 0) await Promise.allSettled(this.#leaving)
      const arriving = arrival()
      this.#arriving = arriving
      try {
        return await arriving
      } finally {
        this.#arriving = undefined
      }
    })
    this.#queue = arrived.catch(() => undefined)
    return arrived
  }

  /** Lets a client detach while none attaches; any number may detach together. */
  async leave(departure: () => Promise<void>): Promise<void> {
    const inTheDoor = this.#arriving ?? Promise.resolve()
    const leaving = inTheDoor.catch(() => undefined).then(departure)
    this.#leaving.add(leaving)
    try {
      await leaving
    } finally {
      this.#leaving.delete(leaving)
    }
  }
}
