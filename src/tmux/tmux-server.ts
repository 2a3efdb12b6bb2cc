import type { Command } from './command-queue.ts'

/** One tmux server that can be asked, in whatever way it is reached at the moment. */
export interface TmuxServer {
  /** Runs one command and returns its lines; throws the Failure that tmux's error means. */
  ask(command: Command): Promise<readonly string[]>
  /** Runs commands in order, in one pass of the server, and returns one list of lines for each; throws as `ask` does. */
  askAll(commands: readonly Command[]): Promise<readonly (readonly string[])[]>
}
