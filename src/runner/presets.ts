import { Failure } from '../base/failure.ts'

/** What is known of an agent: how to start it, talk to it and end it. Data, so that a person can add more. */
export interface AgentPreset {
  /** The program with its first arguments. */
  readonly command: readonly string[]
  /** How it gets the first prompt: after these arguments, or in the last of them if that ends in `=`, or `typed`. */
  readonly prompt: readonly string[] | 'typed'
  /** Arguments that let it do everything without asking. */
  readonly yolo: readonly string[]
  /** Variables of its environment that do the same. */
  readonly yoloEnv?: Readonly<Record<string, string>>
  /** Arguments that continue a session; `{id}` stands for its id. */
  readonly resume: readonly string[]
  /** Keys that interrupt it, then the words that end it. */
  readonly quit: { readonly keys: readonly string[]; readonly words: string }
  /** What a paste has to rest before Enter sends it, in ms: sooner, it would become part of the text. */
  readonly enterDelayMs: number
  /**
   * The line where a person types, with what stands there as `$1`; what it says while nothing does; and how the line looks,
   * with its colours, while the agent proposes what to type.
   */
  readonly draft?: { readonly line: string; readonly empty?: string; readonly proposal?: string }
}

/** Long enough for every agent that was tried, short enough not to be noticed. */
const ENTER_DELAY_MS = 200
/** Closes a dialog or stops a turn, which may put its prompt back, and clears that. */
const ESCAPE = ['Escape', 'C-u']
const ESCAPE_TWICE = ['Escape', ...ESCAPE]
const GEMINI_LINE = { line: String.raw`^[│\s]*> ?(.*?)[│\s]*$`, empty: '^Type your message' }

