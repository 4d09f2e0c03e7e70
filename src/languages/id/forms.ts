import type { EmbedWords, FormWords } from '../forms-words.ts'

export const forms: FormWords = {
  no: 'Tidak, terima kasih',
  understood: {
    title: 'Baik',
    text: (business) =>
      `Tidak ada yang disimpan. ${business} tidak akan mengirim pesan kepada Anda karena halaman ini. Tidak ada lagi yang perlu Anda lakukan.`,
    back: 'Kembali ke formulir',
  },
  topicRequired: 'Centang setidaknya satu jenis pesan, atau pilih “Tidak, terima kasih”.',
  agreeAndOpen: 'Setuju dan buka WhatsApp',
  oneTopic: 'Anda setuju menerima pesan tentang:',
  points: {
    title: 'Cara kerjanya',
    choose: {
      title: 'Hanya yang Anda centang',
      text: 'Setiap jenis pesan punya kotaknya sendiri. Kosongkan yang tidak Anda inginkan.',
    },
    stop: {
      title: 'Berhenti cukup dengan satu kata',
      text: (number) =>
        number === ''
          ? 'Balas pesan mana pun dengan STOP, kapan saja.'
          : `Kirim STOP ke ${number} lewat WhatsApp, kapan saja.`,
    },
    refuse: {
      title: 'Boleh menolak',
      text: 'Jika Anda tidak berminat, pilih “Tidak, terima kasih”, dan tidak ada yang disimpan.',
    },
  },
  kiosk: {
    language: 'Bahasa',
    over: 'Mulai dari awal',
    phoneHint: 'Nomor lokal, atau + dan kode negara.',
    agree: 'Setuju',
    no: 'Tidak, terima kasih',
    keypad: 'Tombol angka',
    erase: 'Hapus angka terakhir',
    clear: 'Hapus semua',
    plus: 'Plus, sebelum kode negara',
    done: 'Selesai',
    scan: {
      title: 'Di ponsel Anda sendiri',
      code: 'Kode QR untuk membuka WhatsApp di ponsel Anda',
      given: (business) =>
        `Arahkan kamera ponsel ke kode ini: WhatsApp terbuka dengan pesan untuk ${business} yang sudah tertulis. Anda tidak perlu mengirimnya: Anda sudah setuju.`,
      pending:
        'Arahkan kamera ponsel ke kode ini dan kirim pesan yang muncul: pilihan Anda langsung terkonfirmasi.',
      bare: (business) =>
        `Arahkan kamera ponsel ke kode ini: WhatsApp membuka chat dengan ${business}. Pilihan Anda terlalu panjang untuk sebuah kode, sehingga tidak ada pesan yang tertulis di sana.`,
    },
    idle: {
      title: 'Anda masih di sini?',
      counts: ['Layar ini akan dikosongkan dalam ', ' detik.'],
      more: 'Saya perlu waktu lagi',
    },
    wrongTerminal: [
      'Terminal ini belum siap dipakai',
      'Nama terminal atau transaksi di alamat halaman ini tidak dapat dibaca. Mohon beri tahu petugas.',
    ],
  },
}

export const embed: EmbedWords = {
  title: (business) => `${business} di WhatsApp`,
  lead: (business) => `${business} ingin mengirim pesan kepada Anda. Anda yang memilih topiknya.`,
  banner: (business) => `Ingin menerima pesan dari ${business} di WhatsApp?`,
  choose: 'Ya, saya mau memilih',
  agree: 'Setuju',
  no: 'Tidak, terima kasih',
  close: 'Tutup',
  done: 'Terima kasih',
  given: 'Anda setuju menerima pesan di WhatsApp tentang:',
  again: (number) =>
    `Pernah menghentikan pesan? Kirim START ke ${number} lewat WhatsApp dari nomor yang Anda masukkan; sebelum itu, tidak ada pesan yang dikirim.`,
  topicRequired: 'Centang setidaknya satu jenis pesan.',
  failed: 'Saat ini belum bisa dikirim. Tidak ada yang hilang: silakan coba lagi.',
}
