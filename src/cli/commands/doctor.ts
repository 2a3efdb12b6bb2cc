import type { Context } from '../context.ts'
import { checkAccess } from '../doctor/access.ts'
import { checkAgentHooks } from '../doctor/agent-hooks.ts'
import type { Finding } from '../doctor/finding.ts'
import { issueReport } from '../doctor/issue-report.ts'
import { checkOwnFiles } from '../doctor/own-files.ts'
import { checkPerl } from '../doctor/perl.ts'
import { checkPlugin } from '../doctor/plugin.ts'
import { checkRedaction } from '../doctor/redaction.ts'
import { checkController, checkServer } from '../doctor/server.ts'
import { EXIT } from '../exit-code.ts'
import { plain } from '../../terminal/plain.ts'
import { createLook, levelMark, type Look } from '../looks/show.ts'

export interface DoctorOptions {
  /** As a text for a report of a fault. */
  readonly report?: boolean
}

/** Checks everything around and says what to do; exits 1 when something cannot work. */
export async function doctor(context: Context, options: DoctorOptions): Promise<number> {
  const server = await checkServer(context)
  const reachable = server.every(({ level }) => level !== 'fail')
  const findings = [
    ...checkOwnFiles(context),
    await checkPerl(context),
    ...checkRedaction(context),
    ...(await checkAgentHooks(context)),
    ...server,
    ...(await checkController(context)),
    ...(reachable ? [...(await checkAccess(context)), ...(await checkPlugin(context))] : []),
  ]
  const healthy = findings.every(({ level }) => level !== 'fail')
  if (context.json) context.printJson({ ok: healthy, checks: findings })
  else if (options.report === true) context.print(await issueReport(context, findings))
  else context.print(listed(findings, await createLook(context)))
  return healthy ? EXIT.ok : EXIT.failure
}

function listed(findings: readonly Finding[], look: Look): string {
  const lines = findings.flatMap(({ check, level, message, next }) => [
    `${levelMark(level, look)}  ${check}: ${plain(message)}`,
    ...(next === undefined ? [] : [`      ${plain(next)}`]),
  ])
  return lines.join('\n')
}
