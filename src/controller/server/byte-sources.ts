import type { Scope } from '../../base/scope.ts'
import { residentBytes } from '../../host/resident.ts'
import type { PaneId } from '../../protocol/ids.ts'
import type { ClientProgram } from '../../tmux/client-program.ts'
import type { ServerAddress } from '../../tmux/server-address.ts'
import type { ServerIdentity } from '../../tmux/server-identity.ts'
import { openTap } from '../../tmux/tap.ts'
import type { Capabilities } from '../../tmux/version.ts'
import type { ClientRecord } from '../../traces/stale-clients.ts'
import type { Journal } from '../events/journal.ts'
import { Feeds } from '../sources/feeds.ts'
import { Looks } from '../sources/looks.ts'
import { Pipes } from '../sources/pipes.ts'
import { Sources } from '../sources/sources.ts'
import type { ServerLink } from './server-link.ts'

export interface ByteSourcesOptions {
  readonly scope: Scope
  readonly journal: Journal
  readonly link: ServerLink
  readonly address: ServerAddress
  readonly program: ClientProgram
  readonly identity: ServerIdentity
  readonly capabilities: Capabilities
  /** Records the taps that are attached to the server. */
  readonly record: ClientRecord
  /** Where the reader of pipes connects. */
  readonly readerSocket: string
  /** Command line of such a reader, before its arguments. */
  readonly readerCommand: readonly string[]
  /** How many bytes the server may hold for taps that are behind. */
  readonly floodMemoryBytes: () => Promise<number>
  /** The server should be looked at again, at once or soon. */
  readonly onChange: (urgent: boolean) => void
  /** The reader of pipes has stopped reading, or goes on. */
  readonly onStopped: () => void
  /** Why a pane is not read from the source that was asked for; undefined when that is over. */
  readonly onInstead: (pane: PaneId, why: string | undefined) => void
}

/** All sources that deliver the bytes of one server's panes. */
export class ByteSources {
  readonly taps: Feeds
  readonly pipes: Pipes
  /** Chooses for each pane among the others. */
  readonly sources: Sources

  constructor(options: ByteSourcesOptions) {
    const { scope, journal, link, address, program, capabilities, record, onChange } = options
    this.taps = new Feeds({
      scope,
      journal,
      connect: async (tap) => record.add(await openTap({ address, program, capabilities, ...tap })),
      onChange,
      serverBytes: () => residentBytes(options.identity.pid, 'tmux'),
      maxBytes: options.floodMemoryBytes,
    })
    this.pipes = new Pipes({
      journal,
      socket: options.readerSocket,
      command: options.readerCommand,
      onStopped: options.onStopped,
      asker: () => link.reader,
      onLost: (pane, why) => this.sources.pipeLost(pane, why),
      onChange: () => onChange(true),
    })
    this.sources = new Sources({
      scope,
      journal,
      adapters: {
        control: this.taps,
        pipe: this.pipes,
        look: new Looks({
          view: async (pane) => link.view(pane),
          onFree: (pane) => this.sources.pipeFree(pane),
        }),
      },
      insteadOfPipe: capabilities.controlIsSafe ? 'control' : 'look',
      onInstead: options.onInstead,
    })
  }
}
