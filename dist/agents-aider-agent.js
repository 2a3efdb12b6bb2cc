import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure
} from "./base-failure.js";

// src/runner/hook-claims.ts
var HINT_MS = 3e3;
var WORKING = { says: "working" };
var IDLE = { says: "idle" };
var PERMISSION = { says: "waiting", waitingFor: "permission" };
var QUESTION = { says: "waiting", waitingFor: "question" };
function hookClaim({ event, about }, { events, tellsAll }) {
  const known = new Map(Object.entries(events));
  const claim = known.get(`${event}:${about}`) ?? known.get(event);
  return claim === void 0 ? void 0 : { claim, forMs: tellsAll ? void 0 : HINT_MS };
}

// src/runner/presets.ts
var ENTER_DELAY_MS = 200;
var ESCAPE = ["Escape", "C-u"];
function newPreset(agent) {
  const quit = { keys: [], words: "" };
  return { command: [agent], prompt: "typed", yolo: [], resume: [], quit, enterDelayMs: ENTER_DELAY_MS };
}
function launchOf(agent, preset, { prompt, yolo = false, resume }) {
  const able = (has, what) => {
    if (!has) throw new Failure("invalid-request", `it is not known how ${agent} ${what}`);
  };
  if (yolo) able(preset.yolo.length > 0 || preset.yoloEnv !== void 0, "goes on without asking");
  if (resume !== void 0) able(preset.resume.length > 0, "resumes a session");
  const resumed = resume === void 0 ? [] : preset.resume.map((word) => word.replaceAll("{id}", () => resume));
  const command = [...preset.command, ...resumed, ...yolo ? preset.yolo : []];
  const isTyped = preset.prompt === "typed";
  if (prompt !== void 0 && preset.prompt !== "typed") command.push(...withText(preset.prompt, prompt));
  return { command, env: yolo ? preset.yoloEnv ?? {} : {}, typed: isTyped ? prompt : void 0 };
}
function returnOf({ agent, yolo }, preset, session) {
  const needsId = preset.resume.some((word) => word.includes("{id}"));
  const id = session?.startsWith("-") === true ? void 0 : session;
  if (preset.resume.length === 0 || needsId && id === void 0) {
    return { how: "anew", ...launchOf(agent, preset, { yolo }) };
  }
  const launch = launchOf(agent, preset, { yolo, resume: id ?? "" });
  return { how: "resumed", ...launch, ...id === void 0 ? {} : { session: id } };
}
function withText(words, text) {
  const last = words.at(-1);
  return last?.endsWith("=") === true ? [...words.slice(0, -1), `${last}${text}`] : [...words, text];
}

// src/agents/aider/rules.json
var rules_default = {
  version: 1,
  agent: "aider",
  recognise: {
    programs: ["aider", "aider-chat"],
    titles: [],
    screens: ["^Aider v\\d"]
  },
  rules: [
    {
      id: "permission",
      state: "permission",
      all: {
        end: "^.*\\(Y\\)es/\\(N\\)o.*\\[(?:Yes|No)\\]: ?$"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        end: "^.*Login to OpenRouter or create a free account.*$"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        end: "^[\u2591\u2588 ]*Waiting for .*$"
      }
    },
    {
      id: "idle",
      state: "idle",
      all: {
        end: "^(?:(?:ask|architect|code|context|diff|help|multi|patch|udiff|whole) ?)*>$(?![\\s\\S])"
      }
    }
  ]
};

// src/agents/aider/agent.ts
var aider = {
  name: "aider",
  rules: rules_default,
  preset: {
    command: ["aider"],
    prompt: "typed",
    yolo: ["--yes-always"],
    resume: ["--restore-chat-history"],
    quit: { keys: ["C-c"], words: "/exit" },
    enterDelayMs: ENTER_DELAY_MS
  },
  hooks: {
    tellsAll: false,
    events: { notification: IDLE }
  },
  settings: async () => (await import("./agents-aider-settings.js")).aiderHooks
};

// src/agents/amp/agent.ts
var amp = {
  name: "amp",
  preset: {
    command: ["amp"],
    prompt: "typed",
    yolo: ["--dangerously-allow-all"],
    resume: ["threads", "continue", "{id}"],
    quit: { keys: ESCAPE, words: "/exit" },
    enterDelayMs: ENTER_DELAY_MS
  }
};

