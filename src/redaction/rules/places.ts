import type { RedactionRule } from '../rule.ts'

/** What stands where a secret belongs and is none: a variable, a place holder, stars, a path, words with dashes between. */
const PLACE_HOLDERS = [
  String.raw`^[$%<{[*]`,
  String.raw`^[.~]{0,2}/[A-Za-z_.-]{1,64}(?:/|$)`,
  String.raw`^(?:x{3,}|X{3,}|\.{3,}|…)`,
  String.raw`^(?:process|os|env|import|self|this|args|config|secrets|vault)[.\[:(]`,
  String.raw`(?:\*\*\*|‹redacted›|REDACTED|redacted)`,
  String.raw`^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$`,
  String.raw`^[a-z]+(?:[-_./:][a-z0-9]{1,12})*$`,
]
/** Of an address: also what everybody writes into one. */
const SAMPLE_PASSWORDS = [...PLACE_HOLDERS, '^(?:pass(?:word|wd)?|secret|user|token|changeme|example)$']

/** Secrets that are known by where they stand: behind a name, in a header, in an address. */
export const PLACE_RULES: readonly RedactionRule[] = [
  {
    id: 'private-key',
    keywords: ['PRIVATE KEY'],
    pattern: String.raw`-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----((?:(?!-----)[^]){1,32768})-----END `,
    group: 1,
  },
  {
    id: 'aws-secret-key',
    keywords: ['secret'],
    pattern: String.raw`secret_?(?:access_?)?key["']?\s{0,3}(?:=>|[:=])\s{0,3}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])`,
    ignoresCase: true,
    group: 1,
    minEntropy: 3.5,
  },
  {
    id: 'azure-key',
    keywords: ['accountkey=', 'sharedaccesskey='],
    pattern: String.raw`(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,88}={0,2})`,
    ignoresCase: true,
    group: 1,
  },
  {
    id: 'azure-key',
    keywords: ['sig='],
    pattern: String.raw`[?&]sig=([A-Za-z0-9%+/]{40,120})`,
    group: 1,
    minEntropy: 3.5,
  },
  {
    id: 'slack-webhook',
    keywords: ['hooks.slack.com'],
    pattern: String.raw`hooks\.slack\.com/(?:services|workflows|triggers)/([A-Za-z0-9/+_-]{20,128})`,
    group: 1,
  },
  {
    id: 'discord-webhook',
    keywords: ['/api/webhooks/'],
    pattern: String.raw`discord(?:app)?\.com/api/webhooks/\d{16,20}/([A-Za-z0-9_-]{50,100})`,
    group: 1,
  },
  {
    id: 'database-url',
    keywords: ['://'],
    pattern: String.raw`\b(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|mssql|clickhouse|cockroachdb)(?:\+[a-z]{1,10})?://[^\s/:@"'<>]{0,64}:([^\s@"'<>]{1,256})@`,
    ignoresCase: true,
    group: 1,
    allow: PLACE_HOLDERS,
  },
  {
    id: 'url-password',
    keywords: ['://'],
    pattern: String.raw`\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@"'<>]{0,64}:([^\s/@"'<>]{3,256})@`,
    ignoresCase: true,
    group: 1,
    allow: SAMPLE_PASSWORDS,
  },
  {
    id: 'url-password',
    keywords: ['://'],
    pattern: String.raw`\bhttps?://([A-Za-z0-9_-]{20,256})@`,
    group: 1,
    minEntropy: 3.5,
  },
  {
    id: 'authorization-header',
    keywords: ['authorization'],
    pattern: String.raw`authorization["']?\s{0,3}(?:=>|[:=])\s{0,3}["']?(?:(?:basic|bearer|token|digest|negotiate|apikey|bot)\s{1,3})?([A-Za-z0-9._~+/=-]{8,4096})`,
    ignoresCase: true,
    group: 1,
    minEntropy: 2.8,
    allow: [...PLACE_HOLDERS, '^(?:[Bb]earer|[Bb]asic|[Rr]equired)$'],
  },
  {
    id: 'bearer-token',
    keywords: ['bearer'],
    pattern: String.raw`\bbearer\s{1,3}([A-Za-z0-9._~+/=-]{20,4096})`,
    ignoresCase: true,
    group: 1,
    minEntropy: 3.3,
    allow: PLACE_HOLDERS,
  },
  {
    id: 'key-header',
    keywords: ['x-api-key', 'x-auth-token', 'private-token', 'x-goog-api-key', 'ocp-apim-subscription-key'],
    pattern: String.raw`(?:x-(?:goog-)?api-key|x-auth-token|private-token|ocp-apim-subscription-key)["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9._~+/=-]{8,1024})`,
    ignoresCase: true,
    group: 1,
    allow: PLACE_HOLDERS,
  },
  {
    id: 'npm-auth',
    keywords: ['_auth'],
    pattern: String.raw`:_(?:authToken|auth|password)=["']?([^\s"']{8,512})`,
    group: 1,
    allow: PLACE_HOLDERS,
  },
  {
    id: 'netrc-password',
    keywords: ['machine'],
    pattern: String.raw`\bmachine\s{1,3}\S{1,255}\s{1,3}login\s{1,3}\S{1,255}\s{1,3}password\s{1,3}(\S{4,256})`,
    group: 1,
    allow: SAMPLE_PASSWORDS,
  },
  {
    id: 'curl-user',
    keywords: ['curl'],
    pattern: String.raw`\bcurl\b[^\n]{0,1024}?\s(?:-u|--user)[ =]{0,3}["']?[^\s:"']{1,128}:([^\s"']{4,256})`,
    group: 1,
    allow: SAMPLE_PASSWORDS,
  },
  {
    id: 'assigned-secret',
    keywords: ['key', 'secret', 'token', 'password', 'passwd', 'passphrase', 'pwd'],
    pattern:
      String.raw`(?:(?:api|access|auth|secret|private|encryption|signing|master|account)[_-]?key|(?:^|[^a-z])(?:pwd|secret)|[a-z0-9]_secret|clientsecret|token|password|passwd|passphrase)["']?\s{0,3}(?:=>|:=|[:=])\s{0,3}["']?` +
      String.raw`(?=(?:[^\s"'\d]{0,64}\d){2})(?=[^\s"'a-z]{0,64}[a-z])([^\s"'\x60,;<>(){}[\]|&]{10,512})`,
    ignoresCase: true,
    group: 1,
    minEntropy: 3.2,
    allow: PLACE_HOLDERS,
  },
]
