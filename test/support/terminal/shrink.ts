import type { Scenario, Step } from './scenario.ts'

/** Each try takes some milliseconds of a real tmux. */
const MAX_TRIES = 600
const SMALL_SIZES = [
  { cols: 80, rows: 24 },
  { cols: 20, rows: 5 },
  { cols: 10, rows: 4 },
  { cols: 5, rows: 3 },
]
const USUAL_HISTORY = 2000

/** What makes bytes easier to read, if it can be done; otherwise nothing. Letters within sequences have a meaning. */
const PLAINER = [
  (bytes: string) => (bytes.includes('\x1b') || !/[!-`b-~]/.test(bytes) ? '' : bytes.replace(/[!-~]/g, 'a')),
  (bytes: string) => (/[\x80-\xff]/.test(bytes) ? bytes.replace(/[\x80-\xff]+/g, 'a') : ''),
]

/** The smallest scenario that was found for which the question is still answered with yes. */
export async function shrink(
  scenario: Scenario,
  differs: (candidate: Scenario) => Promise<boolean>,
): Promise<Scenario> {
  let best = scenario
  let tries = 0
  const tryOut = async (change: Partial<Scenario>): Promise<boolean> => {
    if (tries >= MAX_TRIES) return false
    tries += 1
    const candidate = { ...best, ...change }
    if (!(await differs(candidate))) return false
    best = candidate
    return true
  }

  if (best.pieces.kind !== 'whole' && !(await tryOut({ pieces: { kind: 'whole' } }))) {
    if (best.pieces.kind !== 'bytes') await tryOut({ pieces: { kind: 'bytes' } })
  }
  if (best.escapes) await tryOut({ escapes: false })
  if (!best.options.alternateScreen) await tryOut({ options: { ...best.options, alternateScreen: true } })
  if (best.options.historyLimit !== USUAL_HISTORY) {
    await tryOut({ options: { ...best.options, historyLimit: USUAL_HISTORY } })
  }
  for (let before = -1; before !== weight(best) && tries < MAX_TRIES;) {
    before = weight(best)
    await without(best.steps, async (steps) => tryOut({ steps }))
    for (const size of SMALL_SIZES) {
      const { cols, rows } = best.size
      if (size.cols < cols && size.rows < rows && !(await tryOut({ size }))) break
    }
    const merged = joined(best.steps)
    if (merged.length < best.steps.length) await tryOut({ steps: merged })
    for (let at = 0; at < best.steps.length; at += 1) {
      const step = best.steps[at]
      if (step?.kind !== 'write') continue
      const put = (data: Buffer): Step[] => best.steps.with(at, { kind: 'write', data })
      await without([...step.data], async (bytes) => tryOut({ steps: put(Buffer.from(bytes)) }))
      for (const replace of PLAINER) {
        const now = best.steps[at]
        const plain = now?.kind === 'write' ? replace(now.data.toString('latin1')) : ''
        if (plain !== '') await tryOut({ steps: put(Buffer.from(plain, 'latin1')) })
      }
    }
  }
  return best
}

/** Leaves out parts of a list, large ones first, as long as what remains is taken. */
async function without<T>(items: readonly T[], take: (rest: T[]) => Promise<boolean>): Promise<void> {
  let rest = [...items]
  for (let length = Math.ceil(rest.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    // From the end: what comes last most often only hides what was there.
    for (let at = rest.length - length; at > -length;) {
      const from = Math.max(0, at)
      const candidate = rest.toSpliced(from, at + length - from)
      if (candidate.length < rest.length && (await take(candidate))) rest = candidate
      at -= length
    }
  }
}

function joined(steps: readonly Step[]): Step[] {
  const all: Step[] = []
  for (const step of steps) {
    const last = all.at(-1)
    if (step.kind === 'write' && last?.kind === 'write') {
      all[all.length - 1] = { kind: 'write', data: Buffer.concat([last.data, step.data]) }
    } else all.push(step)
  }
  return all
}

function weight({ steps, size }: Scenario): number {
  return steps.reduce((sum, step) => sum + (step.kind === 'write' ? step.data.length : 3) + 1, size.cols + size.rows)
}