// src/agents/claude/rules.json
var rules_default2 = {
  version: 1,
  agent: "claude",
  recognise: {
    programs: ["claude", "@anthropic-ai/claude-code"],
    titles: ["^[\u2733\u25D0\u25D1] Claude Code$"],
    screens: ["Claude Code v\\d", "^ {2}(?:\u23F8|\u23F5\u23F5) .*(?:mode on|edits on)"]
  },
  prompt: {
    foot: "^ {1,3}(?:\u23F8|\u23F5\u23F5|\\? for shortcuts|(?:\\S.* \xB7 )?esc to interrupt\\b)",
    screen: "^ ?\u2500{10,}[^\\n]*\\n ?[\u276F>!#&][^\\n]*\\n(?: {2}[^\\n]*\\n)*? ?\u2500{10,}[^\\n]*(?:\\n(?! ?\u2500{10,})[^\\n]*){0,12}$(?![\\s\\S])"
  },
  dialogs: {
    top: "^[\u2500\u256D]\u2500{9,}",
    question: "last",
    subject: [
      "(?<![^])\u2500\\n+(?:Create|Edit|Write|Update|Overwrite) file\\n+([^\\n]+)",
      "(?<![^])\u2500\\n+Bash command\\n(?:(?!\u254C)[^\\n]*\\n)*\u254C\\n([^]*)\\n\u254C",
      "(?<![^])\u2500\\n+Bash command\\n([^]+)$(?![^])",
      "(?<![^])\u2500\\n+\u2610([^]*)$(?![^])"
    ]
  },
  rules: [
    {
      id: "transcript",
      state: "keep",
      all: {
        end: "^ *Showing detailed transcript"
      }
    },
    {
      id: "trust",
      state: "trust",
      all: {
        words: "^.*(?:Quick safety check|Do you trust the files|trust this folder).*$",
        base: "^Enter to confirm"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        words: "^.*(?:Do you want to use this API key\\?|Select login method|Paste code here if prompted).*$"
      }
    },
    {
      id: "setup",
      state: "question",
      all: {
        base: "^Enter\\s+to\\s+confirm\\s+\xB7\\s+Esc\\s+to\\s+(?:cancel|exit|skip)"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        base: "^Esc\\s+to\\s+cancel\\s+\xB7\\s+Tab\\s+to\\s+\\w+"
      },
      press: {
        by: "digit",
        version: "2.1.328",
        date: "2026-12-01"
      }
    },
    {
      id: "permission-options",
      state: "permission",
      all: {
        words: "^(?:Do you want to|Would you like to) [^\\n]*\\?\\n(?:[^\\n]*\\n){0,3}?(?:\u276F )?1\\. Yes\\b"
      },
      press: {
        by: "digit",
        version: "2.1.328",
        date: "2026-12-01"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        base: "^Enter\\s+to\\s+select\\s+\xB7\\s(?:[^\\n]*\\n)?[^\\n]*?\\bEsc\\s+to\\s+cancel"
      },
      press: {
        by: "digit",
        version: "2.1.328",
        date: "2026-12-01"
      }
    },
    {
      id: "limit-menu",
      state: "limit",
      all: {
        words: "^.*Stop and wait for limit to reset.*$"
      }
    },
    {
      id: "menu",
      state: "question",
      all: {
        foot: "^ {1,4}\u276F \\S.*$"
      },
      none: {
        foot: "^(?:\u2500{10,}|\u276F)"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        foot: "^ {1,3}(?:\\S.* \xB7 )?esc to interrupt\\b.*$"
      }
    },
    {
      id: "spinner",
      state: "working",
      all: {
        screen: "^(?:[\xB7\u2722\u2733*\u2736\u273B\u273D] \\S[^\\n]*\u2026(?: \\([^\\n]*)?|[\u25CF\u2217] \\S[^\\n]*\u2026 \\(\\d+[smh][^\\n]*)$(?=\\n(?:(?: {2,}|[\u251C\u2514\u23BF\u2502\u2570])[^\\n]*\\n)*(?:\u2500{10,}|\u256D\u2500{8,})[^\\n]*\\n(?:\u276F|\u2502 >|[>!#&]))"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        tail: "^ *(?:\u23BF|\u25CF) *(?:You've\\s+hit\\s+your\\s+(?:[a-z0-9-]+\\s+){0,3}limit|You're\\s+out\\s+of\\s+extra\\s+usage|(?:Claude\\s+(?:AI\\s+)?usage|\\d+-hour|[A-Z][a-z]+(?:\\s+weekly)?)\\s+limit\\s+reached|API\\s+Error:[^\\n]*\\busage\\s+limit\\b[^\\n]*?)(?:\\s*[.\xB7\u2219|]\\s*(?:[Yy]our\\s+limit\\s+will\\s+)?resets?\\s+(?:at\\s+)?(?:[A-Z][a-z]{2}\\s+\\d{1,2},?\\s+(?:at\\s+)?)?\\d{1,2}(?::\\d\\d)?\\s?(?:am|pm)?(?:\\s\\([\\w/+-]+\\))?)?\\.?(?:\\s+[\xB7\u2219]\\s+/[a-z][^\\n]*)?$(?=\\n(?:(?!\u25CF |\u276F \\S)[^\\n]*\\n)*(?!\u25CF |\u276F \\S)[^\\n]*$(?![\\s\\S]))"
      },
      besidePrompt: true
    },
    {
      id: "idle",
      state: "idle",
      all: {
        foot: "^ {1,3}(?:(?:\u23F8|\u23F5\u23F5) .*|\\? for shortcuts.*)$"
      }
    },
    {
      id: "prompt-box",
      state: "idle",
      all: {
        tail: "^\u2500{10,}[^\\n]*\\n\u276F[^\\n]*\\n(?: {2}[^\\n]*\\n)*\u2500{10,}$"
      }
    },
    {
      id: "title-busy",
      state: "working",
      all: {
        title: "^[\u25D0\u25D1\u2800-\u28FF]\\ufe0e? "
      }
    }
  ]
};

