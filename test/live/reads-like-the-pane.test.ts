import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lastLines } from '../../src/cli/log/print/tail.ts'
import { sleep } from '../../src/base/clock.ts'
import { geppetto, runnersDirectory, stopController, versionsAndSources } from '../support/product.ts'
import { startServer, tmuxVersions, type TestServer } from '../support/tmux.ts'
import { waitFor } from '../support/wait-for.ts'

const SIZE = { width: 40, height: 10 }
const rows = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `row ${from + at}\r\n`).join('')

/** What programs write that a pane of tmux shows otherwise than an xterm, and what must stay right beside it. */
const CASES: Readonly<Record<string, string>> = {
  'a variation selector': '⚠️\x1b[9GX',
  'a variation selector behind text': 'ab⚠️c\x1b[12GX',
  'a skin tone': '👍🏽\x1b[9GX 👩🏽‍🚀\x1b[20GY',
  'a keycap': '1️⃣\x1b[9GX #️⃣|',
  'a family': '👨‍👩‍👧\x1b[9GX',
  'a flag': '🇩🇪🇫🇷\x1b[12GX 🇺|',
  'Hangul letters': '한\x1b[9GX',
  'letters of private use': '\ue0a0\ue0b0\x1b[9GX',
  'a wide character over the edge': `${'x'.repeat(39)}日本\r\nnext`,
  'marks upon marks': `z${'\u0301'.repeat(50)}|\x1b[9GX`,
  'a region below a header': `HEADER\r\n\x1b[2;10r\x1b[2;1H${rows(1, 30)}`,
  'a region above a footer': `\x1b[10;1HFOOTER\x1b[1;9r\x1b[1;1H${rows(1, 30)}`,
  'a region between both': `HEADER\x1b[10;1HFOOTER\x1b[2;9r\x1b[2;1H${rows(1, 30)}\x1b[r`,
  'a region scrolled by command': `HEADER\r\n${rows(1, 8)}\x1b[2;9r\x1b[3S\x1b[r`,
  'lines deleted at the top': `${rows(1, 8)}\x1b[1;1H\x1b[3M\x1b[10;1Hend`,
  'lines inserted at the top': `${rows(1, 8)}\x1b[1;1H\x1b[3L\x1b[10;1Hend`,
  'scrolling backwards': `${rows(1, 12)}\x1b[1;1H\x1bM\x1bMabove\x1b[10;1Hend`,
  'impossible margins': `${rows(1, 4)}\x1b[5;3r\x1b[2S\x1b[8;1Hend`,
  'margins of one row': `${rows(1, 4)}\x1b[3;3r\x1b[2S\x1b[8;1Hend`,
  'margins beyond the screen': `${rows(1, 4)}\x1b[2;99r\x1b[2S\x1b[8;1Hend`,
  'a passed through sequence': 'line 1\r\n\x1bPtmux;\x1b\x1b[1;1H\x1b\\after',
  'a passed through picture': 'line 1\r\n\x1bPtmux;\x1b\x1b_Ga=T;AAAA\x1b\x1b\\\x1b\\after',
  'a picture of kitty': 'a\x1b_Gf=24,s=1,v=1;AAAA\x1b\\b',
  'a file of iTerm2': 'a\x1b]1337;File=inline=1:AAAA\x07b',
  'an application string': 'a\x1b^private\x1b\\b\x1bXstart\x1b\\c',
  'a string that has no end': 'a\x1b]0;title without end\x18b',
  'a name of screen': 'a\x1bkname\x1b\\b',
  'backspaces behind the last column': `${'x'.repeat(45)}${'\b \b'.repeat(8)}END`,
  'a character behind the last column': `${'x'.repeat(40)}\x1b[DY\x1b[Cz`,
  'erasing behind the last column': `${'x'.repeat(40)}\x1b[K\r\nnext`,
  'a tab behind the last column': `${'x'.repeat(40)}\ty\r\nnext`,
  'a line without wrapping': `\x1b[?7l${'0123456789'.repeat(6)}\x1b[?7h\r\nnext`,
  'an underlined line that wraps': `\x1b[4m${'word '.repeat(20)}\x1b[0m\r\nnext`,
  'clearing all': `${rows(1, 5)}\x1b[2J\x1b[Hafter`,
  'clearing from the corner': `${rows(1, 5)}\x1b[H\x1b[Jafter`,
  'clearing from below the corner': `${rows(1, 5)}\x1b[2;1H\x1b[Jafter`,
  'erasing upwards': `${rows(1, 5)}\x1b[3;3H\x1b[1Jafter`,
  'a reset': `${rows(1, 5)}\x1bcafter`,
  'an alignment test': `\x1b#8\x1b[5;1Hafter`,
  'a progress bar': ' 10%\r 50%\r100%\r\ndone',
  'origin mode': `\x1b[3;7r\x1b[?6h\x1b[1;1Hin\x1b[9;1Hlow\x1b[?6l\x1b[1;1Hout`,
  'insert mode': 'world\x1b[1G\x1b[4hhello \x1b[4l',
  'a repeated character': 'ab\x1b[5b|日\x1b[2b',
  'line drawing': '\x1b(0lqqk\r\nx  x\r\nmqqj\x1b(B\r\nplain',
  tabs: 'a\tb',
  'tabs of its own': '\x1b[3g\x1b[5G\x1bH\r日\x1b[1Gab\x1b[2GX\tc',
  'a link': '\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\ after',
  'controls of eight bits': 'a\u0085b\u009b1mc',
  'bytes that are no text': 'a\xff',
  'a saved cursor': 'one\x1b7\r\ntwo\x1b8ONE\x1b[5;1Hend',
  'the alternate screen and back': `${rows(1, 15)}\x1b[?1049h\x1b[?1049lafter`,
  'a long line': '0123456789'.repeat(30),
}

