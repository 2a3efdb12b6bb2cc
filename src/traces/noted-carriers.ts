import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { noteEnd } from '../pipe/carrier-note.ts'
import { begins, carries } from '../pipe/carrier.ts'
import { fifoPath } from '../pipe/fifo-path.ts'
import type { PaneId } from '../protocol/ids.ts'
import { endProcess } from '../host/end-process.ts'
import { commandLine, processMark } from '../host/process-state.ts'

/**
 * Ends the carriers of a pane, or of all panes, that have left a note beside this socket for readers. To be called when
 * what they carry is read by no process. True when there were any, and tmux is about to close their pipes.
 */
export async function endNotedCarriers(socket: string, pane?: PaneId): Promise<boolean> {
  const ended = notesAt(socket, pane).map(async (note) => {
    const pid = carrierIn(note)
    if (pid !== undefined) await endProcess(processMark(pid))
    rmSync(note, { force: true })
    return pid !== undefined
  })
  return (await Promise.all(ended)).includes(true)
}

/** Removes the notes of carriers that have ended. */
export function removeOldNotes(socket: string): void {
  for (const note of notesAt(socket)) if (carrierIn(note) === undefined) rmSync(note, { force: true })
}

function notesAt(socket: string, pane?: PaneId): string[] {
  const start = basename(fifoPath(socket, ''))
  const directory = dirname(socket)
  const notes = filesIn(directory).filter((name) => name.startsWith(start) && name.endsWith(noteEnd(pane)))
  return notes.map((name) => join(directory, name))
}

function filesIn(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

/** The process that has left a note, if it still runs. */
function carrierIn(note: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(note, 'latin1'), 10)
    const words = commandLine(pid)
    return begins(words, note) || (carries(words) && writesTo(pid, fifoOf(note))) ? pid : undefined
  } catch {
    return undefined
  }
}

/** False where a process writes to something else than a FIFO, as far as that can be seen. */
function writesTo(pid: number, fifo: string): boolean {
  return process.platform !== 'linux' || isSameFile(readlinkSync(`/proc/${pid}/fd/1`), fifo)
}

function fifoOf(note: string): string {
  return note.replace(/\.\d+\.carrier$/, '')
}

function isSameFile(link: string, path: string): boolean {
  return link === path || link === `${path} (deleted)`
}
