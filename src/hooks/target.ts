/** What says that an entry is ours, in every settings file. */
export const MARK = 'geppetto-hook'

/** Whether our entries are in a file of settings: as this version writes them, in another way, or not at all. */
export type HookStatus = 'installed' | 'outdated' | 'not installed'

/**
 * How hooks get into one file of settings and out again. Texts in, texts out, without a byte order mark. Every function throws an
 * Error that says what is wrong, and where, for a text that the agent could not read.
 *
 * Nothing of it is written before it has been compared as values: see `careful`.
 */
export interface SettingsEdit {
  readonly path: string
  /** What a file that is not there begins with. */
  readonly blank: string
  /** Whether the agent reads a file that begins with a byte order mark. */
  readonly takesByteOrderMark: boolean
  readonly status: (text: string) => HookStatus
  /** Adds our entries where they are missing; everything else is kept as it is written. */
  readonly add: (text: string) => string
  /** Takes our entries out, also of a text that has changed since, except what only its author can. */
  readonly remove: (text: string) => string
  /** The values that the agent reads in a text. */
  readonly values: (text: string) => unknown
  /** The same values, and ours. */
  readonly valuesWithOurs: (text: string) => unknown
  /** The same values without ours, and without lists and objects that have nothing else in them. */
  readonly valuesWithoutOurs: (text: string) => unknown
  /** What keeps our entries from working, or from being taken out; for a person. */
  readonly notes: (text: string) => readonly string[]
}

/** Where an agent keeps its settings. */
export interface HookPlace {
  readonly env: NodeJS.ProcessEnv
  readonly home: string
  /** Directory of the scripts of geppetto-tmux. */
  readonly scripts: string
}

/** One agent whose hooks we can use. */
export interface HookTarget {
  readonly agent: string
  /** Its directory of settings: without one the agent has never been used here. */
  readonly directory: (place: HookPlace) => string
  readonly edit: (place: HookPlace) => SettingsEdit
  /** What a person has to know of it. */
  readonly note?: string
}