export const PRESETS: Readonly<Record<string, AgentPreset>> = {
  aider: {
    command: ['aider'],
    prompt: 'typed',
    yolo: ['--yes-always'],
    resume: ['--restore-chat-history'],
    quit: { keys: ['C-c'], words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  amp: {
    command: ['amp'],
    prompt: 'typed',
    yolo: ['--dangerously-allow-all'],
    resume: ['threads', 'continue', '{id}'],
    quit: { keys: ESCAPE, words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  claude: {
    command: ['claude'],
    prompt: ['--'],
    yolo: ['--dangerously-skip-permissions'],
    resume: ['--resume', '{id}'],
    quit: { keys: ESCAPE, words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
    draft: { line: String.raw`^\s*❯ ?(.*?)\s*$`, empty: '^Try "' },
  },
  cline: {
    command: ['cline'],
    prompt: ['-i'],
    yolo: ['--auto-approve', 'true'],
    resume: [],
    quit: { keys: ESCAPE, words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  codex: {
    command: ['codex'],
    prompt: ['--'],
    yolo: ['--dangerously-bypass-approvals-and-sandbox'],
    resume: ['resume', '{id}'],
    // It puts a prompt back with the cursor at its beginning, and C-u clears what is before the cursor.
    quit: { keys: ['Escape', 'C-e', 'C-u'], words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
    draft: { line: String.raw`^› ?(.*?)\s*$`, empty: '^Ask Codex' },
  },
  copilot: {
    command: ['copilot'],
    prompt: ['-i'],
    yolo: ['--allow-all'],
    resume: ['--resume', '{id}'],
    // Twice Escape would turn its conversation back, and the last key gives it time to leave its turn.
    quit: { keys: ['Escape', 'C-c', 'C-u', 'C-u'], words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  cursor: {
    command: ['cursor-agent'],
    prompt: ['--'],
    yolo: ['--yolo'],
    resume: ['--resume', '{id}'],
    quit: { keys: ESCAPE, words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  gemini: {
    command: ['gemini'],
    prompt: ['--prompt-interactive='],
    yolo: ['--approval-mode', 'yolo'],
    resume: ['--resume', '{id}'],
    quit: { keys: ESCAPE, words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
    draft: GEMINI_LINE,
  },
  opencode: {
    command: ['opencode'],
    prompt: ['--prompt='],
    yolo: [],
    yoloEnv: { OPENCODE_PERMISSION: '{"*":"allow"}' },
    resume: ['--session', '{id}'],
    quit: { keys: ESCAPE_TWICE, words: '/exit' },
    enterDelayMs: ENTER_DELAY_MS,
  },
  qwen: {
    command: ['qwen'],
    prompt: ['--prompt-interactive='],
    yolo: ['--approval-mode', 'yolo'],
    resume: ['--resume', '{id}'],
    quit: { keys: ESCAPE, words: '/quit' },
    enterDelayMs: ENTER_DELAY_MS,
    // The cursor is on the first letter, and the others have a colour, which typed ones have not.
    draft: {
      ...GEMINI_LINE,
      proposal: String.raw`> \u001b\[4m(?:\u001b\[39m)?[^\u001b](?:\u001b\[0m)?\u001b\[(?:38;|9)`,
    },
  },
}

/** What is assumed of an agent that a person adds. */
export function newPreset(agent: string): AgentPreset {
  const quit = { keys: [], words: '' }
  return { command: [agent], prompt: 'typed', yolo: [], resume: [], quit, enterDelayMs: ENTER_DELAY_MS }
}

/** What a person wants of an agent that is started. */
export interface AgentWish {
  readonly prompt?: string | undefined
  readonly yolo?: boolean | undefined
  /** The id of a session to go on with. */
  readonly resume?: string | undefined
}

/** What has to be run, and what is left to be typed. */
export interface Launch {
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly typed: string | undefined
}

/** How to start an agent. Throws a Failure `invalid-request` for what it has no way to do. */
export function launchOf(agent: string, preset: AgentPreset, { prompt, yolo = false, resume }: AgentWish): Launch {
  const able = (has: boolean, what: string): void => {
    if (!has) throw new Failure('invalid-request', `nobody knows how ${agent} ${what}`)
  }
  if (yolo) able(preset.yolo.length > 0 || preset.yoloEnv !== undefined, 'goes on without asking')
  if (resume !== undefined) able(preset.resume.length > 0, 'resumes a session')
  const resumed = resume === undefined ? [] : preset.resume.map((word) => word.replaceAll('{id}', () => resume))
  const command = [...preset.command, ...resumed, ...(yolo ? preset.yolo : [])]
  const isTyped = preset.prompt === 'typed'
  if (prompt !== undefined && preset.prompt !== 'typed') command.push(...withText(preset.prompt, prompt))
  return { command, env: yolo ? (preset.yoloEnv ?? {}) : {}, typed: isTyped ? prompt : undefined }
}

/** An agent that was started by its name: what counts when it is started again. */
export interface LaunchedAgent {
  readonly agent: string
  readonly yolo: boolean
  /** The session that it was started with. */
  readonly session?: string
}

/** How an agent is started again: in its session, or anew where nobody knows which that was. */
export type Return = Pick<Launch, 'command' | 'env'> & { readonly how: 'resumed' | 'anew'; readonly session?: string }

/**
 * How to start an agent again. Its first prompt is not given again: it is part of the session, or has been worked at
 * already.
 */
export function returnOf({ agent, yolo }: LaunchedAgent, preset: AgentPreset, session: string | undefined): Return {
  const needsId = preset.resume.some((word) => word.includes('{id}'))
  // What begins like an option would be taken for one.
  const id = session?.startsWith('-') === true ? undefined : session
  if (preset.resume.length === 0 || (needsId && id === undefined)) {
    return { how: 'anew', ...launchOf(agent, preset, { yolo }) }
  }
  const launch = launchOf(agent, preset, { yolo, resume: id ?? '' })
  return { how: 'resumed', ...launch, ...(id === undefined ? {} : { session: id }) }
}

function withText(words: readonly string[], text: string): string[] {
  const last = words.at(-1)
  return last?.endsWith('=') === true ? [...words.slice(0, -1), `${last}${text}`] : [...words, text]
}
