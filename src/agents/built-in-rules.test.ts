import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toldOf } from '../../test/support/agent-screens.ts'
import { builtInRules, RULE_FILES } from './built-in-rules.ts'
import { ruleFile } from '../runner/rule-file.ts'
import { claimOf, findRule, screenView, type RuleState } from '../runner/rules.ts'

const book = builtInRules()

/** What real agents showed, by the name of the file: the last lines of the screen, after the title. */
const SCREENS = join(import.meta.dirname, '../../test/screens')
const WANTED: readonly (readonly [RegExp, RuleState])[] = [
  [/^busy_|^tool_running|^error_529$/, 'working'],
  [/^permission/, 'permission'],
  [/^limit/, 'limit'],
  [/^question|^start_model_offer/, 'question'],
  [/^start_trust|^start_hooks_review/, 'trust'],
  [/^start_apikey|^start_auth/, 'login'],
  [/^idle_|^denied|^interrupted|_stopped$|^start_ready/, 'idle'],
]

function wantedOf(name: string): RuleState | undefined {
  return WANTED.find(([pattern]) => pattern.test(name.replace('.txt', '')))?.[1]
}

/** What the rules of an agent say: a dialog on the screen first, then the title, which has told of no work. */
function stateOf(agent: string, title: string, rows: readonly string[]): RuleState | undefined {
  const rules = book.get(agent)?.rules.filter(({ afterWork }) => !afterWork) ?? []
  const only = (place: string) => rules.filter(({ all }) => all.size === 1 && all.has(place as 'title'))
  const named = findRule(only('title'), { title })?.rule.state
  const others = rules.filter((rule) => !only('title').includes(rule))
  const shown = findRule(others, { ...screenView(rows), title })?.rule.state
  const isDialog = shown !== undefined && claimOf(shown)?.says === 'waiting'
  return isDialog ? shown : (named ?? shown)
}

