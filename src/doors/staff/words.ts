// Every sentence of the staff forms, in English and Japanese.

import { forStaff } from '../../languages/language.ts'

/** What can be wrong with what staff enter. */
export type StaffError =
  | 'phone_required'
  | 'phone_invalid'
  | 'topic_required'
  | 'topic_unknown'
  | 'words_required'
  | 'date_invalid'
  | 'file_required'
  | 'file_type'
  | 'file_too_large'
  | 'sure_required'
  | 'store_unavailable'

type Kind = 'in_person' | 'paper'

export interface StaffWords {
  readonly title: string
  readonly enterLead: (business: string) => string
  readonly enter: (staffId: string) => string
  readonly leave: string
  readonly signedIn: (staffId: string, place: string) => string
  readonly which: string
  readonly kinds: Readonly<Record<Kind, { readonly title: string; readonly lead: string }>>
  readonly phone: string
  readonly phoneHint: string
  readonly topics: string
  readonly topicsHint: string
  readonly shown: string
  readonly shownHint: Readonly<Record<Kind, string>>
  readonly version: (language: string, version: number) => string
  readonly read: string
  readonly date: string
  readonly dateHint: string
  readonly file: string
  readonly fileHint: string
  readonly fileKept: (type: string, size: string) => string
  readonly where: string
  readonly whereHint: string
  readonly sure: Readonly<Record<Kind, string>>
  readonly record: string
  readonly done: {
    readonly title: string
    readonly lead: string
    readonly stays: string
    readonly scan: { readonly title: string; readonly text: string; readonly label: string }
    readonly digest: string
    readonly next: string
  }
  readonly summary: string
  readonly errors: Readonly<Record<StaffError, string>>
  readonly closed: readonly [title: string, text: string]
  readonly left: readonly [title: string, text: string]
  readonly nothing: readonly [title: string, text: string]
}

const en: StaffWords = {
  title: 'Staff',
  enterLead: (business) =>
    `With this pass you record for ${business} what people agreed to before you. It shows nothing about anybody.`,
  enter: (staffId) => `Continue as ${staffId}`,
  leave: 'Leave',
  signedIn: (staffId, place) => (place === '' ? staffId : `${staffId}, ${place}`),
  which: 'What would you like to record?',
  kinds: {
    in_person: {
      title: 'Somebody agreed in person',
      lead: 'You asked, they answered. If they can tick the boxes themselves, hand over a tablet instead: their own act counts for more.',
    },
    paper: {
      title: 'Somebody signed on paper',
      lead: 'Record the signed sheet; we keep a checksum of the file.',
    },
  },
  phone: 'Their WhatsApp number',
  phoneHint: 'With the country code, or a local number.',
  topics: 'What did they agree to?',
  topicsHint: 'Tick only what they chose.',
  shown: 'Which words did they see?',
  shownHint: {
    in_person: 'The words you read out or showed.',
    paper: 'The version stands in small print on the sheet.',
  },
  version: (language, version) => `${language}, version ${version}`,
  read: 'Read',
  date: 'Signed on',
  dateHint: 'The date on the sheet. It counts from the start of that day.',
  file: 'Scan or photo of the sheet',
  fileHint:
    'PDF, PNG or JPEG, up to 10 MB. We keep its checksum (SHA-256), size and kind; the file itself is not kept here. Keep it, and the sheet, where your business keeps such things.',
  fileKept: (type, size) =>
    `The file you chose (${type}, ${size}) has been read. Choose another only to replace it.`,
  where: 'Where the sheet is kept (may be left out)',
  whereHint: 'For example: binder 12, page 4. No names, please.',
  sure: {
    in_person: 'I asked this person myself, and they clearly said yes to what is ticked above.',
    paper: 'The sheet is signed, and the boxes ticked on it are the ones ticked above.',
  },
  record: 'Record',
  done: {
    title: 'Recorded',
    lead: 'Recorded as reported by staff, about:',
    stays:
      'If this person stopped messages before, that stays: only they themselves can start them again, from their phone. What staff report counts for less than a person’s own act; the policy of your business says what it is enough for.',
    scan: {
      title: 'If their phone is at hand',
      text: 'Let them scan this code and send the WhatsApp message that opens. Their own message counts for more than your report; and if they had stopped messages, it starts them again.',
      label: 'QR code that opens WhatsApp on the person’s phone',
    },
    digest: 'Fingerprint of the file (SHA-256)',
    next: 'Record another',
  },
  summary: 'Please check this',
  errors: {
    phone_required: 'Enter the number they use on WhatsApp.',
    phone_invalid:
      'Please check the phone number. Digits may be missing, or there may be too many.',
    topic_required: 'Tick at least one kind of message.',
    topic_unknown: 'One of the choices no longer exists. Please choose again.',
    words_required: 'Say which words the person saw.',
    date_invalid: 'Enter the date on the sheet; it cannot lie in the future.',
    file_required: 'Add a scan or photo of the sheet.',
    file_type: 'The file must be a PDF, a PNG or a JPEG.',
    file_too_large: 'The file must be smaller than 10 MB.',
    sure_required: 'Confirm this yourself, or do not record it.',
    store_unavailable: 'This could not be saved just now. Nothing is lost: please send it again.',
  },
  closed: [
    'This pass does not open anything',
    'It has run out, was taken back, or is mistyped. Ask whoever gave it to you for a new one.',
  ],
  left: ['You left', 'The session has ended in this browser.'],
  nothing: ['There is nothing to record at', 'No door of this pass is open.'],
}

