import type { PageWords } from '../pages-words.ts'

export const pages: PageWords = {
  form: {
    title: (business) => `Pesan dari ${business} di WhatsApp`,
    lead: (business) =>
      `${business} ingin mengirim pesan kepada Anda lewat WhatsApp. Anda yang memilih topiknya.`,
    agreeTo: 'Yang Anda setujui',
    topics: 'Apa yang ingin Anda terima?',
    topicsHint: 'Tidak ada yang kami pilihkan untuk Anda. Centang yang Anda inginkan.',
    phone: 'Nomor WhatsApp Anda',
    phoneHint: ({ international }) =>
      `Dengan kode negara, misalnya ${international}. Nomor lokal juga bisa.`,
    submit: 'Setuju dan terima pesan di WhatsApp',
    refuse: 'Tidak berminat? Tutup saja halaman ini. Tidak ada yang berubah.',
    privacy: 'Kebijakan privasi',
    leaveEmpty: 'Biarkan kolom ini kosong',
  },
  thanks: {
    title: 'Terima kasih',
    pendingTitle: 'Tinggal satu langkah lagi',
    given: (business) => `Anda setuju menerima pesan dari ${business} di WhatsApp tentang:`,
    pending: (business, by) =>
      `${business} akan meminta konfirmasi Anda ${by === 'sms' ? 'lewat SMS' : 'di WhatsApp'}. Sebelum Anda mengonfirmasi, tidak ada pesan lain yang dikirim. Pilihan Anda:`,
    unasked: (number) =>
      `Jika permintaan konfirmasi tidak masuk dalam beberapa menit, kirim YA ke ${number} lewat WhatsApp dari nomor yang Anda masukkan.`,
    words: 'Teks yang Anda setujui',
    when: 'Waktu',
    stopTitle: 'Untuk berhenti',
    stop: (number) => `Kirim STOP ke ${number} lewat WhatsApp, kapan saja.`,
    stopNoNumber: 'Balas pesan mana pun dengan STOP, kapan saja.',
    again: (number) =>
      `Jika dulu Anda menghentikan pesan dan ingin menerimanya lagi, kirim START ke ${number} lewat WhatsApp dari nomor yang Anda masukkan. Sebelum itu, tidak ada pesan yang dikirim.`,
    open: 'Buka WhatsApp',
    openHint: (business) =>
      `Pesan untuk ${business} sudah tertulis di sana. Anda tidak perlu mengirimnya: Anda sudah setuju.`,
    pendingOpenHint:
      'Pesannya sudah tertulis di sana. Kirim, dan pilihan Anda langsung terkonfirmasi.',
  },
  languages: 'Bahasa',
  stopHere: 'Hentikan pesan di sini',
  stopAlways: 'Untuk menghentikan pesan, kirim STOP dari ponsel Anda: cara itu selalu berhasil.',
  tryAgain: 'Coba lagi',
  faulty: (title) => `Mohon periksa: ${title}`,
  errors: {
    summary: 'Mohon periksa kembali',
    phone_invalid: 'Mohon periksa nomor telepon. Mungkin angkanya kurang atau terlalu banyak.',
    phone_required: 'Masukkan nomor WhatsApp Anda.',
    topic_required: 'Centang setidaknya satu jenis pesan, atau tutup halaman ini.',
    topic_unknown: 'Salah satu pilihan sudah tidak ada. Silakan pilih lagi.',
    notice_changed: 'Teksnya berubah saat halaman ini terbuka. Silakan baca lagi.',
    store_unavailable:
      'Saat ini kami belum bisa menyimpannya. Tidak ada yang hilang: silakan kirim lagi.',
  },
  problems: {
    paused: [
      'Formulir ini sedang ditutup sementara',
      'Saat ini formulir tidak menerima pendaftaran. Silakan kembali lagi nanti.',
    ],
    not_found: [
      'Halaman tidak ditemukan',
      'Tautannya mungkin salah ketik atau sudah tidak dipakai.',
    ],
    rate_limited: [
      'Mohon tunggu sebentar',
      'Terlalu banyak percobaan dari sini. Tunggu satu menit, lalu coba lagi.',
    ],
    origin_forbidden: [
      'Ini tidak dikirim dari formulir kami',
      'Silakan buka lagi formulirnya dan kirim dari sana.',
    ],
    too_slow: [
      'Pengirimannya terlalu lama',
      'Kiriman Anda tidak sampai dengan lengkap. Tidak ada yang disimpan: silakan kirim lagi.',
    ],
    too_large: ['Kiriman terlalu besar', 'Ukurannya melebihi batas sebuah formulir.'],
    internal: [
      'Terjadi kesalahan',
      'Ini kesalahan kami, bukan kesalahan Anda. Silakan coba beberapa saat lagi.',
    ],
  },
  kinds: {
    form: 'Formulir',
    page: 'Halaman',
    popup: 'Pop-up',
    banner: 'Banner',
    checkbox: 'Kotak centang',
    wa_link: 'Tautan WhatsApp',
    qr: 'Kode QR',
    sms_link: 'Tautan SMS',
    sms_keyword: 'Kata kunci SMS',
    ivr: 'Menu telepon',
    ctwa_ad: 'Iklan yang membuka WhatsApp',
    chat: 'Chat',
    kiosk: 'Kios layanan mandiri',
    atm: 'ATM',
    in_person: 'Tatap muka',
    paper: 'Kertas',
    email: 'Email',
    social: 'Media sosial',
    api: 'API',
    import: 'Impor data',
  },
  channels: {
    web: 'web',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    voice: 'panggilan telepon',
    terminal: 'terminal',
    paper: 'kertas',
    api: 'API',
    import: 'impor data',
  },
}
