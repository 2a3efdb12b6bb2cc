import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where an agent is at home during a run. */
export interface Place {
  readonly home: string
  readonly project: string
  readonly modelUrl: string
}

/** A real agent: where it comes from, what it needs to talk to our model, and how a person answers it. */
export interface AgentCli {
  readonly name: string
  readonly npm: string
  readonly version: string
  /** Another package that has to stand beside it, of one exact version. */
  readonly beside?: string
  /** How it is started, where the product's own way would not make it ask. The prompt follows. */
  readonly command?: readonly string[]
  /** We have no hooks for it. */
  readonly hookless?: true
  readonly env: (modelUrl: string) => Readonly<Record<string, string>>
  /** Writes settings with which it starts without a question. */
  readonly settle: (place: Place) => void
  /** Writes what a person has after the first start at most: its dialogs are still to come. */
  readonly settleLittle?: (place: Place) => void
  /** The dialogs of that start, in order: what each waits for, and the keys that go on. */
  readonly dialogs: readonly { readonly waitingFor: string; readonly keys: readonly string[] }[]
  /** What it offers after the first turn: a dialog that nobody has asked for. */
  readonly offer?: { readonly waitingFor: string; readonly keys: readonly string[] }
  /** It says so when a plan is used up, also to who pays by the token. */
  readonly tellsLimit?: true
  readonly keys: {
    readonly yes: readonly string[]
    readonly no: readonly string[]
    readonly interrupt: readonly string[]
    readonly choose: readonly string[]
    /** Clears its prompt, wherever the cursor stands there. */
    readonly clear: readonly string[]
  }
  /** What was different before this major version. */
  readonly before?: { readonly major: number } & Pick<AgentCli, 'settle' | 'command' | 'keys'>
  /** What it shows for as long as it can be interrupted; versions differ in how often that has to be said. */
  readonly interruptible?: RegExp
}

const KEY = 'sk-ant-bench-000000000000000000000000'

const claude: AgentCli = {
  name: 'claude',
  npm: '@anthropic-ai/claude-code',
  version: '2.1.328',
  env: (modelUrl) => ({ ANTHROPIC_BASE_URL: modelUrl, ANTHROPIC_API_KEY: KEY, DISABLE_AUTOUPDATER: '1' }),
  settle: ({ home, project }) => {
    write(join(home, '.claude.json'), {
      hasCompletedOnboarding: true,
      theme: 'dark',
      hasSeenAutoDefaultNotice: true,
      customApiKeyResponses: { approved: [KEY.slice(-20)], rejected: [] },
      projects: { [project]: { hasTrustDialogAccepted: true } },
    })
    write(join(home, '.claude/settings.json'), { permissions: { defaultMode: 'default' } })
  },
  settleLittle: ({ home }) => write(join(home, '.claude.json'), { hasCompletedOnboarding: true, theme: 'dark' }),
  dialogs: [
    { waitingFor: 'trust', keys: ['Down', 'Enter'] },
    { waitingFor: 'login', keys: ['Up', 'Enter'] },
  ],
  offer: { waitingFor: 'question', keys: ['Down', 'Enter'] },
  keys: { yes: ['Enter'], no: ['Escape'], interrupt: ['Escape'], choose: ['Enter'], clear: ['C-u'] },
}

const codex: AgentCli = {
  name: 'codex',
  npm: '@openai/codex',
  version: '0.169.0',
  env: () => ({ BENCH_KEY: 'dummy' }),
  settle: (place) => write(join(place.home, '.codex/config.toml'), codexConfig(place, 'gpt-6-sol', true)),
  settleLittle: (place) => write(join(place.home, '.codex/config.toml'), codexConfig(place, 'gpt-5.5', false)),
  dialogs: [
    { waitingFor: 'trust', keys: ['Enter'] },
    { waitingFor: 'question', keys: ['Down', 'Enter'] },
  ],
  tellsLimit: true,
  keys: { yes: ['y'], no: ['Escape'], interrupt: ['Escape'], choose: ['Enter'], clear: ['C-e', 'C-u'] },
}

const gemini: AgentCli = {
  name: 'gemini',
  npm: '@google/gemini-cli',
  version: '0.61.0',
  env: (modelUrl) => ({ GEMINI_API_KEY: 'dummy', GOOGLE_GEMINI_BASE_URL: modelUrl }),
  settle: ({ home, project }) => {
    write(join(home, '.gemini/settings.json'), {
      security: { auth: { selectedType: 'gemini-api-key' }, folderTrust: { enabled: true } },
      general: { enableAutoUpdate: false, enableAutoUpdateNotification: false },
      privacy: { usageStatisticsEnabled: false },
    })
    write(join(home, '.gemini/trustedFolders.json'), { [project]: 'TRUST_FOLDER' })
  },
  dialogs: [],
  keys: { yes: ['Enter'], no: ['Escape'], interrupt: ['Escape'], choose: ['Enter', 'Enter'], clear: ['C-u'] },
}

const opencode: AgentCli = {
  name: 'opencode',
  npm: 'opencode-ai',
  version: '1.18.33',
  env: () => ({ OPENCODE_DISABLE_MODELS_FETCH: '1', OPENCODE_DISABLE_AUTOUPDATE: '1' }),
  settle: ({ home, modelUrl }) =>
    write(join(home, 'config/opencode/opencode.json'), {
      model: 'bench/bench',
      small_model: 'bench/bench',
      autoupdate: false,
      share: 'disabled',
      provider: {
        bench: {
          npm: '@ai-sdk/openai-compatible',
          name: 'Bench',
          options: { baseURL: `${modelUrl}/v1`, apiKey: 'dummy' },
          models: { bench: { name: 'Bench', limit: { context: 200_000, output: 8000 } } },
        },
      },
      permission: { bash: 'ask', edit: 'ask' },
    }),
  dialogs: [],
  keys: { yes: ['Enter'], no: ['Escape'], interrupt: ['Escape', 'Escape'], choose: ['Enter'], clear: ['C-u'] },
}

