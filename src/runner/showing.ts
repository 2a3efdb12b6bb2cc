/** Programs that only show something until a person ends them. With a pattern: only when an argument matches it. */
const SHOWS: ReadonlyMap<string, RegExp | undefined> = new Map<string, RegExp | undefined>([
  ...[
    ['atop', 'bashtop', 'bmon', 'bpytop', 'btm', 'btop', 'bwm-ng', 'ctop', 'glances', 'gotop', 'gtop', 'htop', 'iftop'],
    ['iotop', 'k9s', 'lazydocker', 'less', 'man', 'more', 'most', 'mtr', 'nethogs', 'nload', 'nmon', 'nvitop', 'nvtop'],
    ['powertop', 'radeontop', 's-tui', 'slabtop', 'stern', 'top', 'viddy', 'vtop', 'watch', 'zenith'],
  ]
    .flat()
    .map((name) => [name, undefined] as const),
  ['tail', /^-[a-zA-Z]*[fF]|^--follow/],
  ['journalctl', /^-[a-zA-Z]*f|^--follow/],
  ['dmesg', /^-[a-zA-Z]*[wW]|^--follow/],
  ['kubectl', /^(?:-[fw]|--follow|--watch)(?:=true)?$/],
  ['docker', /^(?:-f|--follow|stats)(?:=true)?$/],
  ['podman', /^(?:-f|--follow|stats)(?:=true)?$/],
])

/** Programs that run scripts. */
const INTERPRETERS = /^(?:python[\d.]*|perl|ruby|node|(?:ba|da|z)?sh)$/

/** A process of a pane. */
export interface PaneProcess {
  readonly pid: number
  readonly parent: number
  readonly group: number
  /** The foreground process group of its terminal. */
  readonly front: number
  readonly argv: readonly string[]
}

/**
 * The program in front that only shows something, such as `top` or a pager. Undefined when another program is in front,
 * other than those that have started it or that it has started. `processes` are those of one pane.
 */
export function onlyShowing(processes: readonly PaneProcess[]): string | undefined {
  const inFront = processes.filter(({ group, front }) => group === front)
  const shows = inFront.filter(isShow)
  const byPid = new Map(processes.map((each) => [each.pid, each]))
  const others = inFront.filter(
    (each) => !shows.some((show) => isUnder(each, show.pid, byPid) || isUnder(show, each.pid, byPid)),
  )
  return others.length === 0 ? shows[0] && nameOf(shows[0]) : undefined
}

function isShow(process: PaneProcess): boolean {
  const name = nameOf(process)
  const pattern = SHOWS.get(name)
  return SHOWS.has(name) && (pattern === undefined || process.argv.slice(1).some((arg) => pattern.test(arg)))
}

function nameOf({ argv: [program = '', ...args] }: PaneProcess): string {
  const name = baseName(program)
  const script = INTERPRETERS.test(name) ? args.find((arg) => !arg.startsWith('-')) : undefined
  return script?.includes('/') === true ? baseName(script) : name
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** True for a process itself and for those that it has started. */
function isUnder(process: PaneProcess, pid: number, byPid: ReadonlyMap<number, PaneProcess>): boolean {
  // A list that changes while it is read could contain a circle.
  const seen = new Set<number>()
  for (let at: PaneProcess | undefined = process; at !== undefined && !seen.has(at.pid); at = byPid.get(at.parent)) {
    if (at.pid === pid) return true
    seen.add(at.pid)
  }
  return false
}
