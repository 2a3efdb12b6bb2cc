import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  iso,
  spanText
} from "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";

// src/cli/log/export/html-line.ts
var SPECIAL = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
};
var LINK = /https?:\/\/[^\s<>"'`|│‹›]{1,2000}/g;
var AFTER_LINK = /[.,;:!?)\]}]+$/;
var SGR = /\u001b\[([\d;]*)m/g;
var ATTRIBUTES = { 1: "b", 2: "d", 3: "i", 4: "u", 7: "r", 8: "h", 9: "s", 53: "o" };
var MOST_COLOURS = 4096;
function escapeHtml(text) {
  return text.replaceAll(/[&<>"']/g, (character) => SPECIAL[character] ?? "");
}
var HtmlLines = class {
  /** Colours beyond the palette, by class, that a style sheet still has to be given. */
  #colours = /* @__PURE__ */ new Map();
  /** The line, which is one as transcripts have them: text with SGR sequences. */
  line(ansi) {
    const runs = runsOf(ansi);
    const text = runs.map((run) => run.text).join("");
    const links = [...text.matchAll(LINK)].map(({ 0: link, index }) => ({
      from: index,
      to: index + link.replace(AFTER_LINK, "").length
    }));
    let html = "";
    let at = 0;
    for (const run of runs) {
      const classes = this.#classesOf(run.sgr);
      const end = at + run.text.length;
      const styled = (from, to) => {
        const escaped = escapeHtml(text.slice(from, to));
        return classes === "" ? escaped : `<span class="${classes}">${escaped}</span>`;
      };
      for (const { from, to } of links) {
        if (to <= at || from >= end) continue;
        if (from > at) html += styled(at, from);
        const [begin, stop] = [Math.max(from, at), Math.min(to, end)];
        const target = escapeHtml(text.slice(from, to));
        html += `<a href="${target}" rel="noopener noreferrer nofollow">${styled(begin, stop)}</a>`;
        at = stop;
      }
      if (end > at) html += styled(at, end);
      at = end;
    }
    return html;
  }
  /** The rules for colours that came since the last call. */
  takeColours() {
    let css = "";
    for (const [name, rule] of this.#colours) {
      if (rule === "") continue;
      css += rule;
      this.#colours.set(name, "");
    }
    return css;
  }
  #classesOf(sgr) {
    const classes = [];
    const words = sgr.split(";");
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? "";
      const number = Number(word);
      if (word === "38" || word === "48") {
        const side = word === "38" ? "f" : "g";
        if (words[at + 1] === "5") classes.push(`${side}${Number(words[at + 2])}`);
        else classes.push(...this.#trueColour(side, words.slice(at + 2, at + 5).map(Number)));
        at += words[at + 1] === "5" ? 2 : 4;
      } else if (number >= 30 && number < 38) classes.push(`f${number - 30}`);
      else if (number >= 40 && number < 48) classes.push(`g${number - 40}`);
      else if (number >= 90 && number < 98) classes.push(`f${number - 82}`);
      else if (number >= 100 && number < 108) classes.push(`g${number - 92}`);
      else classes.push(...[ATTRIBUTES[word]].filter((name) => name !== void 0));
    }
    return classes.join(" ");
  }
  #trueColour(side, parts) {
    const hex = parts.map((part) => part.toString(16).padStart(2, "0")).join("");
    const name = `${side}x${hex}`;
    if (this.#colours.has(name)) return [name];
    if (this.#colours.size >= MOST_COLOURS) return [];
    this.#colours.set(name, `.${name}{${side === "f" ? "color" : "background"}:#${hex}}`);
    return [name];
  }
};
function runsOf(ansi) {
  const runs = [];
  let sgr = "";
  let at = 0;
  for (const { 0: sequence, 1: parameters = "", index } of ansi.matchAll(SGR)) {
    if (index > at) runs.push({ text: ansi.slice(at, index), sgr });
    sgr = parameters;
    at = index + sequence.length;
  }
  if (at < ansi.length) runs.push({ text: ansi.slice(at), sgr });
  return runs;
}

// src/cli/log/export/palette.ts
var SIXTEEN = "000000 cd3131 0dbc79 e5e510 2472c8 bc3fbc 11a8cd e5e5e5 666666 f14c4c 23d18b f5f543 3b8eea d670d6 29b8db ffffff".split(
  " "
);
var LEVELS = [0, 95, 135, 175, 215, 255];
function hexOf(number) {
  if (number < 16) return SIXTEEN[number] ?? "000000";
  const grey = 8 + 10 * (number - 232);
  const cube = number - 16;
  const parts = number >= 232 ? [grey, grey, grey] : [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map((level) => LEVELS[level] ?? 0);
  return parts.map((part) => part.toString(16).padStart(2, "0")).join("");
}
function paletteStyles() {
  const colours = Array.from({ length: 256 }, (_, number) => {
    const hex = hexOf(number);
    return `.f${number}{color:#${hex}}.g${number}{background:#${hex}}`;
  });
  return `.b{font-weight:bold}.d{opacity:.6}.i{font-style:italic}.u{text-decoration:underline}.s{text-decoration:line-through}.o{text-decoration:overline}.h{visibility:hidden}.r{filter:invert(1);background:#1e1e1e}${colours.join("")}`;
}

// src/cli/log/export/html.ts
var LOOK = "body{margin:0;background:#1e1e1e;color:#d4d4d4;font:14px/1.4 ui-monospace,Menlo,Consolas,monospace}header{padding:1em 1.5em;border-bottom:1px solid #444}h1{margin:0;font-size:1.2em}p{margin:.3em 0 0;color:#999}pre{margin:0;padding:1em 1.5em;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}a{color:inherit}";
async function* htmlPage(about, lines) {
  const writer = new HtmlLines();
  yield `${pageHead(about, "default-src 'none'; style-src 'unsafe-inline'", LOOK + paletteStyles())}<pre>`;
  for await (const batch of lines) yield batch.map(({ ansi }) => `${writer.line(ansi)}
`).join("");
  const colours = writer.takeColours();
  yield `</pre>
${colours === "" ? "" : `<style>${colours}</style>
`}</body>
</html>
`;
}
function pageHead({ name, agent, startMs, lengthMs, gaps }, policy, style) {
  const title = escapeHtml(plain(name));
  const missing = gaps === 0 ? "" : `, output is missing at ${gaps} ${gaps === 1 ? "place" : "places"}`;
  const what = `${escapeHtml(plain(agent))}, from ${iso(startMs)}, ${spanText(lengthMs)}${missing}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1><p>${what}</p></header>
`;
}

export {
  htmlPage,
  pageHead
};
