import { describe, expect, it } from 'vitest'
import type { PaneId } from '../protocol/ids.ts'
import type { Answer } from '../protocol/reply.ts'
import type { Asker } from './asker.ts'
import type { Command } from './command-queue.ts'
import { PaneViews } from './pane-views.ts'
import { capabilities } from './version.ts'

/** A server with these panes; each question that it was asked is counted by its commands. */
function server(panes: readonly PaneId[]) {
  const asked: number[] = []
  const answer = ([name, ...words]: Command): Answer => {
    const pane = words[words.indexOf('-t') + 1] ?? ''
    if (!panes.includes(pane as PaneId)) return { ok: false, body: [Buffer.from(`can't find pane: ${pane}`)] }
    return { ok: true, body: name === 'capture-pane' ? [Buffer.from(`text of ${pane}`)] : [] }
  }
  const asker: Asker = {
    capabilities: capabilities('3.8'),
    send: async (commands) => {
      asked.push(commands.length)
      const answers = commands.map(answer)
      const failed = answers.findIndex(({ ok }) => !ok)
      return failed < 0 ? answers : answers.slice(0, failed + 1)
    },
  }
  return { views: new PaneViews(() => asker), asked }
}

describe('PaneViews', () => {
  it('asks once for all panes of a turn, and gives each what is its own', async () => {
    const { views, asked } = server(['%1', '%2', '%3'])
    const read = await Promise.all((['%1', '%2', '%3'] as const).map(async (pane) => views.read(pane)))
    expect(read.map((view) => view?.rows)).toEqual([['text of %1'], ['text of %2'], ['text of %3']])
    expect(asked).toHaveLength(1)
    await views.read('%1')
    expect(asked).toHaveLength(2)
  })

  it('lets no pane that is gone take others with it', async () => {
    const { views } = server(['%1', '%3'])
    const read = await Promise.all((['%1', '%2', '%3'] as const).map(async (pane) => views.read(pane)))
    expect(read.map((view) => view?.rows)).toEqual([['text of %1'], undefined, ['text of %3']])
  })

  it('knows nothing while nobody can be asked', async () => {
    expect(await new PaneViews(() => undefined).read('%1')).toBeUndefined()
  })
})
