import { Failure } from '../base/failure.ts'

/** How to start an agent, talk to it and end it. It is plain data, so that a person can add agents. */
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
  /** Time between a paste and its Enter, in milliseconds: an earlier Enter would become part of the text. */
  readonly enterDelayMs: number
  /**
   * Patterns: the line on which a person types, with the text as `$1`; that text while the line is empty; and the line
   * with its colours while the agent proposes a text.
   */
  readonly draft?: { readonly line: string; readonly empty?: string; readonly proposal?: string }
}

/** Long enough for every agent that was tried, and too short to be noticed. In milliseconds. */
export const ENTER_DELAY_MS = 200
/** Closes a dialog or stops a turn, then clears the prompt, into which a stopped turn may put its text back. */
export const ESCAPE: readonly string[] = ['Escape', 'C-u']

/** The preset of an agent that a person adds, before the person's own fields. */
export function newPreset(agent: string): AgentPreset {
  const quit = { keys: [], words: '' }
  return { command: [agent], prompt: 'typed', yolo: [], resume: [], quit, enterDelayMs: ENTER_DELAY_MS }
}

/** A person's wishes for an agent that is started. */
export interface AgentWish {
  readonly prompt?: string | undefined
  readonly yolo?: boolean | undefined
  /** The id of a session to go on with. */
  readonly resume?: string | undefined
}

/** The command to run, and the text that has to be typed afterwards. */
export interface Launch {
  readonly command: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly typed: string | undefined
}

/** How to start an agent. Throws a Failure `invalid-request` for a wish that its preset cannot fulfil. */
export function launchOf(agent: string, preset: AgentPreset, { prompt, yolo = false, resume }: AgentWish): Launch {
  const able = (has: boolean, what: string): void => {
    if (!has) throw new Failure('invalid-request', `it is not known how ${agent} ${what}`)
  }
  if (yolo) able(preset.yolo.length > 0 || preset.yoloEnv !== undefined, 'goes on without asking')
  if (resume !== undefined) able(preset.resume.length > 0, 'resumes a session')
  const resumed = resume === undefined ? [] : preset.resume.map((word) => word.replaceAll('{id}', () => resume))
  const command = [...preset.command, ...resumed, ...(yolo ? preset.yolo : [])]
  const isTyped = preset.prompt === 'typed'
  if (prompt !== undefined && preset.prompt !== 'typed') command.push(...withText(preset.prompt, prompt))
  return { command, env: yolo ? (preset.yoloEnv ?? {}) : {}, typed: isTyped ? prompt : undefined }
}

/** The data by which an agent that was started by its name is started again. */
export interface LaunchedAgent {
  readonly agent: string
  readonly yolo: boolean
  /** The session that it was started with. */
  readonly session?: string
}

/** How an agent is started again: in its session, or anew when that session is not known. */
export type Return = Pick<Launch, 'command' | 'env'> & { readonly how: 'resumed' | 'anew'; readonly session?: string }

/**
 * How to start an agent again, without its first prompt: that is part of the session, or was worked on already.
 */
export function returnOf({ agent, yolo }: LaunchedAgent, preset: AgentPreset, session: string | undefined): Return {
  const needsId = preset.resume.some((word) => word.includes('{id}'))
  // An id that begins with a dash would be taken for an option.
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
