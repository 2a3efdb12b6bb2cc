import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readConfigPart
} from "./settings-config-file.js";
import {
  _gte,
  _lte,
  _maxLength,
  _minLength,
  _regex,
  array,
  boolean,
  exactOptional,
  int,
  number,
  object,
  optional,
  refine,
  safeParse,
  strictObject,
  string,
  unknown
} from "./zod-v4-core-api.js";
import {
  Failure,
  messageOf
} from "./base-failure.js";

// src/base/bounded-matches.ts
import { createContext, Script } from "vm";
var MOST_MATCHES = 1e3;
var FIND = new Script(
  `texts.map((text) => {
    const found = []
    for (const { indices } of text.matchAll(pattern)) if (found.push(Array.from(indices)) >= ${MOST_MATCHES}) break
    return found
  })`
);
var BoundedMatches = class {
  #context;
  /** Throws a SyntaxError for what is no regular expression. */
  constructor(source, flags = "") {
    this.#context = Object.assign(createContext({ pattern: new RegExp(source, `dg${flags}`) }), { texts: [] });
  }
  /** The matches in each text; undefined when all of them together take longer than `timeoutMs`. */
  find(texts, timeoutMs) {
    this.#context.texts = texts;
    try {
      return FIND.runInContext(this.#context, { timeout: timeoutMs });
    } catch (error) {
      const code = typeof error === "object" && error !== null && "code" in error ? error.code : void 0;
      if (code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
      return void 0;
    } finally {
      this.#context.texts = [];
    }
  }
};

// src/redaction/own-rules.ts
var PROBE_MS = 500;
var PROBE_CHARACTERS = 1e4;
var PROBES = ["a", "a1", "0", " ", "a ", ".", "a.", "-", "=", "/", "Ab1+", '"', "key=a "];
var BATCH_MS = 2e3;
var OwnRule = class {
  rule;
  #matches;
  /** Throws an Error that says what is wrong with the pattern: no pattern, matches nothing, or takes too long. */
  constructor(rule2) {
    this.rule = rule2;
    this.#matches = new BoundedMatches(rule2.pattern, rule2.ignoresCase === true ? "i" : "");
    const letters = rule2.pattern.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 64);
    const probes = [...PROBES, letters === "" ? "x" : letters].map((text) => `${repeated(text)}`);
    const found = this.#matches.find(["", ...probes], PROBE_MS);
    if (found === void 0) throw new Error("the pattern takes too long: write it without nested repetitions");
    if ((found[0]?.length ?? 0) > 0) throw new Error("the pattern matches an empty text");
    for (const allowed of rule2.allow ?? []) {
      const isQuick = new BoundedMatches(allowed).find(probes, PROBE_MS) !== void 0;
      if (!isQuick) throw new Error('a pattern of "allow" takes too long: write it without nested repetitions');
    }
  }
  /** Its matches in each text. Throws a Failure `configuration` when that takes too long after all. */
  find(texts) {
    const found = this.#matches.find(texts, BATCH_MS);
    if (found !== void 0) return found;
    throw new Failure("configuration", `the redaction rule ${this.rule.id} takes too long for this text`, {
      next: 'write its pattern without nested repetitions, in config.json under "redaction"'
    });
  }
};
function repeated(text) {
  return text.repeat(Math.ceil(PROBE_CHARACTERS / text.length)).slice(0, PROBE_CHARACTERS);
}

// src/redaction/rules/places.ts
var PLACE_HOLDERS = [
  String.raw`^[$%<{[*]`,
  String.raw`^[.~]{0,2}/[A-Za-z_.-]{1,64}(?:/|$)`,
  String.raw`^(?:x{3,}|X{3,}|\.{3,}|…)`,
  String.raw`^(?:process|os|env|import|self|this|args|config|secrets|vault)[.\[:(]`,
  String.raw`(?:\*\*\*|‹redacted›|REDACTED|redacted)`,
  String.raw`^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$`,
  String.raw`^[a-z]+(?:[-_./:][a-z0-9]{1,12})*$`
];
var SAMPLE_PASSWORDS = [...PLACE_HOLDERS, "^(?:pass(?:word|wd)?|secret|user|token|changeme|example)$"];
var PLACE_RULES = [
  {
    id: "private-key",
    keywords: ["PRIVATE KEY"],
    pattern: String.raw`-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----((?:(?!-----)[^]){1,32768})-----END `,
    group: 1
  },
  {
    id: "aws-secret-key",
    keywords: ["secret"],
    pattern: String.raw`secret_?(?:access_?)?key["']?\s{0,3}(?:=>|[:=])\s{0,3}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])`,
    ignoresCase: true,
    group: 1,
    minEntropy: 3.5
  },
  {
    id: "azure-key",
    keywords: ["accountkey=", "sharedaccesskey="],
    pattern: String.raw`(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,88}={0,2})`,
    ignoresCase: true,
    group: 1
  },
  {
    id: "azure-key",
    keywords: ["sig="],
    pattern: String.raw`[?&]sig=([A-Za-z0-9%+/]{40,120})`,
    group: 1,
    minEntropy: 3.5
  },
  {
    id: "slack-webhook",
    keywords: ["hooks.slack.com"],
    pattern: String.raw`hooks\.slack\.com/(?:services|workflows|triggers)/([A-Za-z0-9/+_-]{20,128})`,
    group: 1
  },
  {
    id: "discord-webhook",
    keywords: ["/api/webhooks/"],
    pattern: String.raw`discord(?:app)?\.com/api/webhooks/\d{16,20}/([A-Za-z0-9_-]{50,100})`,
    group: 1
  },
  {
    id: "database-url",
    keywords: ["://"],
    pattern: String.raw`\b(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|mssql|clickhouse|cockroachdb)(?:\+[a-z]{1,10})?://[^\s/:@"'<>]{0,64}:([^\s@"'<>]{1,256})@`,
    ignoresCase: true,
    group: 1,
    allow: PLACE_HOLDERS
  },
  {
    id: "url-password",
    keywords: ["://"],
    pattern: String.raw`\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@"'<>]{0,64}:([^\s/@"'<>]{3,256})@`,
    ignoresCase: true,
    group: 1,
    allow: SAMPLE_PASSWORDS
  },
  {
    id: "url-password",
    keywords: ["://"],
    pattern: String.raw`\bhttps?://([A-Za-z0-9_-]{20,256})@`,
    group: 1,
    minEntropy: 3.5
  },
  {
    id: "authorization-header",
    keywords: ["authorization"],
    pattern: String.raw`authorization["']?\s{0,3}(?:=>|[:=])\s{0,3}["']?(?:(?:basic|bearer|token|digest|negotiate|apikey|bot)\s{1,3})?([A-Za-z0-9._~+/=-]{8,4096})`,
    ignoresCase: true,
    group: 1,
    minEntropy: 2.8,
    allow: [...PLACE_HOLDERS, "^(?:[Bb]earer|[Bb]asic|[Rr]equired)$"]
  },
  {
    id: "bearer-token",
    keywords: ["bearer"],
    pattern: String.raw`\bbearer\s{1,3}([A-Za-z0-9._~+/=-]{20,4096})`,
    ignoresCase: true,
    group: 1,
    minEntropy: 3.3,
    allow: PLACE_HOLDERS
  },
  {
    id: "key-header",
    keywords: ["x-api-key", "x-auth-token", "private-token", "x-goog-api-key", "ocp-apim-subscription-key"],
    pattern: String.raw`(?:x-(?:goog-)?api-key|x-auth-token|private-token|ocp-apim-subscription-key)["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9._~+/=-]{8,1024})`,
    ignoresCase: true,
    group: 1,
    allow: PLACE_HOLDERS
  },
  {
    id: "npm-auth",
    keywords: ["_auth"],
    pattern: String.raw`:_(?:authToken|auth|password)=["']?([^\s"']{8,512})`,
    group: 1,
    allow: PLACE_HOLDERS
  },
  {
    id: "netrc-password",
    keywords: ["machine"],
    pattern: String.raw`\bmachine\s{1,3}\S{1,255}\s{1,3}login\s{1,3}\S{1,255}\s{1,3}password\s{1,3}(\S{4,256})`,
    group: 1,
    allow: SAMPLE_PASSWORDS
  },
  {
    id: "curl-user",
    keywords: ["curl"],
    pattern: String.raw`\bcurl\b[^\n]{0,1024}?\s(?:-u|--user)[ =]{0,3}["']?[^\s:"']{1,128}:([^\s"']{4,256})`,
    group: 1,
    allow: SAMPLE_PASSWORDS
  },
  {
    id: "assigned-secret",
    keywords: ["key", "secret", "token", "password", "passwd", "passphrase", "pwd"],
    pattern: String.raw`(?:(?:api|access|auth|secret|private|encryption|signing|master|account)[_-]?key|(?:^|[^a-z])(?:pwd|secret)|[a-z0-9]_secret|clientsecret|token|password|passwd|passphrase)["']?\s{0,3}(?:=>|:=|[:=])\s{0,3}["']?` + String.raw`(?=(?:[^\s"'\d]{0,64}\d){2})(?=[^\s"'a-z]{0,64}[a-z])([^\s"'\x60,;<>(){}[\]|&]{10,512})`,
    ignoresCase: true,
    group: 1,
    minEntropy: 3.2,
    allow: PLACE_HOLDERS
  }
];

// src/redaction/rules/tokens.ts
var START = String.raw`(?:\b|(?<=\\[nrt]))`;
var END = String.raw`(?![A-Za-z0-9_-])`;
var DIGITS_IN_BASE64 = ["M", "N", "O"].flatMap((first) => ["D", "T", "j", "z"].map((second) => first + second));
function token(id2, keywords, body, minEntropy) {
  const rule2 = { id: id2, keywords, pattern: `${START}${body}`, isToken: true };
  return minEntropy === void 0 ? rule2 : { ...rule2, minEntropy };
}
var TOKEN_RULES = [
  token("github-token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], String.raw`gh[pousr]_[A-Za-z0-9]{36,255}`),
  token("github-token", ["github_pat_"], String.raw`github_pat_[A-Za-z0-9_]{36,255}`),
  token(
    "gitlab-token",
    ["glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glft-", "glimt-", "glagent-", "gloas-", "glsoat-", "glffct-"],
    String.raw`gl(?:pat|dt|rt|ptt|cbt|ft|imt|agent|oas|soat|ffct)-[A-Za-z0-9_-]{20,255}(?:\.[0-9a-z.]{2,40})?`
  ),
  token("aws-access-key", ["AKIA", "ASIA", "ABIA", "ACCA"], `(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}${END}`),
  token("google-api-key", ["AIza"], `AIza[A-Za-z0-9_-]{35}${END}`),
  token("google-oauth", ["GOCSPX-"], String.raw`GOCSPX-[A-Za-z0-9_-]{28}`),
  token("google-oauth", ["ya29."], String.raw`ya29\.[A-Za-z0-9_-]{20,2048}`),
  token("google-oauth", ["1//0"], String.raw`1//0[A-Za-z0-9_-]{40,512}`),
  token("slack-token", ["xox"], String.raw`xox[abeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{10,255}`),
  token("slack-token", ["xapp-"], String.raw`xapp-\d-[A-Z0-9]{1,32}-\d{1,20}-[A-Za-z0-9]{20,128}`),
  token(
    "stripe-key",
    ["sk_live_", "rk_live_", "sk_test_", "rk_test_"],
    String.raw`[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}`
  ),
  token("stripe-key", ["whsec_"], String.raw`whsec_[A-Za-z0-9+/=]{32,255}`),
  token("npm-token", ["npm_"], `npm_[A-Za-z0-9]{36}${END}`),
  token("pypi-token", ["pypi-AgE"], String.raw`pypi-AgE[A-Za-z0-9_-]{50,1024}`),
  token("hugging-face-token", ["hf_"], String.raw`hf_[A-Za-z0-9]{34,64}`, 3),
  token("anthropic-key", ["sk-ant-"], String.raw`sk-ant-[A-Za-z0-9_-]{20,512}`),
  token(
    "openai-key",
    ["sk-proj-", "sk-svcacct-", "sk-admin-"],
    String.raw`sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,512}`
  ),
  token("openai-key", ["sk-"], `sk-[A-Za-z0-9]{32,64}${END}`, 3.5),
  token("openrouter-key", ["sk-or-"], String.raw`sk-or-v1-[0-9a-f]{64}`),
  token("groq-key", ["gsk_"], String.raw`gsk_[A-Za-z0-9]{40,128}`),
  token("xai-key", ["xai-"], String.raw`xai-[A-Za-z0-9]{70,128}`),
  token("perplexity-key", ["pplx-"], String.raw`pplx-[A-Za-z0-9]{40,128}`),
  token("replicate-token", ["r8_"], `r8_[A-Za-z0-9]{37}${END}`),
  token("sendgrid-key", ["SG."], String.raw`SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}`),
  token("twilio-key", ["SK", "AC"], `(?:SK|AC)[0-9a-f]{32}${END}`, 3),
  token("telegram-token", [":AA"], String.raw`\d{8,10}:AA[A-Za-z0-9_-]{33}` + END),
  token(
    "discord-token",
    DIGITS_IN_BASE64,
    String.raw`[MNO][DTjz][A-Za-z0-9]{22,26}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}` + END,
    4.2
  ),
  token("digitalocean-token", ["dop_v1_", "doo_v1_", "dor_v1_"], String.raw`do[opr]_v1_[0-9a-f]{64}`),
  token("docker-token", ["dckr_"], String.raw`dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,64}`),
  token("age-secret-key", ["AGE-SECRET-KEY-1"], String.raw`AGE-SECRET-KEY-1[0-9A-Z]{58}`),
  token("vault-token", ["hvs.", "hvb.", "hvr."], String.raw`hv[sbr]\.[A-Za-z0-9_-]{24,512}`),
  token("terraform-token", [".atlasv1."], String.raw`[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,128}`),
  token("shopify-token", ["shpat_", "shpca_", "shppa_", "shpss_"], String.raw`shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}`),
  token("square-token", ["sq0"], String.raw`sq0(?:atp|csp)-[A-Za-z0-9_-]{22,64}`),
  token("mailgun-key", ["key-"], `key-[0-9a-f]{32}${END}`, 3),
  token("mailchimp-key", ["-us"], String.raw`[0-9a-f]{32}-us\d{1,2}` + END, 3),
  token("new-relic-key", ["NRAK-"], `NRAK-[A-Z0-9]{27}${END}`),
  token("sentry-token", ["sntrys_", "sntryu_"], String.raw`sntry[su]_[A-Za-z0-9+/=_-]{40,512}`),
  token("linear-key", ["lin_api_"], String.raw`lin_api_[A-Za-z0-9]{40}`),
  token("notion-token", ["ntn_"], String.raw`ntn_[A-Za-z0-9]{43,64}`),
  token("postman-key", ["PMAK-"], String.raw`PMAK-[0-9a-f]{24}-[0-9a-f]{34}`),
  token("grafana-token", ["glsa_"], String.raw`glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}`),
  token("databricks-token", ["dapi"], String.raw`dapi[0-9a-f]{32}(?:-\d)?` + END, 3),
  token("rubygems-key", ["rubygems_"], String.raw`rubygems_[0-9a-f]{48}`),
  token("atlassian-token", ["ATATT3", "ATCTT3"], String.raw`AT[AC]TT3[A-Za-z0-9_=-]{60,512}`),
  token("bitbucket-password", ["ATBB"], `ATBB[A-Za-z0-9]{32}${END}`),
  token("figma-token", ["figd_"], String.raw`figd_[A-Za-z0-9_-]{38,64}`),
  token("tailscale-key", ["tskey-"], String.raw`tskey-[a-z]{2,12}-[A-Za-z0-9]{8,32}(?:-[A-Za-z0-9]{16,64})?`),
  token(
    "doppler-token",
    ["dp."],
    String.raw`dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}`
  ),
  token("supabase-token", ["sbp_"], String.raw`sbp_[0-9a-f]{40}`),
  token("planetscale-token", ["pscale_"], String.raw`pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{32,64}`),
  token("netlify-token", ["nfp_"], String.raw`nfp_[A-Za-z0-9]{36,64}`),
  token("pulumi-token", ["pul-"], String.raw`pul-[0-9a-f]{40}`),
  token("jwt", ["eyJ"], String.raw`eyJ[A-Za-z0-9_-]{10,8192}\.eyJ[A-Za-z0-9_-]{10,16384}\.[A-Za-z0-9_-]{10,2048}`),
  token(
    "azure-secret",
    ["Q~"],
    String.raw`[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}` + String.raw`(?![A-Za-z0-9_~.-])`
  )
];

// src/redaction/rules/built-in-rules.ts
var BUILT_IN_RULES = [...TOKEN_RULES, ...PLACE_RULES];

// src/settings/redaction.ts
var MAX_RULES = 100;
var MAX_PATTERN = 500;
var MAX_WORDS = 32;
var pattern = string().check(_minLength(1), _maxLength(MAX_PATTERN));
var id = string().check(_regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "not small letters, digits and dashes"));
var rule = strictObject({
  id,
  /** A line without any of these words, in small or capital letters, is not looked at. */
  keywords: optional(array(string().check(_minLength(1), _maxLength(100))).check(_maxLength(MAX_WORDS))),
  pattern,
  ignoreCase: optional(boolean()),
  /** The group of the pattern that is the secret. */
  group: optional(number().check(int(), _gte(0), _lte(99))),
  /** Bits a character. */
  minEntropy: optional(number().check(_gte(0), _lte(8))),
  /** What matches one of these is no secret. */
  allow: optional(array(pattern).check(_maxLength(MAX_WORDS)))
});
var config = object({
  redaction: exactOptional(
    strictObject({
      /** Kinds of ours that are not masked. */
      off: optional(array(string().check(refine(isKind, "no kind of secret"))).check(_maxLength(MAX_RULES))),
      rules: optional(array(unknown()).check(_maxLength(MAX_RULES)))
    })
  )
});
function readRedaction(path, report) {
  const { off = [], rules = [] } = readConfigPart(path, config, "what it says of redaction is not used", report)?.redaction ?? {};
  const own = rules.flatMap((given, at) => {
    try {
      return [ownRule(given)];
    } catch (error) {
      report(`${path}: redaction.rules.${at}: ${messageOf(error)}`);
      return [];
    }
  });
  return { off: new Set(off), own };
}
function ownRule(given) {
  const { success, data, error } = safeParse(rule, given);
  if (!success) {
    const [issue] = error.issues;
    throw new Error([issue?.path.join("."), issue?.message ?? "wrong"].filter((text) => text !== "").join(": "));
  }
  const { keywords = [], ignoreCase = false, group, minEntropy, allow } = data;
  return new OwnRule({
    id: data.id,
    pattern: data.pattern,
    keywords: keywords.map((word) => word.toLowerCase()),
    ignoresCase: ignoreCase,
    ...group === void 0 ? {} : { group },
    ...minEntropy === void 0 ? {} : { minEntropy },
    ...allow === void 0 ? {} : { allow }
  });
}
function isKind(word) {
  return BUILT_IN_RULES.some(({ id: known }) => known === word);
}

export {
  BUILT_IN_RULES,
  readRedaction
};
