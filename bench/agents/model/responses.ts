import { USAGE, type Protocol, type StreamEvent, type Tool, type Turn } from './conversation.ts'
import { field, list, string } from './json.ts'

/** OpenAI Responses, as Codex speaks it. */
export const responses: Protocol = {
  path: /\/responses$/,

  read: (body) => {
    const input = list(field(body, 'input'))
    // Some models get their tools as a part of the input.
    const added = input.filter((item) => string(field(item, 'type')).endsWith('tools'))
    return {
      turns: input.flatMap(turnsOf),
      tools: [body, ...added].flatMap((owner) => list(field(owner, 'tools')).flatMap(toolsOf)),
      schema: field(field(field(body, 'text'), 'format'), 'schema'),
      isStream: field(body, 'stream') === true,
    }
  },

  voice: (_, body) => {
    const usage = {
      input_tokens: USAGE.input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: USAGE.output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: USAGE.input + USAGE.output,
    }
    const head = {
      id: `resp_${serial()}`,
      object: 'response',
      created_at: Math.floor(Date.now() / 1000),
      model: string(field(body, 'model')),
    }
    const output: object[] = []
    const event = (name: string, fields: object): StreamEvent => ({ name, data: { type: name, ...fields } })
    const done = (item: object): readonly StreamEvent[] => {
      output.push(item)
      return [event('response.output_item.done', { output_index: output.length - 1, item })]
    }
    /** The message that is being written, and what stands in it. */
    let open: ReturnType<typeof message> | undefined
    let text = ''
    const close = (): readonly StreamEvent[] => {
      if (open === undefined) return []
      const item = { ...message(text), id: open.id }
      open = undefined
      text = ''
      return done(item)
    }
    return {
      whole: (parts) => ({
        ...head,
        status: 'completed',
        output: parts.flatMap((part) => (part.kind === 'text' ? [message(part.text)] : [])),
        usage,
      }),
      begin: () => [event('response.created', { response: { ...head, status: 'in_progress' } })],
      part: (part) => {
        if (part.kind === 'call') return [...close(), ...done(callItem(part.tool, part.input))]
        const begun = open === undefined
        open ??= message('')
        text += part.text
        const at = { output_index: output.length }
        const added = { ...at, item: { ...open, status: 'in_progress', content: [] } }
        const delta = { item_id: open.id, ...at, content_index: 0, delta: part.text }
        return [
          ...(begun ? [event('response.output_item.added', added)] : []),
          event('response.output_text.delta', delta),
        ]
      },
      end: () => [
        ...close(),
        event('response.completed', { response: { ...head, status: 'completed', output, usage } }),
      ],
    }
  },
}

function turnsOf(item: unknown): readonly Turn[] {
  const type = string(field(item, 'type'))
  if (type.endsWith('_output')) return [{ who: 'tool', text: '' }]
  if (field(item, 'role') === 'user') {
    const content = field(item, 'content')
    const text =
      typeof content === 'string'
        ? content
        : list(content)
            .map((part) => string(field(part, 'text')))
            .join('\n')
    return [{ who: 'user', text }]
  }
  return []
}

function toolsOf(tool: unknown): readonly Tool[] {
  if (field(tool, 'type') === 'namespace') return list(field(tool, 'tools')).flatMap(toolsOf)
  const name = string(field(tool, 'name'))
  const isCustom = field(tool, 'type') === 'custom'
  return name === '' ? [] : [{ name, schema: field(tool, 'parameters'), isCustom }]
}

function message(text: string) {
  const content = [{ type: 'output_text', text, annotations: [] }]
  return { id: `msg_${serial()}`, type: 'message', status: 'completed', role: 'assistant', content }
}

function callItem(tool: Tool, input: unknown): object {
  const ids = { id: `fc_${serial()}`, call_id: `call_${serial()}`, status: 'completed', name: tool.name }
  if (tool.isCustom) return { type: 'custom_tool_call', ...ids, input }
  return { type: 'function_call', ...ids, arguments: JSON.stringify(input) }
}

let last = 0
function serial(): string {
  last += 1
  return `bench${String(last).padStart(16, '0')}`
}
