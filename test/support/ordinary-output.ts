import { seededRandom } from './random.ts'

const HEX = '0123456789abcdef'
const WORDS = (
  'token parser secret config password auth session worker cache index stream bearer render client api key schema router ' +
  'build release signing author'
).split(' ')

/** Lines such as builds, package managers, compilers, git and docker print, without a secret in them. */
export function ordinaryOutput(count: number, seed: number): string[] {
  const random = seededRandom(seed)
  const number = (below: number): number => Math.floor(random() * below)
  const word = (): string => WORDS[number(WORDS.length)] ?? 'x'
  const hex = (length: number): string => Array.from({ length }, () => HEX[number(16)]).join('')
  const base64 = (bytes: number): string =>
    Buffer.from(Array.from({ length: bytes }, () => number(256))).toString('base64')
  const version = (): string => `${number(20)}.${number(30)}.${number(10)}`
  const uuid = (): string => [8, 4, 4, 4, 12].map(hex).join('-')
  const path = (): string => `src/${word()}/${word()}-${word()}.ts`
  const forms: readonly (() => string)[] = [
    () =>
      `npm http fetch GET 200 https://npm.example/@scope/${word()}-${word()}-${version()}.tgz ${number(900)}ms (cache hit)`,
    () => `      "integrity": "sha512-${base64(64)}",`,
    () => `  integrity sha512-${base64(64)}`,
    () => `added ${number(900)} packages, and audited ${number(2000)} packages in ${number(60)}s`,
    () => `   Compiling ${word()}-${word()} v${version()} (/home/me/app/crates/${word()})`,
    () => `error[E0${number(900)}]: cannot find type \`${word()}Token\` in this scope`,
    () => `  --> ${path()}:${number(900)}:${number(80)}`,
    () => `checksum = "${hex(64)}"`,
    () => `commit ${hex(40)}`,
    () => `${hex(8)} ${word()}: rename ${word()}_token to ${word()}Key (#${number(9999)})`,
    () => `   ${hex(7)}..${hex(7)}  main       -> origin/main`,
    () => `sha256:${hex(64)}: Pulling from library/${word()}`,
    () => `Digest: sha256:${hex(64)}`,
    () => `${hex(12)}: Pull complete`,
    () => `#${number(30)} exporting manifest sha256:${hex(64)} 0.0s done`,
    () => `gcc -O2 -Wall -DAPI_KEY_LENGTH=32 -DTOKEN_MAX=4096 -Iinclude -c -o build/${word()}.o ${path()}`,
    () => `${path()}:${number(900)}:${number(80)}: error: unexpected token: 'x86_64_v2'`,
    () => `/usr/bin/ld: ${word()}.o: in function \`${word()}_password_${word()}': undefined reference`,
    () => `request id=${uuid()} took ${number(900)}ms user-agent=Mozilla/5.0`,
    () => `[2026-01-31T14:${10 + number(49)}:07.123Z] INFO ${word()}: session ${uuid()} opened`,
    () => `  ✓ ${word()} ${word()} > refuses a wrong password (${number(900)} ms)`,
    () => `const token = await ${word()}.read${word()}Token(options.password)`,
    () => `  password: process.env.DB_PASSWORD,`,
    () => `+    token: \${{ secrets.GITHUB_TOKEN }}`,
    () => `DB_PASSWORD=\${DB_PASSWORD:-}  API_KEY=<your key>  SECRET=***`,
    () => `cache key: node-modules-${hex(64)}`,
    () => `max_tokens: ${number(200000)}, total tokens: ${number(200000)}, tokens/s: ${number(90)}.${number(9)}`,
    () => `PWD=/home/me/src/${word()}-${number(99)} OLDPWD=/tmp/build${number(9999)}`,
    () =>
      `https://docs.example/${word()}/${word()}#${word()}-${number(99)} and http://localhost:${3000 + number(999)}/@vite/client`,
    () => `ssh://git@git.example:22/team/${word()}.git (fetch)`,
    () => `"resolved": "https://npm.example/${word()}/-/${word()}-${version()}.tgz#${hex(40)}",`,
    () => `go: downloading golang.example/x/${word()} v0.${number(99)}.0 h1:${base64(32)}`,
    () =>
      `dist/assets/${word()}-${base64(6).replaceAll(/[+/=]/g, 'x')}.js   ${number(900)}.${number(99)} kB │ gzip: ${number(99)} kB`,
    () => `-----BEGIN CERTIFICATE----- of ${word()}.example, public`,
    () => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${base64(32).slice(0, 43)} me@laptop`,
    () => `SHA256:${base64(32).slice(0, 43)} me@laptop (ED25519)`,
    () => `WARN deprecated ${word()}@${version()}: use the ${word()} key, see task-${number(9999)} and disk-${hex(32)}`,
    () => `Etag: W/"${hex(32)}-${number(99)}" x-request-id: ${uuid()}`,
    () => `The Authorization header is required; Bearer authentication is documented in ${path()}`,
    () => `MD5 (${word()}.tar.gz) = ${hex(32)}`,
  ]
  return Array.from({ length: count }, (_, at) => (forms[at % forms.length] ?? (() => ''))())
}
