import { BoundedMatches, type MatchPlaces } from '../base/bounded-matches.ts'
import { Failure } from '../base/failure.ts'
import type { RedactionRule } from './rule.ts'

/** What a rule may take for all probes together; one that goes back and forth takes years for the first of them. */
const PROBE_MS = 500
/** As long as a screenful of log, and long enough for a pattern whose time grows with the square. */
const PROBE_CHARACTERS = 10_000
/** What most lines consist of, and what nested repetitions stumble over. */
const PROBES = ['a', 'a1', '0', ' ', 'a ', '.', 'a.', '-', '=', '/', 'Ab1+', '"', 'key=a ']
/** What a rule may take for a batch of lines, on a busy machine. */
const BATCH_MS = 2000

/** A rule of a person's, which may take longer than there is time. */
export class OwnRule {
  readonly rule: RedactionRule
  readonly #matches: BoundedMatches

  /** Throws an Error that says what is wrong with the pattern: no pattern, matches nothing, or takes too long. */
  constructor(rule: RedactionRule) {
    this.rule = rule
    this.#matches = new BoundedMatches(rule.pattern, rule.ignoresCase === true ? 'i' : '')
    const letters = rule.pattern.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 64)
    const probes = [...PROBES, letters === '' ? 'x' : letters].map((text) => `${repeated(text)}\u0001`)
    const found = this.#matches.find(['', ...probes], PROBE_MS)
    if (found === undefined) throw new Error('the pattern takes too long: write it without nested repetitions')
    if ((found[0]?.length ?? 0) > 0) throw new Error('the pattern matches an empty text')
    for (const allowed of rule.allow ?? []) {
      const isQuick = new BoundedMatches(allowed).find(probes, PROBE_MS) !== undefined
      if (!isQuick) throw new Error('a pattern of "allow" takes too long: write it without nested repetitions')
    }
  }

  /** Its matches in each text. Throws a Failure `configuration` when that takes too long after all. */
  find(texts: readonly string[]): readonly (readonly MatchPlaces[])[] {
    const found = this.#matches.find(texts, BATCH_MS)
    if (found !== undefined) return found
    throw new Failure('configuration', `the redaction rule ${this.rule.id} takes too long for this text`, {
      next: 'write its pattern without nested repetitions, in config.json under "redaction"',
    })
  }
}

function repeated(text: string): string {
  return text.repeat(Math.ceil(PROBE_CHARACTERS / text.length)).slice(0, PROBE_CHARACTERS)
}
