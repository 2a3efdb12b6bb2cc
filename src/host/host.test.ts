import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { Failure } from '../base/failure.ts'
import { behind, hostCalled, LOCAL, requireLocal, requireProcesses } from './host.ts'
import { controllerSocket, findsFile, hookSpool } from './paths.ts'

const box = behind('box', ['nsenter', '-t', '1'])

function kindOf(body: () => unknown): string | undefined {
  try {
    body()
    return undefined
  } catch (error) {
    return error instanceof Failure ? error.kind : 'no failure'
  }
}

describe('a host', () => {
  it('runs the words as they are here, and behind its prefix elsewhere', () => {
    expect(LOCAL.argv(['tmux', '-V'])).toEqual(['tmux', '-V'])
    expect(box.argv(['tmux', 'a b'])).toEqual(['nsenter', '-t', '1', 'tmux', 'a b'])
  })

  it('gets the same words through a shell', () => {
    const shell = behind('shell', ['/bin/sh', '-c'], { passesShell: true })
    const words = ['a b', "it's", '"', '$HOME', '`id`', 'one\ntwo', ';', '*', '#{pid}', '', '-n', '\\']
    const [file, ...args] = shell.argv(['printf', '%s\\0', ...words])
    expect(execFileSync(file, args).toString()).toBe(words.map((each) => `${each}\0`).join(''))
  })

  it('is this machine where none is named, and is never called like it', () => {
    expect(hostCalled(undefined)).toBe(LOCAL)
    expect(hostCalled('local')).toBe(LOCAL)
    expect(kindOf(() => behind('local', ['x']))).toBe('configuration')
  })

  it('shows its processes and files only where it is this machine', () => {
    expect(requireProcesses(LOCAL).isRunning(process.pid)).toBe(true)
    for (const host of [box, hostCalled('box')]) {
      expect(host).toMatchObject({ name: 'box', isLocal: false, processes: undefined, files: undefined })
      expect(kindOf(() => requireProcesses(host))).toBe('not-supported')
      expect(kindOf(() => requireLocal(host, 'x'))).toBe('not-supported')
    }
    expect(kindOf(() => hostCalled('box').argv(['tmux']))).toBe('not-supported')
    expect(kindOf(() => requireLocal(undefined, 'x'))).toBe(undefined)
  })
})

describe('files that are named after a server', () => {
  const env = { XDG_STATE_HOME: '/state' }

  it('are others for another host', () => {
    const socket = '/tmp/tmux-0/default'
    const names = [undefined, LOCAL, box, hostCalled('box2')].map((host) => controllerSocket({ host, socket }, env))
    expect(new Set(names).size).toBe(3)
    expect(names[0]).toBe(names[1])
    expect(hookSpool({ pid: 7 }, env)).toBe('/state/geppetto-tmux/hooks/7')
    expect(hookSpool({ host: box, pid: 7 }, env)).not.toBe(hookSpool({ pid: 7 }, env))
    expect(findsFile({ host: box, pid: 7 }, env)).not.toBe(findsFile({ pid: 7 }, env))
  })
})
