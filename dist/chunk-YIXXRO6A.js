import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PLACES,
  WEIGHTS,
  claimOf,
  findRule,
  screenView,
  withEvidence,
  withoutEvidence
} from "./chunk-XCKETGTN.js";
import {
  readRegularFile
} from "./chunk-3VNJBW34.js";
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
} from "./chunk-ICBFY2AY.js";
import {
  plain
} from "./chunk-UL56V6WZ.js";
import {
  messageOf,
  systemCode
} from "./chunk-VWOYWCO4.js";

// src/controller/agents/rule-book.ts
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
        tail: "^.*(?:Quick safety check|Do you trust the files|trust this folder).*$",
        end: "^ *Enter to confirm"
      },
      none: {
        end: "^ {1,3}(?:\u23F8|\u23F5\u23F5|\\? for shortcuts|.*esc to interrupt)"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        tail: "^.*(?:Do you want to use this API key\\?|Select login method|Paste code here if prompted).*$"
      },
      none: {
        end: "^ {1,3}(?:\u23F8|\u23F5\u23F5|\\? for shortcuts|.*esc to interrupt)"
      }
    },
    {
      id: "setup",
      state: "question",
      all: {
        end: "^ ?Enter to confirm\\s+\xB7\\s+Esc\\s+to\\s+(?:cancel|exit|skip)"
      },
      none: {
        end: "^ {1,3}(?:\u23F8|\u23F5\u23F5|\\? for shortcuts|.*esc to interrupt)"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        end: "^ ?Esc to cancel\\s+\xB7\\s+Tab\\s+to\\s+\\w+"
      }
    },
    {
      id: "permission-options",
      state: "permission",
      all: {
        tail: "^[ \u2502]*(?:Do you want to|Would you like to) [^\\n]*\\?[ \u2502]*\\n(?:[^\\n]*\\n){0,3}?[ \u2502]*(?:\u276F )?1\\. Yes\\b"
      },
      none: {
        foot: "^ {1,3}(?:\u23F8|\u23F5\u23F5|\\? for shortcuts|.*esc to interrupt)"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        end: "^ ?Enter to select\\s+\xB7\\s(?:[^\\n]*\\n)?[^\\n]*?\\bEsc\\s+to\\s+cancel"
      }
    },
    {
      id: "limit-menu",
      state: "limit",
      all: {
        tail: "^.*Stop and wait for limit to reset.*$"
      },
      none: {
        foot: "^ {1,3}(?:\u23F8|\u23F5\u23F5|\\? for shortcuts|.*esc to interrupt)"
      }
    },
    {
      id: "menu",
      state: "question",
      all: {
        foot: "^ {1,4}\u276F \\S.*$",
        end: "^ {1,6}(?:\u276F )?\\S.*\\n {1,6}(?:\u276F )?\\S.*$(?![\\s\\S])"
      },
      none: {
        foot: "^(?:\u2500{10,}|\u276F)|^ {1,3}(?:\u23F8|\u23F5\u23F5|\\? for shortcuts|.*esc to interrupt)"
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
        tail: "^[\xB7\u2722\u2733*\u2736\u273B\u273D] \\S[^\\n]*\u2026(?: \\([^\\n]*|)$"
      },
      none: {
        end: "\\? for shortcuts"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        tail: "^ *(?:\u23BF|\u25CF) *[^\\n]*(?:hit your [a-z0-9 -]*limit|limit reached|out of extra usage)[^\\n]*(?=\\n(?:(?!\u25CF |\u276F \\S)[^\\n]*\\n)*(?!\u25CF |\u276F \\S)[^\\n]*$(?![\\s\\S]))"
      }
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
  rules: [
    {
      id: "permission",
      state: "permission",
      all: {
        tail: "^ (?:Approve tool call\\?$|Cline needs permission$| ?\\[y\\] Approve +\\[n\\] Deny\\b).*"
      },
      none: {
        tail: "^\u2500[^\\n]{7,}\\n\u276F[^\\n]*\\n"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        tail: "^ (?:Cline is asking a question$| (?:>| ) Type a response(?: first)?\\.\\.\\.).*"
      },
      none: {
        tail: "^\u2500[^\\n]{7,}\\n\u276F[^\\n]*\\n"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        screen: "^ *(?:Connect a model provider to get started\\.|Signing in with \\S+|\u2502 +(?:[\u263A\u2726\u26B7] +)?(?:Sign in with Cline|Bring your own provider)\\b).*$"
      },
      none: {
        tail: "^ *\u276F"
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

// src/runner/agents/codex.json
var codex_default = {
  version: 1,
  agent: "codex",
  recognise: {
    programs: ["codex", "@openai/codex"],
    titles: ["^\\[ [!.] \\] Action Required"],
    screens: ["OpenAI Codex \\(v\\d", "^\u203A Ask Codex to do anything"]
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
        tail: "^.*(?:Trust this folder\\?|Do you trust the (?:contents|files)|Hooks need review).*$",
        end: "(?:enter|Press enter\\s+to)\\s+(?:continue|confirm)"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        tail: "^.*Sign in with (?:ChatGPT|Device Code).*$",
        end: "Press enter\\s+to\\s+continue"
      }
    },
    {
      id: "setup",
      state: "question",
      all: {
        end: "^ *(?:enter/esc confirm|enter confirm|enter continue|Press enter to continue)\\b.*$"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        end: "^ *Press enter to\\s+confirm or esc\\s+to\\s+(?:cancel|go back).*$"
      }
    },
    {
      id: "permission-options",
      state: "permission",
      all: {
        tail: "^[\u203A ] 1\\. Yes\\b[^\\n]*\\n(?: {5}[^\\n]*\\n)*[\u203A ] 2\\. "
      },
      none: {
        foot: "^\u203A (?!\\d+\\. \\S)"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        end: "^.*enter to submit (?:answer|all)\\b.*$"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        tail: "^[\u2022\u25E6] .*\\(.*\\besc to interrupt\\).*$"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        tail: "^\u25A0 [^\\n]*(?:hit your usage limit|usage limit reached|out of credits)[^\\n]*(?=\\n(?:(?!\u2022 |\u203A (?!Ask Codex)\\S)[^\\n]*\\n)*(?!\u2022 |\u203A (?!Ask Codex)\\S)[^\\n]*$(?![\\s\\S]))"
      }
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
  rules: [
    {
      id: "trust",
      state: "trust",
      all: {
        tail: "^\u2502 +(?:Confirm folder trust|Do you trust the files in|(?:\u276F )?2\\. Yes, and remember this)\\b.*$(?=[^]*\\n\u2570\u2500[^\\n]*$(?![\\s\\S]))"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        tail: "^\u2502 +(?:\u276F )?(?:1\\. Yes|\\d\\. No, and tell)\\b.*$",
        foot: "\u2191/?\u2193[ \u2502\\n]+to\\b[^\u2570]*?\\bto[ \u2502\\n]+cancel(?= +\u2502\\n\u2570\u2500[^\\n]*$(?![\\s\\S]))"
      }
    },
    {
      id: "menu",
      state: "question",
      all: {
        foot: "\u2191/?\u2193[ \u2502\\n]+to\\b[^\u2570]*?\\bto[ \u2502\\n]+cancel(?= +\u2502\\n\u2570\u2500[^\\n]*$(?![\\s\\S]))"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        foot: "^ [^\\n]*\\benter\\s[^\u2570]*?\\bdecline\\s+\xB7\\s+esc\\s+cancel(?=\\s*\\n\u2500[^\\n]{7,}$(?![\\s\\S]))"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        tail: "^ (?:What account do you want to log into\\?|How do you want to sign in\\?|Error during sign-in\\b|[^\\n]*\\b(?:one-time code|Enter this code)\\b).*$"
      },
      none: {
        foot: "^[\u276F!]|^ \u276F [^\\d]"
      }
    },
    {
      id: "login-needed",
      state: "login",
      all: {
        tail: "^Please use /login\\b.*$"
      }
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
      }
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
        tail: "^ ?\u2502 +[\u25CF\u25CB]? *1\\. Trust folder.*$"
      },
      none: {
        foot: "^ (?:>|!|\\*) .*$"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        tail: "^.*(?:How would you like to authenticate|\\(Use Enter to select\\)|Press Enter to submit, Esc to cancel|Enter Gemini API Key).*$"
      },
      none: {
        foot: "^ (?:>|!|\\*) .*$"
      }
    },
    {
      id: "limit",
      state: "limit",
      all: {
        tail: "^\u2502 +.*(?:Usage limit reached|quota limit|limit resets).*$"
      },
      none: {
        foot: "^ (?:>|!|\\*) .*$"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        tail: "^\u2502 +(?:Enter to (?:select|submit)|Answer Questions).*$"
      },
      none: {
        foot: "^ (?:>|!|\\*) .*$"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        tail: "^\u2502 +(?:Allow execution of|Apply this change\\?|Do you want to proceed\\?|Allow (?:MCP|tool)|[\u25CF\u25CB]? *1\\. Allow once).*$"
      },
      none: {
        foot: "^ (?:>|!|\\*) .*$"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        tail: "^ [\u2800-\u28FF] .*\\(esc to cancel.*$"
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
  rules: [
    {
      id: "permission",
      state: "permission",
      all: {
        tail: "^ *\u2503? +Allow once +Allow always.*$"
      }
    },
    {
      id: "permission-always",
      state: "permission",
      all: {
        tail: "^ *\u2503 +Confirm +Cancel\\b.*$"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        tail: "^ *\u2503? .*\\benter (?:submit|toggle|confirm) +esc dismiss.*$"
      }
    },
    {
      id: "question-wrapped",
      state: "question",
      all: {
        foot: "^ *\u2503 [^\\n]*\\benter +esc *\\n *\u2503 [^\\n]*\\b(?:submit|toggle|confirm) +dismiss"
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
      }
    },
    {
      id: "trust",
      state: "trust",
      all: {
        tail: "^ *\u2502 *(?:Do you trust this folder\\?|Trusting a folder allows|(?:[\u203A\u25CF] ?)?1\\. Trust folder).*$(?=[^]*\\n *\u2570\u2500[^\\n]*$(?![\\s\\S]))"
      }
    },
    {
      id: "login",
      state: "login",
      all: {
        screen: "^ *\u2502 +(?:Connect a Provider|[^\\n]* \xB7 (?:Access Method|Step \\d/\\d)\\b|Select Authentication Method|How would you like to authenticate|[^\\n]*\\bAPI [Kk]ey\\b).*$(?=[^]*\\n *[\u2514\u2570]\u2500[^\\n]*$(?![\\s\\S]))"
      }
    },
    {
      id: "question",
      state: "question",
      all: {
        foot: "^ *\u2191/\u2193: Navigate\\s+\\|[^]*?\\bEnter:\\s+\\w+"
      },
      none: {
        tail: "^\u2500[^\\n]{7,}\\n[>!*?] ?[^\\n]*\\n(?: {2}[^\\n]*\\n)*\u2500[^\\n]{7,}$"
      }
    },
    {
      id: "permission",
      state: "permission",
      all: {
        tail: "^[\u2502 ]*(?:[\u2800-\u28FF] Waiting for user confirmation|Allow execution of\\b|Apply this change\\?|(?:Do you want|Would you like) to proceed\\?|(?:[\u203A\u25CF] ?)?1\\. Yes, allow once\\b).*$"
      },
      none: {
        tail: "^\u2500[^\\n]{7,}\\n[>!*?] ?[^\\n]*\\n(?: {2}[^\\n]*\\n)*\u2500[^\\n]{7,}$"
      }
    },
    {
      id: "working",
      state: "working",
      all: {
        tail: "^[^\\n]*\\(\\d+[hms]\\b[^\\n()]* esc to cancel\\)(?=\\n(?:(?! {2}[\u25C6\u25CF>\u2713\u2715])[^\\n]*\\n){0,6}\u2500[^\\n]{7,}\\n)"
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
      }
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

// src/runner/rule-file.ts
var MAX_PATTERN = 500;
var MAX_RULES = 100;
var pattern = string().check(_minLength(1), _maxLength(MAX_PATTERN), refine(isPattern, "no regular expression"));
var patterns = exactOptional(array(pattern).check(_maxLength(MAX_RULES)));
var places = partialRecord(_enum(PLACES), pattern);
var name = string().check(_regex(/^[a-z0-9][a-z0-9._-]{0,31}$/));
var rule = strictObject({
  id: name,
  state: _enum(["working", "idle", "permission", "question", "trust", "login", "limit", "keep"]),
  all: places.check(refine((all) => Object.keys(all).length > 0, "names no place")),
  none: exactOptional(places),
  look: exactOptional(boolean())
});
var ruleFile = strictObject({
  version: literal(1),
  agent: name,
  /** Of a user's file: leave out ours. Else theirs come first. */
  replace: exactOptional(boolean()),
  recognise: exactOptional(strictObject({ programs: patterns, titles: patterns, screens: patterns })),
  rules: array(rule).check(_maxLength(MAX_RULES))
});
function compileRules(file) {
  const { programs = [], titles = [], screens = [] } = file.recognise ?? {};
  return {
    agent: file.agent,
    recognise: { programs: programs.map(program), titles: titles.map(text), screens: screens.map(text) },
    rules: file.rules.map(({ id, state, all, none = {}, look = false }) => ({
      id: `${file.agent}/${id}`,
      state,
      all: compiled(all),
      none: compiled(none),
      look
    }))
  };
}
function mergeRules(ours, file) {
  const theirs = compileRules(file);
  if (ours === void 0 || file.replace === true) return theirs;
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

// src/controller/agents/rule-book.ts
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

// src/terminal/line-assembler.ts
var MAX_CHARACTERS = 200;
var TAB_WIDTH = 8;
var SPACE = 32;
var LineAssembler = class {
  #line = new Uint32Array(MAX_CHARACTERS);
  #length = 0;
  #column = 0;
  #finished = new Uint32Array(MAX_CHARACTERS);
  #finishedLength = 0;
  /** The last line with something on it: the one being written, or the one finished before. */
  get text() {
    const length = inkEnd(this.#line, this.#length);
    return length > 0 ? toText(this.#line, length) : toText(this.#finished, this.#finishedLength);
  }
  /** The line being written, blanks at its ends cut. */
  get open() {
    return toText(this.#line, inkEnd(this.#line, this.#length));
  }
  /** Writes the printable ASCII bytes `data[from..to)` at the cursor. */
  writeAscii(data, from, to) {
    const line = this.#line;
    let column = this.#column;
    const end = Math.min(to, from + Math.max(0, MAX_CHARACTERS - column));
    for (let at = from; at < end; at += 1) {
      line[column] = data[at];
      column += 1;
    }
    if (column > this.#length) this.#length = column;
    this.#column = column;
  }
  /** Writes one character at the cursor. */
  writeCodePoint(codePoint) {
    if (this.#column >= MAX_CHARACTERS) return;
    this.#line[this.#column] = codePoint;
    this.#column += 1;
    if (this.#column > this.#length) this.#length = this.#column;
  }
  /** Ends the line and starts an empty one. */
  finish() {
    const length = inkEnd(this.#line, this.#length);
    if (length > 0) {
      const line = this.#line;
      this.#line = this.#finished;
      this.#finished = line;
      this.#finishedLength = length;
    }
    this.#length = 0;
    this.#column = 0;
  }
  /** Moves the cursor to a column, 0 for the first. What lies between the end of the text and it is blank. */
  moveTo(column) {
    this.#column = Math.min(Math.max(column, 0), MAX_CHARACTERS);
    if (this.#column > this.#length) {
      this.#line.fill(SPACE, this.#length, this.#column);
      this.#length = this.#column;
    }
  }
  /** Moves the cursor by a number of columns, negative to the left. */
  moveBy(columns) {
    this.moveTo(this.#column + columns);
  }
  tab() {
    this.moveBy(TAB_WIDTH - this.#column % TAB_WIDTH);
  }
  /** Erases from the cursor to the end of the line. */
  eraseRight() {
    this.#length = Math.min(this.#length, this.#column);
  }
  /** Erases from the start of the line to the cursor. */
  eraseLeft() {
    this.#line.fill(SPACE, 0, Math.min(this.#column + 1, this.#length));
  }
  /** Erases the line; the cursor stays. */
  eraseAll() {
    this.#line.fill(SPACE, 0, this.#length);
    this.eraseRight();
  }
};
function inkEnd(line, length) {
  let end = length;
  while (end > 0 && line[end - 1] === SPACE) end -= 1;
  return end;
}
function toText(line, length) {
  return String.fromCodePoint(...line.subarray(0, length)).trim();
}

// src/terminal/signal.ts
var MAX_TEXT = 200;
var STATES = /* @__PURE__ */ new Set(["idle", "working", "blocked", "done", "error", "clear"]);
var PROGRESS = ["none", "running", "error", "running", "paused"];
var PROMPTS = {
  A: "prompt",
  B: "input",
  C: "running",
  D: "finished"
};
function parseSignal(osc) {
  const semicolon = osc.indexOf(";");
  if (semicolon < 0) return void 0;
  const body = osc.slice(semicolon + 1);
  switch (osc.slice(0, semicolon)) {
    case "7501":
      return status(body);
    case "9":
      return body.startsWith("4;") ? progress(body) : foreign(body) ? void 0 : notification(body);
    case "777":
      return body.startsWith("notify;") ? notification(body.slice(7).replace(";", ": ")) : void 0;
    case "99":
      return notification(body.slice(body.indexOf(";") + 1));
    case "133": {
      const at = PROMPTS[body.slice(0, 1)];
      return at === void 0 ? void 0 : { kind: "prompt", at };
    }
    default:
      return void 0;
  }
}
function foreign(body) {
  return /^\d{1,2}(?:;|$)/.test(body);
}
function notification(text2) {
  const shown = printable(text2);
  return shown === "" ? void 0 : { kind: "notification", text: shown };
}
function progress(body) {
  const [, state = "", percent = "0"] = body.split(";", 3);
  const known = /^[0-4]$/.test(state) ? PROGRESS[Number(state)] : void 0;
  if (known === void 0) return void 0;
  const share = /^\d{1,3}$/.test(percent) ? Math.min(Number(percent), 100) : 0;
  return { kind: "progress", state: known, percent: share };
}
function status(body) {
  const fields = /* @__PURE__ */ new Map();
  for (const field of body.split(":", 16)) {
    const equals = field.indexOf("=");
    if (equals > 0) fields.set(field.slice(0, equals).trim(), field.slice(equals + 1).trim());
  }
  const state = fields.get("state") ?? "";
  if (!STATES.has(state)) return void 0;
  return {
    kind: "status",
    state,
    blockedBy: printable(fields.get("kind") ?? ""),
    app: printable(fields.get("app") ?? ""),
    message: decoded(fields.get("msg") ?? fields.get("title") ?? "")
  };
}
function decoded(base64) {
  const text2 = Buffer.from(base64, "base64").toString();
  return text2.includes("\uFFFD") ? "" : printable(text2);
}
function printable(text2) {
  return text2.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ").trim().slice(0, MAX_TEXT);
}

// src/terminal/utf8-assembler.ts
var REPLACEMENT = 65533;
var Utf8Assembler = class {
  #missing = 0;
  #codePoint = 0;
  #least = 0;
  /** True when the byte pushed last came where the character before it still missed some. */
  abandoned = false;
  /** Takes one byte above 0x7f. Returns a finished code point, or -1 while it is incomplete. */
  push(byte) {
    this.abandoned = false;
    if (byte < 192) {
      if (this.#missing === 0) return REPLACEMENT;
      this.#codePoint = this.#codePoint << 6 | byte & 63;
      this.#missing -= 1;
      return this.#missing > 0 ? -1 : this.#valid();
    }
    this.abandoned = this.#missing > 0;
    if (byte < 224) this.#start(1, byte & 31, 128);
    else if (byte < 240) this.#start(2, byte & 15, 2048);
    else if (byte < 248) this.#start(3, byte & 7, 65536);
    else {
      this.#missing = 0;
      return REPLACEMENT;
    }
    return -1;
  }
  /** Forgets what was begun; true when there was something. */
  reset() {
    const begun = this.#missing > 0;
    this.#missing = 0;
    return begun;
  }
  #start(missing, bits, least) {
    this.#missing = missing;
    this.#codePoint = bits;
    this.#least = least;
  }
  /** Overlong forms, surrogates and numbers beyond Unicode are no characters. */
  #valid() {
    const codePoint = this.#codePoint;
    const surrogate = codePoint >= 55296 && codePoint <= 57343;
    return codePoint < this.#least || surrogate || codePoint > 1114111 ? REPLACEMENT : codePoint;
  }
};

// src/terminal/vt-table.ts
var GROUND = 0;
var ESCAPE = 1;
var ESCAPE_INTERMEDIATE = 2;
var CSI = 3;
var OSC = 4;
var STRING = 5;
var DCS = 6;
var DCS_ESCAPE = 7;
var DCS_TEXT = 8;
var DCS_TEXT_ESCAPE = 9;
var DCS_START = 10;
var STATES2 = 11;
var NOTHING = 0;
var PRINT = 1;
var HIGH = 2;
var CONTROL = 3;
var ESCAPE_START = 4;
var ESCAPE_COLLECT = 5;
var ESCAPE_END = 6;
var CSI_START = 7;
var CSI_PARAMETER = 8;
var CSI_COLLECT = 9;
var CSI_END = 10;
var OSC_START = 11;
var OSC_PUT = 12;
var OSC_END = 13;
var DCS_END = 14;
var TABLE = build();
function build() {
  const table = new Uint8Array(STATES2 << 8);
  const on = (state, from, to, action, next) => {
    table.fill(action << 4 | next, state << 8 | from, (state << 8 | to) + 1);
  };
  const controlsWithin = (state) => on(state, 0, 31, CONTROL, state);
  const anywhere = (state) => {
    on(state, 24, 24, NOTHING, GROUND);
    on(state, 26, 26, NOTHING, GROUND);
    on(state, 27, 27, ESCAPE_START, ESCAPE);
  };
  on(GROUND, 32, 126, PRINT, GROUND);
  on(GROUND, 127, 127, NOTHING, GROUND);
  on(GROUND, 128, 255, HIGH, GROUND);
  controlsWithin(GROUND);
  anywhere(GROUND);
  on(ESCAPE, 32, 47, ESCAPE_COLLECT, ESCAPE_INTERMEDIATE);
  on(ESCAPE, 48, 126, ESCAPE_END, GROUND);
  on(ESCAPE, 127, 255, NOTHING, ESCAPE);
  for (const opener of ["X", "^", "_", "k"]) at(ESCAPE, opener, NOTHING, STRING);
  at(ESCAPE, "P", OSC_START, DCS_START);
  at(ESCAPE, "[", CSI_START, CSI);
  at(ESCAPE, "]", OSC_START, OSC);
  controlsWithin(ESCAPE);
  anywhere(ESCAPE);
  on(ESCAPE_INTERMEDIATE, 32, 47, ESCAPE_COLLECT, ESCAPE_INTERMEDIATE);
  on(ESCAPE_INTERMEDIATE, 48, 126, ESCAPE_END, GROUND);
  on(ESCAPE_INTERMEDIATE, 127, 255, NOTHING, ESCAPE_INTERMEDIATE);
  controlsWithin(ESCAPE_INTERMEDIATE);
  anywhere(ESCAPE_INTERMEDIATE);
  on(CSI, 32, 47, CSI_COLLECT, CSI);
  on(CSI, 48, 63, CSI_PARAMETER, CSI);
  on(CSI, 64, 126, CSI_END, GROUND);
  on(CSI, 127, 255, NOTHING, CSI);
  controlsWithin(CSI);
  anywhere(CSI);
  on(OSC, 0, 31, NOTHING, OSC);
  on(OSC, 32, 255, OSC_PUT, OSC);
  anywhere(OSC);
  on(OSC, 7, 7, OSC_END, GROUND);
  on(OSC, 27, 27, OSC_END, ESCAPE);
  on(STRING, 0, 255, NOTHING, STRING);
  anywhere(STRING);
  on(DCS, 0, 255, NOTHING, DCS);
  on(DCS, 27, 27, NOTHING, DCS_ESCAPE);
  on(DCS_ESCAPE, 0, 255, NOTHING, DCS);
  at(DCS_ESCAPE, "\\", NOTHING, GROUND);
  on(DCS_START, 0, 255, NOTHING, DCS);
  on(DCS_START, 27, 27, NOTHING, DCS_ESCAPE);
  at(DCS_START, "t", OSC_PUT, DCS_TEXT);
  on(DCS_TEXT, 0, 255, OSC_PUT, DCS_TEXT);
  on(DCS_TEXT, 27, 27, NOTHING, DCS_TEXT_ESCAPE);
  on(DCS_TEXT_ESCAPE, 0, 255, OSC_PUT, DCS_TEXT);
  at(DCS_TEXT_ESCAPE, "\\", DCS_END, GROUND);
  return table;
  function at(state, character, action, next) {
    const byte = character.charCodeAt(0);
    on(state, byte, byte, action, next);
  }
}

// src/terminal/scanner.ts
var MAX_TITLE_BYTES = 1024;
var MAX_STRING_BYTES = 4096;
var MAX_SIGNALS = 64;
var PASSED_THROUGH = "tmux;";
var NO_SIGNALS = [];
var PASSED_PARTS = /\x1b\]([^\x07\x1b]*)(?:\x07|\x1b\\)|\x07/g;
var MAX_PARAMETERS = 16;
var MAX_PARAMETER = 65535;
var OutputScanner = class {
  #state = GROUND;
  #utf8 = new Utf8Assembler();
  #line = new LineAssembler();
  #alternate;
  #parameters = new Int32Array(MAX_PARAMETERS);
  #parameterCount = 0;
  #prefix = 0;
  #collected = false;
  #string = Buffer.alloc(MAX_STRING_BYTES);
  #stringLength = 0;
  #visible = false;
  #redrawn = false;
  #bells = 0;
  #title;
  #alternateChanges = [];
  #signals = NO_SIGNALS;
  /** `alternate`: the program shows the alternate screen already. */
  constructor(alternate = false) {
    this.#alternate = alternate;
  }
  /** The last line with something on it, at most 200 characters, without control characters. */
  get lastLine() {
    return this.#line.text;
  }
  /** The line that is being written, at most 200 characters; empty on the alternate screen. */
  get openLine() {
    return this.#alternate ? "" : this.#line.open;
  }
  /** True while the program shows the alternate screen. */
  get alternate() {
    return this.#alternate;
  }
  /** Reads the next piece of output. */
  push(data) {
    this.#visible = false;
    this.#redrawn = false;
    this.#bells = 0;
    this.#title = void 0;
    this.#alternateChanges = [];
    this.#signals = NO_SIGNALS;
    const length = data.length;
    let at = 0;
    while (at < length) {
      const entry = TABLE[this.#state << 8 | data[at]];
      const action = entry >> 4;
      this.#state = entry & 15;
      if (action === PRINT) {
        at = this.#print(data, at);
        continue;
      }
      if (action !== NOTHING) this.#perform(action, data[at], at);
      at += 1;
    }
    return {
      visible: this.#visible,
      redrawn: this.#redrawn,
      bells: this.#bells,
      title: this.#title,
      alternateChanges: this.#alternateChanges,
      signals: this.#signals
    };
  }
  /** Takes the run of printable ASCII that starts at `from`; returns where it ends. */
  #print(data, from) {
    const length = data.length;
    this.#abandonCharacter();
    this.#redrawn = true;
    let to = from;
    let byte = data[to];
    while (byte === 32) {
      to += 1;
      byte = to < length ? data[to] : 0;
    }
    if (byte > 32 && byte < 127) this.#visible = true;
    while (byte >= 32 && byte < 127) {
      to += 1;
      byte = to < length ? data[to] : 0;
    }
    this.#line.writeAscii(data, from, to);
    return to;
  }
  #perform(action, byte, at) {
    if (action === HIGH) {
      this.#high(byte);
      return;
    }
    switch (action) {
      case CONTROL:
        this.#control(byte);
        break;
      case ESCAPE_START:
        this.#abandonCharacter();
        this.#collected = false;
        break;
      case ESCAPE_COLLECT:
      case CSI_COLLECT:
        this.#collected = true;
        break;
      case ESCAPE_END:
        if (!this.#collected) this.#escape(byte, at);
        break;
      case CSI_START:
        this.#parameters.fill(0);
        this.#parameterCount = 1;
        this.#prefix = 0;
        break;
      case CSI_PARAMETER:
        this.#parameter(byte);
        break;
      case CSI_END:
        if (!this.#collected) this.#csi(byte, at);
        break;
      case OSC_START:
        this.#stringLength = 0;
        break;
      case OSC_PUT:
        if (this.#stringLength < this.#string.length) {
          this.#string[this.#stringLength] = byte;
          this.#stringLength += 1;
        }
        break;
      case OSC_END:
      case DCS_END:
        this.#stringEnd(action);
        break;
    }
  }
  #stringEnd(action) {
    this.#collected = false;
    const text2 = this.#string.subarray(0, this.#stringLength);
    if (action === DCS_END) return this.#passedThrough(text2.toString());
    const title = titleOf(text2);
    if (title !== void 0) this.#title = title;
    else if (maySignal(text2)) this.#signal(text2.toString());
  }
  #signal(osc) {
    if (this.#signals.length >= MAX_SIGNALS) return;
    const signal = parseSignal(osc);
    if (signal !== void 0) this.#signals = [...this.#signals, signal];
  }
  /** A title that is passed through is that of the outer terminal, not of the pane. */
  #passedThrough(text2) {
    if (!text2.startsWith(PASSED_THROUGH)) return;
    for (const [, osc] of text2.matchAll(PASSED_PARTS)) {
      if (osc === void 0) this.#bells += 1;
      else this.#signal(osc);
    }
  }
  #high(byte) {
    const codePoint = this.#utf8.push(byte);
    if (this.#utf8.abandoned) this.#write(REPLACEMENT2);
    if (codePoint >= 0) this.#write(codePoint);
  }
  /** A character that was cut short shows as a replacement character. */
  #abandonCharacter() {
    if (this.#utf8.reset()) this.#write(REPLACEMENT2);
  }
  #write(codePoint) {
    if (codePoint < 160) return;
    this.#redrawn = true;
    if (codePoint !== NO_BREAK_SPACE) this.#visible = true;
    this.#line.writeCodePoint(codePoint);
  }
  #control(byte) {
    this.#abandonCharacter();
    switch (byte) {
      case 7:
        this.#bells += 1;
        break;
      case 8:
        this.#line.moveBy(-1);
        break;
      case 9:
        this.#line.tab();
        break;
      case 10:
      case 11:
      case 12:
        this.#line.finish();
        this.#redrawn = true;
        break;
      case 13:
        this.#line.moveTo(0);
        break;
    }
  }
  #escape(byte, at) {
    switch (byte) {
      // Next line, index, reverse index, which may scroll; restore cursor: the cursor is on another line.
      case 69:
      case 68:
      case 77:
        this.#redrawn = true;
        this.#line.finish();
        break;
      case 56:
        this.#line.finish();
        break;
      // Full reset.
      case 99:
        this.#redrawn = true;
        this.#line.finish();
        this.#setAlternate(false, at);
        break;
    }
  }
  #parameter(byte) {
    const last = this.#parameterCount - 1;
    if (byte <= 57) {
      if (last >= MAX_PARAMETERS) return;
      const value = this.#parameters[last] * 10 + byte - 48;
      this.#parameters[last] = Math.min(value, MAX_PARAMETER);
    } else if (byte <= 59) {
      if (last < MAX_PARAMETERS) this.#parameterCount += 1;
    } else {
      this.#prefix = byte;
    }
  }
  #csi(final, at) {
    if (this.#prefix === QUESTION_MARK && (final === 104 || final === 108)) {
      const count = Math.min(this.#parameterCount, MAX_PARAMETERS);
      const modes = this.#parameters.subarray(0, count);
      if (modes.includes(3)) this.#redrawn = true;
      if (modes.some((mode) => mode === 1049 || mode === 1047 || mode === 47)) this.#setAlternate(final === 104, at);
      return;
    }
    if (this.#prefix !== 0) return;
    const first = this.#parameters[0];
    const letter = String.fromCharCode(final);
    if (CHANGES.has(letter)) this.#redrawn = true;
    switch (letter) {
      case "C":
      case "a":
        this.#line.moveBy(Math.max(first, 1));
        break;
      case "D":
        this.#line.moveBy(-Math.max(first, 1));
        break;
      case "G":
      case "`":
        this.#line.moveTo(first - 1);
        break;
      case "K":
        if (first === 0) this.#line.eraseRight();
        else if (first === 1) this.#line.eraseLeft();
        else if (first === 2) this.#line.eraseAll();
        break;
      case "J":
        if (first === 0) this.#line.eraseRight();
        else if (first === 2) this.#line.eraseAll();
        break;
      // Up, down, next and previous line, position, row, restore cursor: the cursor is on another line.
      case "A":
      case "B":
      case "E":
      case "F":
      case "H":
      case "f":
      case "d":
      case "u":
        this.#line.finish();
        break;
    }
  }
  #setAlternate(on, at) {
    if (on === this.#alternate) return;
    this.#alternate = on;
    this.#redrawn = true;
    this.#line.finish();
    this.#alternateChanges.push({ offset: at + 1, on });
  }
};
var CHANGES = /* @__PURE__ */ new Set(["@", "J", "K", "L", "M", "P", "S", "T", "X", "b"]);
var REPLACEMENT2 = 65533;
var NO_BREAK_SPACE = 160;
var QUESTION_MARK = 63;
function maySignal(osc) {
  const [first] = osc;
  return first === 55 || first === 57 || first === 49;
}
function titleOf(osc) {
  if (osc[0] !== 48 && osc[0] !== 50 || osc[1] !== 59) return void 0;
  const cut = osc.length >= MAX_TITLE_BYTES + 2;
  const text2 = osc.toString("utf8", 2, MAX_TITLE_BYTES + 2);
  const shown = text2.replace(/[\u0000-\u001f\u007f-\u009f]/g, "");
  return cut ? shown.replace(/\ufffd{1,3}$/, "") : shown;
}

// src/runner/agent.ts
var INTERPRETERS = /^(?:node|bun|deno|tsx|python[\d.]*|ruby|perl|(?:ba|da|z|k|fi)?sh)$/;
var CARRIERS = /^(?:ssh|mosh|mosh-client|et|tsh|docker|podman|nerdctl|kubectl|lxc|npx|npm|pnpm|yarn|bunx|uvx?|pipx|env|sudo|doas|timeout|nice|nohup|script|setpriv|distrobox|toolbox|limactl)$/;
var MAX_WORDS = 64;
function agentOfCommand(argv, known) {
  const names = programsIn(argv);
  for (const { agent, recognise } of known) {
    if (recognise.programs.some((pattern2) => names.some((name2) => pattern2.test(name2)))) return agent;
  }
  return void 0;
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
function namesOf(path) {
  const name2 = baseName(path);
  const inModules = /.*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/.exec(path)?.[1];
  const asPackage = /^(?:@[\w.-]+\/)?[\w.-]+(?=@[\w.^~-]+$|$)/.exec(path)?.[0];
  return [name2, name2.replace(/\.(?:[cm]?js|py|exe)$/, ""), inModules, asPackage].filter((found) => found !== void 0);
}
function baseName(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

// src/runner/answer-text.ts
var MAX_CHARACTERS2 = 200;
var PROMPT = /^[\s│|]*(?:[❯›>](?:\s|$)|┃)/u;
var FRAME = /^[\s│┃╹|╭╮╰╯─━╌▀-▟]+|[\s│┃|╭╮╰╯─━╌▀-▟]+$/gu;
var CHROME = /^(?:[✻✽✶✢∗]\s|▣\s|Worked for\s|└\s|Tip:|Shift\+Tab\s|\? for\s|[⏵⏸]|ctrl\+|~\/\S*$|\S+ \[⎇)/iu;
var LETTER = new RegExp("\\p{L}", "u");
var BULLET = /^[●•✦◆⏺*]\uFE0E?\s+/u;
function answerText(rows) {
  const prompt = rows.findLastIndex((row) => PROMPT.test(row));
  for (let at = prompt - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? "";
    const line = row.replaceAll(FRAME, "");
    if (!LETTER.test(line) || CHROME.test(line)) continue;
    if (PROMPT.test(row)) {
      if (row.includes("\u2503")) continue;
      return void 0;
    }
    return plain(line.replace(BULLET, "")).slice(0, MAX_CHARACTERS2);
  }
  return void 0;
}

// src/runner/dialog-text.ts
var MOST_ROWS = 30;
var NEAR_ROWS = 8;
var MAX_CHARACTERS3 = 200;
var FRAME2 = /^[\s│┃┆┊|╭╮╰╯─━╌]+|[\s│┃┆┊|╭╮╰╯─━╌]+$/gu;
var CHOICE = /^(?:[❯›●○>*-]\s*)?(?:\d+\.|\[\w\])\s|^[❯›●>]\s/u;
var QUESTION = /[\p{L}\p{N})\]'"’»]\?(?=\s|$)/u;
var GOES_ON = new RegExp("^\\p{Ll}", "u");
var BEGINS = new RegExp("^\\p{Lu}[^\u2192]*[^.:?!]$", "u");
var NEEDS_SUBJECT = /^(?:Do you want to (?:proceed|run)|Allow|Apply|Approve|Would you like to run)/i;
var COMMAND = /^\$\s+(.+)$/;
var NAMED = /^(?:Destination|Path|File|Command):\s+(.+)$/;
var NUMBERED = /^\d+\s/;
var TOOL = /^\?\s+(\S.*)$/;
var HEADING = /needs permission$/;
function dialogText(rows) {
  const lines = rows.map((row) => row.replaceAll(FRAME2, "")).slice(-MOST_ROWS);
  const at = lines.findLastIndex((line) => QUESTION.test(line) && !CHOICE.test(line) && !TOOL.test(line));
  const first = GOES_ON.test(lines[at] ?? "") ? at - 1 : at;
  const isWhole = first === at || BEGINS.test(lines[first] ?? "");
  const question = at < 0 || !isWhole ? void 0 : sentenceOf(lines.slice(first, at + 1).join(" "));
  const subject = question === void 0 ? commandIn(lines) : subjectOf(lines, first, at, question);
  const parts = [question, subject].filter((part) => part !== void 0);
  return parts.length === 0 ? void 0 : plain(parts.join(" ").replaceAll(/\s+/g, " ")).slice(0, MAX_CHARACTERS3);
}
function sentenceOf(line) {
  return line.slice(0, line.search(QUESTION) + 2);
}
function commandIn(lines) {
  const at = lines.findLastIndex((line) => COMMAND.test(line));
  return at < 0 ? void 0 : COMMAND.exec(lines[at] ?? "")?.[1];
}
function subjectOf(lines, first, last, question) {
  const below = lines.slice(last + 1, last + NEAR_ROWS);
  const choice = below.findIndex((line) => CHOICE.test(line));
  const between = choice < 0 ? below : below.slice(0, choice);
  const named = between.map((line) => (COMMAND.exec(line) ?? NAMED.exec(line))?.[1]).findLast(Boolean);
  if (named !== void 0 || !NEEDS_SUBJECT.test(question)) return named;
  const above = lines.slice(Math.max(0, first - NEAR_ROWS), first);
  const block = lastBlock(above);
  if (block.length > 0 && !block.some((line) => NUMBERED.test(line) || TOOL.test(line) || HEADING.test(line))) {
    return block.map((line) => COMMAND.exec(line)?.[1] ?? line).join(" ");
  }
  if (block.some((line) => HEADING.test(line))) return between.filter((line) => line !== "").join(" ");
  const tool = lines.slice(0, first).findLast((line) => TOOL.test(line));
  return tool === void 0 ? void 0 : TOOL.exec(tool)?.[1];
}
function lastBlock(lines) {
  const end = lines.findLastIndex((line) => line !== "") + 1;
  const start = lines.slice(0, end).findLastIndex((line) => line === "") + 1;
  return lines.slice(start, end);
}

// src/runner/signal-evidence.ts
function signalEvidence(signal, at) {
  switch (signal.kind) {
    case "status": {
      const claim = statusClaim(signal);
      const text2 = [signal.app, signal.state, signal.blockedBy, signal.message].filter((word) => word !== "").join(" ");
      const rule2 = `osc-7501/${signal.state}`;
      return { source: "status", evidence: claim && { source: "status", rule: rule2, text: text2, claim, at } };
    }
    case "progress": {
      const runs = signal.state === "running";
      const text2 = signal.percent === 0 ? "a progress bar runs" : `a progress bar is at ${signal.percent} %`;
      const claim = { says: "working" };
      return {
        source: "progress",
        evidence: runs ? { source: "progress", rule: "osc-9-4", text: text2, claim, at } : void 0
      };
    }
    case "prompt": {
      if (signal.at === "running") return { source: "prompt", evidence: void 0 };
      const claim = { says: "idle" };
      return {
        source: "prompt",
        evidence: { source: "prompt", rule: "osc-133", text: "the shell is at its prompt", claim, at }
      };
    }
  }
}
function statusClaim({ state, blockedBy, message }) {
  switch (state) {
    case "working":
      return { says: "working" };
    case "blocked":
      return { says: "waiting", waitingFor: BLOCKED_BY[blockedBy] ?? "question" };
    case "error":
      return LIMIT.test(message) ? { says: "waiting", waitingFor: "limit" } : { says: "idle" };
    case "idle":
    case "done":
      return { says: "idle" };
    case "clear":
      return void 0;
  }
}
var BLOCKED_BY = {
  permission: "permission",
  question: "question",
  auth: "login"
};
var LIMIT = /\b(?:usage|rate|session|weekly|daily) limit\b|\bquota\b/i;

// src/runner/verdict.ts
function judge(seen) {
  const current = [...seen.values()].filter((evidence) => !isOutdated(evidence, seen));
  const all = current.toSorted((a, b) => WEIGHTS[b.source] - WEIGHTS[a.source]);
  const gone = all.find(({ source }) => source === "process");
  const waiting = all.filter((evidence) => evidence.claim.says === "waiting" && !isOverruled(evidence, all));
  const won = gone ?? mostExact(waiting) ?? all.find(({ claim }) => claim.says !== "waiting");
  return won === void 0 ? void 0 : { won, others: all.filter((evidence) => evidence !== won) };
}
function isOutdated({ hint, at }, seen) {
  const title = seen.get("title");
  return hint === true && title !== void 0 && title.at.steadyMs > at.steadyMs;
}
function isOverruled(waiting, all) {
  return all.some(
    ({ source, claim, at }) => claim.says !== "waiting" && WEIGHTS[source] > WEIGHTS[waiting.source] && at.steadyMs > waiting.at.steadyMs
  );
}
function mostExact(waiting) {
  const [first] = waiting;
  if (first?.source !== "title" && first?.source !== "session-file") return first;
  return waiting.find(({ source }) => source === "screen") ?? first;
}

// src/runner/gatherer.ts
var MAX_TEXT2 = 200;
var Gatherer = class {
  rules;
  #title;
  #titleRule;
  #screen = {};
  /** What a rule of the screen found there. */
  #found;
  #seen = /* @__PURE__ */ new Map();
  #verdict;
  /** A title that says that somebody is needed, until the screen says what for. */
  #vague;
  /** Without rules only what every program may say about itself counts. */
  constructor(rules) {
    this.rules = rules;
  }
  get title() {
    return this.#title;
  }
  /** What of the screen was last looked at. */
  get screen() {
    return this.#screen;
  }
  get verdict() {
    return this.#verdict;
  }
  /** True while the agent itself says that it is at work: its screen is only the second opinion. */
  get isStated() {
    const won = this.#verdict?.won;
    return won?.claim.says === "working" && WEIGHTS[won.source] > WEIGHTS.screen;
  }
  /** Takes in a title. True when the screen should be looked at, since it means something else than the one before. */
  titled(title, at) {
    this.#title = title;
    const found = findRule(this.#rulesFor("title"), { title });
    const evidence = found === void 0 ? void 0 : evidenceOf("title", found, at);
    const isOther = found?.rule.id !== this.#titleRule;
    this.#titleRule = found?.rule.id;
    if (found?.rule.look === true && (isOther || this.#vague !== void 0)) this.#vague = evidence;
    else {
      this.#vague = void 0;
      this.told("title", evidence);
    }
    return isOther;
  }
  signalled(signal, at) {
    if (signal.kind === "notification") {
      const found = findRule(this.#rulesFor("notification"), { notification: signal.text });
      if (found !== void 0) this.told("notification", evidenceOf("notification", found, at));
      return;
    }
    const { source, evidence } = signalEvidence(signal, at);
    this.told(source, evidence);
  }
  /** Takes in what the pane shows; undefined: it was looked at and nobody could tell. */
  looked(view, at) {
    let seen = withoutEvidence(this.#seen, "process");
    if (this.#vague !== void 0) seen = withEvidence(seen, this.#vague);
    this.#vague = void 0;
    if (view !== void 0) {
      if (this.#title === void 0) seen = this.#firstTitle(seen, view.title, at);
      this.#screen = screenView(view.rows);
      this.#found = this.#findOn(this.#screen);
      seen = withScreen(seen, this.#found, view.rows, at);
    }
    this.#judge(seen);
  }
  /** True when a screen with these rows says what the last one said; what an agent asks for has to be the same word by word. */
  expects(rows) {
    if (this.#vague !== void 0) return false;
    const found = this.#findOn(screenView(rows));
    if (found?.rule !== this.#found?.rule) return false;
    return found?.text === this.#found?.text || (found && claimOf(found.rule.state))?.says !== "waiting";
  }
  /** The process has gone: nothing that it has left behind counts any more. */
  gone(at) {
    const text2 = `${this.rules?.agent ?? "the agent"} has ended`;
    this.#judge(/* @__PURE__ */ new Map([["process", { source: "process", rule: "process-gone", text: text2, claim: { says: "idle" }, at }]]));
  }
  /** Nothing is known: output and silence decide. */
  forget() {
    if (this.#seen.size > 0) this.#judge(/* @__PURE__ */ new Map());
  }
  /** Takes in what another source says; undefined: it says nothing any more. */
  told(source, evidence) {
    this.#judge(evidence === void 0 ? withoutEvidence(this.#seen, source) : withEvidence(this.#seen, evidence));
  }
  #firstTitle(seen, title, at) {
    this.#title = title;
    const found = findRule(this.#rulesFor("title"), { title });
    this.#titleRule = found?.rule.id;
    const evidence = found === void 0 ? void 0 : evidenceOf("title", found, at);
    return evidence === void 0 ? seen : withEvidence(seen, evidence);
  }
  #findOn(screen) {
    return findRule(this.#rulesFor("screen"), { ...screen, title: this.#title ?? "" });
  }
  /** Rules of titles and notifications need nothing else; all others are about the screen. */
  #rulesFor(kind) {
    return this.rules?.rules.filter((rule2) => kindOf(rule2) === kind) ?? [];
  }
  #judge(seen) {
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#verdict = judge(seen);
  }
};
function kindOf({ all }) {
  const [place, ...more] = all.keys();
  return (place === "title" || place === "notification") && more.length === 0 ? place : "screen";
}
function evidenceOf(source, { rule: rule2, text: text2 }, at) {
  const claim = claimOf(rule2.state);
  const shown = text2.replace(/\s+/g, " ").slice(0, MAX_TEXT2);
  return claim === void 0 ? void 0 : { source, rule: rule2.id, text: shown, claim, at };
}
function saidOn(rows, { rule: rule2, text: text2 }) {
  if (DIALOGS.has(rule2.state)) return dialogText(rows) ?? text2;
  return rule2.state === "idle" ? answerText(rows) : void 0;
}
var DIALOGS = /* @__PURE__ */ new Set(["permission", "question", "trust", "login", "limit"]);
function withScreen(seen, found, rows, at) {
  if (found === void 0) {
    return seen.get("screen")?.claim.says === "idle" ? seen : withoutEvidence(seen, "screen");
  }
  const evidence = evidenceOf("screen", found, at);
  return evidence === void 0 ? seen : withEvidence(seen, { ...evidence, said: saidOn(rows, found) });
}

// src/runner/look-time.ts
var SETTLE_MS = 50;
var LATEST_MS = 400;
var PATIENT_MS = 2e3;
var LEAST_GAP_MS = 200;
function lookTime({ sinceMs, lastMs, patient }, lookedMs) {
  const wholeMs = Math.min(lastMs + SETTLE_MS, sinceMs + (patient ? PATIENT_MS : LATEST_MS));
  return Math.max(wholeMs, lookedMs + LEAST_GAP_MS);
}
function joinTime({ sinceMs, patient }, lookedMs) {
  return Math.max(sinceMs + (patient ? PATIENT_MS : LATEST_MS) / 2, lookedMs + LEAST_GAP_MS);
}

export {
  readRuleBook,
  OutputScanner,
  agentOfCommand,
  agentInView,
  mayHideAgent,
  Gatherer,
  SETTLE_MS,
  lookTime,
  joinTime
};
