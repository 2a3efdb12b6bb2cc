import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  pageHead
} from "./cli-log-export-html-line.js";
import "./base-clock.js";
import "./terminal-char-width.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/log/export/player.ts
import { readFile } from "fs/promises";
import { createGzip } from "zlib";
import { pipeline, Readable } from "stream";
var FILES = ["asciinema-player.min.js", "asciinema-player.css"];
var POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; img-src data:; font-src data:";
var LOOK = "body{margin:0;background:#1e1e1e;color:#d4d4d4;font:14px/1.4 sans-serif}header{padding:1em 1.5em}h1{margin:0;font-size:1.2em}p{margin:.3em 0 0;color:#999}#player{padding:0 1.5em 1em}";
var BASE64_BYTES = 3 * 16 * 1024;
var START = `
const packed = Uint8Array.from(atob(document.getElementById('cast').textContent), (c) => c.charCodeAt(0))
const opened = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
new Response(opened).text().then((cast) =>
  AsciinemaPlayer.create({ data: () => cast }, document.getElementById('player'), { poster: 'npt:0:01', fit: 'width' }))
`;
async function playerFiles(directory) {
  try {
    return await Promise.all(FILES.map(async (name) => readFile(new URL(name, directory), "utf8")));
  } catch (cause) {
    throw new Failure("log-unavailable", "the files of the player are missing", {
      next: "install geppetto-tmux again, or leave out --player",
      cause
    });
  }
}
async function* playerPage(about, cast, directory) {
  const [script = "", style = ""] = await playerFiles(directory);
  yield pageHead(about, POLICY, LOOK + style.replaceAll("</", String.raw`<\/`));
  yield '<div id="player"></div>\n<script id="cast" type="text/plain">';
  const packed = createGzip();
  pipeline(Readable.from(cast), packed, () => void 0);
  yield* base64Of(packed);
  yield `</script>
<script>${script.replaceAll("</script", String.raw`<\/script`)}</script>
<script>${START}</script>
`;
  yield "</body>\n</html>\n";
}
async function* base64Of(bytes) {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const all = Buffer.concat([rest, chunk]);
    const end = all.length - all.length % 3;
    for (let at = 0; at < end; at += BASE64_BYTES) yield all.toString("base64", at, Math.min(end, at + BASE64_BYTES));
    rest = Buffer.from(all.subarray(end));
  }
  yield rest.toString("base64");
}
export {
  playerPage
};
