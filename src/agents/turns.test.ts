import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { entriesOfFile, type TurnNotes } from '../turns/notes.ts'
import type { Step, Turn } from '../turns/turn.ts'
import { TurnList } from '../turns/turn-list.ts'
import { turnNotesOf } from './registry.ts'

/** Noted by the real CLIs, driven through a day by `npm run bench -- agents --record`. */
const NOTES = join(import.meta.dirname, '../../test/agents/notes')
const STREAMED = /^word0 word1 [\s\S]* word\d+$/

async function notesOf(agent: string): Promise<TurnNotes> {
  const notes = await turnNotesOf(agent)
  if (notes === undefined) throw new Error(`no notes of ${agent}`)
  return notes
}

async function recorded(agent: string): Promise<string[]> {
  const list = new TurnList()
  await entriesOfFile(join(NOTES, `${agent}.jsonl`), (await notesOf(agent)).reader(list))
  return list.turns.flatMap(texts)
}

async function read(agent: string, entries: readonly unknown[]): Promise<string[]> {
  const list = new TurnList()
  const take = (await notesOf(agent)).reader(list)
  for (const entry of entries) take(entry)
  return list.turns.flatMap(texts)
}

function texts({ prompt, steps }: Turn): string[] {
  return [`> ${prompt.replaceAll(/ ?\[\[.*?\]\]/g, '')}`, ...steps.map(stepText)]
}

function stepText(step: Step): string {
  if (step.kind !== 'tool') return step.kind === 'remark' ? `- ${step.text}` : step.text.replace(STREAMED, 'streamed')
  return `${step.name}(${step.subject}) ${step.outcome}`
}

const beginning = (shell: string): string[] => [
  '> please',
  'I will run a command.',
  `${shell}(touch one.txt && sleep 4) done`,
  'All of it is done.',
  '> and',
  'I will run a command.',
  `${shell}(touch two.txt && sleep 4) refused`,
]
const PARAGRAPHS = ['> now', 'A whole first paragraph.\n\nAnd a second one that stopshere.', '> tell me', 'streamed']
const asked = (name: string): string[] => ['> ask me', `${name}(Which colour would you like?) done`, 'Thank you.']

describe('what an agent has noted', () => {
  it('of claude is told turn by turn and tool by tool, without what was taken back', async () => {
    expect(await recorded('claude')).toEqual([
      ...beginning('Bash'),
      '- interrupted',
      ...PARAGRAPHS,
      '> tell me more',
      'streamed',
      '- interrupted',
      ...asked('AskUserQuestion'),
      '- /exit',
    ])
  })

  it('of codex', async () => {
    const all = await recorded('codex')
    expect(all.filter((text) => !text.startsWith('- You’ve hit your usage limit.'))).toEqual([
      ...beginning('exec'),
      '- interrupted',
      '> then',
      '- interrupted',
      ...PARAGRAPHS,
      '> tell me more',
      '- interrupted',
      ...asked('request_user_input'),
      '> go on',
      '> now',
      'Here again.',
    ])
    expect(all.length).toBe(23)
  })

  it('of gemini, without what it notes twice', async () => {
    expect(await recorded('gemini')).toEqual([
      ...beginning('run_shell_command'),
      '- Request cancelled.',
      '> then',
      '- Request cancelled.',
      ...PARAGRAPHS,
      '> tell me more',
      '- Request cancelled.',
      ...asked('ask_user'),
    ])
  })

  it('of opencode', async () => {
    expect(await recorded('opencode')).toEqual([
      ...beginning('bash'),
      '> then',
      '- interrupted',
      ...PARAGRAPHS,
      '> tell me more',
      'streamed',
      '- interrupted',
      ...asked('question'),
    ])
  })

  it('of copilot', async () => {
    expect(await recorded('copilot')).toEqual([
      ...beginning('bash'),
      '- interrupted',
      ...PARAGRAPHS,
      '> tell me more',
      '- interrupted',
      ...asked('ask_user'),
    ])
  })

  it('of qwen', async () => {
    expect(await recorded('qwen')).toEqual([
      ...beginning('run_shell_command'),
      '> then\n\nnow',
      ...PARAGRAPHS.slice(1),
      '> tell me more',
      'streamed',
      ...asked('ask_user_question'),
    ])
  })
})

