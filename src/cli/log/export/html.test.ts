import { describe, expect, it } from 'vitest'
import { HOSTILE } from '../../../../test/support/hostile.ts'
import { plain } from '../../../terminal/plain.ts'
import type { Line } from '../../../terminal/styled-line.ts'
import { htmlPage } from './html.ts'
import { HtmlLines } from './html-line.ts'
import { markdown } from './markdown.ts'

const ABOUT = { name: '<i>api</i> & "co"', agent: 'claude', startMs: 0, lengthMs: 60_000, gaps: 1 }

async function* batch(texts: readonly string[]): AsyncGenerator<readonly Line[]> {
  yield await Promise.resolve(texts.map((text) => ({ text, ansi: text })))
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

describe('a line as HTML', () => {
  it.each([
    [`a < b & c > "d" 'e'`, 'a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;'],
    ['\u001b[0;1;31mred\u001b[0m', '<span class="b f1">red</span>'],
    ['\u001b[0;4;93;104mx\u001b[0m', '<span class="u f11 g12">x</span>'],
    ['\u001b[0;38;5;200;48;5;17mx\u001b[0m', '<span class="f200 g17">x</span>'],
    ['\u001b[0;38;2;1;22;255mx\u001b[0m', '<span class="fx0116ff">x</span>'],
    [
      'see https://a.example/b?c=1&d=2.',
      'see <a href="https://a.example/b?c=1&amp;d=2" rel="noopener noreferrer nofollow">https://a.example/b?c=1&amp;d=2</a>.',
    ],
    ['javascript:alert(1) data:text/html,x file:///x', 'javascript:alert(1) data:text/html,x file:///x'],
  ])('%j', (ansi, html) => {
    expect(new HtmlLines().line(ansi)).toBe(html)
  })

  it('keeps a link whole over colours', () => {
    const html = new HtmlLines().line('http://a.\u001b[0;1mexample/b\u001b[0m c')
    expect(html.match(/href="http:\/\/a\.example\/b"/g)).toHaveLength(2)
    expect(html.replaceAll(/<[^>]*>/g, '')).toBe('http://a.example/b c')
  })

  it('has no more colours of its own than a person tells apart', () => {
    const lines = new HtmlLines()
    for (let blue = 0; blue < 5000; blue += 1) lines.line(`\u001b[0;38;2;0;${blue >> 8};${blue & 255}mx`)
    expect(lines.takeColours().match(/color:/g)).toHaveLength(4096)
    expect(lines.takeColours()).toBe('')
  })
})

describe('a page', () => {
  it('lets nothing run, load or leave its text, whatever that is', async () => {
    const texts = [
      ...HOSTILE.map(({ text }) => plain(text('marker'))),
      '<script>alert(1)</script>',
      '</pre><img src=x onerror=alert(1)>',
      '<style>*{}</style>',
    ]
    const page = await whole(htmlPage(ABOUT, batch(texts)))
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    const tags = [...page.matchAll(/<\/?([a-z0-9]+)/g)].map(([, name]) => name)
    const known = 'html head meta title style body header h1 p pre a span'.split(' ')
    expect([...new Set(tags)].filter((name) => !known.includes(name ?? ''))).toEqual([])
    expect(page.match(/<\/pre>/g)).toHaveLength(1)
    expect([...page.matchAll(/<[^>]* on\w+=/g)]).toEqual([])
    expect([...page.matchAll(/href="(?!https?:)/g)]).toEqual([])
    expect(page).toContain('<h1>&lt;i&gt;api&lt;/i&gt; &amp; &quot;co&quot;</h1>')
    expect(page).toContain('output is missing at 1 place')
  })
})

describe('Markdown', () => {
  it('has the text in one block that no line ends', async () => {
    const ends = '`'.repeat(20)
    const text = await whole(markdown(ABOUT, batch(['# no heading', ends, '```', '<b>'])))
    const [head = '', ...rest] = text.split(/^`{16}text\n/m)
    expect(head).toContain(String.raw`# \<i\>api\</i\> \& "co"`)
    expect(rest.join('')).toBe(`# no heading\n    ${ends}\n\`\`\`\n<b>\n${'`'.repeat(16)}\n`)
  })
})
