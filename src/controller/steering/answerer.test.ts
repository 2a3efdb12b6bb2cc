import { describe, expect, it } from 'vitest'
import { agentScreens } from '../../../test/support/agent-screens.ts'
import { builtInRules } from '../../agents/built-in-rules.ts'
import { moment, momentAt, now } from '../../base/clock.ts'
import { Gatherer } from '../../runner/gatherer.ts'
import type { PaneView } from '../../tmux/pane-view.ts'
import type { OpenDialog } from '../agents/dialog-watch.ts'
import { Answerer, type AnswerRequest, type Asking } from './answerer.ts'
import { TypingTurns } from './typing-turns.ts'

const BOOK = builtInRules()
const IDLE = screen('claude', 'idle_done')
const LONG_AGO_MS = 5000

function screen(agent: string, name: string): readonly string[] {
  return agentScreens(/./).find((one) => one.agent === agent && one.name === name)?.rows ?? []
}

function viewOf(rows: readonly string[]): PaneView {
  const facts = { cols: 120, rows: 40, cursor: { x: 0, y: 0 }, region: [0, 39] as const, alternate: false }
  return { title: '', piped: false, rows, painted: rows, screen: facts }
}

interface Stage {
  readonly agent?: string
  /** What its screen has shown. */
  readonly rows: readonly string[]
  /** What it shows at the press; by default the same. */
  readonly live?: readonly string[] | undefined
  /** What it shows after the press; by default a prompt. */
  readonly after?: readonly string[]
  readonly ageMs?: number
  /** The agent that is in front at the press, and its process. */
  readonly front?: { readonly agent: string; readonly process: string } | 'none'
  /** Happens while the pane is read. */
  readonly meanwhile?: (runner: { dialog: OpenDialog | undefined }) => void
}

/** A runner that shows a dialog, and all that is pressed in its pane. */
function stage({ agent = 'claude', rows, ...more }: Stage) {
  const { live = rows, after = IDLE, ageMs = LONG_AGO_MS, front = { agent, process: 'p' }, meanwhile } = more
  const gatherer = new Gatherer(BOOK.get(agent))
  gatherer.looked({ title: '', rows }, moment())
  if (gatherer.dialog === undefined) throw new Error('no dialog')
  const dialog: OpenDialog = { ...gatherer.dialog, episode: 3, since: momentAt(now() - ageMs, moment()) }
  const pressed: string[] = []
  const told: { type: string; fields: Readonly<Record<string, unknown>> }[] = []
  const runner = {
    id: 'run-1',
    name: 'a',
    pane: '%1' as const,
    pid: 1,
    record: { agent } as Asking['record'],
    dialog: dialog as OpenDialog | undefined,
    observed: { process: 'p' } as Asking['observed'],
    typed: () => {
      runner.dialog = undefined
    },
    lookAgain: () => undefined,
    tell: (type: string, fields: Readonly<Record<string, unknown>>) => void told.push({ type, fields }),
  }
  const answerer = new Answerer({
    turns: new TypingTurns(),
    tmux: {
      askAll: async (commands) => {
        pressed.push(...commands.flatMap((words) => (words[0] === 'set-buffer' ? [words.at(-1) ?? ''] : [])))
        return Promise.resolve([])
      },
    },
    agents: {
      rules: (name) => BOOK.get(name),
      readPane: async () => {
        meanwhile?.(runner)
        return Promise.resolve(viewOf(pressed.length === 0 ? live : after))
      },
      inFront: async () => Promise.resolve(front === 'none' ? undefined : { ...front, program: front.agent }),
    },
  })
  const answer = async (key: string, request: Partial<AnswerRequest> = {}) => {
    const label = dialog.options.find((option) => option.key === key)?.label ?? 'Yes'
    const { episode, fingerprint } = dialog
    return answerer.answer(runner, { run: 'run-1', episode, fingerprint, key, label, by: 'test', ...request })
  }
  return { answer, pressed, told, runner, dialog }
}

const PERMISSION = screen('claude', 'permission')
const OTHER = PERMISSION.map((row) => row.replace('TOOL_DONE', 'OTHER'))

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'done',
    (error: unknown) => (error as { kind?: string }).kind,
  )
}

