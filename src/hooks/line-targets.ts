import { readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { MARK, type HookPlace, type HookTarget } from './target.ts'

/** Words that stand in settings as they are, without quotes. */
const PLAIN_PATH = /^[\w./+@-]+$/

/**
 * Codex has one slot, `notify`: our words go before those of the user's command, which the client then runs. Its hooks are
 * left alone: each would have to be trusted in a dialog, and Codex states all that they say in its output.
 */
export const codexHooks: HookTarget = {
  agent: 'codex',
  directory: codexDirectory,
  edit: (place) => {
    const client = clientPath(place)
    const words = `${JSON.stringify(client)}, "codex-notify"`
    return {
      path: join(codexDirectory(place), 'config.toml'),
      blank: '',
      has: (text) => text.includes(words),
      add: (text) => {
        checkPlain(client)
        const table = /^\s*\[/m.exec(text)?.index ?? text.length
        const head = text.slice(0, table)
        const slot = /^[ \t]*notify[ \t]*=[ \t]*(\[?)/m.exec(head)
        if (/"""|'''/.test(head)) throw new Error('it has texts of several lines before its tables')
        if (slot === null) return `notify = [${words}]${newline(text)}${text}`
        if (slot[1] === '') throw new Error('notify is not a list')
        const at = slot.index + slot[0].length
        const isEmpty = /^\s*\]/.test(head.slice(at))
        return `${text.slice(0, at)}${words}${isEmpty ? '' : ', '}${text.slice(at)}`
      },
      remove: (text) => {
        const ours = String.raw`"[^"\n]*/${MARK}",\s*"codex-notify"`
        const alone = new RegExp(String.raw`^notify = \[${ours}\]\r?\n`, 'm')
        return text.replace(alone, '').replace(new RegExp(String.raw`(notify\s*=\s*\[\s*)${ours}(?:,\s?)?`), '$1')
      },
    }
  },
  note: 'Codex is told of by its end of turn only; its state is read off its output',
}

/** Aider has one slot, too, and runs it in a shell: our command goes before the user's. */
export const aiderHooks: HookTarget = {
  agent: 'aider',
  directory: ({ home }) => join(home, '.aider'),
  edit: (place) => {
    const client = clientPath(place)
    const ours = `${client} aider notification`
    return {
      path: join(place.home, '.aider.conf.yml'),
      blank: '',
      has: (text) => text.includes(ours),
      add: (text) => {
        checkPlain(client)
        const slot = /^notifications-command:[ \t]*(["']?)(?=\S)/m.exec(text)
        if (slot !== null) {
          const at = slot.index + slot[0].length
          return `${text.slice(0, at)}${ours}; ${text.slice(at)}`
        }
        // A document may have a first line that must stay the first.
        const at = /^---[^\n]*\n/.exec(text)?.[0].length ?? 0
        const asks = /^notifications:/m.test(text) ? '' : `notifications: true # ${MARK}${newline(text)}`
        return `${text.slice(0, at)}${asks}notifications-command: ${ours}${newline(text)}${text.slice(at)}`
      },
      remove: (text) =>
        text
          .replace(new RegExp(String.raw`^notifications: true # ${MARK}\r?\n`, 'm'), '')
          .replace(new RegExp(String.raw`^notifications-command: \S*/${MARK} aider notification\r?\n`, 'm'), '')
          .replace(new RegExp(String.raw`(notifications-command:[ \t]*["']?)\S*/${MARK} aider notification; `), '$1'),
    }
  },
}

/** OpenCode loads what lies in a directory: a file of our own. */
export const opencodeHooks: HookTarget = {
  agent: 'opencode',
  directory: opencodeDirectory,
  edit: (place) => ({
    path: join(opencodeDirectory(place), 'plugins', 'geppetto-tmux.js'),
    blank: '',
    has: (text) => text === plugin(place),
    add: (text) => {
      if (text !== '') throw new Error('it is a file of yours')
      return plugin(place)
    },
    remove: (text) => (text.startsWith(`// ${MARK} for OpenCode`) ? '' : text),
  }),
}

function plugin({ scripts }: HookPlace): string {
  return readFileSync(join(scripts, 'opencode-plugin.mjs'), 'utf8')
}

function codexDirectory({ env, home }: HookPlace): string {
  return resolve(home, env['CODEX_HOME'] || '.codex')
}

function opencodeDirectory({ env, home }: HookPlace): string {
  const config = env['XDG_CONFIG_HOME'] ?? ''
  return join(isAbsolute(config) ? config : join(home, '.config'), 'opencode')
}

function clientPath({ scripts }: HookPlace): string {
  return join(scripts, MARK)
}

function checkPlain(path: string): void {
  if (!PLAIN_PATH.test(path))
    throw new Error(`the path of geppetto-tmux has characters that cannot stand in it: ${path}`)
}

function newline(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}
