import { ignoreGone } from '../base/ignore-gone.ts'
import { sequence } from '../protocol/quote.ts'
import { runTmux } from '../tmux/one-shot.ts'
import type { ServerAddress } from '../tmux/server-address.ts'
import { LIST_CLIENTS, parseClients } from '../tmux/snapshot.ts'
import { claimant, CLAIM, holderOf, isController, OWNER } from './claim.ts'
import { endStaleClients } from './stale-clients.ts'
import { statusVariables } from './status-variables.ts'

/**
 * Takes its claim from a controller that has ended without a word, so that none is started in its place, and what it has
 * said from the status line. Does nothing while the one that holds the claim is alive.
 *
 * Returns false when one is alive, because another one has taken its place meanwhile, or cannot be seen from here.
 */
export async function dismissMissed(address: ServerAddress, binary: string): Promise<boolean> {
  const missed = await claimant(address, binary)
  const holder = holderOf(address, missed)
  if (holder.kind === 'none') return true
  if (holder.kind === 'elsewhere' || isController(holder.process)) return false
  await endStaleClients(address, binary)
  const names = [...CLAIM, ...statusVariables([], false).keys()]
  const unset = sequence(names.map((name) => ['set-environment', '-gu', name])).toString()
  await runTmux(address, ['if-shell', '-F', `#{==:#{${OWNER}},${missed}}`, unset], { binary })
  const clients = parseClients((await runTmux(address, LIST_CLIENTS, { binary })).split('\n'))
  for (const { name } of clients.filter(({ control }) => !control)) {
    // It may have left meanwhile.
    await ignoreGone(runTmux(address, ['refresh-client', '-S', '-t', name], { binary }))
  }
  return (await claimant(address, binary)) === ''
}
