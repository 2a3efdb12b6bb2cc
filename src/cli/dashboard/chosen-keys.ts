import { didYouMean } from '../../base/similar.ts'
import type { Key } from '../../tui/keys.ts'
import { ACTIONS, KEY_NAMES, type Action } from './keys.ts'

/**
 * The keys that a person has chosen in `config.json`, by action. An action or a key that does not exist, and a key that is
 * chosen twice, is told to `report` and left out.
 */
export function chosenKeys(
  written: Readonly<Record<string, readonly string[]>>,
  report: (problem: string) => void,
): Partial<Record<Action, readonly Key[]>> {
  const chosen: Partial<Record<Action, readonly Key[]>> = {}
  const takenBy = new Map<Key, string>()
  for (const [name, keys] of Object.entries(written)) {
    const action = ACTIONS.find((one) => one === name)
    if (action === undefined) {
      report(`keys.${name}: there is no such action; ${didYouMean(name, ACTIONS)}the others count`)
      continue
    }
    chosen[action] = keys.flatMap((called) => {
      const key = keyCalled(called)
      const other = key === undefined ? undefined : takenBy.get(key)
      if (key === undefined) report(`keys.${name}: '${called}' is no key: write x, C-x, Space, Enter or PageDown`)
      else if (other !== undefined) report(`keys.${name}: '${called}' is the key of ${other} already`)
      if (key === undefined || other !== undefined) return []
      takenBy.set(key, name)
      return [key]
    })
  }
  return chosen
}

/** A key by the name that the list of all keys shows. Digits answer questions, and are no keys for anything else. */
function keyCalled(name: string): Key | undefined {
  const named = Object.entries(KEY_NAMES).find(([, shown]) => shown.toLowerCase() === name.toLowerCase())
  if (named !== undefined) return named[0]
  if (/^C-[a-z]$/.test(name)) return name
  return [...name].length === 1 && !/[\d\s]/.test(name) ? name : undefined
}
