import { join, resolve } from 'node:path'
import { parse, TomlError } from 'smol-toml'
import { clientPath, PLAIN_CLIENT, plainClientPath } from '../../hooks/plain-client.ts'
import { firstThatReads } from '../../hooks/proven-edit.ts'
import { MARK, type HookPlace, type HookStatus, type HookTarget, type SettingsEdit } from '../../hooks/target.ts'
import { lineEnd, splice } from '../../hooks/text-place.ts'

type Config = Record<string, unknown>
type Words = readonly string[]

/** What our client is called with; the words of the user's command follow. */
const VERB = 'codex-notify'
/** Ours in a text, as two words in the same quotes, escaped or not, and the comma to what follows. */
const OURS = new RegExp(String.raw`(\\*["'])[^"'\n\\]*/${MARK}\1\s*,\s*\1${VERB}\1(?:\s*,[ \t]?)?`, 'g')
/** Ours in a list of its own, on the line that we write for it. */
const OWN_LINE = new RegExp(String.raw`^notify = \["[^"\n]*/${MARK}", "${VERB}"\]\r?\n`, 'gm')
/** Ours in a word of another program: in a list as JSON, or in a line of shell. */
const INNER = new RegExp(String.raw`(${PLAIN_CLIENT})\W+${VERB}\b`, 'g')
/** A list that begins, with its key in any quotes. */
const LIST = /^[ \t]*(notify|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[ \t]*=[ \t]*\[/gm

/**
 * Codex has one slot, `notify`: our words go before those of the user's command, which the client then runs. Its hooks are
 * left alone: each would have to be trusted in a dialog, and Codex states all that they say in its output.
 *
 * Other programs take the slot, too, and keep what was there in their own arguments (openai/codex#28404): ours is found there.
 */
export const codexHooks: HookTarget = {
  agent: 'codex',
  directory: codexDirectory,
  edit,
  note: 'Codex is told of by its end of turn only; its state is read off its output',
}

function edit(place: HookPlace): SettingsEdit {
  const client = clientPath(place)
  return {
    path: join(codexDirectory(place), 'config.toml'),
    blank: '',
    takesByteOrderMark: true,
    status,
    add,
    remove,
    values: read,
    valuesWithOurs: (text) => withSlot(text, withOurs(slotOf(read(text)))),
    valuesWithoutOurs: (text) => {
      const left = withoutOurs(slotOf(read(text)))
      // An empty list runs nothing, as none.
      return withSlot(text, left?.length === 0 ? undefined : left)
    },
    notes,
  }

  function status(text: string): HookStatus {
    const clients = clientsIn(slotOf(read(text)))
    if (clients.length === 0) return 'not installed'
    return clients.every((one) => one === client) ? 'installed' : 'outdated'
  }

  function withOurs(slot: Words | undefined): Words {
    if (clientsIn(slot).length === 0) return [client, VERB, ...(slot ?? [])]
    const renewed = renewOne(slot ?? [], client)
    return renewed === undefined ? (slot ?? []) : withOurs(renewed.slot)
  }

  function add(text: string): string {
    plainClientPath(place)
    const slot = slotOf(read(text))
    const words = `"${client}", "${VERB}"`
    if (slot === undefined) return `notify = [${words}]${lineEnd(text)}${text}`
    if (clientsIn(slot).length > 0) return renew(text, client)
    // In other quotes it is not taken for a line of ours later.
    const added = slot.length === 0 ? `'${client}', '${VERB}'` : `${words}, `
    const lists = matches(text, LIST).filter(({ groups: [key = ''] }) => isNotify(key))
    return proven(
      lists.map(({ end }) => splice(text, end, end, added)),
      withSlot(text, withOurs(slot)),
    )
  }
}

/** Another program runs ours, perhaps from an older place of geppetto-tmux: the place is corrected where it stands. */
function renew(text: string, client: string): string {
  const renewed = renewOne(slotOf(read(text)) ?? [], client)
  if (renewed === undefined) return text
  const { old, slot } = renewed
  const places = matches(text, new RegExp(old.replaceAll(/\W/g, String.raw`\$&`), 'g'))
  const next = proven(
    places.map(({ start, end }) => splice(text, start, end, client)),
    withSlot(text, slot),
  )
  return renew(next, client)
}

/** The words with the first client of another place replaced; undefined when there is none. */
function renewOne(slot: Words, client: string): { readonly old: string; readonly slot: Words } | undefined {
  for (const [i, word] of slot.entries()) {
    if (isClient(word) && slot[i + 1] === VERB && word !== client) return { old: word, slot: slot.with(i, client) }
    const inner = matches(word, INNER).find(({ groups: [old] }) => old !== client)
    const [old] = inner?.groups ?? []
    if (inner === undefined || old === undefined) continue
    return { old, slot: slot.with(i, splice(word, inner.start, inner.start + old.length, client)) }
  }
  return undefined
}

function remove(text: string): string {
  const slot = slotOf(read(text))
  const left = slot === undefined ? undefined : withoutOneOfOurs(slot)
  if (left === undefined) return text
  const withoutLine =
    left.length === 0 ? firstThatReads(cuts(text, OWN_LINE), read, withSlot(text, undefined)) : undefined
  return remove(withoutLine ?? proven(cuts(text, OURS), withSlot(text, left)))
}

/** The words of the slot without ours, as far as another program that wraps it still has something to run. */
function withoutOurs(slot: Words | undefined): Words | undefined {
  const left = slot === undefined ? undefined : withoutOneOfOurs(slot)
  return left === undefined ? slot : withoutOurs(left)
}

function withoutOneOfOurs(slot: Words): Words | undefined {
  const at = slot.findIndex((word, i) => isClient(word) && slot[i + 1] === VERB && (i === 0 || i + 2 < slot.length))
  if (at >= 0) return slot.toSpliced(at, 2)
  for (const [i, word] of slot.entries()) {
    const inner = listIn(word)
    const left = inner === undefined ? undefined : withoutOneOfOurs(inner)
    if (left === undefined || left.length === 0) continue
    const cut = cuts(word, OURS).find((one) => JSON.stringify(listIn(one)) === JSON.stringify(left))
    if (cut !== undefined) return slot.with(i, cut)
  }
  return undefined
}

function notes(text: string): readonly string[] {
  const slot = slotOf(read(text)) ?? []
  const [first = ''] = slot
  const twice = clientsIn(slot).length > 1 ? ['notify runs ours twice: uninstall, then install again'] : []
  const isLeft = clientsIn(withoutOurs(slot)).length > 0
  return isLeft ? [...twice, `notify is ${first}, which runs ours: only you can take it out of its arguments`] : twice
}

function read(text: string): Config {
  try {
    return parse(text, { integersAsBigInt: true })
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [what = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
    throw new Error(`line ${error.line}, column ${error.column}: ${what}`, { cause: error })
  }
}

function slotOf(config: Config): Words | undefined {
  const slot = config['notify']
  if (slot === undefined) return undefined
  if (!Array.isArray(slot) || !slot.every((word) => typeof word === 'string')) {
    throw new Error('notify is not a list of texts')
  }
  return slot
}

/** The values of a text with another slot. */
function withSlot(text: string, slot: Words | undefined): Config {
  const config = read(text)
  if (slot === undefined) delete config['notify']
  else config['notify'] = [...slot]
  return config
}

/** Every place of our client in the slot, also in the arguments of another program. */
function clientsIn(slot: Words = []): Words {
  return slot.flatMap((word, i) => {
    if (isClient(word) && slot[i + 1] === VERB) return [word]
    return matches(word, INNER).map(({ groups: [client = ''] }) => client)
  })
}

function isClient(word: string): boolean {
  return word.endsWith(`/${MARK}`)
}

/** Whether a key as it is written in a file is the one of the slot. */
function isNotify(key: string): boolean {
  return key === 'notify' || (!key.includes('\n') && Object.hasOwn(read(`${key} = 1`), 'notify'))
}

/** The words in a word that is a list as JSON, as some programs keep the command that they wrap. */
function listIn(word: string): Words | undefined {
  if (!word.startsWith('[')) return undefined
  try {
    const value: unknown = JSON.parse(word)
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined
  } catch {
    return undefined
  }
}

interface Match {
  readonly start: number
  readonly end: number
  readonly groups: readonly (string | undefined)[]
}

function matches(text: string, pattern: RegExp): readonly Match[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    groups: match.slice(1),
  }))
}

/** A text without what matches, one for each match. */
function cuts(text: string, pattern: RegExp): readonly string[] {
  return matches(text, pattern).map(({ start, end }) => splice(text, start, end, ''))
}

function proven(texts: readonly string[], expected: Config): string {
  const text = firstThatReads(texts, read, expected)
  if (text === undefined) throw new Error('notify is written in a way that cannot be changed safely; do it by hand')
  return text
}

function codexDirectory({ env, home }: HookPlace): string {
  return resolve(home, env['CODEX_HOME'] || '.codex')
}
