import * as z from 'zod/mini'
import { FAILURE_KINDS } from '../base/failure.ts'
import './shape.ts'

export const errorBody = z.object({ kind: z.enum(FAILURE_KINDS), message: z.string(), next: z.optional(z.string()) })
export type ErrorBody = z.infer<typeof errorBody>
