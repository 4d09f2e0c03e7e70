import type { PreferenceWords } from '../preferences-words.ts'

export const preferences: PreferenceWords = {
  preferences: {
    title: (business) => `Pesan untuk Anda dari ${business}`,
    lead: (number) =>
      `Untuk nomor WhatsApp ${number}. Semuanya dapat Anda ubah di sini kapan saja.`,
    done: 'Tersimpan. Beginilah pengaturan Anda sekarang.',
    summary: 'Mohon periksa kembali',
    topics: 'Yang Anda terima',
    topicsHint: 'Yang dicentang berarti aktif. Ubah centangnya, lalu simpan.',
    agreeTo: 'Yang Anda setujui jika mencentang pilihan baru',
    save: 'Simpan',
    on: (date) => `Aktif sejak ${date}`,
    paused: (date) => `Dijeda sampai ${date}`,
    waitingAddress:
      'Menunggu pesan dari ponsel Anda. Anda pernah menolak, jadi kami perlu menerimanya langsung dari nomor itu.',
    waitingAnswer: 'Menunggu jawaban Anda: kami sudah bertanya lewat pesan.',
    lapsed:
      'Anda pernah setuju, tetapi masa berlakunya sudah habis. Centang untuk menyetujui lagi.',
    off: (date) => `Nonaktif sejak ${date}`,
    notOffered: 'Saat ini tidak dapat diaktifkan di sini.',
    stoppedAll: (date) =>
      `Anda menghentikan semua pesan pada ${date}. Yang dikirim hanya yang Anda centang lagi.`,
    stoppedMarketing: (date) => `Anda menghentikan semua penawaran dan info terbaru pada ${date}.`,
    platformStop:
      'Di WhatsApp sendiri, “Penawaran dan pengumuman” dinonaktifkan untuk pengirim ini. Jika Anda mencentang satu topik di sini, pilihan itu aktif untuk topik tersebut.',
    held: (business) => `Saat ini ${business} sendiri yang menahan pesan untuk Anda.`,
    erased: (date) =>
      `Data yang menunjukkan identitas Anda dihapus pada ${date}. Hanya penolakan Anda yang disimpan, agar tetap dipatuhi.`,
    prove: 'Konfirmasi dengan kode',
    stopShort: 'Hentikan semuanya saja',
    stopTitle: 'Hentikan semuanya',
    stopText: (business) =>
      `Cukup tekan sekali, dan ${business} tidak akan mengirim pesan lagi kepada Anda lewat saluran apa pun. Anda dapat memulai lagi di sini kapan saja.`,
    stop: 'Hentikan semua pesan',
    stopped: 'Semua pesan sudah dihentikan.',
    pauseTitle: 'Jeda dulu',
    pauseText:
      'Untuk sementara tidak ada penawaran dan info terbaru; setelah itu dikirim lagi seperti sebelumnya.',
    pause: (days) => `${days} hari`,
    pausedNow: (date) => `Penawaran dan info terbaru dijeda sampai ${date}.`,
    resume: 'Akhiri jeda sekarang',
    resumeByCode: 'Untuk mengakhiri jeda lebih awal, konfirmasi dengan kode',
    pauseLonger: 'Jeda lebih lama, dihitung mulai hari ini',
    languageTitle: 'Bahasa',
    languageText: 'Dalam bahasa apa sebaiknya kami menjawab Anda?',
    languageLabel: 'Bahasa pesan kami',
    languageSave: 'Simpan bahasa',
    heldTitle: 'Data Anda yang kami simpan, dan alasannya',
    heldText: (business) =>
      `${business} harus dapat menunjukkan bahwa Anda telah setuju, dan perlu mengingat penolakan Anda agar dapat mematuhinya. Karena itu, setiap pilihan disimpan beserta waktunya dan teks yang ditampilkan kepada Anda.`,
    heldNothing: 'Belum ada catatan tentang nomor ini.',
    earlier: (count) => `dan ${count ?? 'banyak'} catatan sebelumnya, di riwayat lengkap`,
    takeTitle: 'Ambil data Anda',
    takeText:
      'Semuanya, dengan bukti bertanda tangan digital untuk setiap kali Anda memberi persetujuan.',
    takePage: 'Baca riwayat lengkap',
    takeJson: 'Unduh sebagai file (JSON)',
    eraseTitle: 'Hapus data yang disimpan',
    eraseText: (business) =>
      `Nomor Anda, tulisan Anda, dan teks yang Anda setujui dihapus selamanya, dan semua persetujuan Anda tidak berlaku lagi. Penolakan Anda tetap disimpan, dengan kunci yang hanya dapat dicocokkan oleh ${business}, agar tidak ada yang keliru mengirim pesan kepada Anda. Penghapusan ini tidak dapat dibatalkan.`,
    eraseConfirm: 'Ya, hapus selamanya',
    erase: 'Hapus sekarang',
    shownFile: 'Unduh isi halaman ini (JSON)',
    proveTitle: 'Lihat dan ambil semuanya',
    proveText:
      'Untuk melihat riwayat lengkap beserta buktinya, mengambilnya, atau menghapusnya, tunjukkan dulu bahwa nomor itu milik Anda: kami mengirim kode ke nomor tersebut.',
    proveLink: 'Minta kode',
    privacy: 'Kebijakan privasi',
  },
  record: {
    title: 'Riwayat Anda',
    lead: (business) => `Semua yang disimpan ${business} tentang Anda melalui layanan ini.`,
    number: 'Nomor',
    person: 'Referensi',
    made: 'Per tanggal',
    now: 'Keadaan sekarang',
    history: 'Yang sudah terjadi, dari yang terbaru',
    receipts: 'Bukti persetujuan',
    receiptsText:
      'Masing-masing membuktikan satu persetujuan: siapa pun dapat memeriksa tanda tangannya dengan kunci publik kami di /.well-known/jwks.json.',
    receipt: 'Bukti tanggal',
    back: 'Kembali',
  },
  history: {
    what: {
      'consent.given': 'Anda memberi persetujuan',
      'consent.pending': 'Anda diminta mengonfirmasi',
      'consent.confirmed': 'Anda mengonfirmasi',
      'consent.refused': 'Anda menolak',
      'marketing.stopped': 'Penawaran dinonaktifkan di WhatsApp',
      'marketing.resumed': 'Penawaran diaktifkan di WhatsApp',
      'hold.placed': 'Pesan untuk Anda ditahan',
      'hold.lifted': 'Pesan untuk Anda tidak ditahan lagi',
      'undeliverable.marked': 'Nomor Anda tidak dapat dihubungi',
      'undeliverable.cleared': 'Nomor Anda dapat dihubungi lagi',
      'message.received': 'Anda mengirim pesan kepada kami',
      'language.chosen': 'Anda memilih bahasa pesan',
      'identity.changed': 'Nomor atau akun Anda berubah',
      'person.merged': 'Dua riwayat Anda digabungkan',
      'review.settled': 'Kami membaca ulang tulisan Anda',
      'person.erased': 'Data yang menunjukkan identitas Anda dihapus',
      'import.finished': 'Impor data yang keliru dibatalkan',
    },
    reported: (business) => `${business} mencatat bahwa Anda setuju`,
    waits: 'Pendaftaran baru menunggu konfirmasi dari ponsel Anda',
    started: 'Anda mengaktifkan pesan lagi',
    stoppedAll: 'Anda menghentikan semua pesan',
    stoppedMarketing: 'Anda menghentikan penawaran dan info terbaru',
    stoppedTopics: 'Anda menonaktifkan beberapa pesan',
    paused: (days) => `Anda menjeda penawaran dan info terbaru selama ${days} hari`,
    doubtful: 'Tulisan Anda mungkin berarti “tidak”; untuk sementara penawaran ditahan',
    sent: {
      sent: 'Pesan dikirim kepada Anda',
      delivered: 'Pesan sampai kepada Anda',
      read: 'Anda membaca pesan',
      failed: 'Pesan untuk Anda tidak sampai',
      unknown: 'Pesan mungkin dikirim kepada Anda',
    },
    about: (topics) => `Tentang: ${topics}`,
    through: (channel) => `Lewat: ${channel}`,
    words: 'Teks yang ditampilkan kepada Anda',
    removed: 'Rinciannya dihapus',
  },
  stop: {
    title: (business) => `Hentikan pesan dari ${business}`,
    lead: 'Tidak perlu akun, tidak perlu login.',
    leadWays: 'Tidak perlu akun, tidak perlu login. Pilih cara yang cocok untuk Anda.',
    phoneTitle: 'Dari ponsel Anda',
    phoneText: (number) =>
      `Kirim STOP ke ${number} lewat WhatsApp. Semua pesan langsung berhenti, dan Anda akan diberi tahu.`,
    phoneOpen: 'Buka WhatsApp, STOP sudah tertulis',
    phoneQr: (number) =>
      `Kode QR untuk membuka WhatsApp dengan STOP sudah tertulis untuk ${number}`,
    phoneScan: 'Memakai komputer? Arahkan kamera ponsel Anda ke kode ini.',
    smsText: (number) => `Atau kirim STOP lewat SMS ke ${number}.`,
    codeTitle: 'Dengan kode',
    codeText:
      'Masukkan nomor Anda. Kami mengirim kode ke nomor itu; dengan kode itu Anda dapat menghentikan semuanya atau memilih yang ingin Anda terima.',
    number: 'Nomor Anda',
    numberHint: ({ international }) =>
      `Dengan kode negara, misalnya ${international}. Nomor lokal juga bisa.`,
    send: 'Kirimi saya kode',
    chooseTitle: 'Pesan dari siapa yang ingin Anda hentikan?',
    chooseText: 'Pilih bisnis yang mengirim pesan kepada Anda.',
    sentTitle: 'Masukkan kode',
    sentText: (business) =>
      `Jika nomor yang Anda masukkan dapat menerima pesan, kode dari ${business} tiba dalam satu menit. Kode itu berlaku sepuluh menit.`,
    code: 'Kode',
    codeHint: 'Enam angka',
    show: 'Lanjutkan',
    again: 'Kode tidak masuk? Periksa nomornya dan minta lagi',
    noWay:
      'Kode tidak dapat dikirim di sini. Silakan kirim STOP dari ponsel Anda, seperti dijelaskan di atas.',
    message: (code, business) =>
      `${code} adalah kode Anda untuk menghentikan atau memilih pesan dari ${business}. Abaikan jika Anda tidak memintanya.`,
  },
  closed: {
    title: 'Tautan ini tidak dapat dibuka',
    text: 'Tautan ini sudah kedaluwarsa atau tidak tersalin lengkap. Tidak ada yang diubah. Anda dapat meminta yang baru dengan nomor Anda.',
    again: 'Minta tautan baru',
    codeTitle: 'Kode ini sudah tidak berlaku',
    codeAgain: 'Minta kode baru',
    codeText:
      'Kode berlaku sepuluh menit, untuk satu kali pakai dan paling banyak lima kali percobaan. Tidak ada yang diubah.',
  },
  errors: {
    topic_unknown: 'Salah satu pilihan sudah tidak ada. Silakan pilih lagi.',
    notice_changed: 'Teksnya berubah saat halaman ini terbuka. Silakan baca dan centang lagi.',
    page_stale:
      'Halaman ini tidak lagi sesuai dengan keadaan terbaru. Silakan lihat sekali lagi, lalu simpan lagi.',
    choice_unknown: 'Silakan pilih salah satu yang tersedia.',
    confirm_needed: 'Centang kotaknya untuk menyatakan bahwa data boleh dihapus selamanya.',
    store_unavailable:
      'Saat ini kami belum bisa menyimpannya. Tidak ada yang hilang: silakan kirim lagi.',
    phone_invalid: 'Mohon periksa nomor telepon. Mungkin angkanya kurang atau terlalu banyak.',
    phone_required: 'Masukkan nomor Anda.',
    code_wrong: 'Ini bukan kode yang kami kirim. Mohon periksa dan coba lagi.',
    code_short: 'Kode terdiri dari enam angka. Mohon masukkan semuanya.',
    too_many_codes:
      'Hari ini sudah terlalu banyak kode yang diminta. Silakan kirim STOP dari ponsel Anda: cara itu selalu berhasil.',
    no_code:
      'Kode tidak dapat dikirim ke nomor ini. Silakan kirim STOP dari nomor ini: cara itu selalu berhasil.',
  },
}