describe('rules of ours', () => {
  it.each(RULE_FILES.map((file) => [(file as { agent: string }).agent, file] as const))('%s are valid', (_, file) => {
    expect(ruleFile.safeParse(file).error?.issues).toBeUndefined()
  })

  describe.each(readdirSync(SCREENS))('%s', (agent) => {
    it.each(readdirSync(join(SCREENS, agent)))('%s', (name) => {
      const [title = '', ...rows] = readFileSync(join(SCREENS, agent, name), 'utf8').split('\n')
      const wanted = wantedOf(name)
      expect(wanted).toBeDefined()
      expect(stateOf(agent, title.replace(/^title: ?/, ''), rows)).toBe(wanted)
    })
  })

  it.each(readdirSync(join(SCREENS, 'qwen')))('qwen without titles, %s', (name) => {
    const [, ...rows] = readFileSync(join(SCREENS, 'qwen', name), 'utf8').split('\n')
    expect(stateOf('qwen', '', rows)).toBe(wantedOf(name))
  })

  it.each<[string, string, string, RuleState | undefined]>([
    [
      'copilot',
      'x',
      '╭──────────╮\n│ Allow it? │\n│ ❯ 1. Yes │\n│ ↑/↓ to navigate · enter to select · esc to cancel │\n╰──────────╯',
      'permission',
    ],
    ['copilot', 'x', ' ❯ 1. Manual Approval\n 1-2 to select · ↑/↓ to navigate · esc to cancel', 'question'],
    ['qwen', '◐\ufe0e Mend the build', '', 'working'],
    ['qwen', '✳\ufe0e Mend the build', '', 'permission'],
    ['qwen', 'Mend the build', '', undefined],
    // Half a picture: what it asks is not drawn yet.
    ['qwen', '', '  ? AskUserQuestion Ask user 1 question ←\n  ⠏ Waiting for user confirmation...', undefined],
    ['qwen', '', '  ? Shell make (Build it) ←\n  ⠏ Waiting for user confirmation...', 'permission'],
    ['qwen', '', '╔═╗  │ API Key | bench (/model to change)\n ⠹ x (3s · esc to cancel)', undefined],
    ['qwen', '', '│ Enter your API key\n│ sk-\n╰─────', 'login'],
    ['copilot', 'x', '│ Which one?\n│ ❯ Type your answer...\n│ enter to submit · esc to cancel │\n╰──────', 'question'],
    ['qwen', '', '  ⠏ A verb... (1m 4s · esc to cancel)\n──────────\n>   Type\n──────────\n  proj', 'working'],
    ['cline', '> fix it', ' ⠋ Thinking... (esc to cancel)\n──────────\n❯ Ask\n──────────\n x ○ Plan ● Act', 'working'],
    ['aider', '', 'Add file to the chat? (Y)es/(N)o [Yes]:', 'permission'],
    ['aider', '', '────────\nask>', 'idle'],
    ['aider', '', '░█        Waiting for model', 'working'],
    ['cursor', '', ' ⬢ Generating  12 tokens\n → Add a follow-up   ctrl+c to stop', 'working'],
    ['cursor', '', ' Run this command?\n  → Run (once) (y) (enter)', 'permission'],
    ['cursor', '', ' → Plan, search, build anything', 'idle'],
    ['claude', '✳ x', 'Some output\n~/proj $', undefined],
    ['codex', 'bash', 'lab$', undefined],
  ])('%s, %j, %j: %s', (agent, title, text, wanted) => {
    expect(stateOf(agent, title, text.split('\n'))).toBe(wanted)
  })

  it('believes no title of Qwen that never changes', () => {
    const rows = ['  ⠹ Not now... (19s · esc to cancel)', '──────────', '>   Type', '──────────', '  ?']
    expect(toldOf('qwen', 'Qwen - project', rows)).toBe('working')
  })

  it('knows an older Claude by its spinner and by the words of its dialogs', () => {
    const box = ['╭──────────╮', '│ >        │', '╰──────────╯']
    expect(stateOf('claude', '✳ x', ['✻ Crystallizing… (3s · esc to interrupt)', ...box])).toBe('working')
    const dialog = ['│ Do you want to make this edit to a.ts? │', '│ ❯ 1. Yes │', '│   2. No │', '╰──────────╯']
    expect(stateOf('claude', '✳ x', dialog)).toBe('permission')
  })

  it('is not fooled by what an answer quotes', () => {
    const quoted = [
      '● It says:',
      '  Do you want to proceed?',
      '  ❯ 1. Yes',
      '  Esc to cancel · Tab to amend',
      '  esc to interrupt',
    ]
    const idle = ['──────────────────', '❯ ', '──────────────────', '  ⏸ manual mode on · ? for shortcuts']
    expect(stateOf('claude', '✳ x', [...quoted, ...idle])).toBe('idle')
    const codex = [
      '• It says: Press enter to confirm or esc to cancel',
      '',
      '› Ask Codex to do anything',
      '',
      '  GPT · ~/proj',
    ]
    expect(stateOf('codex', 'proj', codex)).toBe('idle')
  })

  it.each([
    [
      'copilot',
      ' ✗ You have exceeded your premium request allowance.',
      ' ❯ again\n ● Done.',
      '~/proj\n──────────\n❯\n──────────\n Plan',
    ],
    [
      'qwen',
      '  ✕ [API Error: 429 You exceeded\n    your current quota]',
      '  > again\n  ◆\ufe0e Done.',
      '──────────\n>   Type\n──────────\n  x',
    ],
    ['cline', ' * ╭──────╮\n   │ Cline Credits depleted │', ' ❯ again\n * Done.', '──────────\n❯ Ask\n──────────\n x'],
  ])('says of %s that a limit was reached, until another turn has begun', (agent, limit, turn, box) => {
    expect(stateOf(agent, 'x', [limit, box].join('\n').split('\n'))).toBe('limit')
    expect(stateOf(agent, 'x', [limit, turn, box].join('\n').split('\n'))).toBe('idle')
  })

  it('answer at once, whatever is shown', () => {
    const line = '  ⎿  usage limit reached · esc to interrupt (y) … '.repeat(5)
    for (const first of [
      '● hit your limit',
      '■ hit your usage limit',
      ' Do you want to proceed?',
      '✻ Working… (',
      '────────────',
      ' ✗ rate limit',
      '  ✕ quota',
      '❯',
      '>',
    ]) {
      for (const last of ['● x', '• x', '❯ x', '']) {
        const rows = [first, ...Array.from({ length: 14 }, () => line), last]
        const startedMs = performance.now()
        for (const agent of book.keys()) stateOf(agent, line, rows)
        // It takes a millisecond, or for ever.
        expect(performance.now() - startedMs).toBeLessThan(2000)
      }
    }
  })

  it('says that a limit was reached, and no longer once another turn has begun', () => {
    const box = ['──────────────────', '❯ ', '──────────────────', '  ? for shortcuts']
    const limit = ['❯ go on', "  ⎿  You've hit your session limit · resets 3pm"]
    expect(stateOf('claude', '✳ x', [...limit, ...box])).toBe('limit')
    expect(stateOf('claude', '✳ x', [...limit, '❯ again', '● Done.', ...box])).toBe('idle')
    const refused = ['❯ go on', '  ⎿  API Error: Request rejected (429) · The usage limit has been reached']
    expect(stateOf('claude', '✳ x', [...refused, ...box])).toBe('limit')
    expect(stateOf('claude', '✳ x', ['❯ go on', '  ⎿  API Error: Request rejected (429)', ...box])).toBe('idle')
  })
})
