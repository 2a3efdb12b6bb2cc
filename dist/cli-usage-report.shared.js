import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  loggedRunners
} from "./cli-log-find-log.js";
import {
  runnerSessions
} from "./host-agent-processes.js";
import {
  readConfigPart
} from "./settings-config-file.js";
import {
  usageProviders
} from "./agents-aider-agent.js";
import {
  configFile
} from "./base-short-hash.js";
import {
  isFinal
} from "./runner-state.js";
import {
  hostCalled
} from "./host-descendants.js";
import {
  NO_TOKENS,
  TOKEN_KINDS,
  dollars,
  label,
  plus,
  total,
  without
} from "./usage-record-shapes.js";
import {
  Findings
} from "./usage-provider.js";
import {
  _maxLength,
  array,
  object,
  optional,
  record,
  refine,
  strictObject,
  string
} from "./zod-v4-core-api.js";

// src/cli/usage/report.ts
import { homedir } from "os";

// src/settings/usage.ts
import { isAbsolute } from "path";
var MAX_ACCOUNTS = 32;
var config = object({
  /** US dollars for a million tokens, by model. */
  prices: optional(
    record(
      label,
      strictObject({
        input: dollars,
        output: dollars,
        cacheRead: optional(dollars),
        cacheWrite: optional(dollars),
        cacheWrite1h: optional(dollars)
      })
    )
  ),
  /** More directories of settings, by agent. */
  accounts: optional(
    record(
      label,
      array(string().check(refine((path) => isAbsolute(path) || path.startsWith("~/"), "not a whole path"))).check(_maxLength(MAX_ACCOUNTS))
    )
  )
});
function readUsageConfig(path, report) {
  return readConfigPart(path, config, "the defaults are used", report) ?? {};
}

// src/usage/agent-total.ts
var SAME_USD = 1e-6;
function disagreement(session, own, sums, copied) {
  if (sums.some(({ lastAt }) => lastAt > own.until)) return void 0;
  const counted = sums.reduce((all, sum) => plus(all, sum.tokens), NO_TOKENS);
  const countedUsd = sums.reduce((all, sum) => all + (sum.recordedUsd ?? 0), 0);
  const isPriced = sums.every((sum) => (total(sum.uncosted) ?? 0) === 0);
  const moreUsd = own.costUsd === void 0 || !isPriced ? 0 : own.costUsd - countedUsd;
  const same = (held, heldUsd) => agrees(own, held) && Math.abs(moreUsd - heldUsd) < SAME_USD;
  if (same(counted, 0) || same(plus(counted, copied.tokens), copied.costUsd)) return void 0;
  return { session, counted, more: tokensOf(own) - countedAs(own, counted), moreUsd };
}
function agrees({ tokens = {}, all }, held) {
  const isSame = TOKEN_KINDS.every((kind) => tokens[kind] === void 0 || tokens[kind] === (held[kind] ?? 0));
  return isSame && (all === void 0 || all === (total(held) ?? 0));
}
function tokensOf({ tokens = {}, all }) {
  return all ?? total({ ...NO_TOKENS, ...tokens }) ?? 0;
}
function countedAs({ tokens = {}, all }, counted) {
  if (all !== void 0) return total(counted) ?? 0;
  return total({
    ...NO_TOKENS,
    ...Object.fromEntries(Object.keys(tokens).map((kind) => [kind, counted[kind]]))
  }) ?? 0;
}

