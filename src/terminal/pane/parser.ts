import type { Parameter } from './sgr.ts'

/** What a parser finds. */
export interface ParserActions {
  /** Printable ASCII; the bytes are valid until this returns. */
  print(data: Uint8Array, from: number, to: number): void
  /** A byte of 0x80 and above outside of strings; returns how many bytes were taken from there on, one or a whole character. */
  high(data: Uint8Array, at: number): number
  control(byte: number): void
  /** ESC, intermediate bytes and the last one. */
  escape(final: number, intermediates: string): void
  csi(final: number, intermediates: string, parameters: readonly Parameter[]): void
  osc(bytes: Uint8Array): void
  /** `parameters`: undefined where there are too many, or too large ones. */
  dcs(bytes: Uint8Array, intermediates: string, parameters: readonly Parameter[] | undefined): void
  /** A string began, or an unknown sequence ended: there is no character to repeat. */
  stringBegan(): void
}

/** As many bytes of parameters, intermediates and parameters are read; a sequence with more is not obeyed (input.c). */
const MOST_PARAMETER_BYTES = 63
const MOST_INTERMEDIATES = 3
const MOST_PARAMETERS = 24
const MOST_NUMBER = 2 ** 31 - 1
/** tmux doubles what it has for a string up to 1 MB, one byte of it for its end; one that is longer is not obeyed. */
const MOST_STRING_BYTES = 1024 * 1024 - 1

const GROUND = 0
const ESCAPE = 1
const ESCAPE_INTERMEDIATE = 2
const CSI = 3
const CSI_PARAMETER = 4
const CSI_INTERMEDIATE = 5
const CSI_IGNORE = 6
const DCS = 7
const DCS_PARAMETER = 8
const DCS_INTERMEDIATE = 9
const DCS_HANDLER = 10
const DCS_ESCAPE = 11
const DCS_IGNORE = 12
const OSC = 13
/** APC, PM, SOS and the rename string of screen: text that ends with ST. */
const STRING = 14

const BEL = 0x07
const SEMICOLON = 0x3b
const QUESTION_MARK = 0x3f
const OPENING_BRACKET = 0x5b
const CAN = 0x18
const SUB = 0x1a
const ESC = 0x1b

/** Finds the commands in what a program writes, as tmux's input.c does; pieces may be cut anywhere. */
export class Parser {
  readonly #actions: ParserActions
  #state = GROUND
  #intermediates = ''
  #parameters = ''
  #isTooLong = false
  #string: number[] = []

  constructor(actions: ParserActions) {
    this.#actions = actions
  }

  /** True between two commands. */
  get isGround(): boolean {
    return this.#state === GROUND
  }

  /** True while the end of a string is awaited. */
  get isInString(): boolean {
    return this.#state >= DCS
  }

  /** Gives up what has no end. */
  giveUp(): void {
    this.#state = GROUND
  }

  push(data: Uint8Array): void {
    const { length } = data
    for (let at = 0; at < length; at += 1) {
      const byte = data[at] as number
      if (this.#state !== GROUND) {
        this.#take(byte)
        continue
      }
      if (byte >= 0x20 && byte < 0x7f) {
        let end = at + 1
        while (end < length && (data[end] as number) >= 0x20 && (data[end] as number) < 0x7f) end += 1
        this.#actions.print(data, at, end)
        at = end - 1
      } else if (byte === ESC) {
        const end = this.#wholeCsi(data, at + 1)
        if (end === undefined) this.#begin(ESCAPE)
        else at = end
      } else if (byte >= 0x80) at += this.#actions.high(data, at) - 1
      else if (byte !== 0x7f) this.#actions.control(byte)
    }
  }

