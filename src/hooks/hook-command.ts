import { join } from 'node:path'
import { shellWord } from '../base/shell-word.ts'
import { MARK, type HookPlace } from './target.ts'

/** Seconds, where the agent stops a hook that takes longer. Ours needs a small part of one. */
export const TIMEOUT_S = 5

/** A line of shell that succeeds even when geppetto-tmux has been deleted. */
export function hookCommand({ scripts }: HookPlace, agent: string): string {
  return `${shellWord(join(scripts, MARK))} ${agent} 2>/dev/null || :`
}
