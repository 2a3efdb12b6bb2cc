import { describe, expect, it } from 'vitest'
import { onlyShowing } from './showing.ts'

/** Processes of a pane: `pid parent group words`; group 1 is the shell, 2 what it has in front. */
function processes(...lines: readonly string[]) {
  return lines.map((line) => {
    const [pid, parent, group, ...argv] = line.split(' ')
    return { pid: Number(pid), parent: Number(parent), group: Number(group), front: 2, argv }
  })
}

describe('only showing', () => {
  it.each([
    ['top', ['1 0 1 bash', '2 1 2 top'], 'top'],
    ['htop by its path', ['1 0 1 bash', '2 1 2 /usr/bin/htop -d 5'], 'htop'],
    ['watch, whatever it watches', ['1 0 1 bash', '2 1 2 watch make', '3 2 2 sh -c make', '4 3 2 make'], 'watch'],
    ['a pager behind git', ['1 0 1 bash', '2 1 2 git log', '3 2 2 less'], 'less'],
    ['a file that is followed', ['1 0 1 bash', '2 1 2 tail -n 5 -F x.log'], 'tail'],
    ['logs of a pod', ['1 0 1 zsh', '2 1 2 kubectl logs -f web'], 'kubectl'],
    ['a script', ['1 0 1 bash', '2 1 2 /usr/bin/python3 /usr/bin/glances', '3 2 2 sleep 1'], 'glances'],
    ['btop in front of a build in the background', ['1 0 1 bash', '5 1 5 make', '2 1 2 btop'], 'btop'],
    ['k9s that a script has started', ['1 0 2 sh -c k9s', '2 1 2 k9s'], 'k9s'],
  ])('%s', (_, lines, wanted) => {
    expect(onlyShowing(processes(...lines))).toBe(wanted)
  })

  it.each([
    ['a build', ['1 0 1 bash', '2 1 2 make']],
    ['a build whose output is paged', ['1 0 1 bash', '2 1 2 make', '3 1 2 less']],
    ['the end of a file', ['1 0 1 bash', '2 1 2 tail x.log']],
    ['pods that are listed once', ['1 0 1 bash', '2 1 2 kubectl get pods']],
    ['top in the background', ['1 0 1 bash', '3 1 3 top', '2 1 2 make']],
    ['a target of make that is called so', ['1 0 1 bash', '2 1 2 sudo make top', '3 2 2 make top']],
    ['a shell', ['1 0 2 bash']],
    ['nothing', []],
  ])('not %s', (_, lines) => {
    expect(onlyShowing(processes(...lines))).toBeUndefined()
  })
})
