import * as z from 'zod/mini'

/** More tokens than one request can have; a record beyond it is damaged. */
const MAX_TOKENS = 1e12

/** A count of tokens. */
export const count = z.int().check(z.gte(0), z.lte(MAX_TOKENS))
/** A count that the agent may leave out, or write as null. */
export const maybeCount = z.pipe(
  z.nullish(count),
  z.transform((value) => value ?? undefined),
)
/** US dollars. */
export const dollars = z.number().check(z.gte(0), z.lte(1e9))
/** A cost that may be missing; 0 is what agents write for a model whose price they do not know. */
export const maybeDollars = z.pipe(
  z.nullish(dollars),
  z.transform((value) => (value === 0 ? undefined : (value ?? undefined))),
)
/** A name or id from a record, which becomes part of a table. */
export const label = z.string().check(z.minLength(1), z.maxLength(256))

/** A time in a record, ISO 8601, as milliseconds since the epoch. */
export const time = z.pipe(
  z.string().check(z.maxLength(40)),
  z.transform((text, context) => {
    const at = Date.parse(text)
    if (Number.isFinite(at)) return at
    context.issues.push({ code: 'custom', message: 'not a time', input: text })
    return z.NEVER
  }),
)

/** A time in milliseconds since the epoch that a date can have. */
export const epochMs = z.number().check(z.gte(0), z.lte(8.64e15))
