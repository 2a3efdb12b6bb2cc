import { describe, expect, it } from 'vitest'
import { asks } from './question.ts'

describe('a line that is not ended', () => {
  it.each([
    'Proceed? [y/N]',
    'Do you want to continue? [Y/n]',
    'Overwrite existing file (yes/no)?',
    'Are you sure you want to continue connecting (yes/no/[fingerprint])?',
    'apply these changes (y|n):',
    'Remove 3 packages [y,n,q] >',
    '[sudo] password for me:',
    'Password:',
    "Enter passphrase for key '/home/me/.ssh/id_ed25519':",
    "Username for 'https://example.org':",
    "Password for 'https://me@example.org':",
    'Verification code:',
    'Enter your PIN:',
    'Press any key to continue . . .',
    'Press [ENTER] to continue or Ctrl-c to cancel.',
    'Hit return to go on',
    'Ok to proceed? (y)',
    'What is your project named? ›',
    'Which one?',
    'Enter a value:',
    'Enter OTP:',
    'Please choose an option [1-3]:',
    'package name: (q)',
    '? What is your project named? › my-app',
    'rm: remove write-protected regular file ‘x’?',
    'Stage this hunk [y,n,q,a,d,e,?]?',
  ])('asks: %s', (line) => {
    expect(asks(line)).toBe(true)
  })

  it.each([
    '',
    'me@host:~/src$',
    '>>>',
    '> ',
    '--More--(42%)',
    '(END)',
    ':',
    'Compiling 12 of 40',
    'Downloading 45% [=====>    ]',
    'listening on http://localhost:3000/?debug=1',
    'password reset mail was sent',
    'Enter',
    'error: could not compile (exit 1)',
    'Selected 3 of 5:  foo',
    'main?>',
    'he agreed (no, really)',
    'not measured (n/a)',
    'Pin 5 is set to:',
    'pin numbers configured:',
    'tests passed (y/n ratio 3)',
    'What? No.',
  ])('does not ask: %s', (line) => {
    expect(asks(line)).toBe(false)
  })
})