  /**
   * Carries out a control sequence of plain numbers that is there whole, which most are; `at` is what follows ESC. Returns
   * where it ends; undefined for any other sequence.
   */
  #wholeCsi(data: Uint8Array, at: number): number | undefined {
    if (data[at] !== OPENING_BRACKET) return undefined
    const isPrivate = data[at + 1] === QUESTION_MARK
    const parameters: Parameter[] = []
    const end = Math.min(data.length, at + MOST_PARAMETER_BYTES)
    let number: number | undefined
    for (let next = at + (isPrivate ? 2 : 1); next < end; next += 1) {
      const byte = data[next] as number
      if (byte >= 0x30 && byte <= 0x39) number = (number ?? 0) * 10 + byte - 0x30
      else if (byte === SEMICOLON) {
        parameters.push(number)
        number = undefined
      } else if (byte >= 0x40 && byte < 0x7f) {
        if (number !== undefined || parameters.length > 0) parameters.push(number)
        if (!areObeyed(parameters)) return next
        this.#actions.csi(byte, isPrivate ? '?' : '', parameters)
        return next
      } else return undefined
    }
    return undefined
  }

  #begin(state: number): void {
    this.#state = state
    this.#intermediates = ''
    this.#parameters = ''
    this.#isTooLong = false
  }

  #beginString(state: number): void {
    this.#begin(state)
    this.#string = []
    this.#actions.stringBegan()
  }

  #take(byte: number): void {
    const state = this.#state
    if (state === DCS_HANDLER || state === DCS_ESCAPE) return this.#takeDcs(byte)
    if (byte === ESC) {
      if (state === OSC) this.#endOsc()
      return this.#begin(ESCAPE)
    }
    if (byte === CAN || byte === SUB) {
      this.#actions.control(byte)
      if (state === OSC) this.#endOsc()
      this.#state = GROUND
      return
    }
    switch (state) {
      case ESCAPE:
      case ESCAPE_INTERMEDIATE:
        return this.#takeEscape(byte)
      case CSI:
      case CSI_PARAMETER:
      case CSI_INTERMEDIATE:
      case CSI_IGNORE:
        return this.#takeCsi(byte)
      case DCS:
      case DCS_PARAMETER:
      case DCS_INTERMEDIATE:
        return this.#takeDcsHead(byte)
      case OSC:
        if (byte === BEL) {
          this.#endOsc()
          this.#state = GROUND
        } else if (byte >= 0x20) this.#keep(byte)
    }
  }

  #takeEscape(byte: number): void {
    if (byte < 0x20) return this.#actions.control(byte)
    if (byte >= 0x7f) return
    if (byte < 0x30) {
      this.#intermediate(byte)
      this.#state = ESCAPE_INTERMEDIATE
      return
    }
    if (this.#state === ESCAPE) {
      switch (byte) {
        case 0x50: // P
          return this.#beginString(DCS)
        case 0x5b: // [
          return this.#begin(CSI)
        case 0x5d: // ]
          return this.#beginString(OSC)
        case 0x58: // X
        case 0x5e: // ^
        case 0x5f: // _
        case 0x6b: // k
          return this.#beginString(STRING)
      }
    }
    this.#state = GROUND
    if (!this.#isTooLong) this.#actions.escape(byte, this.#intermediates)
  }

  #takeCsi(byte: number): void {
    if (byte < 0x20) return this.#actions.control(byte)
    if (byte >= 0x7f) return
    if (byte >= 0x40) {
      const isObeyed = this.#state !== CSI_IGNORE && !this.#isTooLong
      this.#state = GROUND
      const parameters = isObeyed ? split(this.#parameters) : undefined
      if (parameters !== undefined) this.#actions.csi(byte, this.#intermediates, parameters)
      return
    }
    if (this.#state === CSI_IGNORE) return
    if (byte < 0x30) {
      this.#intermediate(byte)
      this.#state = CSI_INTERMEDIATE
    } else if (this.#state === CSI_INTERMEDIATE) this.#state = CSI_IGNORE
    else if (byte < 0x3c) {
      this.#parameter(byte)
      this.#state = CSI_PARAMETER
    } else if (this.#state === CSI) {
      this.#intermediate(byte)
      this.#state = CSI_PARAMETER
    } else this.#state = CSI_IGNORE
  }

  #takeDcsHead(byte: number): void {
    if (byte < 0x20 || byte >= 0x7f) return
    if (byte >= 0x40) {
      this.#keep(byte)
      this.#state = DCS_HANDLER
    } else if (byte < 0x30) {
      this.#intermediate(byte)
      this.#state = DCS_INTERMEDIATE
    } else if (this.#state === DCS_INTERMEDIATE || byte === 0x3a) this.#state = DCS_IGNORE
    else if (byte < 0x3c) {
      this.#parameter(byte)
      this.#state = DCS_PARAMETER
    } else if (this.#state === DCS) {
      this.#intermediate(byte)
      this.#state = DCS_PARAMETER
    } else this.#state = DCS_IGNORE
  }

  #takeDcs(byte: number): void {
    if (this.#state === DCS_HANDLER) {
      if (byte === ESC) this.#state = DCS_ESCAPE
      else this.#keep(byte)
    } else if (byte === 0x5c) {
      this.#state = GROUND
      if (this.#isTooLong) return
      this.#actions.dcs(Uint8Array.from(this.#string), this.#intermediates, split(this.#parameters))
    } else {
      this.#keep(byte)
      this.#state = DCS_HANDLER
    }
  }

  #endOsc(): void {
    if (!this.#isTooLong) this.#actions.osc(Uint8Array.from(this.#string))
  }

  #parameter(byte: number): void {
    if (this.#parameters.length === MOST_PARAMETER_BYTES) this.#isTooLong = true
    else this.#parameters += String.fromCharCode(byte)
  }

  #intermediate(byte: number): void {
    if (this.#intermediates.length === MOST_INTERMEDIATES) this.#isTooLong = true
    else this.#intermediates += String.fromCharCode(byte)
  }

  #keep(byte: number): void {
    if (this.#string.length === MOST_STRING_BYTES) this.#isTooLong = true
    else this.#string.push(byte)
  }
}

/** The parameters; undefined where there are too many, or too large ones. */
function split(text: string): readonly Parameter[] | undefined {
  if (text === '') return []
  const words = text.split(';')
  const parameters = words.map((word) => (word === '' ? undefined : word.includes(':') ? word : Number(word)))
  return areObeyed(parameters) ? parameters : undefined
}

function areObeyed(parameters: readonly Parameter[]): boolean {
  return (
    parameters.length < MOST_PARAMETERS &&
    parameters.every((parameter) => typeof parameter !== 'number' || parameter <= MOST_NUMBER)
  )
}
