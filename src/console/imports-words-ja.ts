// 取り込みのページの日本語。Japanese words of the pages of imports.

import type { ImportsWords } from './imports-words.ts'

/** Every sentence in Japanese. */
export const ja: ImportsWords = {
  title: '取り込み',
  lead: '他のシステムの同意や配信停止のファイルを取り込みます。まず試行し、指示があるまで何も記録しません。ファイルで配信停止が解除されることはありません。',
  list: 'これまでのファイル',
  none: '取り込んだファイルはまだありません。',
  older: '以前のもの',
  states: {
    running: '処理中',
    receiving: '受信中',
    finished: '完了',
    failed: '失敗',
    undoing: '取り消し中',
    undone: '取り消し済み',
  },
  modes: { consents: '同意', optouts: '配信停止' },
  dryRun: '試行',
  tried: '試行済み（記録なし）',
  counts: {
    rows: '行数',
    accepted: '新しい記録',
    unchanged: '記録済み',
    optedOut: '配信停止中',
    rejected: '不備',
  },
  counted: (rows, total) => `${total}行中${rows}行`,
  columns: { started: '開始', kind: 'ファイル', state: '状態', finished: '終了' },
  heading: (when) => `${when}のファイル`,
  all: '取り込みの一覧',
  refresh: '最新の状態を表示',
  rejected: {
    title: '不備のある行',
    link: '不備のある行をダウンロード',
    row: '行',
  },
  code: '理由',
  record: {
    title: '試行のみです。まだ何も記録していません',
    text: '下の件数は、記録した場合の結果です。この内容のまま記録するには、1日以内にボタンを押してください。',
    button: '記録する',
  },
  fromApi: 'APIから行われた試行です。記録するには、ここでファイルを送信してください。',
  gone: '行の保管期間が過ぎました。記録するには、ファイルをもう一度送信してください。',
  undo: {
    link: 'この取り込みを取り消す…',
    title: 'この取り込みを取り消しますか',
    text: 'このファイルによる記録は、送信した回数にかかわらず、すべて無効になります。',
    stays: 'ご本人の操作や、ほかのファイルによる記録はそのまま残ります。',
    button: '取り消す',
    keep: '取り消さない',
  },
  changes: {
    title: '記録した場合の変化',
    first: (shown) => `最初の${shown}名を表示しています。`,
    who: '対象',
    topic: 'トピック',
    before: '現在',
    after: '記録後',
    isNew: '新規',
    unnamed: 'ハッシュのみ',
    statuses: {
      given: '同意',
      pending: '回答待ち',
      withdrawn: '配信停止',
      refused: '拒否',
      none: '意思表示なし',
      optedOut: '配信停止中',
    },
  },
  upload: {
    title: 'ファイルを試す',
    text: 'UTF-8またはUTF-16のCSVかNDJSON、500MBまで。同意には `phone`、`topics`、`entryPoint`、`noticeId` の列が必要です（`at`、`evidence` は任意）。配信停止には `phone` または `hash` の列が必要です（`scope`、`topics`、`at`、`evidence` は任意）。',
    mode: '内容',
    file: 'ファイル',
    fileHint:
      '名前が .ndjson または .jsonl で終わるファイルはNDJSON、それ以外はCSVとして読みます。',
    more: '列の名前が異なる場合',
    moreHint: 'カンマ区切り。コロンの前が当システムの列名です。',
    map: '列名の対応（例：phone:携帯電話, at:署名日）',
    set: 'ファイルにない値（例：topics:offers）',
    ignore: '使わない列',
    button: '試す（記録しません）',
  },
  failed: 'ファイルを受け取れませんでした',
  faults: {
    none: '空でないファイルを選んでください。',
    request_invalid:
      '列の指定を読み取れません。「当システムの列名:ファイルの列名」の形で、それぞれ一度だけ書いてください。',
    body_too_large: 'ファイルは500MBまでです。',
    encoding_invalid:
      'UTF-8でもUTF-16でもないファイルです。「CSV UTF-8」形式で保存し直してください。',
    columns_invalid: 'ファイルの列が想定と異なります。',
  },
  columnFaults: {
    unknown_column: (column) =>
      `「${column}」は不明な列です。下で対応する列名を指定するか、使わない列に加えてください。`,
    column_twice: (column) => `「${column}」が重複しています。`,
    column_missing: (column) => `「${column}」がありません。`,
  },
  done: {
    recording: 'ファイルを記録しています。',
    undoing: '取り込みを取り消しています。',
    gone: '行の保管期間が過ぎたため、何も記録していません。ファイルをもう一度送信してください。',
    not_undoable: 'この取り込みは取り消せません。',
  },
}
