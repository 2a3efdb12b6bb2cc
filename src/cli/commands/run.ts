import type { SourceKind } from '../../runner/source-kind.ts'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { Failure } from '../../base/failure.ts'
import type { Result } from '../../ipc/methods.ts'
import type { AgentLaunch } from './agent-command.ts'
import { currentPane, type Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'
import { configFile } from '../../host/paths.ts'
import { directoryIdea, startIdeas } from '../../runner/name-ideas.ts'
import { requireProgram } from '../../host/program-path.ts'
import type { MadeWorktree } from '../../worktrees/worktree.ts'
import { withController } from '../reach/with-controller.ts'

export interface RunOptions {
  readonly in: 'session' | 'window' | 'split'
  readonly target?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly name?: string
  readonly agent?: string
  readonly idleAfter?: number
  readonly source?: SourceKind
  readonly tell?: string
  readonly keep?: boolean
  readonly maxDuration?: number
  readonly prompt?: string
  readonly yolo?: boolean
  readonly resume?: string
  /** True: a branch after the name of the runner. */
  readonly worktree?: string | true
  readonly worktreeRoot?: string
  readonly setup?: string
}

/** A name is made of much less. */
const MAX_IDEA_CHARACTERS = 200
/** After these a runner may run all the same. */
const UNCERTAIN: ReadonlySet<string> = new Set(['timeout', 'controller-unreachable'])

/** Starts a command, or an agent by its name, as a runner; prints its name. */
export async function run(context: Context, operands: readonly string[], options: RunOptions): Promise<void> {
  const launch = await launched(context, operands, options).catch((error: unknown) => {
    const { worktree } = options
    if (typeof worktree !== 'string' || !(error instanceof Failure) || error.kind !== 'unknown-agent') throw error
    throw new Failure(error.kind, error.message, {
      next: `'${worktree}' was taken for the branch: write --worktree=BRANCH, or --worktree behind the agent`,
    })
  })
  const { runner, notice } = await start(context, launch, options)
  if (notice !== undefined) context.say(plain(notice))
  if (context.json) return context.printJson({ runner })
  context.print(plain(runner.name))
  context.say(`started in ${runner.pane}; its log is ${runner.log}`)
  const { worktree } = runner
  if (worktree !== undefined) context.say(plain(`its branch is ${worktree.branch}, in ${worktree.path}`))
}

/**
 * Starts a runner. Throws a Failure `not-installed` for a program that is not there, else as makeWorktree and the controller
 * do, and then leaves no worktree behind.
 */
export async function start(context: Context, launch: AgentLaunch, options: RunOptions): Promise<Result<'run'>> {
  const made = await worktreeFor(context, launch, options)
  try {
    return await startIn(context, launch, options, made)
  } catch (error) {
    // Where it cannot be known whether it runs, it may be there.
    if (error instanceof Failure && !UNCERTAIN.has(error.kind)) await made?.discard()
    throw error
  }
}

async function startIn(
  context: Context,
  launch: AgentLaunch,
  options: RunOptions,
  made: MadeWorktree | undefined,
): Promise<Result<'run'>> {
  const cwd = made?.cwd ?? resolve(options.cwd ?? '.')
  // The command is looked for where the caller would find it, not where the tmux server would.
  const env = { PATH: context.env['PATH'] ?? '', ...launch.env, ...options.env }
  requireProgram(launch.command[0] ?? '', { path: env.PATH, cwd })
  if (options.in === 'session' && options.target !== undefined) {
    throw new Failure('invalid-request', '-t names the pane of a window or a split, and a session has none', {
      next: 'add --in window or --in split, or leave out -t',
    })
  }
  const beside = options.in === 'session' ? undefined : (options.target ?? currentPane(context))
  const { name, idleAfter: idleAfterMs, keep = false, maxDuration } = options
  return withController(context, async (client) =>
    client.call('run', {
      command: [...launch.command],
      cwd,
      env,
      place: options.in,
      beside,
      name,
      ...(name === undefined ? { ideas: await ideasFor(context, launch, cwd, made) } : {}),
      agent: launch.agent,
      idleAfterMs,
      source: options.source,
      tell: options.tell,
      keep,
      typed: launch.typed,
      prompted: launch.prompt !== undefined,
      ...(maxDuration === undefined ? {} : { maxDurationMs: maxDuration }),
      ...(launch.launch === undefined ? {} : { launch: launch.launch }),
      ...(made === undefined ? {} : { worktree: made.worktree }),
    }),
  )
}

/** Names for it, the best first. git is asked only where its answer counts. */
async function ideasFor(
  context: Context,
  { agent, command, prompt }: AgentLaunch,
  cwd: string,
  made: MadeWorktree | undefined,
): Promise<string[]> {
  const start = { agent, command, prompt, cwd, home: context.env['HOME'] ?? homedir(), worktree: made?.worktree.branch }
  const place = directoryIdea(cwd, start.home)
  if (place === undefined || startIdeas(start)[0] !== place) return bounded(startIdeas(start))
  const { linkedBranch } = await import('../../worktrees/repository.ts')
  return bounded(startIdeas({ ...start, branch: await linkedBranch(cwd) }))
}

function bounded(ideas: readonly string[]): string[] {
  return ideas.map((idea) => idea.slice(0, MAX_IDEA_CHARACTERS))
}

async function worktreeFor(
  context: Context,
  { agent, command, prompt }: AgentLaunch,
  options: RunOptions,
): Promise<MadeWorktree | undefined> {
  const { worktree, worktreeRoot, setup } = options
  if (worktree === undefined) {
    if ((worktreeRoot ?? setup) === undefined) return undefined
    throw new Failure('invalid-request', '--worktree-root and --setup are for runners with --worktree')
  }
  const { makeWorktree } = await import('../../worktrees/worktree.ts')
  const { readWorktreeSettings } = await import('../../settings/worktrees.ts')
  const settings = readWorktreeSettings(configFile(context.env), (problem) => context.say(problem))
  const made = await makeWorktree({
    cwd: resolve(options.cwd ?? '.'),
    branch: worktree === true ? undefined : worktree,
    // Without a prompt the directory would be its name, which tells nothing of a branch.
    name: options.name ?? startIdeas({ agent, prompt, command, cwd: '/', home: '/' })[0] ?? '',
    root: worktreeRoot === undefined ? settings.root : resolve(worktreeRoot),
    setup: setup ?? settings.setup,
    copy: settings.copy,
    env: { ...context.env, ...options.env },
    say: (text) => context.say(text),
  })
  if (made.hook !== undefined) context.say(plain(made.hook))
  const { files, skipped } = made.copied
  if (files > 0) context.say(`copied ${files === 1 ? 'an ignored file' : `${files} ignored files`} into the worktree`)
  if (skipped > 0) context.say(`left out ${skipped}: there already, or a link out of the repository`)
  return made
}

async function launched(
  context: Context,
  operands: readonly string[],
  { agent, prompt, yolo, resume }: RunOptions,
): Promise<AgentLaunch> {
  const [first = '', ...words] = operands
  if (isCommand(operands)) {
    if ((prompt ?? yolo ?? resume) === undefined) return { command: operands, env: {}, typed: undefined, agent }
    throw new Failure('invalid-request', '--prompt, --yolo and --resume are for agents that are started by their name')
  }
  if (prompt !== undefined && words.length > 0) throw new Failure('invalid-request', 'there are two prompts')
  const { agentCommand } = await import('./agent-command.ts')
  const text = prompt ?? (words.length === 0 ? undefined : words.join(' '))
  const known = agentCommand(context, first, { prompt: text, yolo, resume })
  return agent === undefined ? known : { ...known, agent }
}

/** A command stands behind `--`, which the parser of the command line does not pass on. */
function isCommand(operands: readonly string[]): boolean {
  const before = process.argv.length - operands.length
  return process.argv[before - 1] === '--' && operands.every((word, at) => process.argv[before + at] === word)
}
