import type { Writable } from 'node:stream'

/** Where a log is printed to: a pipe, a file, a terminal or a pager. */
export interface Sink {
  /** Aborted when the reader has gone. */
  readonly gone: AbortSignal
  /** Resolves when more can be taken; false when the reader has gone and nothing more is wanted. */
  write(data: string | Uint8Array): Promise<boolean>
  /** Resolves when the reader is done. */
  close(): Promise<void>
}

/** A sink on a stream that its owner closes. A reader that goes away is no error. */
export function streamSink(stream: Writable): Sink {
  const gone = new AbortController()
  stream.on('error', () => gone.abort())
  stream.once('close', () => gone.abort())
  return {
    gone: gone.signal,
    async write(data) {
      if (gone.signal.aborted) return false
      if (stream.write(data)) return true
      await new Promise<void>((resolve) => {
        const ready = (): void => {
          stream.off('drain', ready)
          gone.signal.removeEventListener('abort', ready)
          resolve()
        }
        stream.once('drain', ready)
        gone.signal.addEventListener('abort', ready)
      })
      return !gone.signal.aborted
    },
    close: async () => Promise.resolve(),
  }
}
