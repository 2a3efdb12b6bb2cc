import { isAbsolute, join } from 'node:path'
import * as z from 'zod/mini'
import { messageOf, systemCode } from '../base/failure.ts'
import { readRegularFile } from '../base/regular-file.ts'
import { configDirectory } from '../controller/paths.ts'
import { dollars, label } from './record-shapes.ts'

/** It is written by hand. */
const MAX_FILE_BYTES = 1024 * 1024
const MAX_ACCOUNTS = 32

const config = z.object({
  /** US dollars for a million tokens, by model. */
  prices: z.optional(
    z.record(
      label,
      z.strictObject({
        input: dollars,
        output: dollars,
        cacheRead: z.optional(dollars),
        cacheWrite: z.optional(dollars),
        cacheWrite1h: z.optional(dollars),
      }),
    ),
  ),
  /** More directories of settings, by agent. */
  accounts: z.optional(
    z.record(
      label,
      z
        .array(z.string().check(z.refine((path) => isAbsolute(path) || path.startsWith('~/'), 'not a whole path')))
        .check(z.maxLength(MAX_ACCOUNTS)),
    ),
  ),
})

/** What a person can set about usage. */
export type UsageConfig = z.infer<typeof config>

/** `$XDG_CONFIG_HOME/geppetto-tmux/config.json` */
export function configFile(env: NodeJS.ProcessEnv): string {
  return join(configDirectory(env), 'config.json')
}

/** Reads the settings; what is wrong is told with its place, and then none of them count. */
export function readUsageConfig(path: string, report: (problem: string) => void): UsageConfig {
  try {
    const { success, data, error } = z.safeParse(config, JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()))
    if (success) return data
    const [issue] = error.issues
    report(`${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}; the defaults are used`)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') report(`${path}: ${messageOf(error)}; the defaults are used`)
  }
  return {}
}