// src/usage/gather.ts
var MAX_GENERATIONS = 16;
async function gatherUsage(wanted, query) {
  const sums = [];
  const problems = [];
  const disagreements = [];
  let notUnderstood = 0;
  for (const { provider, account } of wanted) {
    const { agent } = provider;
    const findings = new Findings();
    await provider.read(account, query, findings);
    const parents = parentsOf(findings);
    const isWanted = (session) => query.session === void 0 || session === query.session || ancestors(session, parents).includes(query.session);
    for (const sum of ofAccount(findings)) {
      if (isWanted(sum.session)) sums.push({ ...sum, agent, account, parents: ancestors(sum.session, parents) });
    }
    disagreements.push(...disagreeing(findings, isWanted).map((one) => ({ ...one, agent, account })));
    problems.push(...findings.problems.map((problem) => ({ ...problem, agent })));
    notUnderstood += findings.notUnderstood;
  }
  return { sums, problems, disagreements, notUnderstood };
}
function* ofAccount({ books }) {
  const costed = /* @__PURE__ */ new Map();
  for (const book of books) {
    for (const [session, until] of book.costedUntil) costed.set(session, Math.max(until, costed.get(session) ?? 0));
  }
  for (const book of books) {
    for (const sum of book.sums) {
      const isCovered = !book.costedUntil.has(sum.session) && sum.lastAt <= (costed.get(sum.session) ?? -1);
      yield isCovered ? { ...sum, uncosted: NO_TOKENS } : sum;
    }
  }
}
function parentsOf({ books }) {
  return new Map(books.flatMap((book) => [...book.parents]));
}
function ancestors(session, parents) {
  const found = [];
  let next = parents.get(session);
  while (next !== void 0 && next !== session && !found.includes(next) && found.length < MAX_GENERATIONS) {
    found.push(next);
    next = parents.get(next);
  }
  return found;
}
function disagreeing(findings, isWanted) {
  const { books } = findings;
  const cut = new Set(books.flatMap((book) => [...book.cut]));
  const sums = /* @__PURE__ */ new Map();
  for (const sum of ofAccount(findings)) {
    const same = sums.get(sum.session) ?? [];
    same.push(sum);
    sums.set(sum.session, same);
  }
  const found = [];
  for (const book of books) {
    for (const [session, own] of book.agentTotals) {
      if (!isWanted(session) || cut.has(session)) continue;
      const copied = book.copied.get(session) ?? { tokens: NO_TOKENS, costUsd: 0 };
      const one = disagreement(session, own, sums.get(session) ?? [], copied);
      if (one !== void 0) found.push(one);
    }
  }
  return found;
}

// src/usage/prices.json
var prices_default = {
  date: "2026-11-20",
  unit: "US dollars for a million tokens",
  models: {
    "claude-opus-5-5": { input: 4, output: 20, cacheRead: 0.2, cacheWrite: 5, cacheWrite1h: 8 }
  }
};

// src/usage/prices.ts
var HOUR_FACTOR = 2;
var PRICES_DATE = prices_default.date;
function priceTable(own) {
  return new Map([...Object.entries(prices_default.models), ...Object.entries(own)]);
}
function priceOf(model, tokens, prices) {
  const price = prices.get(model);
  if (price === void 0 || total(tokens) === void 0) return void 0;
  const cacheWrite = price.cacheWrite ?? price.input;
  const hour = price.cacheWrite1h ?? (price.cacheWrite === void 0 ? price.input : HOUR_FACTOR * price.input);
  const perMillion = {
    input: price.input,
    output: price.output,
    cacheRead: price.cacheRead ?? price.input,
    cacheWrite,
    // It is part of what was written to a cache.
    cacheWrite1h: hour - cacheWrite,
    // It is part of the output.
    reasoning: 0
  };
  return TOKEN_KINDS.reduce((sum, kind) => sum + (tokens[kind] ?? 0) * perMillion[kind] / 1e6, 0);
}

// src/usage/summary.ts
function usageRows(sums, by, prices, ownerOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const sum of sums) {
    const name = nameOf(sum, by, ownerOf);
    const key = JSON.stringify(Object.values(name));
    const group = groups.get(key) ?? { name, sums: [] };
    group.sums.push(sum);
    groups.set(key, group);
  }
  const rows = [...groups.values()].map((group) => ({ ...group.name, ...usageOf(group.sums, prices) }));
  if (by === "day") return rows.toSorted((a, b) => (a.day ?? "").localeCompare(b.day ?? ""));
  return rows.toSorted((a, b) => (b.costUsd ?? 0) - (a.costUsd ?? 0) || size(b) - size(a));
}
function usageOf(sums, prices) {
  let tokens = NO_TOKENS;
  let costUsd;
  let costIsPartial = false;
  let requests = 0;
  for (const sum of sums) {
    tokens = plus(tokens, sum.tokens);
    requests += sum.requests;
    const hasUncosted = (total(sum.uncosted) ?? 0) > 0;
    const priced = hasUncosted ? priceOf(sum.model, sum.uncosted, prices) : void 0;
    if (hasUncosted && priced === void 0) costIsPartial = true;
    for (const part of [sum.recordedUsd, priced]) if (part !== void 0) costUsd = (costUsd ?? 0) + part;
  }
  const sessions = new Set(sums.map(({ agent, session }) => `${agent} ${session}`)).size;
  return { requests, sessions, tokens, costUsd, costIsPartial };
}
function nameOf(sum, by, ownerOf) {
  const { agent, account, model, day, session, parents } = sum;
  switch (by) {
    case "runner": {
      const runner = [session, ...parents].map((one) => ownerOf(agent, one)).find((owner) => owner !== void 0);
      return runner === void 0 ? { runner, agent, account } : { runner, agent };
    }
    case "agent":
      return { agent, account };
    case "model":
      return { agent, model };
    case "day":
      return { day };
  }
}
function size({ tokens }) {
  return total(tokens) ?? 0;
}

