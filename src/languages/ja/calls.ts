import type { CallWords } from '../calls-words.ts'

export const calls: CallWords = {
  hello: ({ business }) => `お電話ありがとうございます。こちらは${business}です。`,
  calling: ({ business }) => `こちらは${business}です。お電話でご案内を差し上げております。`,
  onWhatsApp: 'メッセージはWhatsAppでお届けします。',
  offerKeys:
    '同意される場合は1を、同意されない場合は2を押してください。もう一度お聞きになる場合は9を押してください。',
  language: (key) => `日本語は、${key}を押してください。`,
  numberLanguage: (key) => `日本語は、${key}とシャープを押してください。`,
  numberWithheld:
    'お客様の電話番号を確認できませんでした。WhatsAppをお使いの携帯電話番号を入力し、最後にシャープを押してください。',
  numberLandline:
    '固定電話からおかけいただいています。WhatsAppをお使いの携帯電話番号を入力し、最後にシャープを押してください。いまおかけの番号でWhatsAppをお使いの場合は、1とシャープを押してください。',
  check: (number) => `入力された番号は、${number}です。`,
  keyAgain: '番号が違う場合は、3を押して入力し直してください。',
  silence: '入力を確認できませんでした。',
  wrongKey: '押された番号はご案内にございません。',
  wrongNumber: '電話番号を正しく確認できませんでした。',
  agreed: ({ number }) =>
    `ありがとうございます。この番号のWhatsAppに当方からのメッセージが届きましたら、ご本人であることの確認のため、ご返信をお願いいたします。${number === undefined ? '' : `以前に配信を止めたなどの理由で届かない場合は、お手数ですが、この番号のWhatsAppから${number}にSTARTとお送りください。`}失礼いたします。`,
  declined: '承知いたしました。これらのメッセージはお送りしません。失礼いたします。',
  nothing: '何も登録しておりません。またのお電話をお待ちしております。失礼いたします。',
  machine: ({ business }) =>
    `${business}からのお電話でした。お客様にしていただくことは何もございません。失礼いたします。`,
  closed: ({ business }) =>
    `${business}にお電話いただき、ありがとうございます。ただいまこの番号では受付を行っておりません。何も登録しておりません。失礼いたします。`,
  plus: 'プラス',
  pause: '、',
}