describe('an answer', () => {
  it('is one key, and an event that says what was allowed', async () => {
    const { answer, pressed, told } = stage({ rows: PERMISSION })
    expect(await answer('1')).toEqual({ pressed: { label: 'Yes', key: '1', kind: 'once' }, taken: true })
    expect(pressed).toEqual(['1'])
    expect(told).toMatchObject([
      {
        type: 'answered',
        fields: {
          by: 'test',
          label: 'Yes',
          key: '1',
          kind: 'once',
          subject: 'echo start > lab_tool.txt; sleep 5; echo TOOL_DONE',
        },
      },
    ])
  })

  it('that is not taken is said so, and not repeated', async () => {
    const { answer, pressed, told } = stage({ rows: PERMISSION, after: PERMISSION })
    expect(await answer('4')).toMatchObject({ taken: false })
    expect(pressed).toEqual(['4'])
    expect(told.map(({ type }) => type)).toEqual(['answered', 'not-taken'])
  })

  it('is taken when another dialog has come', async () => {
    const { answer, pressed } = stage({ rows: PERMISSION, after: OTHER })
    expect(await answer('1')).toMatchObject({ taken: true })
    expect(pressed).toEqual(['1'])
  })

  it('can be given only once', async () => {
    const { answer, pressed } = stage({ rows: PERMISSION, after: PERMISSION })
    const both = await Promise.all([refusal(answer('1')), refusal(answer('1'))])
    expect(both).toEqual(['done', 'runner-busy'])
    expect(await refusal(answer('1'))).toBe('dialog-changed')
    expect(pressed).toEqual(['1'])
  })
})

describe('nothing is pressed', () => {
  it.each<[string, Stage]>([
    ['another command is asked about by then', { rows: PERMISSION, live: OTHER }],
    ['another file is', { rows: screen('claude', 'permission_edit'), live: PERMISSION }],
    [
      'other options are there',
      { rows: PERMISSION, live: PERMISSION.map((row) => row.replace('auto mode ·', 'plan ·')) },
    ],
    ['the agent is done', { rows: PERMISSION, live: IDLE }],
    [
      'the agent shows the dialog only as a part of its answer',
      { rows: PERMISSION, live: [...PERMISSION, '', ...IDLE.slice(-6)] },
    ],
    ['nothing can be read', { rows: PERMISSION, live: [] }],
    ['the dialog is too young to be read', { rows: PERMISSION, ageMs: 200 }],
    ['the agent has gone', { rows: PERMISSION, front: 'none' }],
    ['another agent is in front', { rows: PERMISSION, front: { agent: 'codex', process: 'p' } }],
    ['the agent is another process', { rows: PERMISSION, front: { agent: 'claude', process: 'q' } }],
    [
      'another dialog comes while the pane is read',
      { rows: PERMISSION, meanwhile: (runner) => void (runner.dialog = undefined) },
    ],
  ])('when %s', async (_, given) => {
    const { answer, pressed, told } = stage(given)
    expect(await refusal(answer('1'))).toBe('dialog-changed')
    expect([pressed, told]).toEqual([[], []])
  })

  it.each<[string, Partial<AnswerRequest>]>([
    ['of another run', { run: 'run-2' }],
    ['of an earlier dialog', { episode: 2 }],
    ['of another dialog', { fingerprint: 'x' }],
  ])('for a person who has seen one %s', async (_, request) => {
    const { answer, pressed } = stage({ rows: PERMISSION })
    expect(await refusal(answer('1', request))).toBe('dialog-changed')
    expect(pressed).toEqual([])
  })

  it.each<[string, string, string]>([
    ['claude', 'permission', '2'],
    ['claude', 'permission', '3'],
    ['gemini', 'permission_edit', '3'],
    ['claude', 'question', '1'],
  ])('for %s %s, option %s, before it is confirmed', async (agent, name, key) => {
    const { answer, pressed } = stage({ agent, rows: screen(agent, name) })
    expect(await refusal(answer(key))).toBe('invalid-request')
    expect(pressed).toEqual([])
    expect(await refusal(answer(key, { confirm: true, label: 'Yes' }))).toBe('invalid-request')
    expect(pressed).toEqual([])
    expect(await answer(key, { confirm: true })).toMatchObject({ pressed: { key } })
    expect(pressed).toEqual([key])
  })

  it('for a key that the dialog does not know', async () => {
    const { answer, pressed } = stage({ rows: PERMISSION })
    for (const key of ['y', '5', 'Enter', '12', '']) expect(await refusal(answer(key))).toBe('invalid-request')
    expect(pressed).toEqual([])
  })

  it.each(agentScreens(/^(?:start|limit|permission_40x12)/).map((one) => [one.agent, one.name, one.rows] as const))(
    'at %s %s',
    async (agent, _, rows) => {
      const gatherer = new Gatherer(BOOK.get(agent))
      gatherer.looked({ title: '', rows }, moment())
      if (gatherer.dialog === undefined) return
      const { answer, pressed } = stage({ agent, rows })
      for (const key of ['1', '2', 'y', 'n'])
        expect(await refusal(answer(key, { confirm: true }))).toBe('not-supported')
      expect(pressed).toEqual([])
    },
  )
})
