import { controllerSocket } from '../../host/paths.ts'
import type { Context } from '../context.ts'
import { endController, ensureController, startController } from '../reach/controller-launch.ts'
import { runningController } from '../reach/running-controller.ts'
import { EXIT } from '../exit-code.ts'
import { strayOptionsOf } from '../plugin-options.ts'
import { createLook, controllerCard } from '../looks/show.ts'

/** Starts the controller of the server, unless one runs. */
export async function start(context: Context): Promise<void> {
  const client = await ensureController(context)
  client.close()
  context.say('the controller is running')
}

const ENDED = {
  none: 'no controller is running',
  ended: 'the controller has ended',
  killed: 'the controller did not end in its time, and was killed; the next one goes on where it was',
} as const

/** Ends the controller and waits until it is gone; runners stay marked and are picked up by the next one. */
export async function stop(context: Context): Promise<void> {
  context.say(ENDED[await endController(context)])
}

/** Replaces the controller by a new one of this version. */
export async function restart(context: Context): Promise<void> {
  if ((await endController(context)) === 'killed') context.say(ENDED.killed)
  const client = await startController(context)
  client.close()
  context.say('the controller is running')
}

/** Tells how the controller is; exits 69 when none runs. */
export async function status(context: Context): Promise<number> {
  const running = await runningController(context)
  if (running === undefined) {
    const socket = controllerSocket(context.address, context.env)
    if (context.json) context.printJson({ running: false, socket })
    else context.print('not running')
    return EXIT.unavailable
  }
  try {
    const [status, stray] = await Promise.all([
      running.client.call('controller-status', {}),
      strayOptionsOf(context.address),
    ])
    const found = { ...status, problems: [...status.problems, ...stray] }
    if (context.json) context.printJson({ running: true, ...found })
    else context.print(controllerCard(found, await createLook(context)))
  } finally {
    running.client.close()
  }
  return EXIT.ok
}

/** Makes a running controller look at its server again; for hooks of tmux. */
export async function refresh(context: Context): Promise<void> {
  const running = await runningController(context)
  await running?.client.call('refresh', {})
  running?.client.close()
}
