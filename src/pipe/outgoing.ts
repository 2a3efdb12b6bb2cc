import type { Socket } from 'node:net'

/** The way to a controller: what is written in one turn of the event loop goes out in one piece. */
export class Outgoing {
  readonly #socket: Socket
  #gathering = false

  constructor(socket: Socket) {
    this.#socket = socket
  }

  write(data: Uint8Array): void {
    this.#gather()
    this.#socket.write(data)
  }

  close(): void {
    this.#socket.destroy()
  }

  #gather(): void {
    if (this.#gathering) return
    this.#gathering = true
    this.#socket.cork()
    setImmediate(() => {
      this.#gathering = false
      this.#socket.uncork()
    })
  }
}
