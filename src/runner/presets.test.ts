import { describe, expect, it } from 'vitest'
import { builtInPresets } from '../agents/registry.ts'
import { launchOf, newPreset, returnOf } from './presets.ts'

const PRESETS = builtInPresets()

const HOSTILE = '-x "$HOME" `id`\n{id}'

describe('launchOf', () => {
  it.each([
    ['claude', ['claude', '--', HOSTILE]],
    ['codex', ['codex', '--', HOSTILE]],
    ['gemini', ['gemini', `--prompt-interactive=${HOSTILE}`]],
    ['opencode', ['opencode', `--prompt=${HOSTILE}`]],
    ['copilot', ['copilot', '-i', HOSTILE]],
  ])('hands the first prompt to %s as one argument that is no flag', (agent, command) => {
    const preset = PRESETS.get(agent) ?? newPreset('none')
    expect(launchOf(agent, preset, { prompt: HOSTILE })).toEqual({ command, env: {}, typed: undefined })
  })

  it('leaves the prompt of an agent that takes none to be typed', () => {
    expect(launchOf('own', newPreset('own'), { prompt: 'hello' })).toEqual({
      command: ['own'],
      env: {},
      typed: 'hello',
    })
  })

  it('gives permissions only when asked to', () => {
    for (const [agent, preset] of PRESETS) {
      const { command, env } = launchOf(agent, preset, { prompt: 'hello' })
      expect([...command, ...Object.keys(env)].join(' ')).not.toMatch(/yolo|danger|bypass|allow|PERMISSION|yes/i)
      const yolo = launchOf(agent, preset, { yolo: true })
      expect([...yolo.command, ...Object.keys(yolo.env)].join(' ')).toMatch(
        /yolo|danger|bypass|allow|PERMISSION|yes|approve/i,
      )
    }
  })

  it('does not press Escape twice where that would turn back a conversation', () => {
    expect(PRESETS.get('copilot')?.quit.keys.filter((key) => key === 'Escape')).toHaveLength(1)
  })

  it('clears the prompt of Codex, which puts one back with the cursor at its beginning', () => {
    expect(PRESETS.get('codex')?.quit.keys).toEqual(['Escape', 'C-e', 'C-u'])
  })

  it('resumes a session', () => {
    expect(
      launchOf('codex', PRESETS.get('codex') ?? newPreset(''), { resume: '$&-1', prompt: 'go on' }).command,
    ).toEqual(['codex', 'resume', '$&-1', '--', 'go on'])
    expect(() => launchOf('own', newPreset('own'), { resume: '1' })).toThrow('resumes a session')
    expect(() => launchOf('own', newPreset('own'), { yolo: true })).toThrow('without asking')
  })
})

describe('returnOf', () => {
  const back = (agent: string, session?: string, yolo = false) =>
    returnOf({ agent, yolo }, PRESETS.get(agent) ?? newPreset(agent), session)

  it.each([
    ['claude', 'claude --resume 1-a'],
    ['codex', 'codex resume 1-a'],
    ['opencode', 'opencode --session 1-a'],
    ['amp', 'amp threads continue 1-a'],
  ])('continues %s in its session', (agent, command) => {
    expect(back(agent, '1-a')).toMatchObject({ how: 'resumed', session: '1-a', command: command.split(' ') })
  })

  it('continues an agent that needs no id for it', () => {
    expect(back('aider')).toMatchObject({ how: 'resumed', command: ['aider', '--restore-chat-history'] })
  })

  it('starts anew what cannot be continued, and asks no more than it was allowed', () => {
    expect(back('claude')).toMatchObject({ how: 'anew', command: ['claude'] })
    expect(back('cline', '1-a', true)).toMatchObject({ how: 'anew', command: ['cline', '--auto-approve', 'true'] })
    expect(back('opencode', '1-a', true).env).toEqual({ OPENCODE_PERMISSION: '{"*":"allow"}' })
  })

  it('takes no option for a session', () => {
    expect(back('claude', '--dangerously-skip-permissions')).toMatchObject({ how: 'anew', command: ['claude'] })
  })
})
