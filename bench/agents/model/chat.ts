import { USAGE, type Protocol, type StreamEvent, type Turn } from './conversation.ts'
import { field, list, string } from './json.ts'

/** OpenAI Chat Completions, as OpenCode speaks it. */
export const chat: Protocol = {
  path: /\/chat\/completions$/,

  read: (body) => ({
    turns: list(field(body, 'messages')).flatMap(turnsOf),
    tools: list(field(body, 'tools')).map((tool) => {
      const made = field(tool, 'function')
      return { name: string(field(made, 'name')), schema: field(made, 'parameters'), isCustom: false }
    }),
    schema: field(field(field(body, 'response_format'), 'json_schema'), 'schema'),
    isStream: field(body, 'stream') === true,
  }),

  voice: (_, body) => {
    const usage = {
      prompt_tokens: USAGE.input,
      completion_tokens: USAGE.output,
      total_tokens: USAGE.input + USAGE.output,
    }
    const head = {
      id: `chatcmpl-${serial()}`,
      created: Math.floor(Date.now() / 1000),
      model: string(field(body, 'model')),
    }
    let finish = 'stop'
    let calls = 0
    const chunk = (delta: object, finish_reason: string | null = null): StreamEvent => ({
      data: { ...head, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason, logprobs: null }] },
    })
    return {
      whole: (parts) => {
        const content = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
        const message = { role: 'assistant', content }
        return { ...head, object: 'chat.completion', choices: [{ index: 0, message, finish_reason: finish }], usage }
      },
      begin: () => [chunk({ role: 'assistant', content: '' })],
      part: (part) => {
        if (part.kind === 'text') return [chunk({ content: part.text })]
        finish = 'tool_calls'
        const made = { name: part.tool.name, arguments: JSON.stringify(part.input) }
        calls += 1
        return [chunk({ tool_calls: [{ index: calls - 1, id: `call_${serial()}`, type: 'function', function: made }] })]
      },
      end: () => [
        chunk({}, finish),
        { data: { ...head, object: 'chat.completion.chunk', choices: [], usage } },
        { data: '[DONE]' },
      ],
    }
  },
}

function turnsOf(message: unknown): readonly Turn[] {
  const role = string(field(message, 'role'))
  const content = field(message, 'content')
  const text =
    typeof content === 'string'
      ? content
      : list(content)
          .map((part) => string(field(part, 'text')))
          .join('\n')
  // What a person says after the call that ends an answer comes as its result.
  if (role === 'tool' && !/<(?:feedback|user_message)>/.test(text)) return [{ who: 'tool', text: '' }]
  if (role === 'tool') return [{ who: 'user', text }]
  if (role === 'user') return [{ who: 'user', text }]
  const isAnswer = role === 'assistant' && list(field(message, 'tool_calls')).length === 0
  return isAnswer ? [{ who: 'model', text }] : []
}

let last = 0
function serial(): string {
  last += 1
  return `bench${String(last).padStart(16, '0')}`
}