const copilot: AgentCli = {
  name: 'copilot',
  npm: '@github/copilot',
  version: '1.0.102',
  hookless: true,
  env: (modelUrl) => ({
    COPILOT_OFFLINE: 'true',
    COPILOT_PROVIDER_BASE_URL: `${modelUrl}/v1`,
    COPILOT_PROVIDER_API_KEY: 'dummy',
    COPILOT_MODEL: 'gpt-5',
    COPILOT_AUTO_UPDATE: 'false',
  }),
  settle: ({ home, project }) => {
    write(join(home, '.copilot/config.json'), { trustedFolders: [project] })
    write(join(home, '.copilot/settings.json'), { banner: 'never' })
  },
  settleLittle: ({ home }) => write(join(home, '.copilot/settings.json'), { banner: 'never' }),
  dialogs: [{ waitingFor: 'trust', keys: ['Enter'] }],
  keys: { yes: ['Enter'], no: ['Escape'], interrupt: ['Escape', 'Escape'], choose: ['Enter'], clear: ['C-u'] },
  interruptible: /^ [◌◎◉●○] .*\besc\b/mu,
}

const qwen: AgentCli = {
  name: 'qwen',
  npm: '@qwen-code/qwen-code',
  version: '0.24.4',
  beside: 'node@22.23.3',
  hookless: true,
  env: (modelUrl) => ({ OPENAI_BASE_URL: `${modelUrl}/v1`, OPENAI_API_KEY: 'dummy', OPENAI_MODEL: 'bench' }),
  settle: ({ home }) => write(join(home, '.qwen/settings.json'), qwenSettings(false)),
  settleLittle: ({ home }) => write(join(home, '.qwen/settings.json'), qwenSettings(true)),
  dialogs: [{ waitingFor: 'trust', keys: ['Enter'] }],
  keys: { yes: ['Enter'], no: ['Escape'], interrupt: ['Escape'], choose: ['Enter'], clear: ['C-u'] },
}

const cline: AgentCli = {
  name: 'cline',
  npm: 'cline',
  version: '3.0.65',
  command: ['cline', '--auto-approve', 'false', '-i'],
  hookless: true,
  env: () => ({}),
  settle: ({ home, modelUrl }) => {
    const settings = { provider: 'openai-compatible', apiKey: 'dummy', model: 'bench', baseUrl: `${modelUrl}/v1` }
    const provider = { settings, updatedAt: '2026-01-01T00:00:00.000Z', tokenSource: 'manual' }
    write(join(home, '.cline/data/settings/providers.json'), {
      version: 1,
      lastUsedProvider: 'openai-compatible',
      modes: {},
      providers: { 'openai-compatible': provider },
    })
    const shown = { 'cline-cli-cline-pass-intro': true, 'cline-cli-desktop-launch': true }
    write(join(home, '.cline/data/settings/cli-notices.json'), { shown })
  },
  dialogs: [],
  keys: { yes: ['y'], no: ['n'], interrupt: ['Escape'], choose: ['Enter'], clear: ['C-u'] },
  before: {
    major: 3,
    command: ['cline'],
    keys: { yes: ['1'], no: ['2'], interrupt: ['Escape'], choose: ['1'], clear: ['C-u'] },
    settle: ({ home, modelUrl }) => {
      // By its name it is one that can be given tools.
      const model = { actModeOpenAiModelId: 'gpt-5', planModeOpenAiModelId: 'gpt-5', openAiBaseUrl: `${modelUrl}/v1` }
      const provider = { actModeApiProvider: 'openai', planModeApiProvider: 'openai', welcomeViewCompleted: true }
      write(join(home, '.cline/data/globalState.json'), { ...model, ...provider, telemetrySetting: 'disabled' })
      write(join(home, '.cline/data/secrets.json'), { openAiApiKey: 'dummy' })
    },
  },
}

export const CLIS: readonly AgentCli[] = [claude, codex, gemini, opencode, copilot, qwen, cline]

/** The same agent in another version. */
export function inVersion(cli: AgentCli, version: string): AgentCli {
  const { before } = cli
  const isBefore = before !== undefined && Number(version.split('.')[0]) < before.major
  return { ...cli, ...(isBefore ? before : {}), version }
}

function qwenSettings(asksForTrust: boolean): object {
  return {
    general: { enableAutoUpdate: false },
    tools: { approvalMode: 'default' },
    privacy: { usageStatisticsEnabled: false },
    security: { auth: { selectedType: 'openai' }, folderTrust: { enabled: asksForTrust } },
  }
}

function codexConfig({ modelUrl, project }: Place, model: string, isSettled: boolean): string {
  const lines = [
    `model = "${model}"`,
    'model_provider = "bench"',
    'check_for_update_on_startup = false',
    '[model_providers.bench]',
    'name = "bench"',
    `base_url = "${modelUrl}/v1"`,
    'env_key = "BENCH_KEY"',
    'wire_api = "responses"',
    '[features]',
    'default_mode_request_user_input = true',
  ]
  const settled = [
    `[projects."${project}"]`,
    'trust_level = "trusted"',
    '[tui.model_availability_nux]',
    '"gpt-6.1-sol" = 99',
  ]
  return [...lines, ...(isSettled ? settled : []), ''].join('\n')
}

function write(path: string, content: string | object): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2))
}
