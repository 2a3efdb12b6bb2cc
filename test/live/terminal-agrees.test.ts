import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { differences } from '../support/terminal/compare.ts'
import { generate } from '../support/terminal/generate.ts'
import { readKept } from '../support/terminal/kept.ts'
import { ourSide } from '../support/terminal/ours.ts'
import { explained } from '../support/terminal/explained.ts'
import { openTmuxSide } from '../support/terminal/tmux-side.ts'
import { tryAll } from '../support/terminal/trial.ts'
import { tmuxVersions } from '../support/tmux.ts'

const STREAMS = 300
const SEED = 20
const AT_ONCE = 8
/** Each takes some seconds. */
const MAX_SHRUNK = 3
/** Some seconds on a machine that does nothing else. */
const TIMEOUT_MS = 180_000

/** Streams with what tmux has at their end, one file for each version; see bench/README.md. */
const KEPT = join(import.meta.dirname, '../terminal')

describe.each(tmuxVersions())('the emulated pane and tmux $version', (tmux) => {
  it('agree on what was kept', async () => {
    const file = join(KEPT, `${tmux.version}.jsonl`)
    const play = ourSide(tmux.version)
    const told: string[] = []
    for (const { version, scenario, expected } of existsSync(file) ? readKept(readFileSync(file, 'utf8')) : []) {
      const found = await play(scenario)
      const aspects = differences(expected, found)
      if (aspects.length > 0) told.push(explained(version, { scenario, aspects, expected, found, shrunk: true }))
    }
    expect(told.join('\n')).toBe('')
  })

  it('agree on random streams', { timeout: TIMEOUT_MS }, async () => {
    await using real = await openTmuxSide(tmux)
    const told: string[] = []
    const trial = await tryAll({
      expected: real.play,
      found: ourSide(tmux.version),
      scenario: (number) => generate(number, { seed: SEED, recordings: [] }),
      streams: STREAMS,
      atOnce: AT_ONCE,
      maxShrunk: MAX_SHRUNK,
      onDifference: (difference) => {
        if (difference.shrunk) told.push(explained(tmux.version, difference))
      },
    })
    expect(told.join('\n')).toBe('')
    expect(trial.differences.length).toBe(0)
    expect(trial.streams).toBe(STREAMS)
  })
})
