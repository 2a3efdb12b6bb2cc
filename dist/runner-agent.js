import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  _enum,
  _maxLength,
  _minLength,
  _regex,
  array,
  boolean,
  exactOptional,
  literal,
  partialRecord,
  refine,
  strictObject,
  string
} from "./zod-v4-core-api.js";
import {
  readRegularFile
} from "./base-regular-file.js";
import {
  messageOf,
  systemCode
} from "./base-failure.js";

// src/settings/rules.ts
import { readdir } from "fs/promises";
import { join } from "path";

// src/runner/agents/aider.json
var aider_default = {
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

// src/runner/agents/claude.json
var claude_default = {
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
      }
    },
    {
      id: "permission-options",
      state: "permission",
      all: {
        words: "^(?:Do you want to|Would you like to) [^\\n]*\\?\\n(?:[^\\n]*\\n){0,3}?(?:\u276F )?1\\. Yes\\b"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        base: "^Enter\\s+to\\s+select\\s+\xB7\\s(?:[^\\n]*\\n)?[^\\n]*?\\bEsc\\s+to\\s+cancel"
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
        tail: "^ *(?:\u23BF|\u25CF) *(?:You've\\s+hit\\s+your\\s+(?:[a-z0-9-]+\\s+){0,3}limit|You're\\s+out\\s+of\\s+extra\\s+usage|(?:Claude\\s+(?:AI\\s+)?usage|\\d+-hour|[A-Z][a-z]+(?:\\s+weekly)?)\\s+limit\\s+reached)(?:\\s*[.\xB7\u2219|]\\s*(?:[Yy]our\\s+limit\\s+will\\s+)?resets?\\s+(?:at\\s+)?(?:[A-Z][a-z]{2}\\s+\\d{1,2},?\\s+(?:at\\s+)?)?\\d{1,2}(?::\\d\\d)?\\s?(?:am|pm)?(?:\\s\\([\\w/+-]+\\))?)?\\.?(?:\\s+[\xB7\u2219]\\s+/[a-z][^\\n]*)?$(?=\\n(?:(?!\u25CF |\u276F \\S)[^\\n]*\\n)*(?!\u25CF |\u276F \\S)[^\\n]*$(?![\\s\\S]))"
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

// src/runner/agents/cline.json
var cline_default = {
  version: 1,
  agent: "cline",
  recognise: {
    programs: ["cline"],
    titles: ["^Cline$"],
    screens: ["\u25CB Plan +\u25CF Act|\u25CF Plan +\u25CB Act", "^ *Auto-approve all (?:dis|en)abled \\(Shift\\+Tab\\)$"]
  },
  prompt: {
    tail: "^ *\u2500[^\\n]{3,}\\n *\u276F[^\\n]*\\n(?:[^\\n]*\\n)*? *\u2500[^\\n]{3,}"
  },
  rules: [
    {
      id: "permission",
      state: "permission",
      all: {
        words: "^(?:Approve tool call\\?$|Cline needs permission$|\\[y\\] Approve +\\[n\\] Deny\\b).*"
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
      id: "idle",
      state: "idle",
      all: {
        tail: "(?<=^ *\u2500[^\\n]{3,}\\n) *\u276F[^\\n]*(?=\\n(?:[^\\n]*\\n)*? *\u2500[^\\n]{3,})"
      }
    }
  ]
};

// src/runner/agents/codex.json
var codex_default = {
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
      }
    },
    {
      id: "permission-options",
      state: "permission",
      all: {
        words: "^(?:\u203A )?1\\. Yes\\b[^\\n]*\\n(?:(?!(?:\u203A )?\\d+\\. )[^\\n]*\\n){0,4}(?:\u203A )?2\\. "
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        base: "^.*enter\\s+to\\s+submit\\s+(?:answer|all)\\b.*$"
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

// src/runner/agents/copilot.json
var copilot_default = {
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

// src/runner/agents/cursor.json
var cursor_default = {
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

// src/runner/agents/gemini.json
var gemini_default = {
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

// src/runner/agents/opencode.json
var opencode_default = {
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

// src/runner/agents/qwen.json
var qwen_default = {
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
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        words: "^(?:[\u2800-\u28FF] Waiting for user confirmation|Allow execution of\\b|Apply this change\\?|(?:Do you want|Would you like) to proceed\\?|(?:[\u203A\u25CF] ?)?1\\. Yes, allow once\\b).*$"
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

// src/runner/rules.ts
var PLACES = ["title", "end", "foot", "base", "tail", "words", "screen", "notification"];
var LINES = { end: 2, foot: 4, tail: 16 };
var WORDS = { base: 7, words: 24 };
var MOST_FRAMED = 60;
var FRAME = /^[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+|[\s│┃┆┊|╭╮╰╯┌┐└┘╹─━╌▀▄█]+$/gu;
function screenView(rows) {
  const lines = rows.map((row) => row.trimEnd()).filter((row) => row !== "");
  const words = lines.slice(-MOST_FRAMED).map((line) => line.replaceAll(FRAME, "")).filter((line) => line !== "");
  const last = (of, count) => of.slice(-count).join("\n");
  return {
    end: last(lines, LINES.end),
    foot: last(lines, LINES.foot),
    base: last(words, WORDS.base),
    tail: last(lines, LINES.tail),
    words: last(words, WORDS.words),
    screen: lines.join("\n")
  };
}
function findRule(rules, view, isSettled = true) {
  for (const rule2 of rules) {
    const text2 = rule2.settled && !isSettled ? void 0 : matchOf(rule2, view);
    if (text2 !== void 0) return { rule: rule2, text: text2 };
  }
  return void 0;
}
function isDialog(state) {
  return claimOf(state)?.says === "waiting";
}
function claimOf(state) {
  if (state === "keep") return void 0;
  return state === "working" || state === "idle" ? { says: state } : { says: "waiting", waitingFor: state };
}
function matchOf({ all, none, prompt }, view) {
  let found;
  for (const [place, pattern2] of all) {
    const text2 = view[place];
    const match = text2 === void 0 ? null : pattern2.exec(text2);
    if (match === null) return void 0;
    found ??= match[0].trim();
  }
  return isAny(none, view) || isAny(prompt, view) ? void 0 : found;
}
function isAny(patterns2, view) {
  return [...patterns2].some(([place, pattern2]) => pattern2.test(view[place] ?? ""));
}

// src/runner/last-resort.ts
var CHOICE = /^(?:[❯›●◉▸►➤→▶>] ?)\d{1,2}[.)] +\S.*$/mu;
var KEYS = [
  String.raw`(?:enter|return|⏎|↵)(?:/\w+)?:?\s+(?:to\s+)?(?:accept|approve|choose|confirm|continue|open|proceed|resume|retry|select|submit|toggle)\b`,
  String.raw`\besc(?:ape)?:?\s+(?:to\s+)?(?:back|cancel|close|decline|dismiss|exit|go\s+back|reject|skip)\b`,
  String.raw`↑/?↓:?\s+(?:to\s+)?(?:choose|move|navigate|select)\b`,
  String.raw`\bpress\s+(?:any\s+key|enter|return)\b`,
  String.raw`[[(][yY]/[nN][\])]`
];
var KEY_HINT = new RegExp(`^.*(?:${KEYS.join("|")})`, "imu");
var WORK = /^[⠀-⣿] \S|\(\d+[hms]\b[^()\n]*\besc\b/mu;
var NOWHERE = /* @__PURE__ */ new Map();
function withLastResort(agent, rules, prompt) {
  const rule2 = (id, place, pattern2, none = NOWHERE) => {
    const all = /* @__PURE__ */ new Map([[place, pattern2]]);
    return { id: `${agent}/${id}`, state: "question", all, none, look: false, afterWork: false, prompt, settled: true };
  };
  const lastResort = [
    rule2("some-choice", "words", CHOICE),
    rule2("some-keys", "base", KEY_HINT, /* @__PURE__ */ new Map([["base", WORK]]))
  ];
  const at = prompt.size === 0 ? -1 : rules.findIndex(isBesidePrompt);
  return at < 0 ? [...rules, ...lastResort] : [...rules.slice(0, at), ...lastResort, ...rules.slice(at)];
}
function isBesidePrompt({ state, all, prompt }) {
  const isOnScreen = [...all.keys()].some((place) => place !== "title" && place !== "notification");
  return isOnScreen && (state === "idle" || isDialog(state) && prompt.size === 0);
}

// src/runner/rule-file.ts
var MAX_PATTERN = 500;
var MAX_RULES = 100;
var NOWHERE2 = /* @__PURE__ */ new Map();
var pattern = string().check(_minLength(1), _maxLength(MAX_PATTERN), refine(isPattern, "no regular expression"));
var patterns = exactOptional(array(pattern).check(_maxLength(MAX_RULES)));
var places = partialRecord(_enum(PLACES), pattern);
var name = string().check(_regex(/^[a-z0-9][a-z0-9._-]{0,31}$/));
var rule = strictObject({
  id: name,
  state: _enum(["working", "idle", "permission", "question", "trust", "login", "limit", "keep"]),
  all: places.check(refine((all) => Object.keys(all).length > 0, "names no place")),
  none: exactOptional(places),
  look: exactOptional(boolean()),
  afterWork: exactOptional(boolean()),
  /** What it knows stands above the prompt. */
  besidePrompt: exactOptional(boolean())
});
var ruleFile = strictObject({
  version: literal(1),
  agent: name,
  /** Of a user's file: leave out ours. Else theirs come first. */
  replace: exactOptional(boolean()),
  recognise: exactOptional(strictObject({ programs: patterns, titles: patterns, screens: patterns })),
  /** What shows, any of it, that a person can type: then nobody is asked. */
  prompt: exactOptional(places),
  rules: array(rule).check(_maxLength(MAX_RULES))
});
function compileRules(file) {
  const rules = compile(file);
  return { ...rules, rules: withLastResort(file.agent, rules.rules, compiled(file.prompt ?? {})) };
}
function compile({ agent, recognise = {}, prompt = {}, rules }) {
  const { programs = [], titles = [], screens = [] } = recognise;
  const typed = compiled(prompt);
  return {
    agent,
    recognise: { programs: programs.map(program), titles: titles.map(text), screens: screens.map(text) },
    rules: rules.map(({ id, state, all, none = {}, look = false, afterWork = false, besidePrompt = false }) => ({
      id: `${agent}/${id}`,
      state,
      all: compiled(all),
      none: compiled(none),
      look,
      afterWork,
      prompt: besidePrompt || !isDialog(state) ? NOWHERE2 : typed,
      settled: false
    }))
  };
}
function mergeRules(ours, file) {
  if (ours === void 0 || file.replace === true) return compileRules(file);
  const theirs = compile(file);
  const both = (key) => [
    ...theirs.recognise[key],
    ...ours.recognise[key]
  ];
  return {
    agent: ours.agent,
    recognise: { programs: both("programs"), titles: both("titles"), screens: both("screens") },
    rules: [...theirs.rules, ...ours.rules]
  };
}
function compiled(patternsByPlace) {
  return new Map(
    PLACES.flatMap((place) => {
      const source = patternsByPlace[place];
      return source === void 0 ? [] : [[place, text(source)]];
    })
  );
}
function text(source) {
  return new RegExp(source, "mu");
}
function program(source) {
  return new RegExp(`^(?:${source})$`, "u");
}
function isPattern(source) {
  try {
    text(source);
    return true;
  } catch {
    return false;
  }
}

// src/runner/built-in-rules.ts
var RULE_FILES = [aider_default, claude_default, cline_default, codex_default, copilot_default, cursor_default, gemini_default, opencode_default, qwen_default];
function builtInRules() {
  return new Map(RULE_FILES.map((file) => [file.agent, compileRules(file)]));
}

// src/settings/rules.ts
var MAX_FILE_BYTES = 256 * 1024;
var MAX_FILES = 100;
async function readRuleBook(directory, report) {
  const book = builtInRules();
  for (const name2 of await rulesIn(directory, report)) {
    const path = join(directory, name2);
    try {
      const checked = ruleFile.safeParse(JSON.parse(readRegularFile(path, MAX_FILE_BYTES).toString()));
      if (!checked.success) throw new Error(issueText(checked.error.issues[0]));
      book.set(checked.data.agent, mergeRules(book.get(checked.data.agent), checked.data));
    } catch (error) {
      report(`the rules in ${path} are not used: ${messageOf(error)}`);
    }
  }
  return book;
}
function issueText(issue) {
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "invalid"}`;
}
async function rulesIn(directory, report) {
  try {
    const names = await readdir(directory);
    return names.filter((name2) => name2.endsWith(".json")).toSorted().slice(0, MAX_FILES);
  } catch (error) {
    if (systemCode(error) !== "ENOENT") report(`the rules in ${directory} cannot be read: ${messageOf(error)}`);
    return [];
  }
}

// src/runner/agent.ts
var INTERPRETERS = /^(?:node|bun|deno|tsx|python[\d.]*|ruby|perl|(?:ba|da|z|k|fi)?sh)$/;
var CARRIERS = /^(?:ssh|mosh|mosh-client|et|tsh|docker|podman|nerdctl|kubectl|lxc|npx|npm|pnpm|yarn|bunx|uvx?|pipx|env|sudo|doas|timeout|nice|nohup|script|setpriv|distrobox|toolbox|limactl)$/;
var CARRIERS_OF_SCRIPTS = [
  "node",
  "bun",
  "deno",
  "python[0-9.]*",
  "npm",
  "npx",
  "pnpm",
  "yarn",
  "bunx",
  "uv",
  "uvx",
  "pipx"
];
var INLINE = /^(?:-[cepm]|-pe|--eval|--print|--check|--test)$/;
var WITH_VALUE = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file|-W|-X|-I)$/;
var MAX_WORDS = 64;
function agentOfCommand(argv, known) {
  const names = programsIn(argv);
  for (const { agent, recognise } of known) {
    if (recognise.programs.some((pattern2) => names.some((name2) => pattern2.test(name2)))) return agent;
  }
  return void 0;
}
function agentOfProcess(argv, known) {
  const names = programOf(argv);
  for (const { agent, recognise } of known) {
    if (recognise.programs.some((pattern2) => names.some((name2) => pattern2.test(name2)))) return agent;
  }
  return void 0;
}
function namesOfAgents(known) {
  const programs = [...known].flatMap(({ recognise }) => recognise.programs.map(({ source }) => source.slice(4, -2)));
  const words = programs.filter((name2) => /^[\w+-][\w.+-]*$/.test(name2));
  return { programs: [...new Set(words)].join("|"), carriers: CARRIERS_OF_SCRIPTS.join("|") };
}
function agentInView(view, known) {
  const { title = "", screen = "" } = view;
  for (const { agent, recognise } of known) {
    if (recognise.titles.some((pattern2) => pattern2.test(title))) return agent;
    if (recognise.screens.some((pattern2) => pattern2.test(screen))) return agent;
  }
  return void 0;
}
function mayHideAgent(command) {
  return CARRIERS.test(command) || INTERPRETERS.test(command) && !command.endsWith("sh");
}
function programsIn(argv) {
  const [first = "", ...rest] = argv;
  const program2 = baseName(first).replace(/^-/, "");
  if (CARRIERS.test(program2)) {
    const words2 = rest.flatMap((word) => word.split(/\s+/)).slice(0, MAX_WORDS);
    return [program2, ...words2.flatMap(namesOf)];
  }
  if (!INTERPRETERS.test(program2)) return [program2, ...namesOf(first)];
  const script = rest.find((word) => !word.startsWith("-")) ?? "";
  const words = rest.includes("-c") || rest.includes("-lc") ? script.split(/\s+/).slice(0, MAX_WORDS) : [script];
  return words.flatMap(namesOf);
}
function programOf([first = "", ...rest]) {
  const program2 = baseName(first).replace(/^-/, "");
  if (!INTERPRETERS.test(program2) || program2.endsWith("sh")) return [program2];
  const script = scriptOf(rest);
  return script === void 0 ? [] : [baseName(script), ...packageOf(script)];
}
function scriptOf(words) {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (INLINE.test(word)) return word === "-m" ? words[at + 1] : void 0;
    if (!word.startsWith("-")) return word;
    if (WITH_VALUE.test(word)) at += 1;
  }
  return void 0;
}
function packageOf(path) {
  const found = /.*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/.exec(path)?.[1];
  return found === void 0 ? [] : [found];
}
function namesOf(path) {
  const name2 = baseName(path);
  const asPackage = /^(?:@[\w.-]+\/)?[\w.-]+(?=@[\w.^~-]+$|$)/.exec(path)?.[0];
  const inFull = [name2, name2.replace(/\.(?:[cm]?js|py|exe)$/, ""), ...packageOf(path)];
  return asPackage === void 0 ? inFull : [...inFull, asPackage];
}
function baseName(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

export {
  screenView,
  findRule,
  isDialog,
  claimOf,
  readRuleBook,
  agentOfCommand,
  agentOfProcess,
  namesOfAgents,
  agentInView,
  mayHideAgent
};
