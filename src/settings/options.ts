import { MAX_DURATION_MS, parseDuration } from '../base/clock.ts'
import type { Command } from '../tmux/command-queue.ts'
import { parseRow, rowFormat } from '../protocol/rows.ts'
import { parseChannels, type Channel } from './channel.ts'
import { parseQuietHours, type QuietHours } from './quiet-hours.ts'
import { SOURCE_WISHES, type SourceWish } from './source-choice.ts'

/** What a person can set in tmux.conf and the controller needs, with units. */
export interface Settings {
  readonly idleAfterMs: number
  readonly stuckAfterMs: number
  readonly logMaxBytes: number
  readonly logMaxFiles: number
  readonly logRetentionMs: number
  readonly logTotalBytes: number
  /** By how much a tmux server may grow for control clients that are behind. */
  readonly floodMemoryBytes: number
  /** For runners that are marked from now on. */
  readonly source: SourceWish
  /** Whether panes are marked in which a known agent starts. */
  readonly auto: AutoMark
  /** How a person is told what matters. */
  readonly notify: readonly Channel[]
  /** When no notifications are sent. */
  readonly quietHours: QuietHours | undefined
}

const AUTO_MARKS = ['off', 'agents'] as const
export type AutoMark = (typeof AUTO_MARKS)[number]

/** A whole 64 MB run still fits when files are made as small as 4 MB; see docs/decisions/0002-log-files-kept.md. */
const DEFAULTS: Settings = {
  idleAfterMs: 30_000,
  // An agent at work shows something all the time, if only how long it has worked.
  stuckAfterMs: 5 * 60_000,
  logMaxBytes: 100 * 1024 * 1024,
  logMaxFiles: 20,
  logRetentionMs: 30 * 86_400_000,
  logTotalBytes: 2 * 1024 ** 3,
  // A gigabyte or two is what a laptop has free. See docs/decisions/0010-flow-control.md.
  floodMemoryBytes: 512 * 1024 ** 2,
  source: 'auto',
  auto: 'off',
  notify: [],
  quietHours: undefined,
}

/** The options that the controller reads. */
export const SETTINGS = [
  '@geppetto-idle-after',
  '@geppetto-log-max-size',
  '@geppetto-log-max-files',
  '@geppetto-log-retention',
  '@geppetto-log-total-size',
  '@geppetto-source',
  '@geppetto-stuck-after',
  '@geppetto-notify',
  '@geppetto-quiet-hours',
  '@geppetto-flood-memory',
  '@geppetto-auto',
] as const

/** Prints the options of the server as one row. */
export const SHOW_SETTINGS: Command = ['display-message', '-p', rowFormat(SETTINGS)]

/** Reads the answer to SHOW_SETTINGS. A wrong value counts as not set and is told to `report`. */
export function parseSettings(line: string, report: (problem: string) => void): Settings {
  const row = parseRow(line, SETTINGS.length) ?? []
  const [idle = '', size = '', files = '', retention = '', total = '', source = '', stuck = ''] = row
  const [notify = '', quiet = '', flood = '', auto = ''] = row.slice(7)
  const setting = <T>(option: string, text: string, fallback: T, parse: (text: string) => T | undefined): T => {
    if (text.trim() === '') return fallback
    const value = parse(text.trim())
    if (value === undefined) report(`${option} has the wrong value '${text}'; the default is used`)
    return value ?? fallback
  }
  return {
    idleAfterMs: setting(SETTINGS[0], idle, DEFAULTS.idleAfterMs, positiveDuration),
    logMaxBytes: setting(SETTINGS[1], size, DEFAULTS.logMaxBytes, parseSize),
    logMaxFiles: setting(SETTINGS[2], files, DEFAULTS.logMaxFiles, (text) => wholeNumber(text, 1, 999)),
    logRetentionMs: setting(SETTINGS[3], retention, DEFAULTS.logRetentionMs, positiveDuration),
    logTotalBytes: setting(SETTINGS[4], total, DEFAULTS.logTotalBytes, parseSize),
    source: setting(SETTINGS[5], source, DEFAULTS.source, sourceWish),
    stuckAfterMs: setting(SETTINGS[6], stuck, DEFAULTS.stuckAfterMs, positiveDuration),
    notify: setting(SETTINGS[7], notify, DEFAULTS.notify, parseChannels),
    floodMemoryBytes: setting(SETTINGS[9], flood, DEFAULTS.floodMemoryBytes, parseSize),
    auto: setting(SETTINGS[10], auto, DEFAULTS.auto, (text) => AUTO_MARKS.find((word) => word === text)),
    quietHours: setting(SETTINGS[8], quiet, DEFAULTS.quietHours, parseQuietHours),
  }
}

/** `30s` and the like, more than nothing and at most a year. */
function positiveDuration(text: string): number | undefined {
  const ms = parseDuration(text)
  return ms !== undefined && ms > 0 && ms <= MAX_DURATION_MS ? ms : undefined
}

/** `64K`, `100M`, `1.5G` or bytes; from 4 KiB, so that a file holds at least one batch of a busy pane, to 1 TiB. */
function parseSize(text: string): number | undefined {
  const match = /^(\d{1,12}(?:\.\d{1,3})?)([KMGT]?)(?:i?B)?$/i.exec(text)
  if (match === null) return undefined
  const power = ['', 'K', 'M', 'G', 'T'].indexOf((match[2] ?? '').toUpperCase())
  const bytes = Math.round(Number(match[1]) * 1024 ** power)
  return bytes >= 4096 && bytes <= 1024 ** 4 ? bytes : undefined
}

function sourceWish(text: string): SourceWish | undefined {
  return SOURCE_WISHES.find((wish) => wish === text)
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : undefined
  return value !== undefined && value >= least && value <= most ? value : undefined
}
