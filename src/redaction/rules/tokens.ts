import type { RedactionRule } from '../rule.ts'

/** A token begins here: at a word, or behind a line feed that is written as `\n`, as in JSON. */
const START = String.raw`(?:\b|(?<=\\[nrt]))`
/** It does not go on. */
const END = String.raw`(?![A-Za-z0-9_-])`

/** How numbers begin in base64, as those of users do. */
const DIGITS_IN_BASE64 = ['M', 'N', 'O'].flatMap((first) => ['D', 'T', 'j', 'z'].map((second) => first + second))

/** A rule for tokens that are known by how they begin. */
function token(id: string, keywords: readonly string[], body: string, minEntropy?: number): RedactionRule {
  const rule = { id, keywords, pattern: `${START}${body}`, isToken: true }
  return minEntropy === undefined ? rule : { ...rule, minEntropy }
}

/** Tokens of services that say by their first letters what they are. */
export const TOKEN_RULES: readonly RedactionRule[] = [
  token('github-token', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], String.raw`gh[pousr]_[A-Za-z0-9]{36,255}`),
  token('github-token', ['github_pat_'], String.raw`github_pat_[A-Za-z0-9_]{36,255}`),
  token(
    'gitlab-token',
    ['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'glft-', 'glimt-', 'glagent-', 'gloas-', 'glsoat-', 'glffct-'],
    String.raw`gl(?:pat|dt|rt|ptt|cbt|ft|imt|agent|oas|soat|ffct)-[A-Za-z0-9_-]{20,255}(?:\.[0-9a-z.]{2,40})?`,
  ),
  token('aws-access-key', ['AKIA', 'ASIA', 'ABIA', 'ACCA'], `(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}${END}`),
  token('google-api-key', ['AIza'], `AIza[A-Za-z0-9_-]{35}${END}`),
  token('google-oauth', ['GOCSPX-'], String.raw`GOCSPX-[A-Za-z0-9_-]{28}`),
  token('google-oauth', ['ya29.'], String.raw`ya29\.[A-Za-z0-9_-]{20,2048}`),
  token('google-oauth', ['1//0'], String.raw`1//0[A-Za-z0-9_-]{40,512}`),
  token('slack-token', ['xox'], String.raw`xox[abeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{10,255}`),
  token('slack-token', ['xapp-'], String.raw`xapp-\d-[A-Z0-9]{1,32}-\d{1,20}-[A-Za-z0-9]{20,128}`),
  token(
    'stripe-key',
    ['sk_live_', 'rk_live_', 'sk_test_', 'rk_test_'],
    String.raw`[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}`,
  ),
  token('stripe-key', ['whsec_'], String.raw`whsec_[A-Za-z0-9+/=]{32,255}`),
  token('npm-token', ['npm_'], `npm_[A-Za-z0-9]{36}${END}`),
  token('pypi-token', ['pypi-AgE'], String.raw`pypi-AgE[A-Za-z0-9_-]{50,1024}`),
  token('hugging-face-token', ['hf_'], String.raw`hf_[A-Za-z0-9]{34,64}`, 3),
  token('anthropic-key', ['sk-ant-'], String.raw`sk-ant-[A-Za-z0-9_-]{20,512}`),
  token(
    'openai-key',
    ['sk-proj-', 'sk-svcacct-', 'sk-admin-'],
    String.raw`sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,512}`,
  ),
  token('openai-key', ['sk-'], `sk-[A-Za-z0-9]{32,64}${END}`, 3.5),
  token('openrouter-key', ['sk-or-'], String.raw`sk-or-v1-[0-9a-f]{64}`),
  token('groq-key', ['gsk_'], String.raw`gsk_[A-Za-z0-9]{40,128}`),
  token('xai-key', ['xai-'], String.raw`xai-[A-Za-z0-9]{70,128}`),
  token('perplexity-key', ['pplx-'], String.raw`pplx-[A-Za-z0-9]{40,128}`),
  token('replicate-token', ['r8_'], `r8_[A-Za-z0-9]{37}${END}`),
  token('sendgrid-key', ['SG.'], String.raw`SG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}`),
  token('twilio-key', ['SK', 'AC'], `(?:SK|AC)[0-9a-f]{32}${END}`, 3),
  token('telegram-token', [':AA'], String.raw`\d{8,10}:AA[A-Za-z0-9_-]{33}` + END),
  token(
    'discord-token',
    DIGITS_IN_BASE64,
    String.raw`[MNO][DTjz][A-Za-z0-9]{22,26}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}` + END,
    4.2,
  ),
  token('digitalocean-token', ['dop_v1_', 'doo_v1_', 'dor_v1_'], String.raw`do[opr]_v1_[0-9a-f]{64}`),
  token('docker-token', ['dckr_'], String.raw`dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,64}`),
  token('age-secret-key', ['AGE-SECRET-KEY-1'], String.raw`AGE-SECRET-KEY-1[0-9A-Z]{58}`),
  token('vault-token', ['hvs.', 'hvb.', 'hvr.'], String.raw`hv[sbr]\.[A-Za-z0-9_-]{24,512}`),
  token('terraform-token', ['.atlasv1.'], String.raw`[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,128}`),
  token('shopify-token', ['shpat_', 'shpca_', 'shppa_', 'shpss_'], String.raw`shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}`),
  token('square-token', ['sq0'], String.raw`sq0(?:atp|csp)-[A-Za-z0-9_-]{22,64}`),
  token('mailgun-key', ['key-'], `key-[0-9a-f]{32}${END}`, 3),
  token('mailchimp-key', ['-us'], String.raw`[0-9a-f]{32}-us\d{1,2}` + END, 3),
  token('new-relic-key', ['NRAK-'], `NRAK-[A-Z0-9]{27}${END}`),
  token('sentry-token', ['sntrys_', 'sntryu_'], String.raw`sntry[su]_[A-Za-z0-9+/=_-]{40,512}`),
  token('linear-key', ['lin_api_'], String.raw`lin_api_[A-Za-z0-9]{40}`),
  token('notion-token', ['ntn_'], String.raw`ntn_[A-Za-z0-9]{43,64}`),
  token('postman-key', ['PMAK-'], String.raw`PMAK-[0-9a-f]{24}-[0-9a-f]{34}`),
  token('grafana-token', ['glsa_'], String.raw`glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}`),
  token('databricks-token', ['dapi'], String.raw`dapi[0-9a-f]{32}(?:-\d)?` + END, 3),
  token('rubygems-key', ['rubygems_'], String.raw`rubygems_[0-9a-f]{48}`),
  token('atlassian-token', ['ATATT3', 'ATCTT3'], String.raw`AT[AC]TT3[A-Za-z0-9_=-]{60,512}`),
  token('bitbucket-password', ['ATBB'], `ATBB[A-Za-z0-9]{32}${END}`),
  token('figma-token', ['figd_'], String.raw`figd_[A-Za-z0-9_-]{38,64}`),
  token('tailscale-key', ['tskey-'], String.raw`tskey-[a-z]{2,12}-[A-Za-z0-9]{8,32}(?:-[A-Za-z0-9]{16,64})?`),
  token(
    'doppler-token',
    ['dp.'],
    String.raw`dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}`,
  ),
  token('supabase-token', ['sbp_'], String.raw`sbp_[0-9a-f]{40}`),
  token('planetscale-token', ['pscale_'], String.raw`pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{32,64}`),
  token('netlify-token', ['nfp_'], String.raw`nfp_[A-Za-z0-9]{36,64}`),
  token('pulumi-token', ['pul-'], String.raw`pul-[0-9a-f]{40}`),
  token('jwt', ['eyJ'], String.raw`eyJ[A-Za-z0-9_-]{10,8192}\.eyJ[A-Za-z0-9_-]{10,16384}\.[A-Za-z0-9_-]{10,2048}`),
  token(
    'azure-secret',
    ['Q~'],
    String.raw`[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}` + String.raw`(?![A-Za-z0-9_~.-])`,
  ),
]
