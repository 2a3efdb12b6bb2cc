import * as z from 'zod/mini'
import './shape.ts'

/** How a runner that has ended with its tmux server would be started again. */
export const restartPlan = z.object({
  id: z.string(),
  name: z.string(),
  agent: z.string(),
  /** Where it was in tmux. */
  session: z.string(),
  window: z.string(),
  /** In the session of its agent, as an agent without it, or as the command that it was. */
  how: z.enum(['resumed', 'anew', 'again']),
  agentSession: z.optional(z.string()),
  /** The command that would be run, and where; missing when the runner was marked and not started. */
  command: z.optional(z.array(z.string())),
  cwd: z.optional(z.string()),
  /** The pane in which it runs already, and would be watched. */
  pane: z.optional(z.string()),
  /** Why it cannot be started. */
  problem: z.optional(z.object({ kind: z.string(), message: z.string(), next: z.optional(z.string()) })),
})
export type RestartPlan = z.infer<typeof restartPlan>
