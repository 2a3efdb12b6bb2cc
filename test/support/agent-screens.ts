import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { moment } from '../../src/base/clock.ts'
import { builtInRules } from '../../src/agents/built-in-rules.ts'
import type { Dialog } from '../../src/runner/dialog.ts'
import { Gatherer } from '../../src/runner/gatherer.ts'

const SCREENS = join(import.meta.dirname, '../screens')
const BOOK = builtInRules()

/** What a real agent showed: the last lines of its screen. */
export interface AgentScreen {
  readonly agent: string
  /** Of the file, such as `permission_40x12`. */
  readonly name: string
  readonly title: string
  readonly rows: readonly string[]
}

/** Every recorded screen whose name fits. */
export function agentScreens(names: RegExp): readonly AgentScreen[] {
  return readdirSync(SCREENS).flatMap((agent) =>
    readdirSync(join(SCREENS, agent))
      .map((file) => file.replace('.txt', ''))
      .filter((name) => names.test(name))
      .map((name) => {
        const [title = '', ...rows] = readFileSync(join(SCREENS, agent, `${name}.txt`), 'utf8')
          .trimEnd()
          .split('\n')
        return { agent, name, title: title.replace(/^title: ?/, ''), rows }
      }),
  )
}

/** What the rules of an agent make of a title and a screen: what it does, or what it waits for; `?` when they cannot tell. */
export function toldOf(agent: string, title: string, rows: readonly string[]): string {
  const gatherer = new Gatherer(BOOK.get(agent))
  gatherer.titled(title, moment())
  gatherer.looked({ title, rows }, moment())
  const claim = gatherer.verdict?.won.claim
  return claim?.says === 'waiting' ? claim.waitingFor : (claim?.says ?? '?')
}

/** The dialog in which an agent waits, by a title and a screen. */
export function dialogOf(agent: string, title: string, rows: readonly string[]): Dialog | undefined {
  const gatherer = new Gatherer(BOOK.get(agent))
  gatherer.titled(title, moment())
  gatherer.looked({ title, rows }, moment())
  return gatherer.dialog
}