// src/agents/claude/agent.ts
var claude = {
  name: "claude",
  rules: rules_default2,
  preset: {
    command: ["claude"],
    prompt: ["--"],
    yolo: ["--dangerously-skip-permissions"],
    resume: ["--resume", "{id}"],
    quit: { keys: ESCAPE, words: "/exit" },
    enterDelayMs: ENTER_DELAY_MS,
    draft: { line: String.raw`^\s*❯ ?(.*?)\s*$`, empty: '^Try "' }
  },
  hooks: {
    tellsAll: false,
    events: {
      UserPromptSubmit: WORKING,
      PermissionRequest: PERMISSION,
      "PermissionRequest:AskUserQuestion": QUESTION,
      Stop: IDLE,
      StopFailure: IDLE
    }
  },
  sessionFile: async () => (await import("./agents-claude-session-file.js")).findClaudeFile,
  settings: async () => (await import("./agents-claude-settings.js")).claudeHooks,
  usage: async () => (await import("./agents-claude-usage.js")).claudeProvider(),
  turns: async () => (await import("./agents-claude-turns.js")).claudeTurns
};

// src/agents/cline/rules.json
var rules_default3 = {
  version: 1,
  agent: "cline",
  recognise: {
    programs: ["cline"],
    titles: ["^Cline$"],
    screens: ["\u25CB Plan +\u25CF Act|\u25CF Plan +\u25CB Act", "^ *Auto-approve all (?:dis|en)abled \\(Shift\\+Tab\\)$"]
  },
  prompt: {
    tail: "^ *\u2500[^\\n]{3,}\\n *\u276F[^\\n]*\\n(?:[^\\n]*\\n)*? *\u2500[^\\n]{3,}|(?<!Reject \\(2\\)\\n)^\u256D\u2500+\u256E\\n\u2502(?! \\(\\d+-\\d+ or type\\))[^\\n]*\\n(?:\u2502[^\\n]*\\n)*\u2570\u2500+\u256F\\n / for\\b"
  },
  dialogs: {
    top: "^ Cline (?:needs permission|is asking)",
    question: "first",
    subject: ["(?<![^])\\n*\\w+\\n+\\$ ([^]+)$(?![^])", "(?<![^])\\n*\\w+\\n+([^]+)$(?![^])"],
    oneRow: true
  },
  rules: [
    {
      id: "permission",
      state: "permission",
      all: {
        words: "^(?:Approve tool call\\?$|Cline needs permission$|\\[y\\] Approve +\\[n\\] Deny\\b).*"
      },
      press: {
        by: "letter",
        version: "3.0.65",
        date: "2026-12-01"
      }
    },
    {
      id: "permission-keys",
      state: "permission",
      all: {
        words: "^(?:Approve|Save|Run Command) \\(1\\)\\s+Reject \\(2\\)$"
      }
    },
    {
      id: "question-keys",
      state: "question",
      all: {
        words: "^\\(\\d+-\\d+ or type\\)$"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        words: "^(?:Cline is asking a question$|(?:> )?Type a response(?: first)?\\.\\.\\.).*"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        screen: "^[ \u2502]*(?:Connect a model provider to get started\\.|Signing in with \\S+|(?:[\u263A\u2726\u26B7] +)?(?:Sign in with Cline|Bring your own provider)\\b).*$"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        screen: "^ [\u280B\u2819\u2839\u2838\u283C\u2834\u2826\u2827\u2807\u280F] \\S.*$"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        tail: "^ {2,}\u2502 (?:Cline Credits depleted|ClinePass limit reached|Daily free model limit reached)\\b[^\\n]*(?=(?:\\n(?! [\u276F*x\u2800-\u28FF] )[^\\n]*)*$(?![\\s\\S]))"
      },
      besidePrompt: true
    },
    {
      id: "idle-box",
      state: "idle",
      all: {
        tail: "(?<=^\u256D\u2500+\u256E\\n)\u2502[^\\n]*\\n(?:\u2502[^\\n]*\\n)*(?=\u2570\u2500+\u256F\\n / for\\b)"
      }
    },
    {
      id: "idle",
      state: "idle",
      all: {
        tail: "(?<=^ *\u2500[^\\n]{3,}\\n) *\u276F[^\\n]*(?=\\n(?:[^\\n]*\\n)*? *\u2500[^\\n]{3,})"
      }
    }
  ]
};

