// Every sentence of the sandbox phone's calls, in English and Japanese.

import { forStaff } from '../languages/language.ts'
import type { Call, Shown } from '../providers/sandbox/calls.ts'

export interface CallSandboxWords {
  readonly title: string
  readonly hint: string
  readonly showAs: string
  readonly shown: Readonly<Record<Shown, string>>
  readonly dial: (door: string) => string
  readonly ringTitle: string
  readonly ring: (door: string) => string
  readonly ringHint: string
  readonly states: Readonly<Record<Call['state'], (business: string) => string>>
  readonly placed: string
  readonly dialled: (number: string) => string
  readonly noNumber: string
  readonly said: string
  readonly answer: string
  readonly machine: string
  readonly decline: string
  readonly keypad: string
  readonly keys: Readonly<Record<'*' | '#', string>>
  readonly typed: string
  readonly wait: string
  readonly hangUp: string
  readonly putAway: string
}

const en: CallSandboxWords = {
  title: 'Call a line',
  hint: 'You hear what a caller hears, as text.',
  showAs: 'The line sees',
  shown: {
    number: 'the number of this phone',
    withheld: 'no number (withheld)',
    landline: 'a landline number',
  },
  dial: (door) => `Call ${door}`,
  ringTitle: 'Be called',
  ring: (door) => `Let ${door} call this phone`,
  ringHint: 'The call goes through the gate: it does not call anybody who said no.',
  states: {
    ringing: (business) => `${business} is calling`,
    talking: (business) => `On the line with ${business}`,
    ended: () => 'The call has ended',
  },
  placed: 'They called this phone.',
  dialled: (number) => `You called. They see: ${number}`,
  noNumber: 'no number',
  said: 'What you hear',
  answer: 'Answer',
  machine: 'Let the answering machine take it',
  decline: 'Decline',
  keypad: 'Keypad',
  keys: { '*': 'star', '#': 'hash' },
  typed: 'Keyed so far:',
  wait: 'Say and press nothing',
  hangUp: 'Hang up',
  putAway: 'Back to the messages',
}

const ja: CallSandboxWords = {
  title: '電話をかける',
  hint: '電話口で聞こえる案内が文字で表示されます。',
  showAs: '相手に表示される番号',
  shown: {
    number: 'この電話の番号',
    withheld: '非通知',
    landline: '固定電話の番号',
  },
  dial: (door) => `${door}にかける`,
  ringTitle: '電話を受ける',
  ring: (door) => `${door}からこの電話にかける`,
  ringHint: '送信前の確認を通ります。断った人には電話をかけません。',
  states: {
    ringing: (business) => `${business}から着信中`,
    talking: (business) => `${business}と通話中`,
    ended: () => '通話が終了しました',
  },
  placed: '相手からかかってきた電話です。',
  dialled: (number) => `こちらからかけた電話です。相手側の表示：${number}`,
  noNumber: '非通知',
  said: '聞こえている案内',
  answer: '電話に出る',
  machine: '留守番電話にまかせる',
  decline: '拒否',
  keypad: 'キーパッド',
  keys: { '*': '米印', '#': 'シャープ' },
  typed: '入力中：',
  wait: '何も押さずに待つ',
  hangUp: '電話を切る',
  putAway: 'メッセージに戻る',
}

export const callSandboxWords = (language: string): CallSandboxWords =>
  forStaff(language, { en, ja })
