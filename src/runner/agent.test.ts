import { describe, expect, it } from 'vitest'
import { agentInView, agentOfCommand, mayHideAgent } from './agent.ts'
import { builtInRules } from './built-in-rules.ts'
import { screenView } from './rules.ts'

const known = [...builtInRules().values()]

describe('agentOfCommand', () => {
  it.each([
    ['claude', 'claude'],
    ['/usr/local/bin/claude --resume', 'claude'],
    ['cursor-agent', 'cursor'],
    ['node /usr/lib/node_modules/@google/gemini-cli/dist/index.js', 'gemini'],
    ['node --no-warnings=DEP0040 /home/me/.npm-global/bin/gemini', 'gemini'],
    ['node /x/node_modules/.bin/qwen', 'qwen'],
    ['npm exec @openai/codex@latest', 'codex'],
    ['npx -y @github/copilot', 'copilot'],
    ['ssh -t build claude --continue', 'claude'],
    ['docker run --rm -it -v .:/w image opencode', 'opencode'],
    ['python3 /home/me/.local/bin/aider --model x', 'aider'],
    ['uvx aider-chat', 'aider'],
    ['sudo -u me codex', 'codex'],
  ])('%s is %s', (line, agent) => {
    expect(agentOfCommand(line.split(' '), known)).toBe(agent)
  })

  it('reads what a shell was given to run', () => {
    expect(agentOfCommand(['sh', '-c', 'cd /x && exec claude --resume'], known)).toBe('claude')
  })

  it.each(['vim claude', 'git log gemini', 'node server.js', 'bash', 'claude-backup', 'tail -f codex.log', 'python3'])(
    '%s is none',
    (line) => {
      expect(agentOfCommand(line.split(' '), known)).toBeUndefined()
    },
  )
})

describe('agentInView', () => {
  it.each([
    [{ title: '✦  Working… (proj)' }, 'gemini'],
    [{ title: 'OC | Lab session' }, 'opencode'],
    [{ title: '◐\ufe0e Qwen - proj' }, 'qwen'],
    [screenView([' ▐▛███▛█   Claude Code v2.1.328']), 'claude'],
    [screenView(['› Ask Codex to do anything', '']), 'codex'],
  ])('%j is %s', (view, agent) => {
    expect(agentInView(view, known)).toBe(agent)
  })

  it('is not asked of programs that show what they like', () => {
    expect(['ssh', 'docker', 'node'].every(mayHideAgent)).toBe(true)
    expect(['bash', 'vim', 'less', 'cat'].some(mayHideAgent)).toBe(false)
  })
})
