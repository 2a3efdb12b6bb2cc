import { join } from 'node:path'
import { isMap, isScalar, parseDocument, type Pair, type Scalar } from 'yaml'
import { clientPath, PLAIN_CLIENT, plainClientPath } from '../../hooks/plain-client.ts'
import { firstThatReads } from '../../hooks/proven-edit.ts'
import { MARK, type HookPlace, type HookStatus, type HookTarget, type SettingsEdit } from '../../hooks/target.ts'
import { lineEnd, splice, wrongAt } from '../../hooks/text-place.ts'

type Config = ReadonlyMap<unknown, unknown>

/** Aider reads an option with its dashes, too. */
const COMMAND_KEYS = ['notifications-command', '--notifications-command']
const ASKING_KEYS = ['notifications', '--notifications']
const SILENCING_KEYS = ['no-notifications', '--no-notifications']
const VERB = 'aider notification'
/** As the parser of Aider's options has it. */
const TRUE_WORDS = ['true', 'yes', '1']

const ASKING_LINE = `notifications: true # ${MARK}`
const OURS = String.raw`${PLAIN_CLIENT} ${VERB}`
const OWN_LINE = new RegExp(String.raw`^ *notifications-command: ${OURS}$`)

/**
 * Aider has one slot, too, and runs it in a shell: our command goes before the user's. Its YAML is that of PyYAML: 1.1, and of
 * equal names the last counts.
 */
export const aiderHooks: HookTarget = {
  agent: 'aider',
  directory: ({ home }) => join(home, '.aider'),
  edit,
}

function edit(place: HookPlace): SettingsEdit {
  const ours = `${clientPath(place)} ${VERB}`
  return {
    path: join(place.home, '.aider.conf.yml'),
    blank: '',
    takesByteOrderMark: true,
    status,
    add,
    remove,
    values: (text) => read(text).config,
    valuesWithOurs,
    valuesWithoutOurs,
    notes,
  }

  function status(text: string): HookStatus {
    const clients = clientsIn(commandOf(read(text).config).command)
    if (clients.length === 0) return 'not installed'
    return clients.every((one) => one === ours) ? 'installed' : 'outdated'
  }

  function valuesWithOurs(text: string): Config {
    const config = new Map(read(text).config)
    const { key, command } = commandOf(config)
    if (command === undefined) config.set(key, ours)
    else if (clientsIn(command).length === 0) config.set(key, `${ours}; ${command}`)
    else config.set(key, command.replaceAll(new RegExp(OURS, 'g'), ours))
    return asks(config) ? config : config.set('notifications', true)
  }

  function add(text: string): string {
    plainClientPath(place)
    const { config, pairs } = read(text)
    const expected = valuesWithOurs(text)
    const { key, command } = commandOf(config)
    const pair = pairs.findLast((one) => keyOf(one) === key)
    const lines = asks(config) ? [] : [ASKING_LINE]
    if (pair === undefined) return proven(withLines(text, [...lines, `${key}: ${ours}`]), expected)
    const value = isScalar(pair.value) ? pair.value : undefined
    const changed = new Map(config).set(key, expected.get(key))
    const edited = value === undefined ? text : proven(withCommand(text, value, command, ours), changed)
    return proven(lines.length === 0 ? [edited] : withLines(edited, lines), expected)
  }
}

/** Ways to put our command before another one, or where there is none yet. */
function withCommand(text: string, value: Scalar, command: string | undefined, ours: string): readonly string[] {
  const [start, end] = value.range ?? [0, 0]
  if (clientsIn(command).length > 0) {
    const source = text.slice(start, end)
    return [splice(text, start, end, source.replaceAll(new RegExp(OURS, 'g'), ours))]
  }
  // Before a comment, nothing begins behind the space.
  if (command === undefined) return [start, start - 1].map((at) => splice(text, at, at, ` "${ours}"`))
  return firstPlaces(text, value).map((at) => splice(text, at, at, `${ours}; `))
}

/** Where the first character of a text may stand: behind quotes, or in the first line of a block. */
function firstPlaces(text: string, { type, range }: Scalar): readonly number[] {
  const [start, end] = range ?? [0, 0]
  switch (type) {
    case 'QUOTE_DOUBLE':
    case 'QUOTE_SINGLE':
      return [start + 1]
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED': {
      const [, head = '', indent = ''] = /^([^\n]*\n)( *)/.exec(text.slice(start, end)) ?? []
      // How many of the spaces belong to the text the parser knows.
      return Array.from(indent, (_, i) => start + head.length + indent.length - i)
    }
    default:
      return [start]
  }
}

/** Ways to put lines of ours to the top: first of all, behind the mark that begins a document, before the first key, last. */
function withLines(text: string, lines: readonly string[]): readonly string[] {
  const first = read(text).pairs[0]
  const key = isScalar(first?.key) ? (first.key.range?.[0] ?? 0) : 0
  const keyLine = text.lastIndexOf('\n', key - 1) + 1
  const indent = /^ */.exec(text.slice(keyLine))?.[0] ?? ''
  const mark = /^---[^\n]*(?:\n|$)/m.exec(text)
  const places = [
    ...(text.startsWith('---') ? [] : [0]),
    ...(mark === null ? [] : [mark.index + mark[0].length]),
    keyLine,
    text.length,
  ]
  const end = lineEnd(text)
  return places.map((at) => {
    const before = at === 0 || text[at - 1] === '\n' ? '' : end
    return splice(text, at, at, before + lines.map((line) => `${indent}${line}${end}`).join(''))
  })
}

