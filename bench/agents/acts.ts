import type { AgentCli } from './clis.ts'

/** What a person can do with an agent. */
export interface Hand {
  /** The id of what was started last. */
  readonly runner: () => string
  readonly start: (prompt: string | undefined) => Promise<void>
  readonly say: (text: string) => Promise<void>
  readonly press: (keys: readonly string[]) => Promise<void>
  /** Has it leave its turn. */
  readonly interrupt: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly wait: (ms: number) => Promise<void>
}

/** One thing that a person does, and the states that must follow it: these and no others. */
export interface Act {
  readonly name: string
  readonly play: (hand: Hand) => Promise<void>
  /** What it starts with, and begins with; typed where the agent drops it. */
  readonly prompt?: string
  readonly path: readonly string[]
  /** What may follow instead: not every version has what is asked for. */
  readonly or?: readonly string[]
  /** What may be told on the way, because it may be so for a moment. */
  readonly perhaps?: readonly string[]
  /** It may take longer than others: an agent that starts for the first time may install something. */
  readonly patienceMs?: number
  /** What a recording calls the state at its end; see `bench/states/labels.ts`. */
  readonly mark: string
}

/** Where there was no offer, nothing follows. */
const OFFER_MS = 8000
const FIRST_PROMPT = 'please [[rest 3; run touch one.txt && sleep 4; say All of it is done.]]'
const PERMISSION = 'waiting for permission'
const QUESTION = 'waiting for question'

/** What is done with an agent, one after the other. */
export function actsOf(cli: AgentCli, first: boolean): readonly Act[] {
  return first ? firstActs(cli) : allActs(cli)
}

function allActs({ keys, offer, tellsLimit }: AgentCli): readonly Act[] {
  const offers: readonly Act[] =
    offer === undefined
      ? [{ name: 'yes', play: async ({ press }) => press(keys.yes), path: ['active', 'idle'], mark: 'idle_after_tool' }]
      : [
          {
            name: 'yes, and it has an offer',
            play: async ({ press }) => press(keys.yes),
            path: ['active', `waiting for ${offer.waitingFor}`],
            or: ['active', 'idle'],
            mark: 'question',
          },
          {
            name: 'no offer',
            play: async ({ press }) => press(offer.keys),
            path: ['idle'],
            or: [],
            perhaps: ['active'],
            patienceMs: OFFER_MS,
            mark: 'idle_after_offer',
          },
        ]
  const limits: readonly Act[] =
    tellsLimit === undefined
      ? []
      : [
          {
            name: 'the plan is used up',
            play: async ({ say }) => say('go on [[limit]]'),
            path: ['active', 'waiting for limit'],
            perhaps: ['idle'],
            mark: 'limit',
          },
          {
            name: 'and goes on later',
            play: async ({ say }) => say('now [[rest 3; say Here again.]]'),
            path: ['active', 'idle'],
            mark: 'idle_after_limit',
          },
        ]
  return [
    {
      name: 'starts with a prompt that needs a command',
      play: async ({ start }) => start(FIRST_PROMPT),
      prompt: FIRST_PROMPT,
      path: ['active', PERMISSION],
      perhaps: ['idle'],
      patienceMs: 240_000,
      mark: 'permission',
    },
    ...offers,
    {
      name: 'needs another command',
      play: async ({ say }) => say('and [[rest 1; run touch two.txt && sleep 4; say Done.]]'),
      path: ['active', PERMISSION],
      mark: 'permission_2',
    },
    { name: 'no', play: async ({ press }) => press(keys.no), path: ['idle'], perhaps: ['active'], mark: 'denied' },
    {
      name: 'thinks',
      play: async ({ say }) => say('then [[rest 40; say Too late.]]'),
      path: ['active'],
      mark: 'busy_think',
    },
    {
      name: 'Esc while it thinks',
      play: async ({ interrupt }) => interrupt(),
      path: ['idle'],
      mark: 'interrupted',
    },
    {
      name: 'writes a paragraph and falls silent for 12 s',
      play: async ({ press, say }) => {
        // Some put the prompt that was interrupted back into their line.
        await press(keys.clear)
        await say('now [[say A whole first paragraph. / And a second one that stops; rest 12; say here.]]')
      },
      path: ['active', 'idle'],
      mark: 'idle_done',
    },
    {
      name: 'streams for 8 s',
      play: async ({ say }) => say('tell me [[stream 8]]'),
      path: ['active', 'idle'],
      mark: 'idle_after_stream',
    },
    {
      name: 'streams, and Esc meanwhile',
      play: async ({ say, wait, interrupt }) => {
        await say('tell me more [[stream 40]]')
        await wait(5000)
        await interrupt()
      },
      path: ['active', 'idle'],
      mark: 'idle_after_interrupt',
    },
    {
      name: 'asks a question',
      play: async ({ press, say }) => {
        await press(keys.clear)
        await say('ask me [[rest 1; ask; rest 1; say Thank you.]]')
      },
      path: ['active', QUESTION],
      mark: 'question',
    },
    {
      name: 'an answer',
      play: async ({ press }) => press(keys.choose),
      path: ['active', 'idle'],
      mark: 'idle_answered',
    },
    ...limits,
    { name: 'stop', play: async ({ stop }) => stop(), path: ['stopped, exit code 0'], mark: 'exited_0' },
  ]
}

function firstActs({ dialogs }: AgentCli): readonly Act[] {
  const answers = dialogs.map(({ keys }) => keys)
  const acts = dialogs.map(({ waitingFor }, at): Act => ({
    name: at === 0 ? 'starts for the first time' : 'goes on',
    play: async ({ start, press }) =>
      at === 0 ? start('please [[rest 3; say Hello.]]') : press(answers[at - 1] ?? []),
    path: at === 0 ? ['active', `waiting for ${waitingFor}`] : [`waiting for ${waitingFor}`],
    perhaps: ['active', 'idle'],
    mark: `start_${waitingFor}`,
  }))
  const last: Act = {
    name: 'has no more questions',
    play: async ({ press }) => press(answers.at(-1) ?? []),
    path: ['active', 'idle'],
    mark: 'idle_done',
  }
  return acts.length === 0 ? [] : [...acts, last]
}
