import { describe, expect, it } from 'vitest'
import { agentInView, agentOfCommand, agentOfProcess, mayHideAgent, namesOfAgents } from './agent.ts'
import { builtInRules } from '../agents/built-in-rules.ts'
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

describe('agentOfProcess', () => {
  it.each([
    ['claude', 'claude'],
    ['-claude', 'claude'],
    ['/home/me/.local/bin/claude --resume', 'claude'],
    ['/home/me/.local/bin/cursor-agent --use-system-ca /x/index.js', 'cursor'],
    ['node /usr/lib/node_modules/@google/gemini-cli/dist/index.js', 'gemini'],
    ['node --no-warnings=DEP0040 /home/me/.npm-global/bin/gemini', 'gemini'],
    ['node -r /x/hook.js --require y /x/node_modules/.bin/qwen', 'qwen'],
    ['node /usr/local/lib/node_modules/@openai/codex/bin/codex.js', 'codex'],
    ['python3 -E /home/me/.local/bin/aider --model x', 'aider'],
    ['python3 -m aider', 'aider'],
  ])('%s is %s', (line, agent) => {
    expect(agentOfProcess(line.split(' '), known)).toBe(agent)
  })

  it.each([
    'vim claude',
    'man claude',
    'grep claude',
    'bash /home/me/bin/claude',
    'sh -c claude',
    'bash /home/me/claude-notes',
    'node /home/me/claude.js',
    'node server.js claude',
    'node -e claude',
    'node -p claude',
    'python3 -c claude',
    'python3 claude.py',
    'ssh build claude',
    'docker exec -it x claude',
    'sudo claude',
    'npm exec @openai/codex',
    'env claude',
    'claude-notes',
    'my-codex',
    'node',
    '',
  ])('%s is none', (line) => {
    expect(agentOfProcess(line.split(' '), known)).toBeUndefined()
  })
})

describe('namesOfAgents', () => {
  const { programs, carriers } = namesOfAgents(known)

  it('names a program of every agent, and no pattern', () => {
    for (const { agent, recognise } of known) {
      expect(recognise.programs.some((pattern) => programs.split('|').some((name) => pattern.test(name)))).toBe(true)
      expect(agent).not.toBe('')
    }
    expect(programs).toMatch(/^[\w+-][\w.+|-]*$/)
    expect(carriers).toContain('node')
  })

  it('leaves out names that are patterns, and what a format or a regular expression would take apart', () => {
    const rule = {
      agent: 'x',
      recognise: { programs: [/^(?:my-(?:a|b))$/u, /^(?:a,b)$/u, /^(?:fine)$/u], titles: [], screens: [] },
      rules: [],
    }
    expect(namesOfAgents([rule]).programs).toBe('fine')
  })
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
