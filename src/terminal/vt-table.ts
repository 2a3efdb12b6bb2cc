/** Where the parser is between two bytes. */
export const GROUND = 0
const ESCAPE = 1
const ESCAPE_INTERMEDIATE = 2
const CSI = 3
const OSC = 4
const STRING = 5
const DCS = 6
const DCS_ESCAPE = 7
const DCS_TEXT = 8
const DCS_TEXT_ESCAPE = 9
const DCS_START = 10
const STATES = 11

/** What a byte asks for. */
export const NOTHING = 0
export const PRINT = 1
/** A byte above 0x7f in ground: part of a UTF-8 character, or garbage. tmux knows no 8-bit control characters. */
export const HIGH = 2
export const CONTROL = 3
export const ESCAPE_START = 4
export const ESCAPE_COLLECT = 5
export const ESCAPE_END = 6
export const CSI_START = 7
export const CSI_PARAMETER = 8
export const CSI_COLLECT = 9
export const CSI_END = 10
export const OSC_START = 11
export const OSC_PUT = 12
export const OSC_END = 13
export const DCS_END = 14

/**
 * The state machine of tmux's input parser (input.c) as one table: `TABLE[state << 8 | byte]` is
 * `action << 4 | next state`.
 *
 * Simpler than the original where that cannot be seen: one state for a whole CSI sequence, one for all strings
 * whose text means nothing to us (APC, PM, SOS and the window name after ESC k).
 */
export const TABLE: Uint8Array = build()

function build(): Uint8Array {
  const table = new Uint8Array(STATES << 8)
  const on = (state: number, from: number, to: number, action: number, next: number): void => {
    table.fill((action << 4) | next, (state << 8) | from, ((state << 8) | to) + 1)
  }
  const controlsWithin = (state: number): void => on(state, 0x00, 0x1f, CONTROL, state)
  /** ESC begins anew and CAN and SUB cancel, wherever they come. */
  const anywhere = (state: number): void => {
    on(state, 0x18, 0x18, NOTHING, GROUND)
    on(state, 0x1a, 0x1a, NOTHING, GROUND)
    on(state, 0x1b, 0x1b, ESCAPE_START, ESCAPE)
  }

  on(GROUND, 0x20, 0x7e, PRINT, GROUND)
  on(GROUND, 0x7f, 0x7f, NOTHING, GROUND)
  on(GROUND, 0x80, 0xff, HIGH, GROUND)
  controlsWithin(GROUND)
  anywhere(GROUND)

  on(ESCAPE, 0x20, 0x2f, ESCAPE_COLLECT, ESCAPE_INTERMEDIATE)
  on(ESCAPE, 0x30, 0x7e, ESCAPE_END, GROUND)
  on(ESCAPE, 0x7f, 0xff, NOTHING, ESCAPE)
  for (const opener of ['X', '^', '_', 'k']) at(ESCAPE, opener, NOTHING, STRING)
  // The text of a DCS is put where that of an OSC is put.
  at(ESCAPE, 'P', OSC_START, DCS_START)
  at(ESCAPE, '[', CSI_START, CSI)
  at(ESCAPE, ']', OSC_START, OSC)
  controlsWithin(ESCAPE)
  anywhere(ESCAPE)

  on(ESCAPE_INTERMEDIATE, 0x20, 0x2f, ESCAPE_COLLECT, ESCAPE_INTERMEDIATE)
  on(ESCAPE_INTERMEDIATE, 0x30, 0x7e, ESCAPE_END, GROUND)
  on(ESCAPE_INTERMEDIATE, 0x7f, 0xff, NOTHING, ESCAPE_INTERMEDIATE)
  controlsWithin(ESCAPE_INTERMEDIATE)
  anywhere(ESCAPE_INTERMEDIATE)

  on(CSI, 0x20, 0x2f, CSI_COLLECT, CSI)
  on(CSI, 0x30, 0x3f, CSI_PARAMETER, CSI)
  on(CSI, 0x40, 0x7e, CSI_END, GROUND)
  on(CSI, 0x7f, 0xff, NOTHING, CSI)
  controlsWithin(CSI)
  anywhere(CSI)

  on(OSC, 0x00, 0x1f, NOTHING, OSC)
  on(OSC, 0x20, 0xff, OSC_PUT, OSC)
  anywhere(OSC)
  on(OSC, 0x07, 0x07, OSC_END, GROUND)
  on(OSC, 0x1b, 0x1b, OSC_END, ESCAPE)

  on(STRING, 0x00, 0xff, NOTHING, STRING)
  anywhere(STRING)

  // Only ESC \ ends a DCS: what tmux passes through holds doubled ESCs.
  on(DCS, 0x00, 0xff, NOTHING, DCS)
  on(DCS, 0x1b, 0x1b, NOTHING, DCS_ESCAPE)
  on(DCS_ESCAPE, 0x00, 0xff, NOTHING, DCS)
  at(DCS_ESCAPE, '\\', NOTHING, GROUND)

  // What is passed through begins with `tmux;`. Others, such as pictures, are long and say nothing.
  on(DCS_START, 0x00, 0xff, NOTHING, DCS)
  on(DCS_START, 0x1b, 0x1b, NOTHING, DCS_ESCAPE)
  at(DCS_START, 't', OSC_PUT, DCS_TEXT)
  on(DCS_TEXT, 0x00, 0xff, OSC_PUT, DCS_TEXT)
  on(DCS_TEXT, 0x1b, 0x1b, NOTHING, DCS_TEXT_ESCAPE)
  on(DCS_TEXT_ESCAPE, 0x00, 0xff, OSC_PUT, DCS_TEXT)
  at(DCS_TEXT_ESCAPE, '\\', DCS_END, GROUND)
  return table

  function at(state: number, character: string, action: number, next: number): void {
    const byte = character.charCodeAt(0)
    on(state, byte, byte, action, next)
  }
}
