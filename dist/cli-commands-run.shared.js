import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./cli-reach-with-controller.js";
import {
  directoryIdea,
  startIdeas
} from "./base-shells.js";
import {
  requireProgram
} from "./host-program-path.js";
import {
  configFile
} from "./base-short-hash.js";
import {
  currentPane
} from "./cli-context.js";
import {
  plain
} from "./terminal-char-width.js";
import {
  Failure
} from "./base-failure.js";

// src/cli/commands/run.ts
import { homedir } from "os";
import { resolve } from "path";
var MAX_IDEA_CHARACTERS = 200;
var UNCERTAIN = /* @__PURE__ */ new Set(["timeout", "controller-unreachable"]);
async function run(context, operands, options) {
  const launch = await launched(context, operands, options).catch((error) => {
    const { worktree: worktree2 } = options;
    if (typeof worktree2 !== "string" || !(error instanceof Failure) || error.kind !== "unknown-agent") throw error;
    throw new Failure(error.kind, error.message, {
      next: `'${worktree2}' was taken for the branch: write --worktree=BRANCH, or --worktree behind the agent`
    });
  });
  const { runner, notice } = await start(context, launch, options);
  if (notice !== void 0) context.say(plain(notice));
  if (context.json) return context.printJson({ runner });
  context.print(plain(runner.name));
  context.say(`started in ${runner.pane}; its log is ${runner.log}`);
  const { worktree } = runner;
  if (worktree !== void 0) context.say(plain(`its branch is ${worktree.branch}, in ${worktree.path}`));
}
async function start(context, launch, options) {
  const made = await worktreeFor(context, launch, options);
  try {
    return await startIn(context, launch, options, made);
  } catch (error) {
    if (error instanceof Failure && !UNCERTAIN.has(error.kind)) await made?.discard();
    throw error;
  }
}
async function startIn(context, launch, options, made) {
  const cwd = made?.cwd ?? resolve(options.cwd ?? ".");
  const env = { PATH: context.env["PATH"] ?? "", ...launch.env, ...options.env };
  requireProgram(launch.command[0] ?? "", { path: env.PATH, cwd });
  if (options.in === "session" && options.target !== void 0) {
    throw new Failure("invalid-request", "-t names the pane of a window or a split, and a session has none", {
      next: "add --in window or --in split, or leave out -t"
    });
  }
  const beside = options.in === "session" ? void 0 : options.target ?? currentPane(context);
  const { name, idleAfter: idleAfterMs, keep = false, maxDuration } = options;
  return withController(
    context,
    async (client) => client.call("run", {
      command: [...launch.command],
      cwd,
      env,
      place: options.in,
      beside,
      name,
      ...name === void 0 ? { ideas: await ideasFor(context, launch, cwd, made) } : {},
      agent: launch.agent,
      idleAfterMs,
      source: options.source,
      tell: options.tell,
      keep,
      typed: launch.typed,
      prompted: launch.prompt !== void 0,
      ...maxDuration === void 0 ? {} : { maxDurationMs: maxDuration },
      ...launch.launch === void 0 ? {} : { launch: launch.launch },
      ...made === void 0 ? {} : { worktree: made.worktree }
    })
  );
}
async function ideasFor(context, { agent, command, prompt }, cwd, made) {
  const start2 = { agent, command, prompt, cwd, home: context.env["HOME"] ?? homedir(), worktree: made?.worktree.branch };
  const place = directoryIdea(cwd, start2.home);
  if (place === void 0 || startIdeas(start2)[0] !== place) return bounded(startIdeas(start2));
  const { linkedBranch } = await import("./worktrees-repository.js");
  return bounded(startIdeas({ ...start2, branch: await linkedBranch(cwd) }));
}
function bounded(ideas) {
  return ideas.map((idea) => idea.slice(0, MAX_IDEA_CHARACTERS));
}
async function worktreeFor(context, { agent, command, prompt }, options) {
  const { worktree, worktreeRoot, setup } = options;
  if (worktree === void 0) {
    if ((worktreeRoot ?? setup) === void 0) return void 0;
    throw new Failure("invalid-request", "--worktree-root and --setup are for runners with --worktree");
  }
  const { makeWorktree } = await import("./worktrees-worktree.js");
  const { readWorktreeSettings } = await import("./settings-worktrees.js");
  const settings = readWorktreeSettings(configFile(context.env), (problem) => context.say(problem));
  const made = await makeWorktree({
    cwd: resolve(options.cwd ?? "."),
    branch: worktree === true ? void 0 : worktree,
    // Without a prompt the directory would be its name, which tells nothing of a branch.
    name: options.name ?? startIdeas({ agent, prompt, command, cwd: "/", home: "/" })[0] ?? "",
    root: worktreeRoot === void 0 ? settings.root : resolve(worktreeRoot),
    setup: setup ?? settings.setup,
    copy: settings.copy,
    env: { ...context.env, ...options.env },
    say: (text) => context.say(text)
  });
  if (made.hook !== void 0) context.say(plain(made.hook));
  const { files, skipped } = made.copied;
  if (files > 0) context.say(`copied ${files === 1 ? "an ignored file" : `${files} ignored files`} into the worktree`);
  if (skipped > 0) context.say(`left out ${skipped}: there already, or a link out of the repository`);
  return made;
}
async function launched(context, operands, { agent, prompt, yolo, resume }) {
  const [first = "", ...words] = operands;
  if (isCommand(operands)) {
    if ((prompt ?? yolo ?? resume) === void 0) return { command: operands, env: {}, typed: void 0, agent };
    throw new Failure("invalid-request", "--prompt, --yolo and --resume are for agents that are started by their name");
  }
  if (prompt !== void 0 && words.length > 0) throw new Failure("invalid-request", "there are two prompts");
  const { agentCommand } = await import("./cli-commands-agent-command.js");
  const text = prompt ?? (words.length === 0 ? void 0 : words.join(" "));
  const known = agentCommand(context, first, { prompt: text, yolo, resume });
  return agent === void 0 ? known : { ...known, agent };
}
function isCommand(operands) {
  const before = process.argv.length - operands.length;
  return process.argv[before - 1] === "--" && operands.every((word, at) => process.argv[before + at] === word);
}

export {
  run,
  start
};
