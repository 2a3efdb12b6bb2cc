const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Links lead to pages only; what ends a sentence is none of one. */
const LINK = /https?:\/\/[^\s<>"'`|│‹›]{1,2000}/g
const AFTER_LINK = /[.,;:!?)\]}]+$/
const SGR = /\u001b\[([\d;]*)m/g
const ATTRIBUTES: Readonly<Record<string, string>> = { 1: 'b', 2: 'd', 3: 'i', 4: 'u', 7: 'r', 8: 'h', 9: 's', 53: 'o' }
/** More colours than a person tells apart; a picture in true colour loses its colours. */
const MOST_COLOURS = 4096

/** A text as HTML in which nothing is markup. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => SPECIAL[character] ?? '')
}

/** Writes lines with colours as HTML: spans with classes, and links. */
export class HtmlLines {
  /** Colours beyond the palette, by class, that a style sheet still has to be given. */
  readonly #colours = new Map<string, string>()

  /** The line, which is one as transcripts have them: text with SGR sequences. */
  line(ansi: string): string {
    const runs = runsOf(ansi)
    const text = runs.map((run) => run.text).join('')
    const links = [...text.matchAll(LINK)].map(({ 0: link, index }) => ({
      from: index,
      to: index + link.replace(AFTER_LINK, '').length,
    }))
    let html = ''
    let at = 0
    for (const run of runs) {
      const classes = this.#classesOf(run.sgr)
      const end = at + run.text.length
      const styled = (from: number, to: number): string => {
        const escaped = escapeHtml(text.slice(from, to))
        return classes === '' ? escaped : `<span class="${classes}">${escaped}</span>`
      }
      for (const { from, to } of links) {
        if (to <= at || from >= end) continue
        if (from > at) html += styled(at, from)
        const [begin, stop] = [Math.max(from, at), Math.min(to, end)]
        const target = escapeHtml(text.slice(from, to))
        html += `<a href="${target}" rel="noopener noreferrer nofollow">${styled(begin, stop)}</a>`
        at = stop
      }
      if (end > at) html += styled(at, end)
      at = end
    }
    return html
  }

  /** The rules for colours that came since the last call. */
  takeColours(): string {
    let css = ''
    for (const [name, rule] of this.#colours) {
      if (rule === '') continue
      css += rule
      this.#colours.set(name, '')
    }
    return css
  }

  #classesOf(sgr: string): string {
    const classes: string[] = []
    const words = sgr.split(';')
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? ''
      const number = Number(word)
      if (word === '38' || word === '48') {
        const side = word === '38' ? 'f' : 'g'
        if (words[at + 1] === '5') classes.push(`${side}${Number(words[at + 2])}`)
        else classes.push(...this.#trueColour(side, words.slice(at + 2, at + 5).map(Number)))
        at += words[at + 1] === '5' ? 2 : 4
      } else if (number >= 30 && number < 38) classes.push(`f${number - 30}`)
      else if (number >= 40 && number < 48) classes.push(`g${number - 40}`)
      else if (number >= 90 && number < 98) classes.push(`f${number - 82}`)
      else if (number >= 100 && number < 108) classes.push(`g${number - 92}`)
      else classes.push(...[ATTRIBUTES[word]].filter((name) => name !== undefined))
    }
    return classes.join(' ')
  }

  #trueColour(side: 'f' | 'g', parts: readonly number[]): string[] {
    const hex = parts.map((part) => part.toString(16).padStart(2, '0')).join('')
    const name = `${side}x${hex}`
    if (this.#colours.has(name)) return [name]
    if (this.#colours.size >= MOST_COLOURS) return []
    this.#colours.set(name, `.${name}{${side === 'f' ? 'color' : 'background'}:#${hex}}`)
    return [name]
  }
}

interface Run {
  readonly text: string
  readonly sgr: string
}

function runsOf(ansi: string): Run[] {
  const runs: Run[] = []
  let sgr = ''
  let at = 0
  for (const { 0: sequence, 1: parameters = '', index } of ansi.matchAll(SGR)) {
    if (index > at) runs.push({ text: ansi.slice(at, index), sgr })
    sgr = parameters
    at = index + sequence.length
  }
  if (at < ansi.length) runs.push({ text: ansi.slice(at), sgr })
  return runs
}