function remove(text: string): string {
  let left = text
  const { config, pairs } = read(text)
  const command = commandOf(config).command
  const wanted = withoutOurs(command)
  // From the end, so that what is left to be taken out stays where it is.
  for (const pair of pairs.toReversed()) {
    if (isAskingLine(left, pair)) left = withoutLine(left, pair)
    else if (COMMAND_KEYS.includes(String(keyOf(pair))) && wanted !== command) left = withoutCommand(left, pair)
  }
  return left
}

function withoutCommand(text: string, pair: Pair): string {
  if (OWN_LINE.test(lineOf(text, pair).text)) return withoutLine(text, pair)
  const [start, end] = isScalar(pair.value) ? (pair.value.range ?? [0, 0]) : [0, 0]
  const source = text.slice(start, end)
  if (new RegExp(`^"${OURS}"$`).test(source)) return splice(text, start - 1, end, '')
  return splice(text, start, end, source.replaceAll(new RegExp(`${OURS}; `, 'g'), ''))
}

function valuesWithoutOurs(text: string): Config {
  const { config, pairs } = read(text)
  const left = new Map(config)
  const { key, command } = commandOf(config)
  const kept = withoutOurs(command)
  // Without a value it runs nothing, as without the key.
  if (kept === undefined) left.delete(key)
  else left.set(key, kept)
  if (pairs.some((pair) => isAskingLine(text, pair))) left.delete('notifications')
  return left
}

/** A command without ours, as far as that can be told from what surrounds it. */
function withoutOurs(command: string | undefined): string | undefined {
  if (command === undefined || new RegExp(`^${OURS}$`).test(command)) return undefined
  return command.replaceAll(new RegExp(`${OURS}; `, 'g'), '')
}

function notes(text: string): readonly string[] {
  const { config } = read(text)
  const isLeft = clientsIn(withoutOurs(commandOf(config).command)).length > 0
  return [
    ...(isSilent(config) ? ['notifications is off: Aider runs no command, so nothing is told'] : []),
    ...(isLeft ? ['notifications-command runs ours: only you can take it out'] : []),
  ]
}

function read(text: string): { readonly config: Config; readonly pairs: readonly Pair[] } {
  const document = parseDocument(text, { version: '1.1', uniqueKeys: false, prettyErrors: false })
  const [error] = document.errors
  if (error !== undefined) {
    const what = error.code === 'MULTIPLE_DOCS' ? 'it has several documents, and Aider reads one' : error.message
    throw wrongAt(text, error.pos[0], what)
  }
  const { contents } = document
  if (contents === null || (isScalar(contents) && contents.value === null)) return { config: new Map(), pairs: [] }
  if (!isMap(contents)) throw new Error('it is not a mapping of names to values')
  if (contents.flow === true) throw new Error('its names stand in braces, where ours cannot be put in')
  return { config: document.toJS({ mapAsMap: true }) as Config, pairs: contents.items }
}

/** The command and the key that it stands under. */
function commandOf(config: Config): { readonly key: string; readonly command: string | undefined } {
  const [key = 'notifications-command', other] = COMMAND_KEYS.filter((name) => config.has(name))
  if (other !== undefined) throw new Error(`${key} stands twice, once with dashes before it`)
  const command = config.get(key) ?? undefined
  if (command !== undefined && typeof command !== 'string') throw new Error(`${key} is not a text`)
  return { key, command }
}

/** Whether it is said whether there are to be notifications. */
function asks(config: Config): boolean {
  return [...ASKING_KEYS, ...SILENCING_KEYS].some((name) => config.has(name))
}

function isSilent(config: Config): boolean {
  const isTrue = (name: string): boolean => TRUE_WORDS.includes(String(config.get(name)).toLowerCase())
  return SILENCING_KEYS.some(isTrue) || (asks(config) && !ASKING_KEYS.some(isTrue))
}

/** Every command of ours in a command, each with its client. */
function clientsIn(command = ''): readonly string[] {
  return command.match(new RegExp(OURS, 'g')) ?? []
}

function isAskingLine(text: string, pair: Pair): boolean {
  return keyOf(pair) === 'notifications' && lineOf(text, pair).text.trimStart() === ASKING_LINE
}

function keyOf(pair: Pair): unknown {
  return isScalar(pair.key) ? pair.key.value : undefined
}

/** The whole line that a key stands on. */
function lineOf(text: string, pair: Pair): { readonly start: number; readonly end: number; readonly text: string } {
  const at = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0
  const start = text.lastIndexOf('\n', at - 1) + 1
  const next = text.indexOf('\n', at)
  const end = next < 0 ? text.length : next + 1
  return { start, end, text: text.slice(start, end).replace(/\r?\n$/, '') }
}

function withoutLine(text: string, pair: Pair): string {
  const { start, end } = lineOf(text, pair)
  return splice(text, start, end, '')
}

function proven(texts: readonly string[], expected: Config): string {
  const text = firstThatReads(texts, (one) => read(one).config, expected)
  if (text === undefined) {
    throw new Error('notifications-command is written in a way that cannot be changed safely; do it by hand')
  }
  return text
}
