import * as z from 'zod/mini'
import './shape.ts'

export const sessionRow = z.object({
  id: z.string(),
  name: z.string(),
  windows: z.number(),
  /** Terminals attached, our own clients not counted. */
  attached: z.number(),
  /** Names of the live runners in it. */
  runners: z.array(z.string()),
})
export type SessionRow = z.infer<typeof sessionRow>
