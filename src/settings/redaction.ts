import * as z from 'zod/mini'
import { messageOf } from '../base/failure.ts'
import { OwnRule } from '../redaction/own-rules.ts'
import { BUILT_IN_RULES } from '../redaction/rules/built-in-rules.ts'
import type { Kinds } from '../redaction/secret-finder.ts'
import { readConfigPart } from './config-file.ts'

/** More than anybody writes by hand; each of them is tried at each line. */
const MAX_RULES = 100
const MAX_PATTERN = 500
const MAX_WORDS = 32

const pattern = z.string().check(z.minLength(1), z.maxLength(MAX_PATTERN))
const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'not small letters, digits and dashes'))

const rule = z.strictObject({
  id,
  /** A line without any of these words, in small or capital letters, is not looked at. */
  keywords: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.maxLength(MAX_WORDS))),
  pattern,
  ignoreCase: z.optional(z.boolean()),
  /** The group of the pattern that is the secret. */
  group: z.optional(z.number().check(z.int(), z.gte(0), z.lte(99))),
  /** Bits a character. */
  minEntropy: z.optional(z.number().check(z.gte(0), z.lte(8))),
  /** What matches one of these is no secret. */
  allow: z.optional(z.array(pattern).check(z.maxLength(MAX_WORDS))),
})

const config = z.object({
  redaction: z.exactOptional(
    z.strictObject({
      /** Kinds of ours that are not masked. */
      off: z.optional(z.array(z.string().check(z.refine(isKind, 'no kind of secret'))).check(z.maxLength(MAX_RULES))),
      rules: z.optional(z.array(z.unknown()).check(z.maxLength(MAX_RULES))),
    }),
  ),
})

/**
 * Reads which secrets are masked: our kinds and those of the user. What is wrong is told to `report` by its place and reason;
 * the rest counts. Who prints something masked should not, as long as something was reported.
 */
export function readRedaction(path: string, report: (problem: string) => void): Kinds {
  const { off = [], rules = [] } =
    readConfigPart(path, config, 'what it says of redaction is not used', report)?.redaction ?? {}
  const own = rules.flatMap((given, at) => {
    try {
      return [ownRule(given)]
    } catch (error) {
      report(`${path}: redaction.rules.${at}: ${messageOf(error)}`)
      return []
    }
  })
  return { off: new Set(off), own }
}

function ownRule(given: unknown): OwnRule {
  const { success, data, error } = z.safeParse(rule, given)
  if (!success) {
    const [issue] = error.issues
    throw new Error([issue?.path.join('.'), issue?.message ?? 'wrong'].filter((text) => text !== '').join(': '))
  }
  const { keywords = [], ignoreCase = false, group, minEntropy, allow } = data
  return new OwnRule({
    id: data.id,
    pattern: data.pattern,
    keywords: keywords.map((word) => word.toLowerCase()),
    ignoresCase: ignoreCase,
    ...(group === undefined ? {} : { group }),
    ...(minEntropy === undefined ? {} : { minEntropy }),
    ...(allow === undefined ? {} : { allow }),
  })
}

function isKind(word: string): boolean {
  return BUILT_IN_RULES.some(({ id: known }) => known === word)
}
