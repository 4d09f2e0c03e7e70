// Sentences of the page that says how a door is put up, in English and Japanese.

import { forStaff } from '../languages/language.ts'

/** What a code can be taken as: a picture, or paper by its size. */
export type CodeFile = 'svg' | 'png' | 'A4' | 'A5' | 'table' | 'stickers'

export interface InsertWords {
  readonly back: string
  readonly lead: string
  readonly notLive: string
  readonly page: { readonly title: string; readonly text: string; readonly sources: string }
  readonly code: {
    readonly title: string
    readonly text: string
    readonly files: Readonly<Record<CodeFile, string>>
    readonly more: string
  }
  readonly voice: { readonly title: string; readonly text: string }
  readonly script: {
    readonly title: string
    readonly text: string
    readonly origins: string
    readonly noOrigins: string
    readonly places: Readonly<
      Record<'popup' | 'banner' | 'checkout' | 'tracking' | 'check-in', readonly [string, string]>
    >
    readonly optionsTitle: string
    readonly options: readonly (readonly [name: string, meaning: string])[]
    readonly eventsTitle: string
    readonly events: readonly (readonly [name: string, meaning: string])[]
    readonly source: string
  }
  readonly machine: { readonly title: string; readonly text: string }
  readonly staff: {
    readonly title: string
    readonly text: string
    readonly staffId: string
    readonly place: string
    readonly make: string
    readonly made: string
    readonly once: string
    readonly passes: string
    readonly until: (when: string) => string
    readonly ended: string
    readonly takeBack: string
    readonly wrong: string
  }
}

const en: InsertWords = {
  back: 'All doors',
  lead: 'Copy what you need. One click selects all of it.',
  notLive: 'This door is not live: it answers nobody yet.',
  page: {
    title: 'The page',
    text: 'For buttons in e-mails and on social pages, for your own site, for a link in a text.',
    sources:
      'Say where a link stands by “source” (or the usual utm_source, utm_medium, utm_campaign): it is kept with each agreement. For counts of their own, make a door for each place.',
  },
  code: {
    title: 'Code and poster',
    text: 'The code holds this link. Where it leads can be changed without printing it again.',
    files: {
      svg: 'Code as SVG',
      png: 'Code as PNG',
      A4: 'Poster A4',
      A5: 'Poster A5',
      table: 'Table tent',
      stickers: 'Stickers, eight to a sheet',
    },
    more: 'What is printed is PDF. In its address, `lang` is the language, `dark` and `light` are the colours, and `size` is the width of a PNG in pixels.',
  },
  voice: {
    title: 'The telephone line',
    text: 'At Twilio, enter this address where your number asks what to do when a call comes in, as a webhook by POST.',
  },
  script: {
    title: 'In a page of yours',
    text: 'One line. It sets no cookie, loads nothing from elsewhere, and leaves your page alone when something fails.',
    origins: 'Pages of these origins may carry it:',
    noOrigins:
      'No origin is listed yet, so only pages of this server may carry it. List yours in “allowedOrigins” of this door, such as https://shop.example.',
    places: {
      popup: ['A popup', 'After five seconds; or on a button of yours by data-open="#button".'],
      banner: ['A banner', 'At the lower edge; it hides nothing for good and takes no focus.'],
      checkout: [
        'Boxes in a checkout',
        'Inside your own form: sent when it is submitted, never in its way. data-phone names your field of the phone number.',
      ],
      tracking: ['On an order tracking page', 'With a field and a button of its own.'],
      'check-in': ['At a check-in', 'Inside your own form, as in a checkout.'],
    },
    optionsTitle: 'More settings',
    options: [
      ['data-lang', 'Language; that of your page when left out'],
      ['data-source', 'Where it stands; kept with each agreement'],
      ['data-delay, data-scroll', 'Popup: seconds, or per cent of the page scrolled'],
      ['data-open', 'Popup: selector of a button of yours that opens it'],
      ['data-remember', 'Days for which “No, thanks” is remembered; 90 when left out'],
      ['data-target, data-form', 'Boxes: where to put them; which form sends them'],
      [
        'data-send="event"',
        'Boxes: sent only when you dispatch optin:send on the document while they are on the page',
      ],
      ['--optin-accent, --optin-on-accent', 'CSS colours of the buttons; keep them readable'],
    ],
    eventsTitle: 'What your page hears',
    events: [
      ['optin:shown', 'It was shown'],
      ['optin:given, optin:pending', 'Somebody agreed; pending: they must confirm first'],
      ['optin:refused', 'Closed, refused, or submitted with no box ticked'],
      ['optin:error', 'What was wrong, as codes; never the number'],
    ],
    source: 'Each line says where it stands by data-source.',
  },
  machine: {
    title: 'On a machine or tablet',
    text: 'Open this address full screen. “terminal” names the machine, “transaction” what the person is doing; both are kept as evidence. After each turn the screen clears itself.',
  },
  staff: {
    title: 'Passes of staff',
    text: 'A pass lets one person of your business record what people say or sign before them. It shows nothing about anybody.',
    staffId: 'Staff number or name',
    place: 'Place (may be left out)',
    make: 'Make a pass',
    made: 'The pass is made',
    once: 'Give this link to that person; it is not shown again:',
    passes: 'Passes',
    until: (when) => `until ${when}`,
    ended: 'ended',
    takeBack: 'Take back',
    wrong: 'Enter who the pass is for, in at most 60 characters.',
  },
}