// src/agents/cline/agent.ts
var cline = {
  name: "cline",
  rules: rules_default3,
  preset: {
    command: ["cline"],
    prompt: ["-i"],
    yolo: ["--auto-approve", "true"],
    resume: [],
    quit: { keys: ESCAPE, words: "/quit" },
    enterDelayMs: ENTER_DELAY_MS
  },
  usage: async () => (await import("./agents-cline-usage.js")).clineProvider()
};

// src/agents/codex/rules.json
var rules_default4 = {
  version: 1,
  agent: "codex",
  recognise: {
    programs: ["codex", "@openai/codex"],
    titles: ["^\\[ [!.] \\] Action Required"],
    screens: ["OpenAI Codex \\(v\\d", "^\u203A Ask Codex to do anything"]
  },
  prompt: {
    foot: "^\u203A (?!\\d+\\. )[^\\n]*(?:\\n(?! *[\u203A\u276F] )(?![^\\n]*\\b(?:enter (?:to|continue|confirm)|to (?:confirm|cancel|submit))\\b)[^\\n]*){0,3}$(?![\\s\\S])"
  },
  dialogs: {
    top: "^ {2}(?:Would you like to |Question \\d+/\\d+)",
    question: "first",
    subject: ["^\\$ ([^]+)$(?![^])", "^Destination: ([^\\n]+)"]
  },
  rules: [
    {
      id: "transcript",
      state: "keep",
      all: {
        screen: "^/ (?:T R A N S C R I P T|D I F F) /"
      }
    },
    {
      id: "title-blocked",
      state: "permission",
      all: {
        title: "^\\[ [!.] \\] Action Required"
      },
      look: true
    },
    {
      id: "title-busy",
      state: "working",
      all: {
        title: "^[\u2800-\u28FF] "
      }
    },
    {
      id: "trust",
      state: "trust",
      all: {
        words: "^.*(?:Trust this folder\\?|Do you trust the (?:contents|files)|Hooks need review).*$",
        base: "(?:enter|Press enter\\s+to)\\s+(?:continue|confirm)"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        words: "^.*Sign in with (?:ChatGPT|Device Code).*$",
        base: "Press enter\\s+to\\s+continue"
      }
    },
    {
      id: "setup",
      state: "question",
      all: {
        base: "^(?:enter/esc confirm|enter confirm|enter continue|Press enter to continue)\\b.*$"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        base: "^Press enter to\\s+confirm or esc\\s+to\\s+(?:cancel|go back).*$"
      },
      press: {
        by: "digit",
        version: "0.169.0",
        date: "2026-12-01"
      }
    },
    {
      id: "permission-options",
      state: "permission",
      all: {
        words: "^(?:\u203A )?1\\. Yes\\b[^\\n]*\\n(?:(?!(?:\u203A )?\\d+\\. )[^\\n]*\\n){0,4}(?:\u203A )?2\\. "
      },
      press: {
        by: "digit",
        version: "0.169.0",
        date: "2026-12-01"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        base: "^.*enter\\s+to\\s+submit\\s+(?:answer|all)\\b.*$"
      },
      press: {
        by: "digit",
        version: "0.169.0",
        date: "2026-12-01"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        screen: "^[\u2022\u25E6] [^\\n]*\\([^\\n]*\\besc to interrupt\\)[^\\n]*$(?=(?:\\n(?![\u2022\u25E6\u25A0] )[^\\n]*)*$(?![\\s\\S]))"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        tail: "^\u25A0 [^\\n]*(?:hit your usage limit|usage limit (?:has been )?reached|out of credits)\\b[^\\n]*(?=\\n(?:(?!\u2022 |\u203A )[^\\n]*\\n)*\u203A (?!\\d+\\. )[^\\n]*(?:\\n(?!\u2022 |\u203A )[^\\n]*)*$(?![\\s\\S]))"
      },
      besidePrompt: true
    },
    {
      id: "idle",
      state: "idle",
      all: {
        tail: "^\u203A (?!\\d+\\. \\S).*$"
      }
    },
    {
      id: "notified",
      state: "permission",
      all: {
        notification: "^(?:Approval requested|Codex wants to edit)\\b.*$"
      }
    }
  ]
};

// src/agents/codex/agent.ts
var codex = {
  name: "codex",
  rules: rules_default4,
  preset: {
    command: ["codex"],
    prompt: ["--"],
    yolo: ["--dangerously-bypass-approvals-and-sandbox"],
    resume: ["resume", "{id}"],
    // It puts a prompt back with the cursor at its beginning, and C-u clears what is before the cursor.
    quit: { keys: ["Escape", "C-e", "C-u"], words: "/quit" },
    enterDelayMs: ENTER_DELAY_MS,
    draft: { line: String.raw`^› ?(.*?)\s*$`, empty: "^Ask Codex" }
  },
  hooks: {
    tellsAll: false,
    events: {},
    // Its hooks run in one process for all panes, which names the pane that has started it.
    namesWrongPane: true
  },
  settings: async () => (await import("./agents-codex-settings.js")).codexHooks,
  usage: async () => (await import("./agents-codex-usage.js")).codexProvider(),
  turns: async () => (await import("./agents-codex-turns.js")).codexTurns
};

