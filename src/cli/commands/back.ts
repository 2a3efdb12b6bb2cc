import type { Context } from '../context.ts'
import { goBack } from '../reach/go-to.ts'

export interface BackOptions {
  readonly client?: string
}

/** Brings a person back to the pane in which they were before they went to a runner. */
export async function back(context: Context, { client }: BackOptions): Promise<void> {
  await goBack(context, client)
}
