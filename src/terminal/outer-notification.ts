/** Terminals that show a window by OSC 777 and not, or twice, by OSC 9. */
const OSC_777 = /^(?:rxvt|foot|vte)/i
/** Terminals that know neither and may print what they do not know. */
const NONE = /^(?:linux|dumb|vt\d|ansi|cons)/i
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g
const NOT_ASCII = /[^ -~]/gu

export const BELL = '\x07'

/**
 * What makes a terminal show a notification, by what it says that it is; empty when it cannot. The text begins with a
 * word of ours, since a number there means something else to some terminals (`9;4` is a progress bar).
 */
export function outerNotification(
  terminal: { readonly term: string; readonly type: string; readonly isUtf8: boolean },
  text: string,
): string {
  const { term, type, isUtf8 } = terminal
  const clean = text.replace(CONTROL, '')
  const safe = isUtf8 ? clean : clean.replace(NOT_ASCII, '?')
  if (NONE.test(term)) return ''
  if (OSC_777.test(term) || OSC_777.test(type)) return `\x1b]777;notify;geppetto-tmux;${safe}${BELL}`
  const plain = `\x1b]9;geppetto-tmux: ${safe}${BELL}`
  // In a tmux within a tmux the outer one hands on what is wrapped, if its user allows that.
  return term.startsWith('tmux') ? `\x1bPtmux;${plain.replaceAll('\x1b', '\x1b\x1b')}\x1b\\` : plain
}
