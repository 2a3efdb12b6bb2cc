/** Longer titles are cut; tmux itself shows far less of one. */
const MAX_TITLE_BYTES = 1024

/** The title in the text of an OSC (`0;text` or `2;text`); undefined when it sets none. */
export function titleOf(osc: Buffer): string | undefined {
  if ((osc[0] !== 0x30 && osc[0] !== 0x32) || osc[1] !== 0x3b) return undefined
  const cut = osc.length >= MAX_TITLE_BYTES + 2
  const text = osc.toString('utf8', 2, MAX_TITLE_BYTES + 2)
  const shown = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
  return cut ? shown.replace(/\ufffd{1,3}$/, '') : shown
}
