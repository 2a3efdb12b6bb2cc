import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { geppetto, geppettoJson, runnersDirectory, stopController } from '../support/product.ts'
import { oneVersion, startServer, type TestServer } from '../support/tmux.ts'
import { canMount, smallDisk } from '../support/small-disk.ts'
import { waitFor } from '../support/wait-for.ts'

const TOKEN = `ghp_${'A1b2C3d4E5f6'.repeat(3)}`

describe.each(oneVersion())('tmux $version', ({ binary }) => {
  let server: TestServer
  let id: string

  beforeAll(async () => {
    server = await startServer(binary, { command: ['cat'] })
    await geppetto(server, 'mark', '-t', '%0', '--name', 'api')
    ;({ id } = (await geppettoJson<{ runner: { id: string } }>(server, 'show', 'api')).runner)
    await server.tmux('send-keys', '-t', '%0', `<b>words</b> ${TOKEN} end`, 'Enter')
    await waitFor('the words', async () => (await geppetto(server, 'log', 'api', '--text')).stdout.includes('end'))
  })

  afterAll(async () => {
    await stopController(server)
    await server[Symbol.asyncDispose]()
  })

  test.each(['text', 'md', 'html', 'cast'])('%s is masked, and says how often', async (format) => {
    const { code, stdout, stderr } = await geppetto(server, 'export', 'api', '--format', format)
    expect(code).toBe(0)
    expect(stdout).toContain('ghp_‹redacted›')
    expect(stdout).not.toContain(TOKEN.slice(4, 16))
    expect(stderr).toMatch(/masked \d secrets?: \d github-token/)
    const open = await geppetto(server, 'export', 'api', '--format', format, '--no-redact')
    expect(open.stdout).toContain(TOKEN)
    expect(open.stderr).toContain('nothing was masked')
  })

  test('a page with a player has the masked recording in it, and loads nothing', async () => {
    const file = join(server.home, 'player.html')
    const answer = await geppettoJson(server, 'export', 'api', '--format', 'html', '--player', '-o', file)
    expect(answer).toMatchObject({ file, format: 'html', masked: { 'github-token': 1 } })
    const page = readFileSync(file, 'utf8')
    expect(page).toContain(
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'wasm-unsafe-eval'",
    )
    expect(page).toContain('@license')
    expect(page).not.toMatch(/<(?:link|img|iframe|script)[^>]*(?:src|href)=/)
    const [, packed = ''] = /<script id="cast" type="text\/plain">([^<]*)</.exec(page) ?? []
    const cast = gunzipSync(Buffer.from(packed, 'base64')).toString()
    expect(cast).toMatch(/^{"version":2/)
    expect(cast).toContain('‹redacted›')
    expect(cast).not.toContain(TOKEN.slice(4, 16))
  })

  test('a file is written whole, for its owner alone, and never over another one', async () => {
    const directory = join(server.home, 'out')
    mkdirSync(directory)
    const file = join(directory, 'api.txt')
    const write = async (...options: string[]) => geppetto(server, 'export', 'api', '-o', file, ...options)
    expect(await write()).toMatchObject({ code: 0, stdout: '' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    writeFileSync(file, 'mine')
    expect(await write()).toMatchObject({ code: 73, stderr: expect.stringContaining('is there already') })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(await write('--force')).toMatchObject({ code: 0 })
    expect(readFileSync(file, 'utf8')).toContain('words')
    const link = join(directory, 'link')
    symlinkSync(join(directory, 'nowhere'), link)
    expect((await geppetto(server, 'export', 'api', '-o', link)).code).toBe(73)
    expect((await geppetto(server, 'export', 'api', '-o', directory, '--force')).code).toBe(73)
    expect(await geppetto(server, 'export', 'api', '-o', join(directory, 'no/file'))).toMatchObject({ code: 73 })
    expect(readdirSync(directory).toSorted()).toEqual(['api.txt', 'link'])
  })

  test.skipIf(!canMount)('a disk that is full is told, and leaves nothing behind', async () => {
    await using disk = smallDisk(64 * 1024)
    disk.fill()
    const { code, stderr } = await geppetto(
      server,
      'export',
      'api',
      '--format',
      'html',
      '-o',
      join(disk.path, 'api.html'),
    )
    expect(code).toBe(73)
    expect(stderr).toMatch(/cannot write .*api\.html: .*ENOSPC/)
    expect(readdirSync(disk.path)).toEqual(['filler'])
  })

  test('a device is never replaced', async () => {
    expect((await geppetto(server, 'export', 'api', '-o', '/dev/null', '--force')).code).toBe(73)
  })

  test.each([
    [['--format', 'gif'], 64, 'Allowed choices'],
    [['--format', 'md', '--player'], 64, '--format html'],
    [['--json'], 64, '-o'],
    [['-t', '%0'], 64, 'leave one of them out'],
  ])('%j is refused', async (options, code, words) => {
    expect(await geppetto(server, 'export', 'api', ...options)).toMatchObject({
      code,
      stderr: expect.stringContaining(words),
    })
  })

  test('nobody of that name is told from a wrong rule of redaction, which stops all that would be masked', async () => {
    expect((await geppetto(server, 'export', 'nobody')).code).toBe(66)
    const config = join(server.home, 'config/geppetto-tmux')
    mkdirSync(config, { recursive: true })
    const file = join(config, 'config.json')
    writeFileSync(file, JSON.stringify({ redaction: { rules: [{ id: 'bad', pattern: '(a+)+$' }] } }))
    try {
      for (const words of [
        ['export', 'api'],
        ['log', 'api', '--redact'],
      ]) {
        const { code, stdout, stderr } = await geppetto(server, ...words)
        expect([code, stdout]).toEqual([78, ''])
        expect(stderr).toContain('redaction.rules.0: the pattern takes too long')
      }
      expect((await geppetto(server, 'export', 'api', '--no-redact')).code).toBe(0)
      expect((await geppetto(server, 'doctor')).stdout).toContain('redaction.rules.0: the pattern takes too long')
    } finally {
      rmSync(file)
    }
  })

  test('a damaged part of a log is told', async () => {
    const old = await server.tmux('new-window', '-d', '-P', '-F', '#{pane_id}', 'cat')
    await geppetto(server, 'mark', '-t', old, '--name', 'old')
    const { runner } = await geppettoJson<{ runner: { id: string } }>(server, 'show', 'old')
    await geppetto(server, 'unmark', 'old')
    expect(runner.id).not.toBe(id)
    writeFileSync(join(runnersDirectory(server), runner.id, 'output.log.1.gz'), 'no gzip file')
    const file = join(server.home, 'old.txt')
    const { code, stderr } = await geppetto(server, 'export', 'old', '-o', file)
    expect(code).toBe(74)
    expect(stderr).toContain('output.log.1.gz is damaged')
    expect(existsSync(file)).toBe(false)
  })
})
