import { en } from 'zod/locales'
import * as z from 'zod/mini'
import { machineMs } from '../base/clock.ts'
import { Failure, failureBody } from '../base/failure.ts'
import type { ErrorBody } from './errors.ts'
import type { RunnerEvent } from './events.ts'
import { PROTOCOL_VERSION, request } from './messages.ts'
import { METHODS, methodName, type Method, type Params, type Result } from './methods.ts'

// Errors of a request are reported in words.
z.config(en())

/** The data of the client for a handler. */
export interface CallContext {
  /** Aborted when the connection or the server ends. */
  readonly signal: AbortSignal
}

export type CallMethod = Exclude<Method, 'subscribe'>

type CallHandlers = {
  readonly [M in CallMethod]: (params: Params<M>, context: CallContext) => Promise<Result<M>>
}

/** One function per method; what they throw as a Failure reaches the client with its kind. */
export interface Handlers extends CallHandlers {
  /**
   * Starts a subscription that lasts until `signal` aborts. Events pushed before the answer are sent after it.
   */
  readonly subscribe: (
    params: Params<'subscribe'>,
    push: (events: readonly RunnerEvent[]) => void,
    signal: AbortSignal,
  ) => Promise<Result<'subscribe'>>
}

export type FrameId = number | string | null

/** A checked request, or the error that answers it. */
export type Parsed =
  | { readonly id: FrameId; readonly method: Method; readonly params: unknown }
  | { readonly id: FrameId; readonly error: Failure }

/** Checks the envelope of a request, its version, its method, and that it is still meant. */
export function parseRequest(value: unknown, nowMs: number = machineMs()): Parsed {
  const found = request.safeParse(value)
  if (!found.success) {
    return { id: idOf(value), error: invalid('a request is an object {v, id, method, params}') }
  }
  const { v, id, params, until = Infinity } = found.data
  const method = methodName.safeParse(found.data.method)
  // `stop` holds across versions: it is how a new version takes over from an old one.
  if (v !== PROTOCOL_VERSION && method.data !== 'stop') {
    return {
      id,
      error: new Failure('version-mismatch', `this controller speaks protocol ${PROTOCOL_VERSION}, not ${v}`, {
        next: 'run `geppetto-tmux controller restart`',
      }),
    }
  }
  if (!method.success) return { id, error: invalid('there is no such method') }
  if (nowMs > until) {
    return { id, error: new Failure('timeout', 'the controller was held up: nothing was done', { next: 'try again' }) }
  }
  return { id, method: method.data, params }
}

/** Runs the handler of one method between the checks of its parameters and of its result. */
export async function call<M extends CallMethod>(
  handlers: CallHandlers,
  method: M,
  params: unknown,
  context: CallContext,
): Promise<unknown> {
  const result = await handlers[method](checkParams(method, params), context)
  return METHODS[method].result.parse(result)
}

/** The parameters of `method`, or a Failure `invalid-request` that names the field at fault. */
export function checkParams<M extends Method>(method: M, params: unknown): Params<M> {
  const checked = METHODS[method].params.safeParse(params ?? {})
  if (checked.success) return checked.data as Params<M>
  const issue = checked.error.issues[0]
  throw invalid(`${method}: ${issue?.path.join('.') || 'params'}: ${issue?.message ?? 'invalid'}`)
}

/** The error that a client gets; anything that is not a Failure becomes `internal`. */
export function errorBody(error: unknown): ErrorBody {
  if (error instanceof Failure) return failureBody(error)
  return {
    kind: 'internal',
    message: 'the controller failed to answer; this is a bug',
    next: '`geppetto-tmux controller log` shows the details',
  }
}

function idOf(value: unknown): FrameId {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined
  return typeof id === 'number' || typeof id === 'string' ? id : null
}

function invalid(message: string): Failure {
  return new Failure('invalid-request', message)
}
