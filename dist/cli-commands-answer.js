import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  withController
} from "./cli-reach-with-controller.js";
import {
  dialogFacts,
  dialogMark
} from "./cli-looks-dialog-card.js";
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
import {
  EXIT
} from "./cli-exit-code.js";
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

// src/cli/commands/answer.ts
var BY = "cli";
async function answer(context, runner, wanted, { confirm = false, seen }) {
  return withController(context, async (client) => {
    const { runner: shown } = await client.call("show", { runner });
    const dialog = dialogOf(shown, seen);
    if (wanted === void 0) return say(context, shown, dialog);
    const { key, label } = optionOf(shown, dialog, wanted);
    const { episode, fingerprint } = dialog;
    const answered = await client.call("answer", { run: shown.id, episode, fingerprint, key, label, confirm, by: BY });
    const { pressed, taken } = answered;
    if (context.json) context.printJson({ ...answered, dialog });
    else {
      context.print(plain(shown.name));
      context.say(
        `pressed ${pressed.key}: ${pressed.label}${dialog.subject === void 0 ? "" : `, for: ${dialog.subject}`}`
      );
    }
    if (taken) return;
    context.say(
      `it still shows the same, so it may not have taken that. Go there: geppetto-tmux attach ${shortWord(shown.name)}`
    );
    return EXIT.failure;
  });
}
function dialogOf({ name, agent, state, dialog }, seen) {
  if (dialog === void 0) {
    const asksForLine = agent === "command" && state === "waiting";
    const next = asksForLine ? `type what it asks for: geppetto-tmux send ${shortWord(name)} TEXT` : `geppetto-tmux explain ${shortWord(name)} says why`;
    throw new Failure("dialog-changed", `'${name}' shows no dialog of an agent`, { next });
  }
  if (seen !== void 0 && seen !== dialogMark(dialog)) {
    throw new Failure("dialog-changed", `'${name}' shows another dialog than ${seen}: nothing was pressed`, {
      next: `it has changed, look again: geppetto-tmux answer ${shortWord(name)}`
    });
  }
  return dialog;
}
function optionOf({ name }, { options, unanswerable }, wanted) {
  if (unanswerable !== void 0) {
    throw new Failure("not-supported", `'${name}' is not answered from here: ${unanswerable}`, {
      next: `go there: geppetto-tmux attach ${shortWord(name)}`
    });
  }
  const words = wanted.toLowerCase();
  const ways = [
    ({ key: key2 }) => key2 === wanted,
    ({ label: label2 }) => label2.toLowerCase() === words,
    ({ label: label2 }) => label2.toLowerCase().startsWith(words)
  ];
  const [option, ...others] = ways.map((way) => options.filter(way)).find((found) => found.length > 0) ?? [];
  if (option === void 0) {
    throw new Failure("invalid-request", `there is no option '${wanted}'`, {
      next: `geppetto-tmux answer ${shortWord(name)} says what there is`
    });
  }
  if (others.length > 0) {
    throw new Failure("invalid-request", `more than one option begins with '${wanted}'`, { next: "name its key" });
  }
  const { key, label } = option;
  if (key === void 0) {
    throw new Failure(
      "not-supported",
      `'${label}' is not chosen from here: it is cut off, or no key chooses it at once`,
      {
        next: `go there: geppetto-tmux attach ${shortWord(name)}`
      }
    );
  }
  return { key, label };
}
function say(context, { id, name }, dialog) {
  const seen = dialogMark(dialog);
  if (context.json) return context.printJson({ runner: { id, name }, dialog, seen });
  for (const [label, line] of dialogFacts(dialog)) context.print(`${label.padEnd(13)}  ${plain(line)}`.trimEnd());
  if (dialog.unanswerable === void 0) context.say(`geppetto-tmux answer ${shortWord(name)} OPTION --seen ${seen}`);
  else context.say(`go there: geppetto-tmux attach ${shortWord(name)}`);
}
export {
  answer
};
