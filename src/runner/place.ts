/** Where a command is started: in a session of its own, in a new window, or beside a pane. */
export const PLACES = ['session', 'window', 'split'] as const
