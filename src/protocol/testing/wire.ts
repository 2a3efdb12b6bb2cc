import { Decoder, type DecoderOptions } from '../decoder.ts'
import type { PaneId } from '../ids.ts'
import type { Notification } from '../notification.ts'
import type { Reply } from '../reply.ts'

/** What a decoder told its sink, in order. */
export type Message =
  | { readonly output: PaneId; readonly data: Buffer; readonly ageMs: number | undefined }
  | { readonly notification: Notification }
  | { readonly reply: Reply }

/** Everything a new decoder says to these chunks. */
export function decode(chunks: readonly Buffer[], options?: DecoderOptions): Message[] {
  const messages: Message[] = []
  const decoder = new Decoder(
    {
      output: (output, bytes, start, end, ageMs) => {
        messages.push({ output, data: bytes.subarray(start, end), ageMs })
      },
      notification: (notification) => void messages.push({ notification }),
      reply: (reply) => void messages.push({ reply }),
    },
    options,
  )
  for (const chunk of chunks) decoder.push(chunk)
  return messages
}

/** Cuts a stream at these places, given as fractions of its length. */
export function cut(stream: Buffer, places: readonly number[]): Buffer[] {
  const sorted = places.map((place) => Math.floor(place * stream.length)).sort((a, b) => a - b)
  const edges = [0, ...sorted, stream.length]
  return edges.slice(1).map((edge, index) => stream.subarray(edges[index], edge))
}

/** Writes bytes of a pane as tmux does in `%output`: 0x00-0x1f and the backslash as three octal digits. */
export function escapeOutput(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1')
  const octal = (byte: string): string => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`
  return Buffer.from(text.replace(/[\u0000-\u001f\\]/g, octal), 'latin1')
}