// src/agents/copilot/rules.json
var rules_default5 = {
  version: 1,
  agent: "copilot",
  recognise: {
    programs: ["copilot", "@github/copilot"],
    titles: [" - GitHub Copilot$", "^GitHub Copilot$"],
    screens: ["GitHub Copilot v\\d", "^ [^\\n]*Copilot v\\d[\\d.]* uses AI\\."]
  },
  prompt: {
    tail: "^\u2500[^\\n]{7,}\\n[\u276F!][^\\n]*\\n(?: [^\\n]*\\n)*\u2500[^\\n]{7,}(?:\\n(?!\u2500)[^\\n]*){0,4}$(?![\\s\\S])"
  },
  dialogs: {
    top: "^\u256D\u2500",
    question: "last",
    subject: ["(?<![^])\u2500\\n(?:(?!\u2500)[^\\n]*\\n)*\u2500\\n\u2500\\n([^]*)\\n\u2500"]
  },
  rules: [
    {
      id: "trust",
      state: "trust",
      all: {
        words: "^(?:Confirm folder trust|Do you trust the files in|(?:\u276F )?2\\. Yes, and remember this)\\b.*$"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        base: "\u2191/?\u2193\\s+to\\b[\\s\\S]*?\\bto\\s+cancel\\b",
        words: "^(?:\u276F )?(?:1\\. Yes|\\d\\. No, and tell)\\b.*$"
      },
      press: {
        by: "digit",
        except: "^No\\b",
        version: "1.0.102",
        date: "2026-12-01"
      }
    },
    {
      id: "menu",
      state: "question",
      all: {
        base: "\u2191/?\u2193\\s+to\\b[\\s\\S]*?\\bto\\s+cancel\\b"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        base: "\\benter\\s[\\s\\S]*?\\b(?:decline\\s+\xB7\\s+esc\\s+cancel|submit\\s+\xB7\\s+esc\\s+to\\s+cancel)\\b"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        words: "^(?:What account do you want to log into\\?|How do you want to sign in\\?|Error during sign-in\\b|[^\\n]*\\b(?:one-time code|Enter this code)\\b).*$"
      }
    },
    {
      id: "login-needed",
      state: "login",
      all: {
        tail: "^Please use /login\\b.*$"
      },
      besidePrompt: true
    },
    {
      id: "working",
      state: "working",
      all: {
        foot: "(?<=^\u2500[^\\n]{7,}\\n) ?[\u25CC\u25CE\u25C9\u25CF\u25CB] (?!Loading\\b)\\w+.*$"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        tail: "^ \u2717 (?:[^\\n]+\\n {3})*?[^\\n]*(?:rate limit|quota exceeded|no quota|exceeded your [^\\n]*quota|premium request|usage limit)[^\\n]*(?=(?:\\n(?! [\u276F\u25CF\u2717!$\u25CB] )[^\\n]*)*$(?![\\s\\S]))"
      },
      besidePrompt: true
    },
    {
      id: "idle",
      state: "idle",
      all: {
        tail: "(?<=^\u2500[^\\n]{7,}\\n[\u276F!][^\\n]*\\n(?: [^\\n]*\\n)*\u2500[^\\n]{7,}\\n) [^\u25CC\u25CE\u25C9\u25CF\u25CB\\n][^\\n]*(?:\\n[^\\n]*){0,2}$(?![\\s\\S])"
      }
    }
  ]
};

// src/agents/copilot/agent.ts
var copilot = {
  name: "copilot",
  rules: rules_default5,
  preset: {
    command: ["copilot"],
    prompt: ["-i"],
    yolo: ["--allow-all"],
    resume: ["--resume", "{id}"],
    // Twice Escape would turn its conversation back, and the last key gives it time to leave its turn.
    quit: { keys: ["Escape", "C-c", "C-u", "C-u"], words: "/exit" },
    enterDelayMs: ENTER_DELAY_MS
  },
  sessionFile: async () => (await import("./agents-copilot-session-file.js")).findCopilotFile,
  usage: async () => (await import("./agents-copilot-usage.js")).copilotProvider(),
  turns: async () => (await import("./agents-copilot-turns.js")).copilotTurns
};

