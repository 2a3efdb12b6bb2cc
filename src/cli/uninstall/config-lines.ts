import { homedir } from 'node:os'
import { join } from 'node:path'
import { readRegularFile } from '../../base/regular-file.ts'
import type { Context } from '../context.ts'
import { plain } from '../../terminal/plain.ts'

/** It is written by hand. */
const MAX_FILE_BYTES = 16 * 1024 * 1024

/** Where the plugin is loaded from, as `file:line: text`; the usual lines when no file is known to hold one. */
export function pluginLines({ env }: Context, configFiles: string): string[] {
  const config = env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
  const usual = [join(homedir(), '.tmux.conf'), join(config, 'tmux', 'tmux.conf')]
  const files = new Set([...configFiles.split(',').filter((file) => file !== ''), ...usual])
  const found = [...files].flatMap(linesIn)
  return found.length === 0 ? ["set -g @plugin '.../geppetto-tmux'", 'run-shell .../geppetto-tmux/plugin.tmux'] : found
}

function linesIn(file: string): string[] {
  try {
    return readRegularFile(file, MAX_FILE_BYTES)
      .toString()
      .split('\n')
      .flatMap((text, i) => (isOurs(text) ? [plain(`${file}:${i + 1}: ${text.trim()}`)] : []))
  } catch {
    return []
  }
}

function isOurs(line: string): boolean {
  return !line.trimStart().startsWith('#') && /geppetto/.test(line)
}
