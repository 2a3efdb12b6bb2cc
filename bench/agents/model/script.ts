import type { Conversation, Part, Tool } from './conversation.ts'
import { field, fitting, list } from './json.ts'

const SHELLS = [
  'Bash',
  'bash',
  'shell',
  'shell_command',
  'exec_command',
  'run_shell_command',
  'run_commands',
  'execute_command',
]
const QUESTIONS = [
  'AskUserQuestion',
  'request_user_input',
  'question',
  'ask_user',
  'ask_user_question',
  'ask_question',
  'ask_followup_question',
]
/** Who has this tool wants every answer to end with a call of it. */
const COMPLETION = 'attempt_completion'
/** How fast a streamed answer comes. */
const WORD_MS = 250
const WORDS_A_LINE = 12

/**
 * What the model does, as the prompt says: `[[STEP; STEP; ...]]`. Steps are `say WORDS` (`/` ends a paragraph), `rest
 * SECONDS`, `stream SECONDS` (a word every quarter of a second), `run COMMAND`, `ask` and `limit`. Up to a call is one answer;
 * what follows it comes when the agent brings the result.
 */
export function scripted(conversation: Conversation): readonly Part[] {
  const { turns, tools, schema } = conversation
  const asked = turns.findLastIndex(({ who, text }) => who === 'user' && SCRIPT.test(text))
  const answered = turns.findIndex(({ who }, at) => who === 'model' && at > asked)
  // An agent may ask on its own what to remember of all that was said.
  const isOver = answered >= 0 && turns.some(({ who }, at) => who === 'user' && at > answered)
  if (tools.length === 0 || asked < 0 || isOver) {
    return [{ kind: 'text', text: schema === undefined ? 'Bench' : JSON.stringify(fitting(schema)) }]
  }
  let results = turns.slice(asked + 1).filter(({ who }) => who === 'tool').length
  const parts: Part[] = []
  for (const step of stepsOf(turns[asked]?.text ?? '')) {
    const made = partsOf(step, tools)
    if (results > 0) {
      if (made.some(isCall)) results -= 1
      continue
    }
    parts.push(...made)
    if (made.some(isCall)) return parts
  }
  const completion = tools.find(({ name }) => name === COMPLETION)
  if (completion === undefined) return parts
  return [...parts, { kind: 'call', tool: completion, input: fitting(completion.schema) }]
}

const SCRIPT = /\[\[(.+?)\]\]/s

function stepsOf(text: string): readonly string[] {
  const all = [...text.matchAll(new RegExp(SCRIPT, 'gs'))]
  return (all.at(-1)?.[1] ?? '').split(';').map((step) => step.replace(/\s+/g, ' ').trim())
}

function isCall({ kind }: Part): boolean {
  return kind === 'call'
}

function partsOf(step: string, tools: readonly Tool[]): readonly Part[] {
  const [, verb = '', rest = ''] = /^(\w+) ?(.*)$/.exec(step) ?? []
  switch (verb) {
    case 'say':
      return [{ kind: 'text', text: rest.replaceAll(' / ', '\n\n') }]
    case 'rest':
      return [{ kind: 'rest', ms: Number(rest) * 1000 }]
    case 'stream':
      return Array.from({ length: (Number(rest) * 1000) / WORD_MS }, (_, at): Part[] => {
        const gap = (at + 1) % WORDS_A_LINE === 0 ? '\n\n' : ' '
        return [
          { kind: 'text', text: `word${at}${gap}` },
          { kind: 'rest', ms: WORD_MS },
        ]
      }).flat()
    case 'run':
      return [{ kind: 'text', text: 'I will run a command. ' }, shellCall(rest, tools)]
    case 'limit':
      return [{ kind: 'limit' }]
    case 'ask':
      return [questionCall(tools)]
    default:
      return [{ kind: 'text', text: `The script has a step that nobody knows: ${step}` }]
  }
}

function shellCall(command: string, tools: readonly Tool[]): Part {
  const why = { sandbox_permissions: 'require_escalated', justification: 'The bench wants to be asked' }
  const code = tools.find(({ name, isCustom }) => isCustom && name === 'exec')
  const shell = tools.find(({ name }) => SHELLS.includes(name))
  if (shell === undefined && code !== undefined) {
    // The agent calls its tools from JavaScript.
    const input = JSON.stringify({ cmd: command, ...why })
    return { kind: 'call', tool: code, input: `text(await tools.exec_command(${input}))` }
  }
  if (shell === undefined) return { kind: 'text', text: `There is no shell among ${names(tools)}` }
  const properties = field(shell.schema, 'properties')
  const plain = { command, cmd: command, commands: [command], description: 'Run what the bench wants' }
  const wanted = { ...plain, ...why, requires_approval: true }
  const known = Object.entries(wanted).filter(([key]) => field(properties, key) !== undefined)
  const input = { ...(fitting(shell.schema) as object), ...Object.fromEntries(known) }
  return { kind: 'call', tool: shell, input }
}

function questionCall(tools: readonly Tool[]): Part {
  const tool = tools.find(({ name }) => QUESTIONS.includes(name))
  if (tool === undefined) return { kind: 'text', text: `Nobody can be asked by ${names(tools)}` }
  const question = {
    id: 'colour',
    header: 'Colour',
    question: 'Which colour would you like?',
    type: 'choice',
    multiSelect: false,
    options: [
      { label: 'Red', description: 'A warm one' },
      { label: 'Blue', description: 'A cold one' },
    ],
  }
  const properties = field(tool.schema, 'properties')
  const labels = question.options.map(({ label }) => label)
  if (field(properties, 'requestedSchema') !== undefined) {
    const colour = { type: 'string', title: 'Colour', enum: labels }
    const requestedSchema = { type: 'object', properties: { colour }, required: ['colour'] }
    return { kind: 'call', tool, input: { message: question.question, requestedSchema } }
  }
  if (field(properties, 'question') !== undefined) {
    const choices = field(properties, 'choices') === undefined ? { options: labels } : { choices: labels }
    return { kind: 'call', tool, input: { question: question.question, ...choices } }
  }
  const item = field(field(properties, 'questions'), 'items')
  const keys = new Set(Object.keys(field(item, 'properties') ?? {}))
  const known = Object.entries(question).filter(([key]) => keys.size === 0 || keys.has(key))
  const missing = list(field(item, 'required')).length === 0 ? {} : (fitting(item) as object)
  return { kind: 'call', tool, input: { questions: [{ ...missing, ...Object.fromEntries(known) }] } }
}

function names(tools: readonly Tool[]): string {
  return tools.map(({ name }) => name).join(', ')
}