// src/agents/cursor/rules.json
var rules_default6 = {
  version: 1,
  agent: "cursor",
  recognise: {
    programs: ["cursor-agent"],
    titles: ["^Cursor Agent\\b"],
    screens: ["^ *Cursor Agent\\b"]
  },
  rules: [
    {
      id: "trust",
      state: "trust",
      all: {
        tail: "^.*(?:Workspace Trust Required|Trust this workspace).*$"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        tail: "^.*(?:Press any key to log ?in|Please log ?in).*$"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        tail: "^.*(?:Run (?:this command\\?|\\(once\\))|Not in allowlist|Accept \\(y\\)|Write to this file\\?).*$"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        tail: "^.*\\benter to (?:submit|select)\\b.*\\besc to (?:skip|cancel)\\b.*$"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        tail: "^ *[\u2B21\u2B22\u2800-\u28FF]+ +\\w+.*$|^.*\\bctrl\\+c to stop\\b.*$"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        tail: "^.*(?:hit your usage limit|usage limit reached).*$"
      }
    },
    {
      id: "idle",
      state: "idle",
      all: {
        tail: "^[ \u2502]*\u2192 .*$"
      }
    }
  ]
};

// src/agents/cursor/agent.ts
var cursor = {
  name: "cursor",
  rules: rules_default6,
  preset: {
    command: ["cursor-agent"],
    prompt: ["--"],
    yolo: ["--yolo"],
    resume: ["--resume", "{id}"],
    quit: { keys: ESCAPE, words: "/quit" },
    enterDelayMs: ENTER_DELAY_MS
  },
  hooks: {
    tellsAll: false,
    events: { stop: IDLE }
  },
  settings: async () => (await import("./agents-cursor-settings.js")).cursorHooks
};

// src/agents/gemini/draft-line.ts
var GEMINI_LINE = { line: String.raw`^[│\s]*> ?(.*?)[│\s]*$`, empty: "^Type your message" };

// src/agents/gemini/rules.json
var rules_default7 = {
  version: 1,
  agent: "gemini",
  recognise: {
    programs: ["gemini", "@google/gemini-cli"],
    titles: ["^(?:\u25C7  Ready|\u2726  Working\u2026|\u270B  Action Required)"],
    screens: ["^ >   Type your message or @path/to/file", "Gemini CLI v\\d"]
  },
  prompt: {
    foot: "^ (?:>|!|\\*) .*$"
  },
  dialogs: {
    top: "^\u256D\u2500",
    question: "last",
    subject: [
      "(?<![^])\u2500\\n+\\? +(?:WriteFile|Edit|Replace) +(?:Writing to )?([^\\n]+)",
      "(?<![^])\u2500\\n+\\? (?:(?!\u2500)[^\\n]*\\n)*\u2500\\n([^]*)\\n\u2500"
    ]
  },
  rules: [
    {
      id: "title-blocked",
      state: "permission",
      all: {
        title: "^\u270B"
      },
      look: true
    },
    {
      id: "title-busy",
      state: "working",
      all: {
        title: "^[\u2726\u23F2]"
      }
    },
    {
      id: "title-ready",
      state: "idle",
      all: {
        title: "^\u25C7"
      }
    },
    {
      id: "trust",
      state: "trust",
      all: {
        words: "^(?:[\u25CF\u25CB] ?)?1\\. Trust folder.*$"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        words: "^.*(?:How would you like to authenticate|\\(Use Enter to select\\)|Press Enter to submit, Esc to cancel|Enter Gemini API Key).*$"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        words: "^.*(?:Usage limit reached|quota limit|limit resets).*$"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        words: "^(?:Enter to (?:select|submit)|Answer Questions).*$"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        words: "^(?:Allow execution of|Apply this change\\?|Do you want to proceed\\?|Allow (?:MCP|tool)|(?:[\u25CF\u25CB] ?)?1\\. Allow once).*$"
      },
      press: {
        by: "digit",
        version: "0.61.0",
        date: "2026-12-01"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        screen: "^ [\u2800-\u28FF] [^\\n]*\\(esc to cancel[^\\n]*$(?=(?:\\n(?!\u2726 )[^\\n]*)*$(?![\\s\\S]))"
      }
    },
    {
      id: "idle",
      state: "idle",
      all: {
        tail: "^ (?:>|!|\\*) .*$"
      }
    },
    {
      id: "notified",
      state: "permission",
      all: {
        notification: "^.*(?:requires? (?:permission|your attention)|Action Required).*$"
      }
    }
  ]
};

// src/agents/gemini/agent.ts
var gemini = {
  name: "gemini",
  rules: rules_default7,
  preset: {
    command: ["gemini"],
    prompt: ["--prompt-interactive="],
    yolo: ["--approval-mode", "yolo"],
    resume: ["--resume", "{id}"],
    quit: { keys: ESCAPE, words: "/quit" },
    enterDelayMs: ENTER_DELAY_MS,
    draft: GEMINI_LINE
  },
  hooks: {
    tellsAll: false,
    events: {
      BeforeAgent: WORKING,
      "Notification:ToolPermission": PERMISSION,
      "Notification:ask_user": QUESTION,
      AfterAgent: IDLE
    }
  },
  settings: async () => (await import("./agents-gemini-settings.js")).geminiHooks,
  usage: async () => (await import("./agents-gemini-usage.js")).geminiProvider(),
  turns: async () => (await import("./agents-gemini-turns.js")).geminiTurns
};

