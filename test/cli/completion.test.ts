import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENTRY, geppetto, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'

const binary = oneVersion()[0]?.binary ?? 'tmux'

/** How each shell says what it would complete a line to. */
const SHELLS = {
  bash: `. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _geppetto_tmux; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: `compdef() { :; }; _describe() { print -l -- \${found%%:*}; }; . "$1"; shift; words=("$@"); CURRENT=$#; _geppetto-tmux`,
  fish: `source $argv[1]; complete -C (string join ' ' -- $argv[2..-1]) | string replace -r '\\t.*' ''`,
} as const

let server: TestServer

beforeAll(async () => {
  server = await startServer(binary)
  const shim = `#!/bin/sh\nexec '${process.execPath}' '${ENTRY}' "$@"\n`
  writeFileSync(join(server.home, 'bin/geppetto-tmux'), shim, { mode: 0o755 })
  await geppetto(server, 'mark', '-t', '%0', '--name', 'builder')
  const pane = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}')
  await geppetto(server, 'mark', '-t', pane, '--name', '$(touch pwned) x')
  await geppetto(server, 'run', '--name', 'gone', '--', 'true')
  await geppetto(server, 'wait', 'gone')
})

afterAll(async () => {
  await stopController(server)
  await server[Symbol.asyncDispose]()
})

async function has(program: string): Promise<boolean> {
  return (await execa('sh', ['-c', `command -v ${program}`], { reject: false })).exitCode === 0
}

describe.each(Object.entries(SHELLS))('completion in %s', (shell, script) => {
  test('knows runners, agents, states, sources and keys', async (context) => {
    if (!(await has(shell))) return context.skip()
    const file = join(server.home, `completion.${shell}`)
    writeFileSync(file, (await geppetto(server, 'completion', shell)).stdout)
    const { PATH = '' } = process.env
    const env = { ...server.env, PATH: `${join(server.home, 'bin')}:${PATH}` }
    const offered = async (...words: string[]): Promise<string[]> => {
      const args = shell === 'fish' ? ['-N', '-c', script, file] : ['-c', script, shell, file]
      const { stdout, stderr } = await execa(shell, [...args, 'geppetto-tmux', ...words], {
        env,
        extendEnv: false,
        cwd: server.home,
        reject: false,
      })
      expect(stderr).toBe('')
      return stdout.split('\n')
    }
    const at = ['-S', server.socket]
    const stopped = await offered(...at, 'stop', '')
    expect(stopped).toContain('builder')
    expect(stopped).not.toContain('gone')
    expect(stopped.some((word) => /^r[a-z2-7]{6}$/.test(word))).toBe(true)
    expect(await offered(...at, 'log', '')).toContain('gone')
    expect(await offered(...at, 'events', '--runner', 'bu')).toContain('builder')
    expect(await offered('run', 'cl')).toContain('claude')
    expect(await offered('mark', '--agent', 'co')).toContain('codex')
    expect(await offered('wait', 'x', '--for', 'i')).toContain('idle')
    expect(await offered('mark', '--source', '')).toEqual(expect.arrayContaining(['control', 'pipe']))
    expect(await offered('send', 'x', '--key', 'Es')).toContain('Escape')
    // Where no controller runs, and none is started.
    expect(await offered('-S', join(server.home, 'nobody'), 'stop', 'b')).not.toContain('builder')
    expect(existsSync(join(server.home, 'pwned'))).toBe(false)
  })
})
