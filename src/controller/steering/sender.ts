import { now, sleep } from '../../base/clock.ts'
import { shortWord } from '../../base/shell-word.ts'
import { Failure, messageOf } from '../../base/failure.ts'
import { draftOn } from '../../runner/draft.ts'
import type { AgentPreset } from '../../runner/presets.ts'
import { isFinal } from '../../runner/state.ts'
import { isSecret } from '../../runner/question.ts'
import { pasteable } from '../../terminal/pasted-text.ts'
import type { TmuxServer } from '../../tmux/tmux-server.ts'
import type { AgentFinder } from '../agents/agent-finder.ts'
import { showsDialog } from '../../runner/last-resort.ts'
import type { Journal } from '../events/journal.ts'
import type { TrackedRunner } from '../runner/tracked-runner.ts'
import { pasteCommands } from './paste-commands.ts'
import type { TypingTurns } from './typing-turns.ts'

/** Matches the key names that tmux knows; it would type any other word as text. */
const KEY =
  /^(?:[CMS]-)*(?:[!-~]|Enter|Escape|Tab|BTab|Space|BSpace|Up|Down|Left|Right|Home|End|PageUp|PPage|PageDown|NPage|Insert|IC|Delete|DC|F(?:[1-9]|1[0-2]))$/
/** Keys that end or cancel a line of input. */
const LINE_END_KEYS: ReadonlySet<string> = new Set(['Enter', 'C-m', 'C-j', 'C-c', 'C-d'])
/** How long a started program must be quiet before its first prompt is typed, in milliseconds. */
const START_REST_MS = 1500
/** Time between two checks whether it is, in milliseconds. */
const START_LOOK_MS = 250
/** How long a dialog or output may delay the first prompt, in milliseconds. */
const START_MS = 10 * 60_000
/** Least time between two keys: some programs take keys that arrive together for one pasted text. */
const BETWEEN_KEYS_MS = 100

/** How long an agent gets to show a pasted text before Enter follows, in milliseconds; one that has just started is slow. */
const DRAWING_MS = 4000
const BETWEEN_LOOKS_MS = 50
/** How long an agent gets to close a dialog and clear its prompt, and then to show the words that make it quit. */
const CLEAR_MS = 1000

/** How long `askToQuit` waits for a text that is being typed into the same agent, in milliseconds. */
const BUSY_MS = 5000

export interface SenderOptions {
  readonly journal: Journal
  readonly tmux: TmuxServer
  readonly turns: TypingTurns
  readonly preset: (agent: string) => AgentPreset | undefined
  readonly agents: Pick<AgentFinder, 'rules' | 'readPane' | 'isInFront'>
}

export interface SendRequest {
  readonly text?: string | undefined
  readonly enter: boolean
  readonly keys: readonly string[]
  /** True: send even when a draft stands on the prompt or a dialog is open. */
  readonly force: boolean
}

interface Typing {
  readonly enter: boolean
  readonly preset: AgentPreset | undefined
  /** How long to wait until the agent shows the text, in milliseconds. */
  readonly withinMs?: number
}

/** Types into the panes of runners, one text at a time. */
export class Sender {
  readonly #options: SenderOptions

  constructor(options: SenderOptions) {
    this.#options = options
  }

