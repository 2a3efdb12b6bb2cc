import { now } from '../../base/clock.ts'
import type { Context } from '../context.ts'
import type { Finding } from '../doctor/finding.ts'
import { checkOwnFiles } from '../doctor/own-files.ts'
import { checkPlugin } from '../doctor/plugin.ts'
import { checkController, checkServer } from '../doctor/server.ts'
import { EXIT } from '../exit-code.ts'
import { plain } from '../plain.ts'
import { levelMark } from '../show.ts'

/** Checks everything around and says what to do; exits 1 when something cannot work. */
export async function doctor(context: Context): Promise<number> {
  const server = await checkServer(context)
  const reachable = server.every(({ level }) => level !== 'fail')
  const findings = [
    ...checkOwnFiles(context),
    ...server,
    ...(await checkController(context)),
    ...(reachable ? await checkPlugin(context) : []),
  ]
  const healthy = findings.every(({ level }) => level !== 'fail')
  if (context.json) context.printJson({ ok: healthy, checks: findings })
  else for (const finding of findings) context.print(describe(context, finding))
  return healthy ? EXIT.ok : EXIT.failure
}

function describe(context: Context, { check, level, message, next }: Finding): string {
  const line = `${levelMark(level, { ...context, now: now() })}  ${check}: ${plain(message)}`
  return next === undefined ? line : `${line}\n      ${plain(next)}`
}
