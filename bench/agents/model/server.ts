import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { anthropic } from './anthropic.ts'
import { chat } from './chat.ts'
import { limitError, type Protocol, type StreamEvent } from './conversation.ts'
import { gemini } from './gemini.ts'
import { responses } from './responses.ts'
import { scripted } from './script.ts'

const PROTOCOLS: readonly Protocol[] = [anthropic, chat, gemini, responses]

/** A model that does what the prompt says, on loopback only. */
export interface Model extends AsyncDisposable {
  readonly url: string
  /** How often it was asked for an answer. */
  readonly asked: () => number
  /** What was asked that it has no answer to; one line each. */
  readonly unknown: readonly string[]
}

/** Starts a model. See `script.ts` for what it can be told to do. */
export async function startModel(): Promise<Model> {
  const unknown: string[] = []
  let asked = 0
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bench')
    if (PROTOCOLS.some(({ path }) => path.test(pathname))) asked += 1
    answer(request, response, unknown).catch(() => response.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () => asked,
    unknown,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, unknown: string[]): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://bench')
  const text = await bodyOf(request)
  const json = (value: unknown, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  if (/count_tokens$|:countTokens$/.test(pathname)) return json({ input_tokens: 1000, totalTokens: 1000 })
  const protocol = PROTOCOLS.find(({ path }) => path.test(pathname))
  if (protocol === undefined) {
    unknown.push(`${request.method} ${pathname}`)
    return json({ error: { message: 'the bench has no answer to this', code: 404 } }, 404)
  }
  const body: unknown = JSON.parse(text)
  const conversation = protocol.read(body, pathname)
  const voice = protocol.voice(conversation, body)
  const parts = scripted(conversation)
  if (parts[0]?.kind === 'limit') return json(limitError(), 429)
  if (!conversation.isStream) return json(voice.whole(parts))
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  const say = (events: readonly StreamEvent[]): void => {
    for (const event of events) response.write(lines(event))
  }
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  say(voice.begin())
  for (const part of parts) {
    if (part.kind === 'rest') await sleep(part.ms, undefined, { signal: gone.signal })
    else if (part.kind !== 'limit') say(voice.part(part))
  }
  say(voice.end())
  response.end()
}

function lines({ name, data }: StreamEvent): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  return `${name === undefined ? '' : `event: ${name}\n`}data: ${text}\n\n`
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
