// Words of the console's navigation, in English and Japanese.

import { forStaff } from '../languages/language.ts'

/** Names of the pages, short enough for a phone. */
export interface NavWords {
  /** Past all of them. */
  readonly skip: string
  readonly label: string
  readonly overview: string
  readonly reviews: string
  readonly imports: string
  readonly people: string
}

const en: NavWords = {
  skip: 'Skip to the content',
  label: 'Pages of the console',
  overview: 'Home',
  reviews: 'To decide',
  imports: 'Imports',
  people: 'People',
}

const ja: NavWords = {
  skip: '本文へ',
  label: 'コンソールのページ',
  overview: 'ホーム',
  reviews: '要確認',
  imports: '取り込み',
  people: 'お客様',
}

/** Words of a language, else English. */
export const navWordsOf = (language: string): NavWords => forStaff(language, { en, ja })
