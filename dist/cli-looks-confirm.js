import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  Failure
} from "./base-failure.js";

// src/cli/looks/confirm.ts
import { createInterface } from "readline/promises";
async function confirm(question, next) {
  if (!process.stdin.isTTY) throw new Failure("invalid-request", "there is no terminal to ask at", { next });
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await lines.question(`${question} [y/N] `);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}

export {
  confirm
};