// src/cli/usage/report.ts
async function findUsage(context, sinceMs) {
  const { env } = context;
  const providers = await usageProviders();
  const config2 = readUsageConfig(configFile(env), (problem) => context.say(problem));
  const owners = await runnerSessions(holders(context), providers);
  const wanted = accountsOf(env, providers, config2.accounts ?? {}, owners.accounts);
  return { ...await gatherUsage(wanted, { sinceMs }), prices: priceTable(config2.prices ?? {}), owners };
}
async function usageOfRunner(context, id) {
  const { env } = context;
  const providers = await usageProviders();
  const mine = holders(context).filter((holder) => holder.id === id);
  const owners = await runnerSessions(mine, providers);
  const sessions = owners.sessionsOf(id);
  if (sessions.length === 0) return void 0;
  const config2 = readUsageConfig(configFile(env), () => void 0);
  const accounts = accountsOf(env, providers, config2.accounts ?? {}, owners.accounts);
  const found = /* @__PURE__ */ new Map();
  for (const { agent, session } of sessions) {
    const wanted = accounts.filter(({ provider }) => provider.agent === agent);
    for (const sum of (await gatherUsage(wanted, { sinceMs: 0, session })).sums) {
      found.set(JSON.stringify([agent, sum.account, sum.session, sum.model, sum.day]), sum);
    }
  }
  return usageOf([...found.values()], priceTable(config2.prices ?? {}));
}
function usageJson({ requests, sessions, tokens, costUsd, costIsPartial }) {
  return { requests, sessions, tokens: tokensJson(tokens), costUsd: costUsd ?? null, costIsPartial };
}
function tokensJson(tokens) {
  const { input, output, cacheRead, cacheWrite, cacheWrite1h, reasoning } = tokens;
  return {
    input: input ?? null,
    output: output ?? null,
    cacheRead: cacheRead ?? null,
    cacheWrite: cacheWrite ?? null,
    cacheWrite5m: cacheWrite1h === void 0 ? null : without(cacheWrite ?? 0, cacheWrite1h),
    cacheWrite1h: cacheWrite1h ?? null,
    reasoning: reasoning ?? null,
    total: total(tokens) ?? null
  };
}
function usageText({ tokens, ...usage }) {
  const sent = { ...tokens, output: void 0 };
  return `${countText(total(sent))} in (${countText(tokens.cacheRead)} from cache), ${countText(tokens.output)} out, ${costText(usage)}`;
}
function countText(count) {
  if (count === void 0) return "n/a";
  if (count < 1e4) return String(count);
  const power = Math.min(3, Math.floor(Math.log10(count) / 3));
  const value = count / 1e3 ** power;
  return `${value.toFixed(value < 100 ? 1 : 0)}${["", "K", "M", "G"][power] ?? ""}`;
}
function costText({ costUsd, costIsPartial }) {
  if (costUsd === void 0) return "n/a";
  return `${dollarText(costUsd)}${costIsPartial ? "+" : ""}`;
}
function dollarText(usd) {
  return `$${usd.toFixed(usd < 1 ? 4 : 2)}`;
}
function holders(context) {
  return loggedRunners(context).map((runner) => ({ ...runner, pid: isAlive(runner) ? runner.pid : void 0 }));
}
function isAlive({ state, server }) {
  return !isFinal(state) && hostCalled(server.host).processes?.isRunning(server.pid) === true;
}
function accountsOf(env, providers, own, running) {
  const found = /* @__PURE__ */ new Map();
  for (const provider of providers.values()) {
    const extra = (own[provider.agent] ?? []).map((path) => path.replace(/^~(?=\/)/, homedir()));
    const used = running.filter((one) => one.provider === provider).map(({ account }) => account);
    for (const account of [provider.account(env, homedir()), ...extra, ...used]) {
      found.set(`${provider.agent} ${account}`, { provider, account });
    }
  }
  return [...found.values()];
}

export {
  readUsageConfig,
  PRICES_DATE,
  usageRows,
  usageOf,
  findUsage,
  usageOfRunner,
  usageJson,
  tokensJson,
  usageText,
  countText,
  costText,
  dollarText,
  holders,
  accountsOf
};
