import { PatternSearch } from '../../base/pattern.ts'
import { frontGroup, isShellAtPrompt } from '../../host/shell.ts'
import { Observer } from '../agents/observer.ts'
import type { ObserverOptions, Recognised } from '../agents/observer-options.ts'
import type { SessionMemory } from '../agents/session-memory.ts'
import type { LoggedOutput } from '../runs/logged-output.ts'
import type { Identity } from './identity.ts'
import type { TimedLife } from './life.ts'

/** The sources of a runner's state besides its bytes. `pid` is that of the pane's program. */
export interface Sights extends Pick<ObserverOptions, 'rules' | 'readPane'> {
  readonly recognise: (pid: number) => ReturnType<ObserverOptions['recognise']>
  readonly showing: (pid: number) => ReturnType<ObserverOptions['showing']>
}

export interface EyesOptions {
  readonly identity: Identity
  readonly output: LoggedOutput
  readonly sessions: SessionMemory
  readonly sights: Sights
  readonly life: TimedLife
  /** The agent was recognised; `command` stands for no agent. */
  readonly becomes: (agent: string) => void
  /** Another dialog is on the screen. */
  readonly onDialog: ObserverOptions['onDialog']
  /** The agent for which the pane was marked by itself has ended. */
  readonly onAgentEnd: () => void
}

/** Makes the observer of one runner, and passes its findings on to the runner's life. */
export function openEyes({
  identity,
  output,
  sessions,
  sights,
  life,
  becomes,
  onDialog,
  onAgentEnd,
}: EyesOptions): Observer {
  const { agent, tell } = identity.record
  return new Observer(
    {
      ...sights,
      openLine: () => output.openLine,
      tell: patternOf(tell),
      mayAsk: () => identity.isStarted || !isShellAtPrompt(identity.pid),
      recognise: async () => findAgent(identity, sights),
      front: () => frontGroup(identity.pid),
      showing: async () => sights.showing(identity.pid),
      onSession: (name, session) => sessions.isIn({ agent: name, session }),
      onRecognised: (found) => becomes(found.agent),
      onLeft: () => {
        const isShell = identity.mayBeShell
        if (identity.agentHasEnded) onAgentEnd()
        else if (isShell && !identity.isFound) becomes('command')
        return isShell
      },
      dialogs: identity.record.dialogs ?? 0,
      onDialog,
      onVerdict: (verdict, at) => {
        const firm = verdict?.won.source !== 'screen'
        life.apply({ kind: 'judged', at, claim: verdict?.won.claim, firm })
      },
    },
    agent,
  )
}

/** Looks up the agent that a runner runs now; if a person has named one, only that. Undefined: none was seen. */
export async function findAgent(identity: Identity, sights: Sights): Promise<Recognised | undefined> {
  const { agent, agentGiven } = identity.record
  const found = await sights.recognise(identity.pid)
  return agentGiven === undefined || found?.agent === agent ? found : undefined
}

/** The person's pattern. It was checked when it was given; undefined if an edit of the record has made it invalid. */
function patternOf(source: string | undefined): PatternSearch | undefined {
  try {
    return source === undefined ? undefined : new PatternSearch(source)
  } catch {
    return undefined
  }
}
