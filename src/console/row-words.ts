// Why a row of a file was not taken, for the people of a business in their language.

import { PROBLEMS } from '../errors.ts'
import { forStaff } from '../languages/language.ts'

/** Of rows alone; other faults are those of a request, and the table of errors has their words. */
const EN: Readonly<Record<string, string>> = {
  row_malformed: 'The row cannot be read',
  row_too_large: 'The row is too long',
  hash_invalid: 'This is not a hash of a phone number',
  scope_invalid: 'The scope is none there is',
  topic_missing: 'The row names no topic',
  evidence_invalid: 'The evidence cannot be read',
}

const JA: Readonly<Record<string, string>> = {
  row_malformed: '行を読み取れません',
  row_too_large: '行が長すぎます',
  hash_invalid: '電話番号のハッシュではありません',
  scope_invalid: '停止の範囲が正しくありません',
  topic_missing: 'トピックがありません',
  evidence_invalid: '証跡を読み取れません',
  phone_invalid: '電話番号としてありえない番号です',
  person_invalid: '電話番号も利用者IDもありません',
  time_invalid: '日時が正しくありません',
  topic_unknown: '登録のないトピックです',
  entry_point_unknown: '登録のない入口です',
  entry_point_not_live: '公開されていない入口です',
  notice_unknown: '登録のない文面です',
  notice_unpublished: '公開されたことのない文面です',
  notice_incomplete: '文面に必要な事項が欠けています',
  field_invalid: '受け付けられない値があります',
  request_invalid: '行の形式が正しくありません',
  encoding_invalid: 'UTF-8またはUTF-16として読み取れません',
}

/** @param code one of the row's own, or of the table of errors */
export function rowFaultIn(language: string, code: string): string {
  const title = code in PROBLEMS ? PROBLEMS[code as keyof typeof PROBLEMS][1] : ''
  const words = { ...EN, ...(title && { [code]: title }) }
  return forStaff(language, { en: words[code], ja: JA[code] ?? words[code] }) ?? ''
}
