import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { AgentCli } from './clis.ts'

/** A CLI of some hundred megabytes, from a slow registry. */
const INSTALL_MS = 10 * 60_000

/** Where CLIs are kept from one run to the next: a few hundred megabytes each, deleted by hand. */
export const CACHE = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'geppetto-tmux', 'bench-agents')

/** Installs a CLI of exactly this version from npm, unless it is there; returns the directory of its program. */
export function installed({ name, npm, version, beside }: AgentCli): string {
  const place = join(CACHE, `${name}-${version}`)
  const bin = join(place, 'node_modules', '.bin')
  if (existsSync(join(bin, name))) return bin
  const fresh = `${place}.${process.pid}`
  mkdirSync(fresh, { recursive: true })
  try {
    writeFileSync(join(fresh, 'package.json'), '{"private":true}\n')
    process.stderr.write(`installing ${npm}@${version} into ${place}\n`)
    const quiet = ['--no-audit', '--no-fund', '--no-save', '--loglevel=error']
    const packages = [`${npm}@${version}`, ...(beside === undefined ? [] : [beside])]
    execFileSync('npm', ['install', ...quiet, ...packages], {
      cwd: fresh,
      timeout: INSTALL_MS,
      stdio: 'inherit',
    })
    rmSync(place, { recursive: true, force: true })
    renameSync(fresh, place)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  return bin
}
