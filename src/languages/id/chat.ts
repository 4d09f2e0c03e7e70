import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) =>
    `Saya setuju menerima ${topics} dari ${business} lewat WhatsApp.`,
  howToStop: 'Balas STOP kapan saja untuk berhenti menerima pesan.',
  stopped: ({ business }) =>
    `Anda tidak akan menerima pesan lagi dari ${business}. Untuk memulai lagi, balas START.`,
  stoppedTopics: ({ business, topics }) =>
    `Anda tidak akan lagi menerima pesan tentang ${topics} dari ${business}.`,
  help: ({ business }) =>
    `Anda sedang mengobrol dengan ${business}. Balas STOP untuk tidak menerima pesan lagi.`,
  welcome: ({ business, topics }) =>
    `Terima kasih. ${business} kini boleh menulis kepada Anda tentang ${topics}. Balas STOP kapan saja untuk berhenti.`,
  question: ({ business, topics }) =>
    `Apakah Anda ingin menerima pesan tentang ${topics} dari ${business} di WhatsApp? Anda dapat berhenti kapan saja dengan membalas STOP.`,
  yes: 'Ya, saya setuju',
  no: 'Tidak',
  howToAnswer: ({ yes, no }) => `Balas “${yes}” atau “${no}”.`,
  marketing: 'penawaran',
  started: ({ business, topics }) =>
    `Anda akan kembali menerima pesan tentang ${topics} dari ${business}. Balas STOP untuk berhenti.`,
  startedNothing: ({ business }) =>
    `Tidak ada lagi yang dihentikan. ${business} hanya menulis tentang hal yang Anda setujui.`,
  stays: ({ business }) =>
    `Yang Anda hentikan dengan cara selain STOP tetap berhenti. Untuk menerimanya lagi, setujui di halaman ${business}, lalu balas START.`,
  switchedOff: ({ business, topics }) =>
    `Pesan tentang ${topics} tetap nonaktif: di WhatsApp sendiri, “Penawaran dan pengumuman” dinonaktifkan. Ketuk nama ${business} di bagian atas chat lalu aktifkan. Jika tetap tidak ada yang datang, setujui lagi di halaman ${business}.`,
  inReview: ({ business, topics }) =>
    `Yang Anda tulis mungkin berarti tidak, dan ${business} belum membacanya. Sampai saat itu Anda tidak akan menerima pesan tentang ${topics}.`,
}