// src/agents/opencode/rules.json
var rules_default8 = {
  version: 1,
  agent: "opencode",
  recognise: {
    programs: ["opencode", "opencode-ai"],
    titles: ["^OpenCode$", "^OC \\| "],
    screens: ["tab agents +ctrl\\+p commands", "^ *\u2503 +Ask anything\u2026"]
  },
  prompt: {
    foot: "^ *\u2579\u2580{4,}|^(?! *\u2503).*\\bctrl\\+p commands"
  },
  dialogs: {
    top: "^ *\u2503 +\u25B3 ",
    question: "top",
    subject: ["^\\$ ([^]+)$(?![^])", "^\u2192 ([^\\n]+)"]
  },
  rules: [
    {
      id: "permission",
      state: "permission",
      all: {
        words: "^Allow once +Allow always.*$"
      }
    },
    {
      id: "permission-always",
      state: "permission",
      all: {
        words: "^Confirm +Cancel\\b.*$"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        words: "^.*\\benter (?:submit|toggle|confirm) +esc dismiss.*$"
      }
    },
    {
      id: "question-wrapped",
      state: "question",
      all: {
        base: "^[^\\n]*\\benter +esc *\\n[^\\n]*\\b(?:submit|toggle|confirm) +dismiss"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        foot: "^(?! *\u2503).*\\besc (?:interrupt|again to)\\b.*$"
      }
    },
    {
      id: "busy-bar",
      state: "working",
      all: {
        foot: "^ *[\u2B1D\u25A0]{4,} .*$"
      }
    },
    {
      id: "idle",
      state: "idle",
      all: {
        foot: "^(?! *\u2503)(?:.*\\bctrl\\+p commands.*|  +~?/.*)$"
      }
    }
  ]
};

// src/agents/opencode/agent.ts
var opencode = {
  name: "opencode",
  rules: rules_default8,
  preset: {
    command: ["opencode"],
    prompt: ["--prompt="],
    yolo: [],
    yoloEnv: { OPENCODE_PERMISSION: '{"*":"allow"}' },
    resume: ["--session", "{id}"],
    quit: { keys: ["Escape", ...ESCAPE], words: "/exit" },
    enterDelayMs: ENTER_DELAY_MS
  },
  hooks: {
    tellsAll: true,
    events: {
      "session.status:busy": WORKING,
      "session.status:retry": WORKING,
      "session.status:idle": IDLE,
      "permission.asked": PERMISSION,
      "permission.replied": WORKING,
      "question.asked": QUESTION,
      "question.replied": WORKING,
      "session.idle": IDLE,
      "session.error": IDLE
    }
  },
  settings: async () => (await import("./agents-opencode-settings.js")).opencodeHooks,
  usage: async () => (await import("./agents-opencode-usage.js")).opencodeProvider(),
  turns: async () => (await import("./agents-opencode-turns.js")).opencodeTurns
};

