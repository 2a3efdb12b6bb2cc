import { Failure } from '../base/failure.ts'
import { shellWord } from '../base/shell-word.ts'
import { localFiles, type Files } from './files.ts'
import { localProcesses, type Processes } from './processes.ts'
import type { Argv } from './run.ts'

/**
 * A machine, or a container, as seen through a way to run programs on it. No process id, path of a file or socket means
 * anything without it.
 */
export interface Host {
  /** Tells it from all others: `local`, or the name that its way was given. */
  readonly name: string
  /** True for the machine that this program runs on, which is also meant where no host is named. */
  readonly isLocal: boolean
  /** The command line that, started here, runs these words there. Throws a Failure `not-supported` without a way there. */
  readonly argv: (words: Argv) => Argv
  /** Its processes; undefined where they are not seen from here: no id of them is looked at or signalled. */
  readonly processes: Processes | undefined
  /** Its files; undefined where they are not seen from here: no path of them is read, made or deleted. */
  readonly files: Files | undefined
}

/** The machine that this program runs on. */
export const LOCAL: Host = {
  name: 'local',
  isLocal: true,
  argv: (words) => words,
  processes: localProcesses,
  files: localFiles,
}

export interface BehindOptions {
  /** The words pass a shell there in one line, as behind `ssh`; otherwise they arrive as they are. */
  readonly passesShell?: boolean
}

/** A host where programs are run by a command line before their own, such as `docker exec -i ID`. Throws on a name of ours. */
export function behind(name: string, prefix: Argv, { passesShell = false }: BehindOptions = {}): Host {
  if (name === '' || name === LOCAL.name) throw new Failure('configuration', `no other host can be called '${name}'`)
  return {
    name,
    isLocal: false,
    argv: (words) => [...prefix, ...(passesShell ? [words.map(shellWord).join(' ')] : words)],
    processes: undefined,
    files: undefined,
  }
}

/** The host of that name, as a record has it: without a name this machine; of others no more than the name is known. */
export function hostCalled(name: string | undefined): Host {
  if (name === undefined || name === LOCAL.name) return LOCAL
  return {
    name,
    isLocal: false,
    argv: () => {
      throw elsewhere(name, 'nothing can be run there from here')
    },
    processes: undefined,
    files: undefined,
  }
}

/** Throws a Failure `not-supported` unless this machine is meant; `what` says what is done here only, in words. */
export function requireLocal(host: Host | undefined, what: string): void {
  if (host?.isLocal === false) throw elsewhere(host.name, what)
}

/** The processes of a host. Throws a Failure `not-supported` where they are not seen from here. */
export function requireProcesses({ name, processes }: Host): Processes {
  if (processes === undefined) throw elsewhere(name, 'its processes are not seen from here')
  return processes
}

function elsewhere(name: string, what: string): Failure {
  return new Failure('not-supported', `the tmux server is on ${name}: ${what}`, {
    next: `run geppetto-tmux on ${name} for this`,
  })
}
