import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure
} from "./base-failure.js";

// src/tmux/version.ts
function capabilities(version) {
  const match = /(?:^|next-)(\d+)\.(\d+)/.exec(version);
  const number = match === null ? Number.POSITIVE_INFINITY : Number(match[1]) * 100 + Number(match[2]);
  if (number < 302) {
    throw new Failure("version-unsupported", `tmux ${version} is too old: 3.2a or newer is needed`, {
      next: "update tmux and restart its server"
    });
  }
  return {
    version,
    capturesLeak: number < 306,
    buffersAreEscaped: number < 304,
    // What cannot be dated, or may be from before the release, is not trusted.
    controlIsSafe: match !== null && number >= (version.startsWith("next-") ? 309 : 308),
    halfIntroductionsKill: number < 307,
    descriptorMark: number < 306 ? 65536 : 2147483648
  };
}

export {
  capabilities
};
