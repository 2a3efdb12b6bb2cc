/** What a program tells its terminal about itself, besides its title and its bells. */
export type Signal =
  /** OSC 7501, the Program Status Protocol. */
  | {
      readonly kind: 'status'
      readonly state: 'idle' | 'working' | 'blocked' | 'done' | 'error' | 'clear'
      /** What a blocked program waits for: `permission`, `question`, `auth`, or a word that a later version has. */
      readonly blockedBy: string
      readonly app: string
      readonly message: string
    }
  /** OSC 9;4: a bar that runs, in percent where it is known, or has gone. */
  | { readonly kind: 'progress'; readonly state: 'none' | 'running' | 'error' | 'paused'; readonly percent: number }
  /** OSC 9, 777 or 99: words for the desktop. */
  | { readonly kind: 'notification'; readonly text: string }
  /** OSC 133: where a shell is between its prompt and the end of a command. */
  | { readonly kind: 'prompt'; readonly at: 'prompt' | 'input' | 'running' | 'finished' }

/** Longer words are cut: they are shown in one line. */
const MAX_TEXT = 200
const STATES: ReadonlySet<string> = new Set(['idle', 'working', 'blocked', 'done', 'error', 'clear'])
const PROGRESS = ['none', 'running', 'error', 'running', 'paused'] as const
const PROMPTS: Readonly<Record<string, 'prompt' | 'input' | 'running' | 'finished'>> = {
  A: 'prompt',
  B: 'input',
  C: 'running',
  D: 'finished',
}

/** Reads the text of an OSC, without its introducer and its end; undefined for one that is none of these. */
export function parseSignal(osc: string): Signal | undefined {
  const semicolon = osc.indexOf(';')
  if (semicolon < 0) return undefined
  const body = osc.slice(semicolon + 1)
  switch (osc.slice(0, semicolon)) {
    case '7501':
      return status(body)
    case '9':
      return body.startsWith('4;') ? progress(body) : foreign(body) ? undefined : notification(body)
    case '777':
      return body.startsWith('notify;') ? notification(body.slice(7).replace(';', ': ')) : undefined
    case '99':
      return notification(body.slice(body.indexOf(';') + 1))
    case '133': {
      const at = PROMPTS[body.slice(0, 1)]
      return at === undefined ? undefined : { kind: 'prompt', at }
    }
    default:
      return undefined
  }
}

/** Other numbers after OSC 9 belong to a Windows terminal: no words for people. */
function foreign(body: string): boolean {
  return /^\d{1,2}(?:;|$)/.test(body)
}

function notification(text: string): Signal | undefined {
  const shown = printable(text)
  return shown === '' ? undefined : { kind: 'notification', text: shown }
}

/** `4;STATE;PERCENT` */
function progress(body: string): Signal | undefined {
  const [, state = '', percent = '0'] = body.split(';', 3)
  const known = /^[0-4]$/.test(state) ? PROGRESS[Number(state)] : undefined
  if (known === undefined) return undefined
  const share = /^\d{1,3}$/.test(percent) ? Math.min(Number(percent), 100) : 0
  return { kind: 'progress', state: known, percent: share }
}

/** `state=blocked:kind=permission:app=codex:msg=BASE64`; a question about support (`?`) states nothing. */
function status(body: string): Signal | undefined {
  const fields = new Map<string, string>()
  for (const field of body.split(':', 16)) {
    const equals = field.indexOf('=')
    if (equals > 0) fields.set(field.slice(0, equals).trim(), field.slice(equals + 1).trim())
  }
  const state = fields.get('state') ?? ''
  if (!STATES.has(state)) return undefined
  return {
    kind: 'status',
    state: state as Extract<Signal, { kind: 'status' }>['state'],
    blockedBy: printable(fields.get('kind') ?? ''),
    app: printable(fields.get('app') ?? ''),
    message: decoded(fields.get('msg') ?? fields.get('title') ?? ''),
  }
}

/** Base64 of UTF-8; what is none stays hidden rather than shown as garbage. */
function decoded(base64: string): string {
  const text = Buffer.from(base64, 'base64').toString()
  return text.includes('\ufffd') ? '' : printable(text)
}

function printable(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .trim()
    .slice(0, MAX_TEXT)
}

/** False for most sequences that are none: colours and links are far more frequent. */
export function maySignal(osc: Buffer): boolean {
  const [first] = osc
  return first === 0x37 || first === 0x39 || first === 0x31
}