describe.each(tmuxVersions())('tmux $version', ({ binary }) => {
  it('draws what a person scrolling back in the pane reads', async () => {
    await using server = await startServer(binary, { ...SIZE, command: ['cat'] })
    const cases = Object.entries(CASES)
    for (const [number, [, output]] of cases.entries()) writeFileSync(join(server.home, `case-${number}`), output)
    const run = await started(server, 'player', PLAYER)
    const says = async (title: string): Promise<void> => {
      await waitFor(title, async () => (await ask(server, run, '#{pane_title}')) === title, { everyMs: 10 })
    }
    const shown: Record<string, readonly string[]> = {}
    for (const [number, [name]] of cases.entries()) {
      await server.tmux('send-keys', '-t', run.pane, `${number}`, 'Enter')
      await says(`reset for ${number}`)
      await server.tmux('clear-history', '-t', run.pane, ';', 'send-keys', '-t', run.pane, 'Enter')
      await says(`played ${number}`)
      shown[name] = linesOf(await server.tmux('capture-pane', '-t', run.pane, '-pJ', '-S', '-'))
    }
    await waitFor('the last case', async () => (await logOf(run)).includes(`=== ${cases.length - 1}`))
    const log = await logOf(run)
    for (const [number, [name]] of cases.entries()) {
      const from = log.indexOf(`=== ${number}`) + 1
      const next = log.indexOf(`=== ${number + 1}`)
      const read = linesOf(log.slice(from, next < 0 ? undefined : next).join('\n'))
      expect.soft(read, name).toEqual((shown[name] ?? []).map(asRead))
    }
    await stopController(server)
  })

  it('shows by time, too, what stood there when it was marked', async () => {
    await using server = await startServer(binary, {
      ...SIZE,
      command: ['sh', '-c', 'printf "one\\ntwo\\n\\n> "; cat'],
    })
    await waitFor('the prompt', async () => (await server.tmux('capture-pane', '-p', '-t', '%0')).includes('>'))
    await geppetto(server, 'mark', '-t', '%0', '--name', 'marked')
    await server.tmux('send-keys', '-t', '%0', 'three', 'Enter')
    const log = async (...args: string[]) => (await geppetto(server, 'log', 'marked', '--text', ...args)).stdout
    await waitFor('the answer', async () => (await log()).endsWith('> three\nthree'))
    expect(await log('--since', '1h')).toBe('one\ntwo\n\n> three\nthree')
    expect(await log('-n', '3')).toBe('\n> three\nthree')
    await sleep(2500)
    expect(await log('--since', '1s')).toBe('')
    await stopController(server)
  })

  it('keeps to what the options of tmux say', async () => {
    const options = 'set -g alternate-screen off\nset -g scroll-on-clear off\n'
    await using server = await startServer(binary, { ...SIZE, config: options, command: ['cat'] })
    await server.tmux('set', '-s', 'variation-selector-always-wide', 'off').catch(() => undefined)
    await server.tmux('set', '-s', 'codepoint-widths[0]', 'U+E0A0=2').catch(() => undefined)
    const output = `\\033[?1049h${rows(1, 24).replaceAll('\r\n', '\\r\\n')}\\033[?1049l⚠️\\033[9GX\\r\\n\ue0a0|\\033[9GX`
    const run = await started(server, 'options', `printf '${output}\\033]0;over\\007'; exec cat`)
    await waitFor('its end', async () => (await ask(server, run, '#{pane_title}')) === 'over')
    const lines = linesOf(await server.tmux('capture-pane', '-t', run.pane, '-pJ', '-S', '-'))
    expect(lines.length).toBe(26)
    expect(await logOf(run)).toEqual(lines)
    await stopController(server)
  })
})

