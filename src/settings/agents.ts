import * as z from 'zod/mini'
import { builtInPresets } from '../agents/registry.ts'
import { newPreset, type AgentPreset } from '../runner/presets.ts'
import { pasteable } from '../terminal/pasted-text.ts'
import { readConfigPart } from './config-file.ts'
import { isAgent } from '../runner/runner-name.ts'

const MAX_WORDS = 64
const MAX_DELAY_MS = 10_000

const word = z.string().check(z.maxLength(4096))
const words = z.array(word).check(z.maxLength(MAX_WORDS))
const pattern = z.string().check(z.minLength(1), z.maxLength(500), z.refine(isPattern, 'no regular expression'))

const preset = z.strictObject({
  command: z.exactOptional(words.check(z.minLength(1))),
  prompt: z.exactOptional(z.union([words, z.literal('typed')])),
  yolo: z.exactOptional(words),
  yoloEnv: z.exactOptional(z.record(z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/)), word)),
  resume: z.exactOptional(words),
  quit: z.exactOptional(z.strictObject({ keys: words, words: word.check(z.refine(isPasteable, 'not text')) })),
  enterDelayMs: z.exactOptional(z.number().check(z.gte(0), z.lte(MAX_DELAY_MS))),
  draft: z.exactOptional(z.strictObject({ line: pattern, empty: z.exactOptional(pattern) })),
})

/** The part of `config.json` that is about starting agents; other parts have other readers. */
const config = z.object({
  agents: z.exactOptional(z.record(z.string().check(z.refine(isAgent, 'not the name of an agent')), preset)),
})

/** How agents are started and spoken to, by agent. */
export type Presets = ReadonlyMap<string, AgentPreset>

/**
 * Our presets with those of the user's `config.json` on top of them. A file that cannot be used is told to `report` by path
 * and reason, and none of it counts.
 */
export function readPresets(path: string, report: (problem: string) => void): Presets {
  const presets = builtInPresets()
  const { agents = {} } = readConfigPart(path, config, 'the agents in it are not used', report) ?? {}
  for (const [agent, own] of Object.entries(agents)) {
    presets.set(agent, { ...(presets.get(agent) ?? newPreset(agent)), ...own })
  }
  return presets
}

function isPasteable(text: string): boolean {
  try {
    return pasteable(text) === text
  } catch {
    return false
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}
