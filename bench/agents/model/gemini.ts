import { USAGE, type Part, type Protocol, type StreamEvent, type Turn } from './conversation.ts'
import { field, list, string } from './json.ts'

/** Gemini's generateContent, as Gemini CLI speaks it. */
export const gemini: Protocol = {
  path: /:(?:generateContent|streamGenerateContent)$/,

  read: (body, path) => {
    const config = field(body, 'generationConfig')
    return {
      turns: list(field(body, 'contents')).flatMap(turnsOf),
      tools: list(field(body, 'tools'))
        .flatMap((tool) => list(field(tool, 'functionDeclarations')))
        .map((tool) => ({
          name: string(field(tool, 'name')),
          schema: field(tool, 'parametersJsonSchema') ?? field(tool, 'parameters'),
          isCustom: false,
        })),
      schema: field(config, 'responseJsonSchema') ?? field(config, 'responseSchema'),
      isStream: path.endsWith(':streamGenerateContent'),
    }
  },

  voice: () => {
    const usageMetadata = {
      promptTokenCount: USAGE.input,
      candidatesTokenCount: USAGE.output,
      totalTokenCount: USAGE.input + USAGE.output,
    }
    const answer = (parts: readonly object[], finishReason?: string) => ({
      candidates: [
        { content: { role: 'model', parts }, index: 0, ...(finishReason === undefined ? {} : { finishReason }) },
      ],
      usageMetadata,
      modelVersion: 'bench',
    })
    const event = (parts: readonly object[], finishReason?: string): StreamEvent => ({
      data: answer(parts, finishReason),
    })
    return {
      whole: (parts) => answer(parts.flatMap(partOf), 'STOP'),
      begin: () => [],
      part: (part) => [event(partOf(part))],
      end: () => [event([{ text: '' }], 'STOP')],
    }
  },
}

function partOf(part: Part): object[] {
  if (part.kind === 'text') return [{ text: part.text }]
  return part.kind !== 'call' ? [] : [{ functionCall: { name: part.tool.name, args: part.input } }]
}

function turnsOf(content: unknown): readonly Turn[] {
  const role = field(content, 'role')
  if (role !== undefined && role !== 'user') return []
  return list(field(content, 'parts')).map((part): Turn => {
    const isResult = field(part, 'functionResponse') !== undefined
    return { who: isResult ? 'tool' : 'user', text: string(field(part, 'text')) }
  })
}
