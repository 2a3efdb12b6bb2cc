/** Each kind: the line with a number as a reader sees it, what is written for it, and how many come how often. */
export const KINDS = {
  slow: { text: (n) => `slow ${n} end`, everyMs: 200 },
  fast: { text: (n) => `fast ${n} end`, everyMs: 10, lines: 5 },
  torrent: { text: (n) => `torrent ${n} end`, everyMs: 10, lines: 50 },
  burst: { text: (n) => `burst ${n} end`, everyMs: 700, lines: 300 },
  wrapped: { text: (n) => `wrapped ${n} ${'0123456789'.repeat(4 + ((n * 7) % 23))} end`, everyMs: 40 },
  coloured: {
    text: (n) => `coloured ${n} grüße 漢字 \u{1F600} end`,
    write: (n, text) => `\x1b[3${n % 8};1m${text.slice(0, 12)}\x1b[m\x1b[48;5;${n % 256}m${text.slice(12)}\x1b[0m\n`,
    everyMs: 50,
  },
  same: { text: () => 'the same line each time', everyMs: 40 },
  cycle: { text: (n) => `cycle ${'abc'[n % 3]} end`, everyMs: 30, lines: 2 },
  repainted: {
    text: (n) => `repainted ${n} done`,
    write: (n, text) => `repainted ${n}  20%\r\x1b[Krepainted ${n}  70%\r\x1b[K${text}\n`,
    everyMs: 80,
  },
  screen: {
    text: (n) => `screen ${n} end`,
    // Every tenth line a full-screen program comes and goes.
    write: (n, text) => `${text}\n${n % 10 === 0 ? `\x1b[?1049h\x1b[2J\x1b[5;5Hfull ${n}\x1b[7;1H` : ''}`,
    after: (n) => (n % 10 === 0 ? '\x1b[?1049l' : ''),
    everyMs: 60,
  },
}

/** The line with a number as a reader of the pane sees it. */
export function lineText(kind, number) {
  return KINDS[kind].text(number)
}