describe.each(versionsAndSources())('tmux $version, $source', ({ binary, sourceConfig }) => {
  it('begins anew where a pane is respawned, whatever the last program has left behind', async () => {
    await using server = await startServer(binary, { ...SIZE, config: sourceConfig, command: ['cat'] })
    const left = `printf 'before\\r\\n\\033[?1049hpage\\033[3;5r\\033(0\\033]0;over\\007'; exec cat`
    const pane = await server.tmux('new-window', '-P', '-F', '#{pane_id}', '-t', 'main:', left)
    await waitFor(
      'its screen',
      async () => (await server.tmux('display-message', '-p', '-t', pane, '#{pane_title}')) === 'over',
    )
    const { stdout } = await geppetto(server, '--json', 'mark', '-t', pane, '--name', 'respawned')
    const { runner } = JSON.parse(stdout) as { runner: { id: string } }
    await server.tmux('respawn-pane', '-k', '-t', pane, 'sleep 1; seq 40; exec cat')
    await waitFor('its lines', async () => (await server.tmux('capture-pane', '-t', pane, '-p')).includes('40'))
    const numbers = Array.from({ length: 40 }, (_, at) => `${at + 1}`)
    const directory = join(runnersDirectory(server), runner.id)
    const ofLog = async () => (await lastLines(directory, 1000)).map(({ text }) => text).filter((text) => text !== '')
    await expect.poll(ofLog, { timeout: 5000 }).toEqual(['before', 'page', ...numbers])
    await stopController(server)
  })

  it('draws what a program paints for a new size in that size', async () => {
    await using server = await startServer(binary, { ...SIZE, config: sourceConfig, command: ['cat'] })
    const run = await started(server, 'painter', PAINTER)
    const { pane } = run
    const sizes = [[70, 20], [30, 8], [100, 30], [40, 10]] as const // prettier-ignore
    for (const [cols, lines] of sizes) {
      await server.tmux('resize-window', '-t', pane, '-x', String(cols), '-y', String(lines))
      const corner = `${cols}x${lines} end`
      await waitFor(`a frame of ${cols}x${lines}`, async () =>
        (await server.tmux('capture-pane', '-t', pane, '-p')).includes(corner),
      )
      const screen = linesOf(await server.tmux('capture-pane', '-t', pane, '-pJ'))
      const ofLog = async () => (await lastLines(run.directory, screen.length)).map(({ text }) => text)
      await expect.poll(ofLog, { timeout: 5000 }).toEqual(screen)
    }
    await stopController(server)
  })
})

/** Plays the case whose number it is sent, on a screen of its own, when it is sent another line. */
const PLAYER = `stty -echo
  while read number; do
    printf '\\033c=== %s\\033c\\033]0;reset for %s\\007' "$number" "$number"
    read go
    cat "$HOME/case-$number"
    printf '\\033]0;played %s\\007' "$number"
  done`

/** Paints a frame as large as its terminal, at once when that has another size. */
const PAINTER = `exec perl -e '
  $| = 1;
  sub paint {
    my ($rows, $cols) = split " ", \`stty size\`;
    my $out = "\\e[?1049h\\e[H\\e[2J";
    for my $row (1 .. $rows) {
      my $text = $row == $rows ? "\${cols}x\${rows} end" : "row $row ";
      $out .= "\\e[$row;1H" . $text . ("." x ($cols - 1 - length $text)) . "|";
    }
    print $out;
  }
  # A frame is painted whole before the next one: a signal would come in between.
  my $changed = 1;
  $SIG{WINCH} = sub { $changed = 1 };
  while (1) {
    if ($changed) { $changed = 0; paint() }
    select undef, undef, undef, 0.05;
  }
'`

interface Started {
  readonly pane: string
  readonly directory: string
}

async function started(server: TestServer, name: string, command: string): Promise<Started> {
  const { code, stdout, stderr } = await geppetto(
    server,
    '--json',
    'run',
    '-t',
    '%0',
    '--in',
    'window',
    '--name',
    name,
    '--',
    'sh',
    '-c',
    command,
  )
  expect([code, stderr]).toEqual([0, expect.any(String)])
  const { runner } = JSON.parse(stdout) as { runner: { id: string; pane: string } }
  return { pane: runner.pane, directory: join(runnersDirectory(server), runner.id) }
}

async function ask(server: TestServer, { pane }: Started, format: string): Promise<string> {
  return server.tmux('display-message', '-p', '-t', pane, format)
}

/** The log when it has not grown for a while. */
async function logOf({ directory }: Started): Promise<readonly string[]> {
  const read = async () => (await lastLines(directory, 1000)).map(({ text }) => text).join('\n')
  let before = await read()
  await waitFor('a log that does not grow', async () => {
    await sleep(600)
    const now = await read()
    const isSame = now === before && now !== ''
    before = now
    return isSame
  })
  return linesOf(before)
}

/**
 * A captured line as it is read: with lines drawn and tabs as what they look like, no more marks on a character than one
 * can see, and without control characters, which tmux has in cells from 3.4 to 3.7.
 */
function asRead(line: string): string {
  const text = line.replaceAll(/(\p{M}{8})\p{M}+/gu, '$1').replaceAll(/[\u0080-\u009f]/g, '')
  return LOOKS[text] ?? text
}

const LOOKS: Readonly<Record<string, string>> = {
  lqqk: '┌──┐',
  'x  x': '│  │',
  mqqj: '└──┘',
  'a\tb': 'a       b',
  'aX\tc': 'aX  c',
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trimEnd())
  while (lines.at(-1) === '') lines.pop()
  return lines
}
