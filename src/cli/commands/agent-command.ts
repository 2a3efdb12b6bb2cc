import { shortWord } from '../../base/shell-word.ts'
import { Failure } from '../../base/failure.ts'
import { didYouMean } from '../../base/similar.ts'
import { readPresets } from '../../settings/agents.ts'
import { configFile } from '../../host/paths.ts'
import { launchOf, type AgentWish, type Launch, type LaunchedAgent } from '../../runner/presets.ts'
import type { Context } from '../context.ts'

/** The command that is started, and its agent if that is known. */
export type AgentLaunch = Launch & {
  readonly agent: string | undefined
  readonly launch?: LaunchedAgent
  /** Its first prompt, typed or as an argument. */
  readonly prompt?: string | undefined
}

/** True for the name of an agent that has a preset. */
export function isAgentCommand(context: Context, word: string): boolean {
  return presetsOf(context).has(word)
}

/** How an agent is started, by its preset. Throws a Failure `unknown-agent`, or `invalid-request` for what it cannot do. */
export function agentCommand(context: Context, agent: string, wish: AgentWish): AgentLaunch {
  const presets = presetsOf(context)
  const preset = presets.get(agent)
  if (preset === undefined) {
    throw new Failure('unknown-agent', `'${agent}' is not an agent that can be started by its name`, {
      next: `${didYouMean(agent, presets.keys())}known are ${[...presets.keys()].toSorted().join(', ')}; any other command: geppetto-tmux run -- ${shortWord(agent)}`,
    })
  }
  const session = wish.resume === undefined ? {} : { session: wish.resume }
  const launch = { agent, yolo: wish.yolo ?? false, ...session }
  return { ...launchOf(agent, preset, wish), agent, launch, prompt: wish.prompt }
}

function presetsOf(context: Context): ReturnType<typeof readPresets> {
  return readPresets(configFile(context.env), (problem) => context.say(problem))
}
