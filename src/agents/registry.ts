import type { HookTarget } from '../hooks/target.ts'
import type { AgentPreset } from '../runner/presets.ts'
import type { TurnNotes } from '../turns/notes.ts'
import type { UsageProvider } from '../usage/provider.ts'
import type { KnownAgent } from './agent.ts'
import { aider } from './aider/agent.ts'
import { amp } from './amp/agent.ts'
import { claude } from './claude/agent.ts'
import { cline } from './cline/agent.ts'
import { codex } from './codex/agent.ts'
import { copilot } from './copilot/agent.ts'
import { cursor } from './cursor/agent.ts'
import { gemini } from './gemini/agent.ts'
import { opencode } from './opencode/agent.ts'
import { qwen } from './qwen/agent.ts'
import type { FindStatusFile } from './status-file.ts'

/** Every agent that we know, in the order in which a person is told of them. */
export const KNOWN_AGENTS: readonly KnownAgent[] = [
  claude,
  codex,
  gemini,
  opencode,
  cursor,
  copilot,
  qwen,
  cline,
  aider,
  amp,
]

/** The same by name, in the order of names. */
export const AGENTS_BY_NAME: ReadonlyMap<string, KnownAgent> = new Map(
  KNOWN_AGENTS.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((agent) => [agent.name, agent]),
)

/** The names of those whose settings can have our hooks. */
export const HOOKED_AGENTS: readonly string[] = KNOWN_AGENTS.flatMap(({ name, settings }) => (settings ? [name] : []))

/** How agents are started and spoken to, by agent. */
export function builtInPresets(): Map<string, AgentPreset> {
  return new Map([...AGENTS_BY_NAME.values()].map(({ name, preset }) => [name, preset]))
}

/** How our hooks get into the settings of every agent whose hooks can be used. Loads the parsers of all settings. */
export async function hookTargets(): Promise<readonly HookTarget[]> {
  return Promise.all(KNOWN_AGENTS.flatMap(({ settings }) => (settings ? [settings()] : [])))
}

/** Reads the records of every agent whose records can be read, by agent. New ones, which have read nothing yet. */
export async function usageProviders(): Promise<ReadonlyMap<string, UsageProvider>> {
  const providers = await Promise.all(KNOWN_AGENTS.flatMap(({ usage }) => (usage ? [usage()] : [])))
  return new Map(providers.map((provider) => [provider.agent, provider]))
}

/** True for an agent whose notes can be read as turns. */
export function hasTurns(agent: string): boolean {
  return AGENTS_BY_NAME.get(agent)?.turns !== undefined
}

/** How the notes of an agent become turns; undefined for one whose notes cannot be read. */
export async function turnNotesOf(agent: string): Promise<TurnNotes | undefined> {
  return AGENTS_BY_NAME.get(agent)?.turns?.()
}

/** Finds the file of every agent that notes its own status in one, by agent. */
export async function statusFileFinders(): Promise<ReadonlyMap<string, FindStatusFile>> {
  const found = KNOWN_AGENTS.flatMap(({ name, sessionFile }) => (sessionFile ? [{ name, sessionFile }] : []))
  return new Map(await Promise.all(found.map(async ({ name, sessionFile }) => [name, await sessionFile()] as const)))
}
