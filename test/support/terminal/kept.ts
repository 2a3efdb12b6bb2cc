import { z } from 'zod'
import type { Observation, Scenario, Step } from './scenario.ts'

/** A scenario with what tmux had at its end, as one line of JSON. */
export interface Kept {
  readonly version: string
  readonly scenario: Scenario
  readonly expected: Observation
  readonly found?: Observation
}

const cells = z.tuple([z.number().int(), z.number().int()])
const observation = z.object({ lines: z.array(z.string()), looks: z.array(z.string()) })
const line = z.object({
  version: z.string(),
  profile: z.string(),
  seed: z.number(),
  size: cells,
  options: z.object({
    historyLimit: z.number().int(),
    alternateScreen: z.boolean(),
    scrollOnClear: z.boolean().exactOptional(),
    variationSelectorAlwaysWide: z.boolean().exactOptional(),
    codepointWidths: z.array(cells).exactOptional(),
  }),
  escapes: z.boolean(),
  pieces: z.union([
    z.object({ kind: z.literal('whole') }),
    z.object({ kind: z.literal('bytes') }),
    z.object({ kind: z.literal('random'), seed: z.number() }),
  ]),
  steps: z.array(
    z.union([
      z.object({ write: z.base64() }),
      z.object({ resize: cells }),
      z.object({ clearHistory: z.literal(true) }),
      z.object({ look: z.literal(true) }),
    ]),
  ),
  expected: observation,
  found: observation.exactOptional(),
})
type Line = z.infer<typeof line>

export function keptLine({ version, scenario, expected, found }: Kept): string {
  const { profile, seed, size, options, escapes, pieces, steps } = scenario
  const { codepointWidths, ...plain } = options
  const kept: Line = {
    version,
    profile,
    seed,
    size: [size.cols, size.rows],
    options: { ...plain, ...(codepointWidths === undefined ? {} : { codepointWidths: [...codepointWidths] }) },
    escapes,
    pieces,
    steps: steps.map(written),
    expected: { lines: [...expected.lines], looks: [...expected.looks] },
    ...(found === undefined ? {} : { found: { lines: [...found.lines], looks: [...found.looks] } }),
  }
  return `${JSON.stringify(kept)}\n`
}

/** Reads the lines of a file, one scenario each. */
export function readKept(text: string): Kept[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((json) => {
      const { version, profile, seed, size, options, escapes, pieces, steps, expected } = line.parse(JSON.parse(json))
      const [cols, rows] = size
      const { codepointWidths, ...plain } = options
      const widths = codepointWidths === undefined ? {} : { codepointWidths: new Map(codepointWidths) }
      const known = { profile, seed, size: { cols, rows }, escapes, pieces }
      return { version, scenario: { ...known, options: { ...plain, ...widths }, steps: steps.map(read) }, expected }
    })
}

function written(step: Step): Line['steps'][number] {
  switch (step.kind) {
    case 'write':
      return { write: step.data.toString('base64') }
    case 'resize':
      return { resize: [step.cols, step.rows] }
    case 'clear-history':
      return { clearHistory: true }
    case 'look':
      return { look: true }
  }
}

function read(step: Line['steps'][number]): Step {
  if ('write' in step) return { kind: 'write', data: Buffer.from(step.write, 'base64') }
  if ('resize' in step) return { kind: 'resize', cols: step.resize[0], rows: step.resize[1] }
  return { kind: 'look' in step ? 'look' : 'clear-history' }
}
