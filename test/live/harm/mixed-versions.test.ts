import { describe, expect, it } from 'vitest'
import { geppetto, geppettoJson, stopController, startControlled } from '../../support/product.ts'
import { isBefore } from '../../support/tmux-order.ts'
import { preparedTmux, tmuxVersions } from '../../support/tmux.ts'
import { waitFor } from '../../support/wait-for.ts'

/** The messages between client and server changed in 3.6: across that, one hangs and the other misreads (B15). */
const CHANGED = '3.6'

describe.each(tmuxVersions())('tmux $version beside one of another age in PATH', ({ binary, version }) => {
  const older = isBefore(version, CHANGED)
  const stranger = preparedTmux().find((other) => isBefore(other.version, CHANGED) !== older)

  it.runIf(stranger !== undefined)('is spoken to with its own program (B15)', async () => {
    await using server = await startControlled(binary)
    const folder = stranger?.binary.replace(/\/tmux$/, '') ?? ''
    const strange = { socket: server.socket, env: { ...server.env, PATH: `${folder}:${server.env['PATH'] ?? ''}` } }
    expect(await geppetto(strange, 'mark', '-t', 'main:0')).toMatchObject({ code: 0 })
    const { tmux } = await geppettoJson<{ tmux: { version: string } }>(server, 'controller', 'status')
    expect(tmux.version).toContain(version)
    await stopController(server)
  })

  it.runIf(stranger !== undefined)(
    'is not harmed by the wrong program, which works or says why not (B15)',
    async () => {
      await using server = await startControlled(binary)
      const strange = { socket: server.socket, env: { ...server.env, GEPPETTO_TMUX: stranger?.binary ?? '' } }
      const { code, stderr } = await geppetto(strange, 'mark', '-t', 'main:0')
      // Up to 3.6b the clients of the controller are not those of the wrong program.
      expect(code > 0).toBe(!older)
      if (code > 0) expect(stderr).toMatch(/did not answer|version|no tmux server/)
      else await stopController(server)
      await waitFor('the client to be gone', async () => (await server.tmux('list-clients')) === '')
    },
  )
})
