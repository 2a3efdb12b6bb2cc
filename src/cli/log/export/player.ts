import { readFile } from 'node:fs/promises'
import { createGzip } from 'node:zlib'
import { pipeline, Readable } from 'node:stream'
import { Failure } from '../../../base/failure.ts'
import type { About } from './about.ts'
import { pageHead } from './html.ts'

const FILES = ['asciinema-player.min.js', 'asciinema-player.css'] as const
/** The player draws by WebAssembly; nothing is loaded from anywhere. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; img-src data:; font-src data:"
const LOOK =
  'body{margin:0;background:#1e1e1e;color:#d4d4d4;font:14px/1.4 sans-serif}header{padding:1em 1.5em}h1{margin:0;font-size:1.2em}p{margin:.3em 0 0;color:#999}#player{padding:0 1.5em 1em}'
/** Base64 of so many bytes has no padding in the middle. */
const BASE64_BYTES = 3 * 16 * 1024
/** Opens the recording and hands it to the player; its text is data, and never markup. */
const START = `
const packed = Uint8Array.from(atob(document.getElementById('cast').textContent), (c) => c.charCodeAt(0))
const opened = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
new Response(opened).text().then((cast) =>
  AsciinemaPlayer.create({ data: () => cast }, document.getElementById('player'), { poster: 'npt:0:01', fit: 'width' }))
`

/** The player's own files; with their licence in their first line. Throws a Failure `log-unavailable`. */
async function playerFiles(directory: URL): Promise<readonly string[]> {
  try {
    return await Promise.all(FILES.map(async (name) => readFile(new URL(name, directory), 'utf8')))
  } catch (cause) {
    throw new Failure('log-unavailable', 'the files of the player are missing', {
      next: 'install geppetto-tmux again, or leave out --player',
      cause,
    })
  }
}

/** A page that plays a recording: one file, with the player and the recording in it. `directory` holds the player's files. */
export async function* playerPage(about: About, cast: AsyncIterable<string>, directory: URL): AsyncGenerator<string> {
  const [script = '', style = ''] = await playerFiles(directory)
  yield pageHead(about, POLICY, LOOK + style.replaceAll('</', String.raw`<\/`))
  yield '<div id="player"></div>\n<script id="cast" type="text/plain">'
  const packed = createGzip()
  // What goes wrong is thrown where it is read.
  pipeline(Readable.from(cast), packed, () => undefined)
  yield* base64Of(packed)
  yield `</script>\n<script>${script.replaceAll('</script', String.raw`<\/script`)}</script>\n<script>${START}</script>\n`
  yield '</body>\n</html>\n'
}

async function* base64Of(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const all = Buffer.concat([rest, chunk])
    const end = all.length - (all.length % 3)
    for (let at = 0; at < end; at += BASE64_BYTES) yield all.toString('base64', at, Math.min(end, at + BASE64_BYTES))
    rest = Buffer.from(all.subarray(end))
  }
  yield rest.toString('base64')
}
