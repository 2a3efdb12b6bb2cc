import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./cli-reach-with-controller.js";
import "./cli-reach-controller-launch.js";
import "./traces-status-variables.js";
import "./tmux-snapshot.js";
import "./protocol-ids.js";
import "./cli-reach-find-controller.js";
import "./host-pid-space.js";
import "./protocol-rows.js";
import "./runner-place.js";
import "./runner-option-kind.js";
import "./base-short-hash.js";
import "./runner-state.js";
import "./runner-source-kind.js";
import "./tmux-binary.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import {
  plain
} from "./terminal-char-width.js";
import "./host-process-state.js";
import {
  shortWord
} from "./base-shell-word.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import {
  Failure
} from "./base-failure.js";
import "./shared.js";

// src/cli/commands/send.ts
async function send(context, runner, given, { enter, force = false, key: keys = [], whenIdle = false, list = false, cancel = false }) {
  const isAlone = given === void 0 && keys.length === 0 && !force && enter && !whenIdle;
  if (list || cancel) {
    if (isAlone && list !== cancel) return list ? listQueued(context, runner) : cancelQueued(context, runner);
    throw new Failure("invalid-request", "--list and --cancel take no text and no other option", {
      next: `geppetto-tmux send ${shortWord(runner)} --${list ? "list" : "cancel"}`
    });
  }
  if (given === void 0 && keys.length === 0) {
    throw new Failure("invalid-request", "there is nothing to send: name a text, or a key with --key");
  }
  const text = given === "-" ? await standardInput() : given;
  if (whenIdle) return queue(context, runner, text, { isPlain: enter && !force && keys.length === 0 });
  const { runner: found } = await withController(
    context,
    async (client) => client.call("send", { runner, text, enter, keys: [...keys], force })
  );
  if (context.json) return context.printJson({ runner: found });
  context.print(plain(found.name));
}
async function queue(context, runner, text, { isPlain }) {
  if (!isPlain || text === void 0 || text === "") {
    throw new Failure("invalid-request", "--when-idle sends a text with its Enter, and nothing else");
  }
  const { runner: found } = await withController(context, async (client) => client.call("queue", { runner, text }));
  if (context.json) return context.printJson({ runner: found });
  context.print(plain(found.name));
  const waiting = found.queued ?? 0;
  context.say(waiting === 0 ? "sent" : `waits until its turn is over${waiting === 1 ? "" : `, behind ${waiting - 1}`}`);
}
async function listQueued(context, runner) {
  const { texts } = await withController(context, async (client) => client.call("queued", { runner }));
  if (context.json) return context.printJson({ texts });
  if (texts.length === 0) context.say("nothing waits");
  for (const { text, at } of texts) context.print(plain(`${at}  ${text.replaceAll("\n", " \u23CE ")}`));
}
async function cancelQueued(context, runner) {
  const { count } = await withController(context, async (client) => client.call("unqueue", { runner }));
  if (context.json) return context.printJson({ count });
  context.say(count === 0 ? "nothing waited" : `${count} ${count === 1 ? "text" : "texts"} taken back`);
}
async function standardInput() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString().replace(/\n$/, "");
}
export {
  send
};
