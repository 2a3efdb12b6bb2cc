import type { ControllerOptions } from './controller-options.ts'
import type { Fleet } from './fleet/fleet.ts'
import type { Problems } from './telling/problems.ts'
import type { ByteSources } from './server/byte-sources.ts'
import type { ServerLink } from './server/server-link.ts'
import type { SourcePolicy } from './server/source-policy.ts'

export interface ControllerParts {
  readonly options: ControllerOptions
  /** As an ISO 8601 time. */
  readonly startedAt: string
  readonly link: ServerLink
  readonly bytes: ByteSources
  readonly policy: SourcePolicy
  readonly problems: Problems
  readonly fleet: Fleet
}

/** The status of a controller as the socket reports it: how it watches and reads, and its problems. */
export function controllerBody({ options, startedAt, link, bytes, policy, problems, fleet }: ControllerParts) {
  const { address, binary, capabilities, identity, socket, version } = options
  const { client, notes, watched } = link
  const { chosen } = policy
  const taps = bytes.taps.taps.map(({ session, pid }) => ({ role: 'tap' as const, session, pid }))
  return {
    pid: process.pid,
    version,
    startedAt,
    tmux: { version: capabilities.version, pid: identity.pid, binary, socket: address.socket },
    socket,
    runners: fleet.live.length,
    ...(watched === undefined || chosen === undefined
      ? {}
      : { watch: { by: watched, why: chosen.why, notes: [...notes] } }),
    clients: [
      ...(client === undefined ? [] : [{ role: 'line' as const, session: client.session, pid: client.pid }]),
      ...taps,
    ],
    readers: bytes.pipes.readers,
    problems: [...problems.all],
  }
}
