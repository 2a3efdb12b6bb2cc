/** Where the bytes of a pipe come to its reader: beside the socket, in a directory that only this user can enter. */
export function fifoPath(socket: string, pipe: string): string {
  return `${socket}.${pipe}`
}