const ja: InsertWords = {
  back: '入口の一覧',
  lead: '必要なものをコピーしてください。クリックすると全体が選択されます。',
  notLive: 'この入口はまだ公開されていません。',
  page: {
    title: 'ページ',
    text: 'メールやSNSのボタン、自社サイト、SMSのリンクに使えます。',
    sources:
      'リンクの場所は source（または utm_source、utm_medium、utm_campaign）で示すと、同意ごとに記録されます。場所ごとに数えたい場合は、入口を分けてください。',
  },
  code: {
    title: 'コードとポスター',
    text: 'コードには次のリンクが入っています。リンク先は、印刷し直さずに変更できます。',
    files: {
      svg: 'コード（SVG）',
      png: 'コード（PNG）',
      A4: 'ポスター A4',
      A5: 'ポスター A5',
      table: '卓上POP',
      stickers: 'シール（1枚に8面）',
    },
    more: '印刷物はPDFです。アドレスの `lang` で言語、`dark` と `light` で色、`size` でPNGの幅（ピクセル）を指定できます。',
  },
  voice: {
    title: '電話の受付',
    text: 'Twilioの電話番号の設定で、着信時のWebhook（POST）にこのアドレスを入力してください。',
  },
  script: {
    title: '自社のページに置く',
    text: '1行で設置できます。Cookieを使わず、外部から何も読み込まず、失敗しても元のページに影響しません。',
    origins: '設置できるページのオリジン：',
    noOrigins:
      'オリジンが未登録のため、このサーバーのページにしか設置できません。この入口の allowedOrigins に https://shop.example のように登録してください。',
    places: {
      popup: ['ポップアップ', '5秒後に表示。data-open="#button" で自社のボタンから開けます。'],
      banner: [
        'バナー',
        '画面の下端に表示。内容を隠し続けることも、フォーカスを奪うこともありません。',
      ],
      checkout: [
        '購入手続きのチェック欄',
        '自社フォームの中に置くと、送信と同時に送られ、購入を妨げません。data-phone に電話番号欄の名前を指定します。',
      ],
      tracking: ['配送状況のページ', '専用の電話番号欄とボタンが付きます。'],
      'check-in': ['チェックイン', '購入手続きと同じく、自社フォームの中に置きます。'],
    },
    optionsTitle: 'そのほかの設定',
    options: [
      ['data-lang', '言語。省略時はページの言語'],
      ['data-source', '置いた場所。同意ごとに記録されます'],
      ['data-delay, data-scroll', 'ポップアップ：秒数、またはスクロールの割合（％）'],
      ['data-open', 'ポップアップ：開くための自社ボタンのセレクター'],
      ['data-remember', '「いいえ」を覚えておく日数。省略時は90日'],
      ['data-target, data-form', 'チェック欄：置く場所、送信に使うフォーム'],
      [
        'data-send="event"',
        'チェック欄：ページに表示されている間に、document に optin:send を送ったときだけ送信',
      ],
      ['--optin-accent, --optin-on-accent', 'ボタンの色（CSS）。読みやすい色にしてください'],
    ],
    eventsTitle: 'ページに届くイベント',
    events: [
      ['optin:shown', '表示された'],
      ['optin:given, optin:pending', '同意された。pending は確認待ち'],
      ['optin:refused', '閉じた、断った、または選ばずに送信した'],
      ['optin:error', '誤りの種類（コード）。電話番号は含みません'],
    ],
    source: '置いた場所は data-source で示します。',
  },
  machine: {
    title: '端末やタブレットで使う',
    text: 'このアドレスを全画面で開いてください。terminal は端末名、transaction は取引番号で、どちらも証跡として記録されます。操作が終わるたびに画面は消去されます。',
  },
  staff: {
    title: 'スタッフのパス',
    text: 'お客様が目の前で同意または署名された内容を、スタッフ本人が記録するためのパスです。お客様の情報は表示されません。',
    staffId: 'スタッフ番号または氏名',
    place: '場所（任意）',
    make: 'パスを作る',
    made: 'パスを作りました',
    once: 'このリンクを本人に渡してください。再表示はできません。',
    passes: 'パスの一覧',
    until: (when) => `${when}まで`,
    ended: '終了',
    takeBack: '取り消す',
    wrong: 'パスを渡す相手を60文字以内で入力してください。',
  },
}

/** Words of a language, else English. */
export const insertWords = (language: string): InsertWords => forStaff(language, { en, ja })
