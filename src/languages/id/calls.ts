import type { CallWords } from '../calls-words.ts'

export const calls: CallWords = {
  hello: ({ business }) => `Halo, ini ${business}. Terima kasih sudah menelepon.`,
  calling: ({ business }) => `Halo, ini telepon dari ${business}.`,
  onWhatsApp: 'Pesan-pesan ini dikirim lewat WhatsApp.',
  offerKeys: 'Untuk setuju, tekan 1. Untuk menolak, tekan 2. Untuk mendengarkan lagi, tekan 9.',
  language: (key) => `Untuk bahasa Indonesia, tekan ${key}.`,
  numberLanguage: (key) => `Untuk bahasa Indonesia, tekan ${key}, lalu tombol pagar.`,
  numberWithheld:
    'Kami tidak dapat melihat nomor yang Anda pakai untuk menelepon. Silakan masukkan nomor ponsel yang Anda pakai untuk WhatsApp, lalu tekan tombol pagar.',
  numberLandline:
    'Anda menelepon dari telepon kabel, bukan ponsel. Silakan masukkan nomor ponsel yang Anda pakai untuk WhatsApp, lalu tekan tombol pagar. Jika Anda memakai WhatsApp dengan nomor telepon kabel ini, tekan 1, lalu tombol pagar.',
  check: (number) => `Nomor yang Anda masukkan: ${number}.`,
  keyAgain: 'Jika nomornya salah, tekan 3 untuk memasukkannya lagi.',
  silence: 'Kami tidak mendengar tombol ditekan.',
  wrongKey: 'Tombol itu tidak ada dalam pilihan.',
  wrongNumber: 'Itu bukan nomor telepon yang lengkap.',
  agreed: ({ number }) =>
    `Terima kasih. Jika ada pesan dari kami yang masuk ke nomor ini di WhatsApp, mohon balas pesan itu, supaya kami tahu bahwa itu memang Anda.${number === undefined ? '' : ` Jika tidak ada pesan yang masuk, mungkin karena dulu Anda menghentikan pesan kami, silakan kirim START lewat WhatsApp dari nomor ini ke nomor ${number}.`} Sampai jumpa.`,
  declined: 'Tidak apa-apa. Kami tidak akan mengirimkan pesan-pesan ini kepada Anda. Sampai jumpa.',
  nothing: 'Kami tidak mencatat apa pun. Silakan menelepon lagi kapan saja. Sampai jumpa.',
  machine: ({ business }) =>
    `Ini tadi telepon dari ${business}. Anda tidak perlu melakukan apa pun. Sampai jumpa.`,
  closed: ({ business }) =>
    `Terima kasih sudah menelepon ${business}. Saat ini, saluran ini tidak menerima pendaftaran. Tidak ada yang dicatat. Sampai jumpa.`,
  plus: 'plus',
  pause: ', ',
}
