import { seededRandom } from './random.ts'

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGITS = '0123456789'
const HEX = `${DIGITS}abcdef`
const ALNUM = LOWER + UPPER + DIGITS

/** A made-up secret: the line that it stands in, with `{}` for it, and what must not be readable of it. */
export interface MadeUp {
  readonly kind: string
  readonly line: string
  readonly secret: string
}

/** Made up anew by a seed: none of them stands in a file, where it would be taken for a real one. */
export function madeUpSecrets(seed: number): MadeUp[] {
  const random = seededRandom(seed)
  const some = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)] ?? 'x').join('')
  const base64 = (bytes: number): string =>
    Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256))).toString('base64')
  const url = (bytes: number): string => base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  // With digits in it for sure.
  const word = (length: number): string => `${some(ALNUM, length - 4)}7q3Z`
  const of = (kind: string, secret: string, line = 'the token is {} here'): MadeUp => ({ kind, secret, line })
  return [
    ...['ghp', 'gho', 'ghu', 'ghs', 'ghr'].map((start) => of('github-token', `${start}_${some(ALNUM, 36)}`)),
    of('github-token', `github_pat_${some(ALNUM, 22)}_${some(ALNUM, 59)}`, 'git clone with {}'),
    of('gitlab-token', `glpat-${url(15)}`),
    of('gitlab-token', `gldt-${url(15)}`, '{"deploy":"{}"}'),
    of('aws-access-key', `AKIA${some(UPPER + DIGITS, 16)}`, 'aws_access_key_id = {}'),
    of('aws-access-key', `ASIA${some(UPPER + DIGITS, 16)}`),
    of('aws-secret-key', some(`${ALNUM}/+`, 40), 'aws_secret_access_key = {}'),
    of('aws-secret-key', some(`${ALNUM}/+`, 40), '  "SecretAccessKey": "{}",'),
    of('google-api-key', `AIza${some(`${ALNUM}_-`, 34)}x`, 'https://maps.example/api/js?key={}&v=3'),
    of('google-oauth', `GOCSPX-${some(`${ALNUM}_-`, 28)}`),
    of('google-oauth', `ya29.${url(60)}`),
    of('slack-token', `xoxb-${some(DIGITS, 12)}-${some(DIGITS, 12)}-${some(ALNUM, 24)}`),
    of('slack-token', `xapp-1-A${some(UPPER + DIGITS, 10)}-${some(DIGITS, 13)}-${some(HEX, 64)}`),
    of(
      'slack-webhook',
      `T${some(UPPER, 8)}/B${some(UPPER, 8)}/${some(ALNUM, 24)}`,
      'https://hooks.slack.com/services/{}',
    ),
    of('stripe-key', `sk_live_${some(ALNUM, 24)}`),
    of('stripe-key', `rk_test_${some(ALNUM, 99)}`),
    of('stripe-key', `whsec_${some(ALNUM, 32)}`, 'STRIPE_WEBHOOK={}'),
    of('npm-token', `npm_${some(ALNUM, 36)}`, '//npm.example/:_authToken={}'),
    of('pypi-token', `pypi-AgE${url(100)}`),
    of('hugging-face-token', `hf_${some(ALNUM, 34)}`, 'export HF_TOKEN={}'),
    of('anthropic-key', `sk-ant-api03-${url(60)}-${url(10)}AA`, 'ANTHROPIC_API_KEY="{}"'),
    of('anthropic-key', `sk-ant-oat01-${url(60)}`),
    of('openai-key', `sk-proj-${url(90)}`, "client = OpenAI(api_key='{}')"),
    of('openai-key', `sk-${some(ALNUM, 48)}`),
    of('openrouter-key', `sk-or-v1-${some(HEX, 64)}`),
    of('groq-key', `gsk_${some(ALNUM, 52)}`),
    of('sendgrid-key', `SG.${url(16)}.${url(32)}`),
    of('twilio-key', `SK${some(HEX, 32)}`),
    of('discord-token', `MT${some(ALNUM, 24)}.${some(ALNUM, 6)}.${some(ALNUM, 38)}`),
    of('discord-webhook', some(`${ALNUM}_-`, 68), `https://discord.com/api/webhooks/${some(DIGITS.slice(1), 18)}/{}`),
    of('telegram-token', `${some(DIGITS.slice(1), 10)}:AA${some(`${ALNUM}_-`, 32)}x`),
    of('digitalocean-token', `dop_v1_${some(HEX, 64)}`),
    of('docker-token', `dckr_pat_${some(`${ALNUM}_-`, 27)}`, 'docker login -p {}'),
    of('azure-key', `${base64(64)}`, 'AccountName=x;AccountKey={};EndpointSuffix=core.example'),
    of('azure-secret', `${some(ALNUM, 3)}8Q~${some(ALNUM, 34)}`),
    of('jwt', `eyJ${url(30)}.eyJ${url(90)}.${url(32)}`, 'set-cookie: session={}; Path=/'),
    of('age-secret-key', `AGE-SECRET-KEY-1${some('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`, '{}'),
    of('vault-token', `hvs.${url(70)}`),
    of('terraform-token', `${some(ALNUM, 14)}.atlasv1.${some(ALNUM, 67)}`),
    of('shopify-token', `shpat_${some(HEX, 32)}`),
    of('mailgun-key', `key-${some(HEX, 32)}`),
    of('mailchimp-key', `${some(HEX, 32)}-us12`),
    of('new-relic-key', `NRAK-${some(UPPER + DIGITS, 27)}`),
    of('linear-key', `lin_api_${some(ALNUM, 40)}`),
    of('postman-key', `PMAK-${some(HEX, 24)}-${some(HEX, 34)}`),
    of('grafana-token', `glsa_${some(ALNUM, 32)}_${some(HEX, 8)}`),
    of('atlassian-token', `ATATT3${url(120)}`),
    of('tailscale-key', `tskey-auth-${some(ALNUM, 12)}CNTRL-${some(ALNUM, 32)}`),
    of('url-password', word(14), 'git remote add o https://deploy:{}@git.example/a.git'),
    of('url-password', `${word(30)}`, 'fetching https://{}@git.example/a.git'),
    of('database-url', word(16), 'DATABASE_URL=postgres://app:{}@db.internal:5432/app'),
    of('database-url', word(16), 'mongodb+srv://root:{}@cluster.example/test'),
    of('authorization-header', url(24), '> Authorization: Bearer {}'),
    of('authorization-header', base64(18), 'authorization: Basic {}'),
    of('bearer-token', word(32), "curl -H 'X-Auth: Bearer {}' https://x.example"),
    of('key-header', word(24), 'x-api-key: {}'),
    of('assigned-secret', word(18), 'DB_PASSWORD={}'),
    of('assigned-secret', word(24), 'MY_API_KEY: "{}"'),
    of('assigned-secret', word(20), "  client_secret => '{}',"),
    of('netrc-password', word(12), 'machine git.example login me password {}'),
    of('curl-user', word(12), 'curl -s -u admin:{} https://x.example'),
  ]
}

/** A private key as programs print it: lines of base64 between two marks. */
export function madeUpKey(seed: number, lines = 12): string[] {
  const random = seededRandom(seed)
  const body = Array.from({ length: lines }, () =>
    Buffer.from(Array.from({ length: 48 }, () => Math.floor(random() * 256))).toString('base64'),
  )
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...body, 'Qw9x==', '-----END OPENSSH PRIVATE KEY-----']
}
