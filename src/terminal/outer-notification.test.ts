import fc from 'fast-check'
import { expect, it } from 'vitest'
import { outerNotification } from './outer-notification.ts'

const show = (term: string, text: string, { type = '', isUtf8 = true } = {}): string =>
  outerNotification({ term, type, isUtf8 }, text)

it('is OSC 9, or OSC 777 where that is the one that is known', () => {
  expect(show('xterm-kitty', 'a is done')).toBe('\x1b]9;geppetto-tmux: a is done\x07')
  expect(show('foot', 'a is done')).toBe('\x1b]777;notify;geppetto-tmux;a is done\x07')
  expect(show('xterm-256color', 'a', { type: 'VTE(7802)' })).toBe('\x1b]777;notify;geppetto-tmux;a\x07')
})

it('goes through a tmux around this one', () => {
  expect(show('tmux-256color', 'a')).toBe('\x1bPtmux;\x1b\x1b]9;geppetto-tmux: a\x07\x1b\\')
})

it.each(['linux', 'dumb', 'vt100'])('is not for %s', (term) => {
  expect(show(term, 'a')).toBe('')
})

it('cannot be left by its text', () => {
  expect(show('xterm', 'a\x07\x1b]52;c;eA==\x1b\\\x9cb\nc')).toBe('\x1b]9;geppetto-tmux: a]52;c;eA==\\bc\x07')
  expect(show('xterm', 'ä€b', { isUtf8: false })).toBe('\x1b]9;geppetto-tmux: ??b\x07')
})

it('has no control characters but its own, whatever it says', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 100 })
  fc.assert(
    fc.property(texts, fc.constantFrom('xterm', 'foot'), fc.boolean(), (text, term, isUtf8) => {
      const sequence = show(term, text, { isUtf8 })
      expect(sequence.slice(1, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/)
      expect(sequence).toMatch(/^\u001b\](?:9|777;notify);geppetto-tmux[:;]/)
    }),
  )
})
