import { isFinal } from '../../runner/state.ts'
import { currentPane, type Context } from '../context.ts'
import { createLook, runnerCard } from '../looks/show.ts'
import { withController } from '../reach/with-controller.ts'

/** Shows one runner in full. */
export async function show(context: Context, runner = currentPane(context)): Promise<void> {
  const found = await withController(context, async (client) => {
    const { runner: shown } = await client.call('show', { runner })
    const isNews = shown.unseen === true && isFinal({ kind: shown.state })
    if (isNews && !context.json) await client.call('looked', { runners: [shown.id] })
    return shown
  })
  const { usageOfRunner, usageJson, usageText } = await import('../usage/report.ts')
  const usage = await usageOfRunner(context, found.id)
  if (context.json) {
    return context.printJson({ runner: { ...found, usage: usage === undefined ? null : usageJson(usage) } })
  }
  const look = await createLook(context)
  context.print(runnerCard(found, look, usage === undefined ? undefined : usageText(usage)))
}