const ja: StaffWords = {
  title: 'スタッフ用',
  enterLead: (business) =>
    `このパスで、お客様が目の前で同意された内容を${business}として記録できます。お客様の情報は表示されません。`,
  enter: (staffId) => `${staffId}として続ける`,
  leave: '終了',
  signedIn: (staffId, place) => (place === '' ? staffId : `${staffId}（${place}）`),
  which: '何を記録しますか？',
  kinds: {
    in_person: {
      title: '対面で同意をいただいた',
      lead: 'お客様に確認し、口頭で同意をいただいた場合に使います。ご自身でチェックできる場合は、タブレットをお渡しください。ご本人の操作のほうが確かな記録になります。',
    },
    paper: {
      title: '書面に署名をいただいた',
      lead: '署名済みの用紙を記録します。ファイルのチェックサムを控えます。',
    },
  },
  phone: 'お客様のWhatsAppの電話番号',
  phoneHint: '国内の番号、または +（国番号）から始まる番号',
  topics: '同意された内容',
  topicsHint: 'お客様が選ばれたものだけにチェックしてください。',
  shown: 'お客様がご覧になった文面',
  shownHint: {
    in_person: '読み上げた、またはお見せした文面です。',
    paper: '版は用紙の小さな文字で印刷されています。',
  },
  version: (language, version) => `${language}・第${version}版`,
  read: '文面を読む',
  date: '署名日',
  dateHint: '用紙に書かれた日付です。その日の始まりから有効とします。',
  file: '用紙のスキャンまたは写真',
  fileHint:
    'PDF、PNG、JPEG（10MBまで）。記録するのはチェックサム（SHA-256）、大きさ、種類だけで、ファイル自体はここには保存しません。用紙とファイルは貴社の規程に沿って保管してください。',
  fileKept: (type, size) =>
    `選択されたファイル（${type}、${size}）は読み取り済みです。差し替える場合のみ選び直してください。`,
  where: '用紙の保管場所（任意）',
  whereHint: '例：ファイル12、4ページ。お名前は書かないでください。',
  sure: {
    in_person: '私がお客様ご本人に確認し、上でチェックした内容に明確な同意をいただきました。',
    paper: '用紙には署名があり、用紙のチェックと上のチェックは同じです。',
  },
  record: '記録する',
  done: {
    title: '記録しました',
    lead: 'スタッフの報告として、次の内容を記録しました。',
    stays:
      'このお客様が以前に配信を止められた場合、その意思は変わりません。再開できるのは、ご本人がご自分の電話から手続きされたときだけです。スタッフの報告はご本人の操作より弱い記録として扱われ、どこまで有効かは貴社の方針で決まります。',
    scan: {
      title: 'お客様の電話がお手元にある場合',
      text: 'このコードを読み取り、開いたWhatsAppのメッセージを送信していただいてください。ご本人の送信はスタッフの報告より確かな記録になり、以前に配信を止められていた場合も再開できます。',
      label: 'お客様の電話でWhatsAppを開くQRコード',
    },
    digest: 'ファイルのチェックサム（SHA-256）',
    next: '続けて記録する',
  },
  summary: 'ご確認ください',
  errors: {
    phone_required: '電話番号を入力してください。',
    phone_invalid: '電話番号をご確認ください。桁が足りないか、多い可能性があります。',
    topic_required: '内容を一つ以上チェックしてください。',
    topic_unknown: '選ばれた内容の一部は現在ありません。もう一度お選びください。',
    words_required: 'お客様がご覧になった文面を選んでください。',
    date_invalid: '用紙の日付を入力してください。未来の日付は使えません。',
    file_required: '用紙のスキャンまたは写真を追加してください。',
    file_type: 'ファイルはPDF、PNG、JPEGのいずれかにしてください。',
    file_too_large: 'ファイルは10MB未満にしてください。',
    sure_required: 'ご自身で確認できた場合のみ記録してください。',
    store_unavailable:
      'ただいま保存できませんでした。入力内容はそのままです。もう一度お送りください。',
  },
  closed: [
    'このパスは使えません',
    '期限切れか、取り消されたか、リンクに誤りがあります。発行した担当者に新しいパスを依頼してください。',
  ],
  left: ['終了しました', 'このブラウザでの利用は終わりました。'],
  nothing: ['記録できる受付がありません', 'このパスの受付は現在開いていません。'],
}

/** Words of a language, else English. */
export const staffWords = (language: string): StaffWords => forStaff(language, { en, ja })
