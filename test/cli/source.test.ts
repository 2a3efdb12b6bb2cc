import { describe, expect, it } from 'vitest'
import { capabilities } from '../../src/tmux/version.ts'
import { controllerPid } from '../support/processes.ts'
import { geppetto, geppettoJson, stopController } from '../support/product.ts'
import { startServer, tmuxVersions } from '../support/tmux.ts'

interface Status {
  readonly watch?: { readonly by: string; readonly why: string }
  readonly clients: readonly { readonly role: string }[]
}

interface Shown {
  readonly runner: { readonly source: string; readonly sourceReason?: string }
}

describe.each(tmuxVersions())('how runners are read, tmux $version', ({ binary, version }) => {
  const { controlIsSafe } = capabilities(version)
  const best = controlIsSafe ? 'control' : 'pipe'

  it('is what harms nobody, unless somebody has chosen, and is told with its reason', async () => {
    await using server = await startServer(binary, { command: ['cat'] })
    const { code, stderr } = await geppetto(server, 'mark', '-t', '%0', '--name', 'any')
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('docs/dangers.md')])
    const { runner } = await geppettoJson<Shown>(server, 'show', 'any')
    expect(runner).toMatchObject({ source: best, sourceReason: expect.stringMatching(/^auto: /) })
    const status = await geppettoJson<Status>(server, 'controller', 'status')
    expect(status.watch).toMatchObject({ by: best, why: expect.stringContaining(version) })
    expect(status.clients.map(({ role }) => role)).toEqual(controlIsSafe ? ['line', 'tap'] : [])
    const { stdout } = await geppetto(server, 'doctor')
    expect(stdout).toMatch(controlIsSafe ? /watched by: a control client \(auto/ : /watched by: hooks \(auto/)
    await stopController(server)
  })

  it.each(['control', 'pipe'])('can be chosen for a server: %s', async (source) => {
    await using server = await startServer(binary, { command: ['cat'], config: `set -g @geppetto-source ${source}` })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'any')
    const { runner } = await geppettoJson<Shown>(server, 'show', 'any')
    expect(runner).toEqual(expect.objectContaining({ source, sourceReason: `@geppetto-source says ${source}` }))
    const { watch } = await geppettoJson<Status>(server, 'controller', 'status')
    expect(watch?.by).toBe(source)
    await stopController(server)
  })

  it('can be chosen for a runner, for good, and the risk is told once', async () => {
    await using server = await startServer(binary, { command: ['cat'] })
    const started = await geppetto(server, 'run', '--source', 'control', '--name', 'tapped', '--', 'cat')
    const marked = await geppetto(server, 'mark', '-t', '%0', '--source', 'control', '--name', 'too')
    const piped = await geppetto(server, 'run', '--source', 'pipe', '--name', 'piped', '--', 'cat')
    expect([started, marked, piped].map(({ code }) => code)).toEqual([0, 0, 0])
    expect(started.stderr.includes('docs/dangers.md')).toBe(!controlIsSafe)
    expect(marked.stderr).not.toContain('docs/dangers.md')
    const sources = async (): Promise<string[]> => {
      const names = ['tapped', 'too', 'piped']
      const found = names.map(async (name) => geppettoJson<Shown>(server, 'show', name))
      return (await Promise.all(found)).map(({ runner }) => `${runner.source}: ${runner.sourceReason}`)
    }
    const expected = ['control: asked for: control', 'control: asked for: control', 'pipe: asked for: pipe']
    expect(await sources()).toEqual(expected)
    const { stdout: advice } = await geppetto(server, 'doctor')
    expect(advice.includes('2 control clients read')).toBe(!controlIsSafe)
    const before = await controllerPid(server)
    await geppetto(server, 'controller', 'restart')
    expect(await controllerPid(server)).not.toBe(before)
    expect(await sources()).toEqual(expected)
    await stopController(server)
  })
})
