import { USAGE, type Protocol, type StreamEvent, type Turn } from './conversation.ts'
import { field, list, string } from './json.ts'

/** Anthropic Messages, as Claude Code speaks it. */
export const anthropic: Protocol = {
  path: /\/v1\/messages$/,

  read: (body) => ({
    turns: list(field(body, 'messages')).flatMap(turnsOf),
    tools: list(field(body, 'tools')).flatMap((tool) => {
      const schema = field(tool, 'input_schema')
      return schema === undefined ? [] : [{ name: string(field(tool, 'name')), schema, isCustom: false }]
    }),
    schema: field(field(body, 'output_format') ?? field(field(body, 'output_config'), 'format'), 'schema'),
    isStream: field(body, 'stream') === true,
  }),

  voice: (_, body) => {
    const usage = { input_tokens: USAGE.input, output_tokens: USAGE.output }
    const head = { id: `msg_${serial()}`, type: 'message', role: 'assistant', model: string(field(body, 'model')) }
    let stop = 'end_turn'
    let index = -1
    let isOpen = false
    const event = (name: string, fields: object): StreamEvent => ({ name, data: { type: name, ...fields } })
    /** One block of text, however often it is added to. */
    const open = (): readonly StreamEvent[] => {
      if (isOpen) return []
      isOpen = true
      index += 1
      return [event('content_block_start', { index, content_block: { type: 'text', text: '' } })]
    }
    const close = (): readonly StreamEvent[] => {
      if (!isOpen) return []
      isOpen = false
      return [event('content_block_stop', { index })]
    }
    return {
      whole: (parts) => ({
        ...head,
        content: parts.flatMap((part): object[] => {
          if (part.kind === 'text') return [{ type: 'text', text: part.text }]
          return part.kind === 'call'
            ? [{ type: 'tool_use', id: `toolu_${serial()}`, name: part.tool.name, input: part.input }]
            : []
        }),
        stop_reason: parts.some(({ kind }) => kind === 'call') ? 'tool_use' : stop,
        stop_sequence: null,
        usage,
      }),
      begin: () => {
        const message = {
          ...head,
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { ...usage, output_tokens: 1 },
        }
        return [event('message_start', { message })]
      },
      part: (part) => {
        if (part.kind === 'text')
          return [...open(), event('content_block_delta', { index, delta: { type: 'text_delta', text: part.text } })]
        stop = 'tool_use'
        const block = { type: 'tool_use', id: `toolu_${serial()}`, name: part.tool.name, input: {} }
        const delta = { type: 'input_json_delta', partial_json: JSON.stringify(part.input) }
        const closed = close()
        index += 1
        return [
          ...closed,
          event('content_block_start', { index, content_block: block }),
          event('content_block_delta', { index, delta }),
          event('content_block_stop', { index }),
        ]
      },
      end: () => [
        ...close(),
        event('message_delta', { delta: { stop_reason: stop, stop_sequence: null }, usage }),
        event('message_stop', {}),
      ],
    }
  },
}

function turnsOf(message: unknown): readonly Turn[] {
  const content = field(message, 'content')
  if (field(message, 'role') !== 'user') return [{ who: 'model', text: '' }]
  if (typeof content === 'string') return [{ who: 'user', text: content }]
  // The result of a refused call and the next prompt may share one message.
  return list(content).map((part): Turn => {
    const isResult = field(part, 'type') === 'tool_result'
    return { who: isResult ? 'tool' : 'user', text: string(field(part, 'text')) }
  })
}

let last = 0
function serial(): string {
  last += 1
  return `bench${String(last).padStart(19, '0')}`
}
