import type { SequenceKind } from './sequences.ts'
import { words, type TextKind } from './text.ts'

/** What a program of a kind does. */
export interface Profile {
  readonly text: Weights<TextKind>
  readonly sequences: Weights<SequenceKind>
  /** How often a step is text rather than a sequence. */
  readonly textShare: number
  /** Before how many of the steps something happens from outside. */
  readonly resizeShare: number
  readonly clearShare: number
  /** Of resizes: so many are by one or two cells. */
  readonly nudgeShare: number
}

/** By weight; what is not named never happens. */
type Weights<K extends string> = Readonly<Record<K, number>>

const STILL = { resizeShare: 0.02, clearShare: 0.003, nudgeShare: 0.6 }

export const PROFILES: Readonly<Record<string, Profile>> = {
  mixed: {
    ...STILL,
    text: weights('words:8 wide:3 emoji:3 marks:2 jamo:1 borders:2 invalid:1 repeated:3 any:1'),
    sequences: {
      ...weights('newline:10 control:4 move:6 place:6 erase:6 edit:4 scroll:3 region:2 repeat:1 save:2 tab:3 mode:2'),
      ...weights('alternate:1 reset:0.6 colour:6 title:1 link:1 string:1 charset:1 query:1 unknown:1 broken:1'),
    },
    textShare: 0.45,
  },
  build: {
    ...STILL,
    text: weights('words:20 borders:3 repeated:2 emoji:2 wide:1'),
    sequences: weights('newline:20 control:3 colour:12 erase:4 move:2 title:1 link:1 place:0.5 tab:2'),
    textShare: 0.5,
  },
  screen: {
    ...STILL,
    text: weights('words:10 borders:10 repeated:3 wide:2 emoji:2'),
    sequences: {
      ...weights('place:14 erase:8 colour:8 edit:4 scroll:3 region:2 save:3 mode:2 alternate:1'),
      ...weights('newline:5 move:6 repeat:1 tab:1'),
    },
    textShare: 0.4,
  },
  unicode: {
    ...STILL,
    text: weights('words:2 wide:6 emoji:10 marks:8 jamo:4 invalid:3 any:4 repeated:1'),
    sequences: weights('newline:4 place:3 move:4 edit:3 erase:2 control:2 mode:1 repeat:1 colour:1 charset:0.5'),
    textShare: 0.75,
  },
  regions: {
    ...STILL,
    text: weights('words:6 repeated:3 wide:1'),
    sequences: {
      ...weights('newline:12 region:8 scroll:10 edit:6 place:6 move:4 mode:4 erase:4 save:3'),
      ...weights('reset:0.5 colour:2 alternate:0.5'),
    },
    textShare: 0.4,
    clearShare: 0.02,
  },
  resizes: {
    text: weights('words:10 repeated:8 wide:6 emoji:2 marks:1'),
    sequences: {
      ...weights('newline:16 place:3 move:3 erase:3 edit:2 tab:2 save:2 region:1'),
      ...weights('alternate:1 colour:2 mode:0.5'),
    },
    textShare: 0.55,
    resizeShare: 0.25,
    clearShare: 0.01,
    nudgeShare: 0.5,
  },
  alternate: {
    text: weights('words:8 repeated:3 wide:2'),
    sequences: {
      ...weights('alternate:10 newline:10 place:6 save:6 erase:4 region:2 scroll:2 reset:1'),
      ...weights('edit:2 colour:3 mode:1'),
    },
    textShare: 0.4,
    resizeShare: 0.12,
    clearShare: 0.02,
    nudgeShare: 0.5,
  },
  parser: {
    ...STILL,
    text: weights('words:6 invalid:4 marks:1'),
    sequences: {
      ...weights('unknown:8 broken:10 string:10 title:4 link:3 query:6 charset:4 colour:4 control:4'),
      ...weights('newline:4 mode:3 save:1'),
    },
    textShare: 0.35,
  },
  colours: {
    ...STILL,
    text: weights('words:10 repeated:2 wide:2 borders:2'),
    sequences: weights(
      'colour:30 newline:6 erase:8 edit:4 link:3 charset:2 scroll:2 place:3 reset:0.5 save:1 repeat:1',
    ),
    textShare: 0.4,
  },
}

function weights<K extends string>(list: string): Weights<K> {
  const entries = words(list).map((item) => item.split(':'))
  return Object.fromEntries(entries.map(([name, weight]) => [name, Number(weight)])) as Weights<K>
}
