import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  PRICES_DATE,
  costText,
  countText,
  dollarText,
  findUsage,
  tokensJson,
  usageJson,
  usageOf,
  usageRows
} from "./cli-usage-report.shared.js";
import "./cli-log-find-log.js";
import "./host-agent-processes.js";
import "./records-agent-sessions.js";
import "./host-process-tree.js";
import {
  createLook
} from "./cli-looks-show.shared.js";
import "./cli-looks-dialog-card.js";
import "./cli-looks-figures.js";
import "./cli-looks-state-mark.js";
import {
  table
} from "./cli-looks-table.js";
import "./base-backoff.js";
import "./protocol-ids.js";
import "./runner-place.js";
import "./settings-config-file.js";
import "./agents-aider-agent.js";
import "./base-short-hash.js";
import "./runner-state.js";
import "./base-similar.js";
import "./runner-source-kind.js";
import "./host-descendants.js";
import "./host-files.js";
import "./host-child.js";
import "./base-clock.js";
import {
  fit,
  plain
} from "./terminal-char-width.js";
import "./host-process-environment.js";
import "./host-process-state.js";
import "./base-shell-word.js";
import "./usage-record-shapes.js";
import "./zod-v4-locales-en.js";
import "./zod-v4-mini-checks.js";
import "./base-ignore-gone.js";
import "./usage-provider.js";
import "./base-regular-file.js";
import "./zod-v4-core-api.js";
import "./base-failure.js";
import "./shared.js";

// src/cli/usage/disagreements.ts
function disagreementTexts(disagreements) {
  const agents = [...new Set(disagreements.map(({ agent }) => agent))];
  return agents.map((name) => {
    const mine = disagreements.filter(({ agent }) => agent === name);
    const sum = (part) => mine.reduce((all, one) => all + part(one), 0);
    const differences = [
      difference(countText(sum(({ more }) => Math.max(0, more))), "tokens more"),
      difference(countText(sum(({ more }) => Math.max(0, -more))), "tokens less"),
      difference(dollarText(sum(({ moreUsd }) => Math.max(0, moreUsd))), "more"),
      difference(dollarText(sum(({ moreUsd }) => Math.max(0, -moreUsd))), "less")
    ].filter((text) => text !== void 0);
    const what = differences.length === 0 ? "other kinds of tokens" : differences.join(" and ");
    const sessions = mine.length === 1 ? "1 session" : `${mine.length} sessions`;
    return `${name} says that it has used ${what} than its records tell (${sessions})`;
  });
}
function difference(amount, word) {
  return amount === "0" || amount === "$0.0000" ? void 0 : `${amount} ${word}`;
}

// src/cli/usage/table.ts
var MAX_NAME_CELLS = 40;
var FIGURES = ["REQUESTS", "INPUT", "CACHE READ", "CACHE WRITE", "OUTPUT", "REASONING", "COST"];
function usageTable(rows, all, by, look) {
  const heads = { runner: ["RUNNER", "AGENT"], agent: ["AGENT", "ACCOUNT"], model: ["MODEL", "AGENT"], day: ["DAY"] }[by];
  const names = (row) => {
    switch (by) {
      case "runner":
        return [row.runner?.name ?? "-", row.agent];
      case "agent":
        return [row.agent, row.account];
      case "model":
        return [row.model, row.agent];
      case "day":
        return [row.day];
    }
  };
  const lines = rows.map((row) => [
    ...names(row).map((name) => fit(plain(name ?? ""), MAX_NAME_CELLS)),
    ...figures(row)
  ]);
  const sum = rows.length > 1 ? [["total", ...heads.slice(1).map(() => ""), ...figures(all)]] : [];
  const [head = "", ...body] = table([[...heads, ...FIGURES], ...lines, ...sum], look.columns);
  return [look.paint.dim(head), ...body].join("\n");
}
function figures({ requests, tokens, ...usage2 }) {
  const { input, cacheRead, cacheWrite, output, reasoning } = tokens;
  return [String(requests), ...[input, cacheRead, cacheWrite, output, reasoning].map(countText), costText(usage2)];
}

// src/cli/commands/usage.ts
async function usage(context, { since, by }) {
  const { sums, problems, disagreements, notUnderstood, prices, owners } = await findUsage(context, since ?? 0);
  const rows = usageRows(sums, by, prices, owners.ownerOf);
  const all = usageOf(sums, prices);
  if (context.json) {
    return context.printJson({
      by,
      since: since === void 0 ? null : new Date(since).toISOString(),
      rows: rows.map((row) => ({ ...nameJson(row, by), ...usageJson(row) })),
      total: usageJson(all),
      pricesDate: PRICES_DATE,
      notUnderstood,
      problems,
      disagreements: disagreements.map(({ counted, ...one }) => ({ ...one, counted: tokensJson(counted) }))
    });
  }
  for (const { agent, path, reason } of problems) context.say(plain(`${agent}: n/a: ${path}: ${reason}`));
  if (notUnderstood > 0) context.say(`${notUnderstood} records could not be understood and are not counted`);
  if (rows.length === 0) return context.say("no agent has recorded any usage here");
  context.print(usageTable(rows, all, by, await createLook(context)));
  for (const text of disagreementTexts(disagreements)) context.say(text);
  if (all.costIsPartial) context.say('some models have no known price: set them in config.json, under "prices"');
}
function nameJson({ runner, agent, account, model, day }, by) {
  return { ...by === "runner" ? { runner: runner ?? null } : {}, agent, account, model, day };
}
export {
  usage
};
