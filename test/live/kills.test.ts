import { describe, expect, it } from 'vitest'
import { killLoop } from '../support/kill-loop.ts'
import { stopController, versionsAndSources } from '../support/product.ts'
import { seededRandom } from '../support/random.ts'
import { versionNumber } from '../support/tmux-order.ts'
import { oldestAndNewest, startServer } from '../support/tmux.ts'

/** `npm run bench -- kills --seed N` is the same with 200 kills and more kinds of output. */
describe.each(versionsAndSources(oldestAndNewest()))(
  'tmux $version, $source',
  ({ version, binary, source, sourceConfig }) => {
    it('has every line once, repeated ones too, when the controller is killed at any moment', async () => {
      const config = `${sourceConfig}set -g history-limit 20000\nset -g @geppetto-log-max-size 4K\nset -g @geppetto-log-max-files 999`
      await using server = await startServer(binary, { config })
      const kinds = ['fast', 'same', 'screen']
      // Few, and other moments in each version.
      const seed = (2 * versionNumber(version) + Number(source === 'pipe')) * 1_000_003
      const results = await killLoop(server, { kinds, kills: 4, random: seededRandom(seed) })
      expect(results.flatMap((result) => result.problems)).toEqual([])
      for (const { kind, recoveredBytes, gaps, doubtful } of results) {
        // What a pipe has brought needs not be recovered.
        if (source === 'control') expect(recoveredBytes).toBeGreaterThan(0)
        // tmux keeps no history of a full-screen program: what that has painted meanwhile may be gone.
        expect(gaps).toBe(kind === 'screen' && source === 'control' ? doubtful : 0)
      }
      await stopController(server)
    }, 150_000)
  },
)
