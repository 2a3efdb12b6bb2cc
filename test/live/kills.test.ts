import { describe, expect, it } from 'vitest'
import { killLoop } from '../support/kill-loop.ts'
import { stopController } from '../support/product.ts'
import { seededRandom } from '../support/random.ts'
import { startServer, tmuxVersions } from '../support/tmux.ts'

/** `npm run bench -- kills` is the same with 200 kills and more kinds of output. */
describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('has every line once, repeated ones too, when the controller is killed at any moment', async () => {
    const config = 'set -g history-limit 20000\nset -g @geppetto-log-max-size 4K\nset -g @geppetto-log-max-files 999'
    await using server = await startServer(binary, { config })
    const kinds = ['fast', 'same', 'screen']
    const results = await killLoop(server, { kinds, kills: 8, random: seededRandom(11) })
    expect(results.flatMap((result) => result.problems)).toEqual([])
    for (const { recoveredBytes, gaps } of results) {
      expect(recoveredBytes).toBeGreaterThan(0)
      expect(gaps).toBe(0)
    }
    await stopController(server)
  }, 150_000)
})
