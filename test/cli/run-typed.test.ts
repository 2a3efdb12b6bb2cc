import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { geppetto, stopController } from '../support/product.ts'
import { oneVersion, startServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

describe.each(oneVersion())('a line typed at the prompt of the key, on tmux $version', ({ binary }) => {
  test.each([
    ['claude fix the tests', '<-->\n<fix the tests>'],
    [`claude 'fix the tests; then stop'`, '<-->\n<fix the tests; then stop>'],
    ['claude "it\'s broken"', "<-->\n<it's broken>"],
    [`claude 'one' and 'two'`, `<-->\n<'one' and 'two'>`],
    [`claude isn't it`, `<-->\n<isn't it>`],
    [`claude ''`, '<>'],
    ['claude --model opus', '<--model>\n<opus>'],
    [`claude -c 'go on'`, '<-c>\n<go on>'],
  ])('%s', async (line, expected) => {
    await using server = await startServer(binary)
    await writeFile(join(server.home, 'bin/claude'), `#!/bin/sh\nprintf '<%s>\\n' "$@"\necho end\ncat\n`, {
      mode: 0o755,
    })
    const { code, stderr } = await geppetto(
      server,
      'run-typed',
      '-t',
      '%0',
      '--client',
      '',
      '--cwd',
      server.home,
      '--',
      line,
    )
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const text = await waitFor('what it was given', async () => {
      const screen = await server.tmux('capture-pane', '-p', '-t', '%1')
      return screen.includes('\nend') && screen.split('\nend')[0]
    })
    expect(text).toBe(expected)
    await stopController(server)
  })
})
