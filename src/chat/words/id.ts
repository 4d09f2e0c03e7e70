// Indonesian words of stopping. No native reader has reviewed this list.

import type { WordList } from '../list.ts'

export const id: WordList = {
  language: 'id',
  version: '2026-11-26',
  source:
    'Customary keywords of Indonesian text services (UNREG, BERHENTI); own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `berhenti, berenti, brenti, brhenti, unreg, hentikan, setop, stop kirim, berhenti berlangganan, berhenti langganan, stop langganan, stop pesan, jangan kirim lagi, jangan kirim pesan lagi, jangan hubungi saya lagi, jangan hubungi saya, jangan ganggu,
    jangan ganggu saya, hapus nomor saya, keluarkan saya, stop semua, unreg all, stop dong, stop ya, jangan chat lagi, jangan wa lagi`,
  bare: 'batal, batalkan, keluar, hapus, nonaktifkan, blokir, akhiri',
  start: 'mulai, daftar, lanjut, lanjutkan, aktifkan, reg',
  help: 'bantuan, tolong, info, informasi',
  sets: {
    things:
      'pesan|pesan pesan|pesannya|msg|notif|notifnya|chatnya|smsnya|sms|wa|whatsapp|chat|notifikasi|pemberitahuan|info|informasi|kabar|ini|itu|apa pun|apapun|apa apa|spam|semua|semuanya|kontak|broadcast|bc',
    ads: 'iklan|iklannya|promo|promonya|promosi|penawaran|tawaran|diskon|marketing|pemasaran|komersial|newsletter|kupon|kampanye|jualan|obral|cashback',
    noun: '{topic}|{ads}|{things}',
    what: '[lagi|semua|segala] {noun} [tentang|soal|berisi|dan|atau|yang] [{noun}] [{noun}] [ini|itu|seperti ini|kayak gini|macam ini|apa pun|apapun|kalian|anda]',
    i: 'saya|aku|gue|gw|gua|kami|sy|ane',
    dont: 'jangan|jgn|jngn|jangan pernah|ga usah|gak usah|gk usah|gausah|tidak usah|nggak usah|ngga usah|tidak perlu|ga perlu|gak perlu|mohon tidak|harap tidak|mohon untuk tidak|tolong tidak|mohon jangan',
    again: 'lagi|lg|lgi',
    me: 'saya|aku|gue|gw|gua|kami|ke saya|ke aku|kepada saya|ke gue|ke nomor ini|ke nomor saya|nomor saya|nomor ini|sy',
    who: 'dari kalian|dari anda|dari {business}|dari kamu|dari sini|dari nomor ini|dari toko ini|dari toko anda|lewat whatsapp|lewat wa|via wa|via whatsapp',
    tail: 'lagi|lg|ya|yah|dong|deh|selamanya|terus|terus menerus|mulai sekarang|sekarang|kak|pak|bu|min|gan|sama sekali',
    send: 'kirim2|kirim kirim|hubungin|dm|inbox|japri|kasih|beri|chatin|mengirim|mengirimi|mengirimkan|kirim|kirimi|kirimin|kirimkan|menghubungi|hubungi|mengganggu|ganggu|chat|ngechat|wa|ngewa|sms|kontak|mengontak|menspam|spam|nyepam|ngirim|ngirimin|menawarkan|menawari|mengirimkan|telepon',
    no: 'tidak|tak|ga|gak|nggak|ngga|enggak|tdk|gk|tidak lagi|udah ga|sudah tidak|udah gak|sudah tidak lagi',
    want: 'saya mau|saya ingin|aku mau|aku ingin|mau|ingin|saya minta|minta|mohon|gue mau|saya hendak|pengen',
  },
  fillers:
    'tolong|mohon|harap|please|pls|plis|terima kasih|terimakasih|makasih|makasi|trims|thx|halo|hai|hi|selamat pagi|selamat siang|selamat sore|selamat malam|maaf|mas|mbak|kak|pak|bu|min|gan|admin|ya|yah|dong|deh|segera|sekarang juga|ok|oke|{business}|saya tidak tertarik|tidak tertarik|ga tertarik|gak tertarik|tidak minat|ga minat|gak minat|udah|udh|sudah|stop|stop ya|saya keberatan [dihubungi]|udah stop|sudah stop|cukup|bisa|boleh|bisakah|bisa tolong|bisa tidak|assalamualaikum',
  clear: [
    '(berhenti|hentikan|stop|setop|stop dulu|udahan|sudahi|stop untuk) {send} [{me}] [{what}] [{me}] [{who}] [{tail}] [{tail}]',
    '(berhenti|hentikan|stop|setop|matikan|nonaktifkan|batalkan|unreg) [pengiriman] {what} [{me}] [{who}] [{tail}]',
    '{dont} {send} [{what}] {me} [{what}] [{tail}] [{who}] [{tail}]',
    '{dont} {send} {what} [{tail}] [{me}] [{tail}] [{tail}]',
    '{dont} {send} [{tail}] {again} [{tail}]',
    '{dont} (spam|nyepam|nyampah|spamming) [{me}] [{tail}]',
    '(batalkan|batalin|hentikan|stop) (langganan|berlangganan) [saya] [{what}] [{tail}]',
    '[{i}] {no} (mau|ingin|perlu|butuh|pengen|bersedia|menginginkan) [lagi] (menerima|terima|nerima|berlangganan|langganan|dapat|dapet|mendapat|mendapatkan|dihubungi|dikirimi|di chat|dikirim|diganggu|di wa) [lagi] [{what}] [{who}] [{tail}] [{tail}]',
    '[{i}] {no} (mau|ingin|perlu|butuh|menginginkan) [lagi] {what} [{who}] [{tail}] [{tail}]',
    '{want} (berhenti|unsubscribe|unreg|stop|keluar|berhenti berlangganan|dihapus|dikeluarkan) [langganan|berlangganan] [dari] [menerima|terima|daftar|list|grup|kontak] [{what}] [{who}] [{tail}]',
    '(hapus|hapuskan|hapusin|keluarkan|keluarin|buang|delete|coret|lupakan) (nomorku|nomerku|kontakku|(nomor|nomer|kontak|no|nmr) ({i}|ini)) [dari] [daftar|list|kontak|database|sistem|grup|broadcast|bc] [anda|kalian|ini] [{tail}]',
    '(hapus|hapusin|keluarkan|keluarin|coret|copot) (data saya|{i}) dari (daftar|list|kontak|grup|database|sistem|broadcast) [anda|kalian|ini] [{tail}]',
    '(cukup|stop|tidak ada lagi|tanpa) {what} [{tail}]',
    '[{i}] (cabut|tarik|mencabut|menarik) [kembali] (persetujuan|izin) [saya|ini]',
    'jangan (ganggu|diganggu) [{me}] [{tail}]',
    'biarkan (saya|aku) (sendiri|tenang)',
  ],
  vague: [
    '[{i}] {no} (mau|ingin|perlu|butuh|menginginkan) [lagi] (ini|itu|apa apa|apapun|apa pun|semua|info|informasi|kabar) [lagi]',
    '{dont} {send} (ini|itu|info|semua)',
    '(batalkan|matikan|cukup|stop) (ini|itu)',
  ],
  wrongNumber: [
    '[maaf|ini|anda|kamu|kayaknya|sepertinya] (salah nomor|nomor salah|salah nomer|salah sambung|salah orang|salah kirim) [kak|pak|bu|ya|mas|mbak]',
    '(ini|nomor ini) bukan [lagi] (nomor dia|nomor dia lagi|nomornya|nomor beliau|punya dia)',
  ],
  doubt: [
    'capek dikirim~|cape dikirim~|cara keluar|bacot|bangsat|brengsek|batalin|batal (langganan|berlangganan)|hapus (akun|data|akunku)|kenapa [saya|aku|kok] (dikirim~|dapat|dikirimin|kirim)',
    'berhenti|hentikan|setop|unreg|stop|batalkan|unsubscribe',
    '(jangan|jgn|ga usah|gak usah|tidak usah) (kirim~|hubungi|ganggu|chat|wa|sms|kontak|telepon|menghubungi|mengirim~|ngirim~)',
    '(tidak|ga|gak|nggak|tak) (mau|ingin) (menerima|terima|dapat|pesan|iklan|promo|dihubungi)|(tidak|ga|gak|nggak) (tertarik|minat|berminat)',
    'spam|ganggu|mengganggu|terganggu|diganggu|laporkan|lapor polisi|blokir|saya blokir|risih|berisik',
    'salah nomor|nomor salah|salah sambung|salah orang|bukan nomor|dapat nomor saya dari mana|tahu nomor saya dari mana|dapet nomor dari mana|hapus nomor|hapus data|tidak pernah daftar|tidak pernah setuju|ga pernah daftar|gak pernah daftar|terlalu banyak pesan|kebanyakan iklan',
  ],
  doubtAlone: [
    'siapa ini|ini siapa|siapa|siapa ya|siapa kamu|anda siapa|kamu siapa|tidak kenal|ga kenal|gak kenal',
    'tidak tertarik|ga tertarik|gak tertarik|tidak minat|ga minat|gak minat|jangan|cukup|cukup sudah|sudah cukup|ga mau|gak mau|tidak mau|blok|kapok|ga lagi|ga lagi lagi|gak lagi',
  ],
  other: [
    'berhenti (di|ke|merokok|kerja|bekerja|sekolah|makan|minum|hujan|depan)|(bus|bis|kereta|tempat|titik|lampu|hujan|mobil|angkot) [itu|ini|sudah|belum] berhenti|(tidak|tak|ga|gak) berhenti (hujan|makan|mikirin|tertawa)|halte|non stop',
    'jangan (ganggu gugat)|tidak mengganggu|ga ganggu|maaf mengganggu|maaf ganggu|maaf kalau ganggu|apakah mengganggu|apa saya mengganggu|stop kontak|masuk spam|folder spam|stop (di|lampu)|batal puasa',
    'jangan kirim (yang|hari ini|besok|sekarang|malam ini|ke)|(unsubscribe|berhenti langganan) (channel|youtube|kanal|podcast)',
    'jangan (lupa|lupa kirim|khawatir|telat|sampai|dulu|kirim dulu|kirim ke alamat|kirim barang)',
  ],
  turned: [
    'jangan (berhenti|hentikan|stop|dihentikan|distop|unreg|batalkan)|(tidak|ga|gak|nggak) (mau|ingin) (berhenti|unsubscribe|stop|unreg)|bukan (stop|berhenti)',
  ],
  limits: [
    'kecuali|hanya|cuma|tapi (jangan|tetap|kirim|saya mau)|tetapi|asal|sampai|saya hanya mau|tetap kirim|bercanda|becanda',
  ],
  quoted: [
    '(balas|ketik|kirim|jawab|membalas|reply) [dengan] [kata] (stop|berhenti|unreg) (untuk|jika|kalau|ke|utk|kapan|dan)',
  ],
}