  /**
   * Pastes a text, submits it with Enter, and presses keys. Throws a Failure `runner-ended`, `runner-paused`, `runner-busy`
   * while another text is being sent or another program is in front, `draft-found`, `dialog-open`, `invalid-request` or
   * `pane-not-found`.
   */
  async send(runner: TrackedRunner, { text, enter, keys, force }: SendRequest): Promise<void> {
    const unknown = keys.find((key) => !KEY.test(key))
    if (unknown !== undefined) {
      throw new Failure('invalid-request', `'${unknown}' is not a key`, {
        next: 'keys are called Enter, Escape, C-c, Up, F1, ...',
      })
    }
    const pasted = text === undefined ? undefined : pasteable(text)
    if (isFinal(runner.state)) throw new Failure('runner-ended', `'${runner.name}' has ended already`)
    if (runner.state.kind === 'paused') {
      throw new Failure('runner-paused', `'${runner.name}' is paused`, {
        next: `geppetto-tmux resume ${shortWord(runner.name)}`,
      })
    }
    await this.#options.turns.take(runner, async () => {
      const preset = this.#options.preset(runner.record.agent)
      if (pasted !== undefined) {
        if (!force) await this.#refuseUnready(runner, preset)
        await this.#type(runner, pasted, { enter, preset })
      }
      if (keys.length > 0) {
        runner.typed()
        await this.#options.tmux.askAll([['send-keys', '-t', runner.pane, ...keys]])
        runner.lookAgain()
      }
      if ((pasted !== undefined && enter) || keys.some((key) => LINE_END_KEYS.has(key))) runner.answered()
    })
  }

  /**
   * Types a first prompt when the program has written, is quiet again and shows no dialog. After START_MS it is typed also
   * when the program is never quiet, but not into a dialog.
   */
  async typeWhenReady(runner: TrackedRunner, text: string, signal: AbortSignal): Promise<void> {
    const mayType = async (): Promise<boolean> =>
      ['starting', 'active', 'idle'].includes(runner.state.kind) && !(await this.#showsDialog(runner))
    const isReady = async (): Promise<boolean> => {
      const { lastOutputAt } = runner.figures
      return lastOutputAt !== undefined && now() - lastOutputAt >= START_REST_MS && mayType()
    }
    for (const deadline = now() + START_MS; !(await isReady()) && now() < deadline && !isFinal(runner.state);) {
      await sleep(START_LOOK_MS, signal)
    }
    if (!(await mayType())) return this.#options.journal.note('first prompt was not typed', { runner: runner.id })
    await this.send(runner, { text, enter: true, keys: [], force: true }).catch((error: unknown) => {
      this.#options.journal.note('first prompt could not be typed', { runner: runner.id, error: messageOf(error) })
    })
  }

  /**
   * Asks an agent to quit by its own command. False when none is known, or another text stands on its prompt. An agent may
   * quit by the key that only closes its dialog: then nothing more is typed.
   */
  async askToQuit(runner: TrackedRunner): Promise<boolean> {
    const preset = this.#options.preset(runner.record.agent)
    if (preset === undefined || preset.quit.words === '') return false
    const { turns } = this.#options
    try {
      await turns.untilFree(runner, BUSY_MS)
      return await turns.take(runner, async () => this.#askToQuit(runner, preset))
    } catch (error) {
      if (error instanceof Failure && error.kind === 'pane-not-found') return true
      throw error
    }
  }

  async #askToQuit(runner: TrackedRunner, preset: AgentPreset): Promise<boolean> {
    const { keys, words } = preset.quit
    runner.typed()
    for (const key of keys) {
      await this.#options.tmux.askAll([['send-keys', '-t', runner.pane, key]])
      await sleep(BETWEEN_KEYS_MS)
    }
    for (const deadline = now() + CLEAR_MS; (await this.#draft(runner, preset)) !== undefined;) {
      if (now() >= deadline) return false
      await sleep(BETWEEN_KEYS_MS)
    }
    if (await this.#isInFront(runner)) await this.#type(runner, words, { enter: true, preset, withinMs: CLEAR_MS })
    return true
  }

  /** False when the agent was suspended, or has ended: a shell behind it would run what is typed. */
  async #isInFront({ pid, observed, record }: TrackedRunner): Promise<boolean> {
    const process = observed.process ?? record.found?.process
    return process === undefined || this.#options.agents.isInFront(pid, process)
  }

  async #draft({ pane }: TrackedRunner, preset: AgentPreset | undefined): Promise<string | undefined> {
    if (preset?.draft === undefined) return undefined
    const [rows = []] = await this.#options.tmux.askAll([['capture-pane', '-p', '-e', '-t', pane]])
    return draftOn(rows, preset)
  }

  /** True for a dialog of an agent without rules, whose state does not tell. */
  async #showsDialog({ pane, record: { agent } }: TrackedRunner): Promise<boolean> {
    const { agents } = this.#options
    if (agent === 'command' || agents.rules(agent) !== undefined) return false
    const view = await agents.readPane(pane)
    return view !== undefined && showsDialog(view.rows)
  }

  async #refuseUnready(runner: TrackedRunner, preset: AgentPreset | undefined): Promise<void> {
    const { name, state, record, observed } = runner
    if (!(await this.#isInFront(runner))) {
      const agent = observed.rules?.agent ?? record.agent
      const what = `${agent} is not in front of '${name}': it has ended or is suspended, and nothing was typed`
      throw new Failure('runner-busy', what, {
        next: `look there (geppetto-tmux attach ${shortWord(name)}), or send with --force`,
      })
    }
    // A program that asks for a line of text may be sent one.
    const { won } = runner.observed.verdict ?? {}
    const wantsLine = won?.source === 'line' && !isSecret(won.text)
    // Any other dialog would take Enter for an answer, mostly a yes. A usage limit has no dialog.
    const isWaiting = state.kind === 'waiting' && state.waitingFor !== 'limit' && !wantsLine
    if (isWaiting || (await this.#showsDialog(runner))) {
      const what = state.kind === 'waiting' ? ` (${state.waitingFor})` : ''
      throw new Failure('dialog-open', `'${name}' waits for an answer${what}: a text would answer it`, {
        next:
          won?.source === 'line'
            ? `type it there (geppetto-tmux attach ${shortWord(name)}), or send it with --force`
            : `answer it by a key (geppetto-tmux send ${shortWord(name)} --key Enter), or send with --force`,
      })
    }
    if ((await this.#draft(runner, preset)) === undefined) return
    throw new Failure('draft-found', `something is half typed on the prompt of '${runner.name}'`, {
      next: 'finish or clear it, or send with --force',
    })
  }

  async #type(runner: TrackedRunner, text: string, { enter, preset, withinMs = DRAWING_MS }: Typing): Promise<void> {
    const { pane } = runner
    const before = enter ? await this.#draft(runner, preset) : undefined
    runner.typed()
    if (text !== '') await this.#options.tmux.askAll(pasteCommands(pane, text, ['-p']))
    if (!enter) return runner.lookAgain()
    if (text !== '' && preset !== undefined) await this.#taken(runner, preset, before, withinMs)
    // Enter is pasted, too: a pane in copy mode would take a key for itself.
    await this.#options.tmux.askAll(pasteCommands(pane, '\r', ['-r']))
    runner.lookAgain()
  }

  /**
   * Waits until an agent shows the pasted text, where that can be told from the prompt `before`, and then for the pause
   * that the agent needs. A busy agent would read paste and Enter in one piece, and take Enter for part of the text.
   */
  async #taken(
    runner: TrackedRunner,
    preset: AgentPreset,
    before: string | undefined,
    withinMs: number,
  ): Promise<void> {
    for (const deadline = now() + withinMs; preset.draft !== undefined && now() < deadline;) {
      if ((await this.#draft(runner, preset)) !== before) break
      await sleep(BETWEEN_LOOKS_MS)
    }
    await sleep(preset.enterDelayMs)
  }
}
