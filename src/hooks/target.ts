/** What says that an entry is ours, in every settings file. */
export const MARK = 'geppetto-hook'

/** How hooks get into one file of settings and out again. Texts in, texts out. */
export interface SettingsEdit {
  readonly path: string
  /** What a file that is not there begins with. */
  readonly blank: string
  /** Whether all our entries are in it, as this version writes them. */
  readonly has: (text: string) => boolean
  /** Adds our entries, everything else kept as it is written. Throws an Error where they cannot be added. */
  readonly add: (text: string) => string
  /** Takes our entries out, also of a text that has changed since. */
  readonly remove: (text: string) => string
}

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
