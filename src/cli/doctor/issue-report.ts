import { hostname, homedir, release, userInfo } from 'node:os'
import { readTail } from '../../base/file-tail.ts'
import { messageOf } from '../../base/failure.ts'
import { controllerLogFile } from '../../host/paths.ts'
import { runTmux } from '../../tmux/one-shot.ts'
import { plain } from '../../terminal/plain.ts'
import type { Context } from '../context.ts'
import type { Finding } from './finding.ts'
import { masked } from './mask.ts'

/** What happened last is what the report is about. */
const LOG_LINES = 40
const LOG_BYTES = 64 * 1024
/** A server that does not answer is part of the report. */
const ASK_MS = 2000

/** What a report of a fault needs, as text to paste: versions, options, findings, the end of the controller's log. Masked. */
export async function issueReport(context: Context, findings: readonly Finding[]): Promise<string> {
  const { env, version } = context
  const parts = [
    ['geppetto-tmux', version],
    ['node', process.version],
    ['system', `${process.platform} ${process.arch} ${release()}`],
    ['tmux', await asked(context, ['display-message', '-p', '#{version}'])],
    ['TERM', env['TERM'] ?? 'not set'],
    ['terminals', await asked(context, ['list-clients', '-F', '#{client_termname} #{client_width}x#{client_height}'])],
  ].map(([name, value]) => `${name}: ${value}`)
  const options = (await asked(context, ['show-options', '-g']))
    .split('\n')
    .filter((line) => line.startsWith('@geppetto-'))
  const checks = findings.map(({ check, level, message }) => `${level.padEnd(4)} ${check}: ${message}`)
  const log = readTail(controllerLogFile(env), LOG_BYTES).split('\n').slice(-LOG_LINES)
  const text = [...parts, '', '# options', ...options, '', '# doctor', ...checks, '', '# controller log', ...log]
  const sender = { home: env['HOME'] ?? homedir(), user: userInfo().username, host: hostname() }
  return text.map((line) => plain(masked(line, sender))).join('\n')
}

async function asked({ address }: Context, command: readonly string[]): Promise<string> {
  return runTmux(address, command, { timeoutMs: ASK_MS }).catch((error: unknown) => `no answer: ${messageOf(error)}`)
}
