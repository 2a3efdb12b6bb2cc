import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ENTRY, geppetto, stopController } from '../support/product.ts'
import { oldestAndNewest, startServer, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

interface Viewer {
  readonly press: (...keys: string[]) => Promise<void>
  readonly shows: (pattern: RegExp) => Promise<string>
}

/** The log of a runner that has written `line 1` to `line 60`, in a window of 24 rows. */
async function viewer(server: TestServer, ...variables: string[]): Promise<Viewer> {
  await geppetto(server, 'run', '--name', 'it', '--', 'sh', '-c', 'seq -f "line %g" 60; exec sleep 1000')
  const command = ['env', ...variables, process.execPath, ENTRY, '-S', server.socket, 'log', '-f', 'it']
  const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', ...command)
  const screen = async (): Promise<string> => server.tmux('capture-pane', '-p', '-t', pane)
  let last = ''
  const shows = async (pattern: RegExp): Promise<string> =>
    waitFor(`${pattern}`, async () => {
      last = await screen()
      return pattern.test(last) ? last : undefined
    }).catch((error: unknown) => {
      throw new Error(last, { cause: error })
    })
  const press = async (...keys: string[]): Promise<void> => {
    await server.tmux('send-keys', '-t', pane, ...keys)
  }
  await shows(/line 60\n[^]*following/)
  return { press, shows }
}

describe.each(oldestAndNewest())('keys of the viewer on tmux $version', ({ binary }) => {
  test('copy what is on the screen, and lines that were chosen', async () => {
    await using server = await startServer(binary, { width: 80, height: 24 })
    const { press, shows } = await viewer(server)
    const buffer = async (): Promise<string> => server.tmux('show-buffer')
    await press('?')
    await shows(/y +copy the lines[^]*any key: back/)
    await press('q')
    await shows(/line 60\n/)

    await press('y')
    await shows(/copied \d+ lines/)
    const lines = (await buffer()).trimEnd().split('\n')
    expect(lines.at(-1)).toBe('line 60')
    expect(lines.length).toBeGreaterThan(20)

    await press('v', 'k')
    await shows(/1 line .*v begin here/)
    await press('v', 'k', 'k')
    await shows(/3 lines .*v begin here/)
    await press('y')
    await shows(/copied 3 lines/)
    expect((await buffer()).trimEnd()).toBe('line 57\nline 58\nline 59')
    await press('v', 'g', 'v', 'G', 'y')
    await shows(/copied 60 lines/)
    await press('v', 'Escape')
    await shows(/following|line 60 of/)
    await stopController(server)
  })

  test('open the text in an editor, in a file of its own that goes again', async () => {
    await using server = await startServer(binary, { width: 80, height: 24 })
    const editor = join(server.home, 'my editor')
    const script = 'stat -c "%a %n" "$2"; cp "$2" "$1"; echo EDITING; read -r line; echo "got $line"'
    writeFileSync(editor, `#!/bin/sh\n${script.replace('"%a %n" "$2"', '"%a %n" "$2" >"$1.stat"')}\n`, { mode: 0o755 })
    const copy = join(server.home, 'copy')
    const { press, shows } = await viewer(server, `VISUAL='${editor}' '${copy}'`, 'EDITOR=false')
    await press('e')
    await shows(/EDITING/)
    expect(readFileSync(copy, 'utf8')).toMatch(/^line 1\nline 2\n[^]*line 60\n/)
    const [mode, path = ''] = readFileSync(`${copy}.stat`, 'utf8').trim().split(' ')
    expect(mode).toBe('600')
    await press('done', 'Enter')
    await shows(/line 60\n[^]*following|line 60/)
    expect(() => readFileSync(path)).toThrow('ENOENT')
    await press('k')
    await shows(/line \d+ of/)
    await stopController(server)
  })

  test('say that there is no editor', async () => {
    await using server = await startServer(binary, { width: 80, height: 24 })
    const { press, shows } = await viewer(server, 'VISUAL=', 'EDITOR=no-such-editor')
    await press('e')
    await shows(/no editor 'no-such-editor'/)
    await stopController(server)
  })
})
