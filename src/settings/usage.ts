import { isAbsolute } from 'node:path'
import * as z from 'zod/mini'
import { dollars, label } from '../usage/record-shapes.ts'
import { readConfigPart } from './config-file.ts'

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

/** Reads the settings; what is wrong is told with its place, and then none of them count. */
export function readUsageConfig(path: string, report: (problem: string) => void): UsageConfig {
  return readConfigPart(path, config, 'the defaults are used', report) ?? {}
}
