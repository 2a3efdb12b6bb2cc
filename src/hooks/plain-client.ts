import { join } from 'node:path'
import { MARK, type HookPlace } from './target.ts'

/** Our client in a text where its path stands without quotes, as the source of a pattern. */
export const PLAIN_CLIENT = String.raw`[\w./+@-]*/${MARK}`

export function clientPath({ scripts }: HookPlace): string {
  return join(scripts, MARK)
}

/** The same, for formats and shells where it stands as it is. Throws an Error where it cannot. */
export function plainClientPath(place: HookPlace): string {
  const path = clientPath(place)
  if (!new RegExp(`^${PLAIN_CLIENT}$`).test(path)) {
    throw new Error(`the path of geppetto-tmux has characters that cannot stand in it: ${path}`)
  }
  return path
}
