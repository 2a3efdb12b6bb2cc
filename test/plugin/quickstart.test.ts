import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { expect, test } from 'vitest'
import { ROOT } from '../support/plugin.ts'
import { privateRoot } from '../support/private-root.ts'
import { waitFor } from '../support/wait-for.ts'

test('quickstart tells a real story and leaves nothing behind', async () => {
  const home = await mkdtemp(join(privateRoot(), 'q'))
  const temporary = join(home, 'tmp')
  await mkdir(temporary)
  const env = { HOME: home, TMPDIR: temporary, PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TERM: 'screen' }
  const { stdout } = await execa(join(ROOT, 'scripts/quickstart'), { env, extendEnv: false, stdin: 'ignore' })

  for (const step of [1, 2, 3, 4, 5, 6]) expect(stdout).toContain(`  | step ${step} of 6\n`)
  expect(stdout).toMatch(/was ● while it was active, and is ○ after two quiet seconds/)
  expect(stdout).toMatch(/^○ idle +build /m)
  expect(stdout).toMatch(/\/runners\/r[a-z2-7]{6}\/output\.log$/m)

  expect(await readdir(temporary)).toEqual([])
  expect(await readdir(home)).toEqual(['tmp'])
  await waitFor('the end of its processes', async () => (await processesUnder(home)).length === 0)
})

async function processesUnder(directory: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  // Some end while we look.
  const commands = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')))
  return commands.filter((command) => command.includes(directory))
}
