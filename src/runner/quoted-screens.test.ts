import { describe, expect, it } from 'vitest'
import { agentScreens, toldOf, type AgentScreen } from '../../test/support/agent-screens.ts'

/** How an agent writes an answer, and where on its screen the part begins that is its own. */
const AGENTS: Readonly<Record<string, { readonly bullet: string; readonly indent: string; readonly own: RegExp }>> = {
  claude: { bullet: '● ', indent: '  ', own: /^─{10,}/ },
  codex: { bullet: '• ', indent: '  ', own: /^› (?!quick|think|slow)/ },
  gemini: { bullet: '✦ ', indent: '  ', own: /\? for shortcuts$/ },
  opencode: { bullet: '     ', indent: '     ', own: /^ +▣/ },
  copilot: { bullet: ' ● ', indent: '   ', own: /^ ~\/proj/ },
  qwen: { bullet: '  ◆\ufe0e ', indent: '    ', own: /^─{10,}/ },
  cline: { bullet: ' * ', indent: '   ', own: /^─{10,}/ },
}

/** What answers say of limits, dialogs and work, which is nothing of their agent. */
const WORDS: readonly string[] = [
  'Fixed: when the retry limit reached its maximum, the loop stops.',
  "You've hit your limit · resets 3pm is what Claude prints then.",
  'The words are: usage limit reached, and rate limit, and quota exceeded.',
  "The log says: You've hit your session limit, out of extra usage.",
  "You've hit your usage limit. was in the log of Tuesday.",
  'Cline Credits depleted is a heading there.',
  'Do you want to proceed? That is what the script asks.',
  'Press enter to confirm or esc to cancel',
  'Enter to select · ↑/↓ to navigate · Esc to cancel',
  'Allow execution of: ls? is one of its questions.',
  '1. Yes, allow once',
  '限制已达到 usage limit reached 请稍候。',
]

const IDLE = agentScreens(/^idle_done$/)
const DIALOGS = agentScreens(/^(?:permission|question|start_trust|start_apikey|start_auth)/)

/** The screen with more of an answer, right above what is the agent's own. */
function saying(screen: AgentScreen, lines: readonly string[]): readonly string[] {
  const at = screen.rows.findIndex((row, each) => each > 2 && AGENTS[screen.agent]?.own.test(row))
  expect(at).toBeGreaterThan(0)
  return [...screen.rows.slice(0, at), '', ...lines, '', ...screen.rows.slice(at)]
}

describe.each(IDLE.map((screen) => [screen.agent, screen] as const))('an idle %s stays idle', (agent, screen) => {
  const { bullet = '', indent = '' } = AGENTS[agent] ?? {}

  it.each(WORDS)('when it says: %s', (words) => {
    expect(toldOf(agent, '', saying(screen, [`${bullet}${words}`]))).toBe('idle')
    expect(toldOf(agent, '', saying(screen, [`${bullet}It says:`, `${indent}${words}`]))).toBe('idle')
    expect(toldOf(agent, '', saying(screen, [`${bullet}It says:`, `${indent}⎿  ${words}`, `${indent}x`]))).toBe('idle')
  })

  it.each(DIALOGS.filter((dialog) => dialog.agent === agent).map((dialog) => [dialog.name, dialog] as const))(
    'when it quotes %s',
    (_, dialog) => {
      for (const by of [indent, `${indent}  `]) {
        const quoted = dialog.rows.slice(-14).map((row) => `${by}${row}`)
        const rows = saying(screen, [`${bullet}It shows:`, ...quoted])
        expect({ told: toldOf(agent, '', rows), rows }).toEqual({ told: 'idle', rows })
      }
    },
  )
})

describe('a status line of the user', () => {
  const LINES: readonly (readonly string[])[] = [
    ['  main ⎇ 12% of 200k · $0.42'],
    ['  [Opus] 📁 proj', '  ctx ▓▓░░ 42%'],
    ['  esc', '  実験室 main', '  enter'],
    ['  ❯ main · 2 tasks'],
  ]
  const claude = IDLE.find(({ agent }) => agent === 'claude')
  it.each(LINES.map((lines) => [lines]))('in the place of that of claude hides no prompt: %j', (lines) => {
    if (claude === undefined) throw new Error('no screen')
    const rows = [...claude.rows.slice(0, -1), ...lines]
    expect(toldOf('claude', '', rows)).toBe('idle')
    for (const dialog of DIALOGS.filter(({ agent }) => agent === 'claude')) {
      const quoted = saying({ ...claude, rows }, ['● It shows:', ...dialog.rows.slice(-14).map((row) => `  ${row}`)])
      expect({ told: toldOf('claude', '', quoted), quoted }).toEqual({ told: 'idle', quoted })
    }
  })
})
