import * as z from 'zod/mini'
import { OPTION_KINDS } from '../runner/option-kind.ts'
import { time } from './shape.ts'

const option = z.object({
  /** As the agent wrote it. */
  label: z.string(),
  /**
   * The key that chooses it, as it stands on the screen; left out where it cannot be chosen from elsewhere, and so in every
   * option of a dialog that is `unanswerable`.
   */
  key: z.optional(z.string()),
  /** `always` and `other` have to be confirmed: they grant more than this once, or it is not known what they do. */
  kind: z.enum(OPTION_KINDS),
})

/** The dialog in which an agent waits, as it stands on its screen. All its texts are data. */
export const dialog = z.object({
  /** Left out where it was not read. */
  question: z.optional(z.string()),
  /** The command, the file or whatever it is about; it may have several lines. */
  subject: z.optional(z.string()),
  options: z.array(option),
  /** Stands for question, subject and options, whatever is highlighted, spins or counts. */
  fingerprint: z.string(),
  /** How many dialogs this run has had with this one. It also grows when we have pressed a key while one was open. */
  episode: z.number(),
  /** Since when it is seen. */
  since: time,
  /** Why it cannot be answered from elsewhere: a person has to go there. Left out where it can. */
  unanswerable: z.optional(z.string()),
})
export type DialogBody = z.infer<typeof dialog>
export type DialogOptionBody = DialogBody['options'][number]
