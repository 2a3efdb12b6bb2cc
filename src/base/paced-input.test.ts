import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { PacedInput, withoutReadAhead } from './paced-input.ts'

/** Longer than anything is left to gather. */
const QUIET_MS = 100

/** Both ends of a socket, and what was taken at the one that is paced. */
async function paced(canWait: () => boolean = () => false) {
  const directory = mkdtempSync(join(tmpdir(), 'paced-'))
  const server = createServer().listen(join(directory, 's'))
  await once(server, 'listening')
  const connected = once(server, 'connection') as Promise<[Socket]>
  const reader = withoutReadAhead(() => createConnection(join(directory, 's')))
  const [writer] = await connected
  const taken: string[] = []
  const input = new PacedInput(reader, (chunk) => void taken.push(chunk.toString()), canWait)
  return {
    writer,
    taken,
    input,
    [Symbol.asyncDispose]: async () => {
      writer.destroy()
      server.close()
      await once(server, 'close')
      rmSync(directory, { recursive: true })
    },
  }
}

/** Writes numbers, one a millisecond; returns all of them. */
async function flow(writer: Socket, count: number): Promise<string> {
  for (let at = 0; at < count; at += 1) {
    writer.write(`${at} `)
    await sleep(1)
  }
  return Array.from({ length: count }, (_, at) => `${at} `).join('')
}

describe('PacedInput', () => {
  it('takes what flows in few pieces, and every byte in order', async () => {
    await using it = await paced()
    const written = await flow(it.writer, 120)
    await sleep(QUIET_MS)
    expect(it.taken.join('')).toBe(written)
    expect(it.taken.length).toBeLessThan(60)
  })

  it('leaves more to gather while nothing that can come is urgent', async () => {
    let patient = true
    await using it = await paced(() => patient)
    await flow(it.writer, 300)
    const waited = it.taken.length
    patient = false
    await flow(it.writer, 300)
    await sleep(QUIET_MS)
    expect(it.taken.length - waited).toBeGreaterThan(1.5 * waited)
  })

  it('leaves nothing to gather after a silence', async () => {
    await using it = await paced()
    await flow(it.writer, 40)
    await sleep(QUIET_MS)
    it.taken.length = 0
    it.writer.write('now')
    // No timer runs meanwhile.
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    expect(it.taken).toEqual(['now'])
  })

  it('takes everything as it comes while somebody waits for an answer', async () => {
    await using it = await paced()
    it.input.hurry()
    await flow(it.writer, 120)
    await sleep(QUIET_MS)
    const hurried = it.taken.length
    it.input.calm()
    it.taken.length = 0
    await flow(it.writer, 120)
    await sleep(QUIET_MS)
    expect(it.taken.length).toBeLessThan(hurried)
  })
})
