import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { EventCommand } from '../../src/controller/telling/event-command.ts'
import { privateRoot } from '../support/private-root.ts'
import { waitFor } from '../support/wait-for.ts'

it('leaves out what a command that is too slow cannot take, and says so', async () => {
  const directory = mkdtempSync(join(privateRoot(), 'c'))
  const [log, go] = [join(directory, 'log'), join(directory, 'go')]
  const notes: string[] = []
  const command = new EventCommand({
    journal: { note: (message, details) => notes.push(`${message} ${JSON.stringify(details)}`), bug: () => undefined },
    onFailure: () => notes.push('failed'),
  })
  const slow = `cat >>'${log}'; while [ ! -e '${go}' ]; do sleep 0.05; done`
  for (let seq = 0; seq < 200; seq += 1) command.run(slow, { variables: {}, json: { seq } })
  const seen = (): number[] =>
    (existsSync(log) ? readFileSync(log, 'utf8') : '').split('\n').flatMap((line) => {
      return line === '' ? [] : [(JSON.parse(line) as { seq: number }).seq]
    })
  await waitFor('the first ones', () => seen().length === 4)
  writeFileSync(go, '')
  await waitFor('the rest', () => notes.length === 2, { timeoutMs: 30_000 })
  expect(notes[1]).toContain('"left_out":96')
  await command.close()
  expect(seen().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 104 }, (_, seq) => seq))
})