// src/agents/qwen/rules.json
var rules_default9 = {
  version: 1,
  agent: "qwen",
  recognise: {
    programs: ["qwen", "@qwen-code/qwen-code"],
    titles: ["^(?:[\u25D0\u2733]\\ufe0e? )?Qwen - "],
    screens: ["Qwen Code \\(v\\d"]
  },
  prompt: {
    tail: "^\u2500[^\\n]{7,}\\n[>!*?] ?[^\\n]*\\n(?: {2}[^\\n]*\\n)*\u2500[^\\n]{7,}$"
  },
  dialogs: {
    top: "^ {2}(?:\\? |\u256D\u2500)",
    question: "last",
    subject: [
      "(?<![^])(?:\u2500\\n+)?\\? +(?:WriteFile|Edit|NotebookEdit) +(?:Writing to )?([^\\n]+?)(?: \u2190)?$",
      "(?<![^])(?:\u2500\\n+)?\\? [^\\n]*\u2190\\n+([^]+)$(?![^])"
    ]
  },
  rules: [
    {
      id: "title-blocked",
      state: "permission",
      all: {
        title: "^\u2733\\ufe0e |^\u2733 Qwen\\b"
      },
      look: true
    },
    {
      id: "title-busy",
      state: "working",
      all: {
        title: "^[\u25D0\u25D1]\\ufe0e |^[\u25D0\u25D1] Qwen\\b"
      }
    },
    {
      id: "title-ready",
      state: "idle",
      all: {
        title: "^Qwen - "
      },
      afterWork: true
    },
    {
      id: "trust",
      state: "trust",
      all: {
        words: "^(?:Do you trust this folder\\?|Trusting a folder allows|(?:[\u203A\u25CF] ?)?1\\. Trust folder).*$"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        words: "^(?:Connect a Provider|[^\\n]* \xB7 (?:Access Method|Step \\d/\\d)\\b|Select Authentication Method|How would you like to authenticate|[\\w ,'()-]*\\bAPI [Kk]ey\\b(?! \\|)).*$"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        base: "^\u2191/\u2193: Navigate\\s+\\|[^]*?\\bEnter:\\s+\\w+"
      },
      press: {
        by: "digit",
        version: "0.24.4",
        date: "2026-12-01"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        words: "^(?:Allow execution of\\b|Apply this change\\?|(?:Do you want|Would you like) to proceed\\?|(?:[\u203A\u25CF] ?)?1\\. Yes, allow once\\b).*$"
      },
      press: {
        by: "digit",
        version: "0.24.4",
        date: "2026-12-01"
      }
    },
    {
      id: "confirmation",
      state: "permission",
      all: {
        words: "^[\u2800-\u28FF] Waiting for user confirmation\\b.*$"
      },
      none: {
        words: "^\\? Ask\\w*Question\\b"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        screen: "^[^\\n]*\\(\\d+[hms]\\b[^\\n()]* esc to cancel\\)(?=\\n(?:(?! {2}[\u25C6\u25CF>\u2713\u2715])[^\\n]*\\n){0,30}\u2500[^\\n]{7,}\\n)"
      }
    },
    {
      id: "steer",
      state: "working",
      all: {
        end: "^ *Enter to steer\\b.*$"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        tail: "^ {2}\u2715 (?:[^\\n]+\\n {4})*?[^\\n]*(?:quota|rate limit|usage limit)[^\\n]*(?=(?:\\n(?! {2}[\u25C6\u25CF>\u2713\u2715] ?)[^\\n]*)*$(?![\\s\\S]))"
      },
      besidePrompt: true
    },
    {
      id: "idle",
      state: "idle",
      all: {
        tail: "(?<=^\u2500[^\\n]{7,}\\n)[>!*?] ?[^\\n]*(?=\\n(?: {2}[^\\n]*\\n)*\u2500[^\\n]{7,}(?:\\n(?! *\u2500)[^\\n]*){0,4}$(?![\\s\\S]))"
      }
    }
  ]
};

// src/agents/qwen/agent.ts
var qwen = {
  name: "qwen",
  rules: rules_default9,
  preset: {
    command: ["qwen"],
    prompt: ["--prompt-interactive="],
    yolo: ["--approval-mode", "yolo"],
    resume: ["--resume", "{id}"],
    quit: { keys: ESCAPE, words: "/quit" },
    enterDelayMs: ENTER_DELAY_MS,
    // The cursor is on the first letter, and the others have a colour, which typed ones have not.
    draft: {
      ...GEMINI_LINE,
      proposal: String.raw`> \u001b\[4m(?:\u001b\[39m)?[^\u001b](?:\u001b\[0m)?\u001b\[(?:38;|9)`
    }
  },
  usage: async () => (await import("./agents-qwen-usage.js")).qwenProvider(),
  turns: async () => (await import("./agents-qwen-turns.js")).qwenTurns
};

// src/agents/registry.ts
var KNOWN_AGENTS = [
  claude,
  codex,
  gemini,
  opencode,
  cursor,
  copilot,
  qwen,
  cline,
  aider,
  amp
];
var AGENTS_BY_NAME = new Map(
  KNOWN_AGENTS.toSorted((a, b) => a.name < b.name ? -1 : 1).map((agent) => [agent.name, agent])
);
var HOOKED_AGENTS = KNOWN_AGENTS.flatMap(({ name, settings }) => settings ? [name] : []);
function builtInPresets() {
  return new Map([...AGENTS_BY_NAME.values()].map(({ name, preset }) => [name, preset]));
}
async function hookTargets() {
  return Promise.all(KNOWN_AGENTS.flatMap(({ settings }) => settings ? [settings()] : []));
}
async function usageProviders() {
  const providers = await Promise.all(KNOWN_AGENTS.flatMap(({ usage }) => usage ? [usage()] : []));
  return new Map(providers.map((provider) => [provider.agent, provider]));
}
function hasTurns(agent) {
  return AGENTS_BY_NAME.get(agent)?.turns !== void 0;
}
async function turnNotesOf(agent) {
  return AGENTS_BY_NAME.get(agent)?.turns?.();
}
async function statusFileFinders() {
  const found = KNOWN_AGENTS.flatMap(({ name, sessionFile }) => sessionFile ? [{ name, sessionFile }] : []);
  return new Map(await Promise.all(found.map(async ({ name, sessionFile }) => [name, await sessionFile()])));
}

export {
  hookClaim,
  newPreset,
  launchOf,
  returnOf,
  KNOWN_AGENTS,
  AGENTS_BY_NAME,
  HOOKED_AGENTS,
  builtInPresets,
  hookTargets,
  usageProviders,
  hasTurns,
  turnNotesOf,
  statusFileFinders
};