describe('claude', () => {
  const user = (content: unknown, more: object = {}) => ({ type: 'user', message: { content }, ...more })
  const said = (...content: unknown[]) => ({ type: 'assistant', message: { content } })

  it('has failures with their exit code, and results that belong to no call are left', async () => {
    const list = new TurnList()
    const take = (await notesOf('claude')).reader(list)
    take(user('test it'))
    take(said({ type: 'tool_use', id: '1', name: 'Bash', input: { command: 'npm test' } }))
    take(user([{ type: 'tool_result', tool_use_id: '1', is_error: true, content: 'Exit code 1\n2 failed' }]))
    take(user([{ type: 'tool_result', tool_use_id: '9', content: 'of another' }]))
    expect(list.turns[0]?.steps).toMatchObject([{ outcome: 'failed', exitCode: 1, output: 'Exit code 1\n2 failed' }])
  })

  it('has what its service answers to an error beside, and not as an answer', async () => {
    const error = { ...said({ type: 'text', text: 'API Error: 529' }), isApiErrorMessage: true }
    expect(await read('claude', [user('go on'), error])).toEqual(['> go on', '- API Error: 529'])
  })

  it('leaves sub-agents, what is for the model alone, and summaries; commands of its own stand beside', async () => {
    expect(
      await read('claude', [
        user('go on'),
        { ...said({ type: 'text', text: 'of a helper' }), isSidechain: true },
        user('only for the model', { isMeta: true }),
        user('a summary', { isCompactSummary: true }),
        { type: 'system', subtype: 'compact_boundary' },
        user(
          '<command-name>/model</command-name>\n<command-message>model</command-message>\n<command-args>opus</command-args>',
        ),
        user('<local-command-stdout>Set model</local-command-stdout>'),
        user('<bash-input>ls</bash-input>'),
      ]),
    ).toEqual(['> go on', '- the conversation was compacted', '- /model opus', '- ! ls'])
  })

  it('takes for its own only what it has added itself', async () => {
    expect(
      await read('claude', [
        user('<p>make this bold</p>'),
        said({ type: 'text', text: 'done' }),
        user('see <command-name>/foo</command-name> why?'),
        said({ type: 'text', text: 'so' }),
        user('[Request interrupted by user is in my log'),
        said({ type: 'text', text: 'well' }),
        user([{ type: 'image', source: {} }]),
      ]),
    ).toEqual([
      '> <p>make this bold</p>',
      'done',
      '> see <command-name>/foo</command-name> why?',
      'so',
      '> [Request interrupted by user is in my log',
      'well',
      '> (a picture)',
    ])
  })

  it('reads texts that are made to take long at once', async () => {
    const begin = performance.now()
    await read('claude', [
      user(`<command-name>a</command-name>${' '.repeat(200_000)}x`),
      user('<command-name>'.repeat(60_000)),
      user(`<a>${'<a>'.repeat(200_000)}`),
    ])
    // Some milliseconds; what goes back and forth takes minutes.
    expect(performance.now() - begin).toBeLessThan(20_000)
  })

  it('keeps the last prompt of a session when the line that it follows is not known', async () => {
    expect(await read('claude', [user('one', { uuid: 'a' }), user('two', { uuid: 'b', parentUuid: 'lost' })])).toEqual([
      '> one\n\ntwo',
    ])
  })

  it('keeps a prompt that was typed while the agent worked, in its own turn', async () => {
    expect(await read('claude', [user('one'), said({ type: 'text', text: 'yes' }), user('two')])).toEqual([
      '> one',
      'yes',
      '> two',
    ])
  })
})

describe('what cannot be understood', () => {
  it.each(['claude', 'codex', 'gemini', 'opencode', 'copilot', 'qwen'])('is left by %s', async (agent) => {
    const strange = [undefined, null, 7, 'text', [], {}, { type: 'user' }, { type: 'user', message: { content: [7] } }]
    expect(await read(agent, strange)).toEqual([])
  })
})

describe('codex', () => {
  const call = { type: 'function_call', name: 'shell', arguments: '{"command":["bash","-lc","make"]}', call_id: '1' }
  const output = (text: string) => ({ type: 'function_call_output', call_id: '1', output: text })

  it.each([
    ['{"output":"no rule","metadata":{"exit_code":2,"duration_seconds":0.1}}', 2, 'no rule'],
    ['Exit code: 2\nWall time: 0.5 seconds\nOutput:\nno rule', 2, 'no rule'],
  ])('has the exit code of a command from %s', async (text, exitCode, end) => {
    const list = new TurnList()
    const take = (await notesOf('codex')).reader(list)
    take({ type: 'response_item', payload: call })
    take({ type: 'response_item', payload: output(text) })
    const [step] = list.turns[0]?.steps ?? []
    expect(step).toMatchObject({ kind: 'tool', subject: 'make', outcome: 'failed', exitCode })
    expect(step?.kind === 'tool' && step.output.endsWith(end)).toBe(true)
  })
})
