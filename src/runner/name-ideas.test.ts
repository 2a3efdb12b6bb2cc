import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandIdea, directoryIdea, markIdeas, promptIdea, startIdeas } from './name-ideas.ts'

describe('promptIdea', () => {
  it.each([
    ['fix the login test', 'fix-login-test'],
    ['Please could you fix the login test?', 'fix-login-test'],
    ['I want you to add a parser for dates, and tests', 'add-parser-for-dates'],
    ['move from yarn to npm', 'move-from-yarn'],
    ['update the docs in the', 'update-docs'],
    ['/review 123', 'review-123'],
    ['src/login.ts is broken', 'src-login.ts-is-broken'],
    ['see https://example.org/issues/12?x=1 and fix it', 'see-https-example.org'],
    ['修复登录测试', '修复登录测试'],
    ["don't break it", 'dont-break-it'],
    ['x'.repeat(500), 'x'.repeat(24)],
    ['\u001b[31mred\u001b[0m #{pid} $(touch x)', '31mred-0m-pid-touch'],
    ['', undefined],
    ['the', undefined],
    ['\u202e \u200b …', undefined],
  ])('of %j is %j', (prompt, idea) => {
    expect(promptIdea(prompt)).toBe(idea)
  })

  it('is short, and of letters, digits and dashes, whatever the prompt', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (prompt) => {
        expect(promptIdea(prompt) ?? 'x').toMatch(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,48}$/u)
      }),
    )
  })
})

describe('commandIdea', () => {
  it.each([
    [['make', 'test'], 'make-test'],
    [['npm', 'run', 'build', '--watch'], 'npm-run-build'],
    [['/usr/bin/python3', 'train.py', '--lr', '3'], 'python3-train.py'],
    [['sleep', '1000'], 'sleep'],
    [['curl', 'https://me:secret@example.org'], 'curl'],
    [['sh', '-c', 'echo hi; sleep 3'], 'echo-hi'],
    [['bash', '-lc', 'cd web && FOO=1 npm test'], 'npm-test'],
    [['zsh', '-c', '"$X" y'], undefined],
    [['bash'], undefined],
    [['sh', 'deploy.sh'], 'deploy.sh'],
    [['env', 'A=b', 'make'], 'env'],
    [[''], undefined],
  ])('of %j is %j', (command, idea) => {
    expect(commandIdea(command)).toBe(idea)
  })
})

describe('directoryIdea', () => {
  it.each([
    ['/home/me/src/app', 'app'],
    ['/home/me/src/app/', 'app'],
    ['/home/me', undefined],
    ['/', undefined],
    ['', undefined],
  ])('of %j is %j', (path, idea) => {
    expect(directoryIdea(path, '/home/me')).toBe(idea)
  })
})

describe('ideas for what is started', () => {
  const app = { cwd: '/home/me/app', home: '/home/me' }

  it.each([
    [{ agent: 'claude', prompt: 'fix the login', command: ['claude'], ...app }, ['fix-login', 'fix-login-claude']],
    [{ agent: 'claude', command: ['claude'], ...app }, ['app', 'app-claude']],
    [{ agent: 'claude', command: ['claude'], branch: 'fix/x', ...app }, ['fix/x', 'fix/x-claude']],
    [{ agent: 'claude', prompt: 'do it', command: ['claude'], worktree: 'x', ...app }, ['x', 'x-claude']],
    [{ agent: 'claude', command: ['claude'], ...app, cwd: '/home/me' }, ['claude']],
    [{ agent: undefined, command: ['make', 'test'], ...app }, ['make-test', 'make-test-app']],
    [{ agent: undefined, command: ['bash'], ...app }, ['app', 'app-bash']],
    [{ agent: undefined, command: ['bash'], ...app, cwd: '/' }, ['bash']],
  ])('%j are %j', (start, ideas) => {
    expect(startIdeas(start)).toEqual(ideas)
  })
})

describe('ideas for a marked pane', () => {
  const pane = { window: 'bash', isWindowNamed: false, program: 'bash', path: '/home/me/app', home: '/home/me' }

  it.each([
    [{ ...pane, agent: 'claude' }, ['app', 'app-claude']],
    [{ ...pane, agent: 'command' }, ['app', 'app-bash']],
    [{ ...pane, agent: 'command', program: 'vim' }, ['vim', 'vim-app']],
    [{ ...pane, agent: 'claude', window: 'api', isWindowNamed: true }, ['api', 'api-claude']],
    [{ ...pane, agent: 'command', window: 'api', isWindowNamed: true, program: 'npm' }, ['api', 'api-npm']],
    // Named once after what ran in it then.
    [{ ...pane, agent: 'claude', window: 'zsh', isWindowNamed: true }, ['app', 'app-claude']],
    [{ ...pane, agent: 'command', window: 'vim', isWindowNamed: true, program: 'vim' }, ['vim', 'vim-app']],
    [{ ...pane, agent: 'command', path: '' }, ['bash']],
  ])('%j are %j', (found, ideas) => {
    expect(markIdeas(found)).toEqual(ideas)
  })
})
