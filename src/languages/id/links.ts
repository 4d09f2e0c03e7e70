import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `Pesan dari ${business} di WhatsApp`,
  lead: (business) =>
    `Untuk menyetujui, kirim satu pesan WhatsApp ke ${business}. Pesannya sudah tertulis: baca dulu, lalu kirim jika Anda mau.`,
  topics: 'Yang dapat Anda terima:',
  open: 'Buka WhatsApp',
  openHint:
    'Membukanya saja belum berarti setuju. Persetujuan baru berlaku jika Anda mengirim pesannya.',
  phone: 'Lanjutkan di ponsel',
  phoneHint: 'Arahkan kamera ponsel ke kode ini.',
  code: (business) => `Kode QR untuk membuka chat dengan ${business} di ponsel`,
  number: 'Atau kirim sendiri ke nomor ini',
  numberHint: 'Kirim teks berikut:',
  message: 'Pesannya',
  stopTitle: 'Untuk berhenti',
  stop: (number) => `Kirim STOP ke ${number} lewat WhatsApp, kapan saja.`,
  words: 'Yang Anda setujui',
  poster: {
    scan: 'Dapatkan pesan kami di WhatsApp',
    how: 'Pindai kode dengan ponsel. Pesan siap kirim akan terbuka: dengan mengirimnya, Anda setuju.',
    about: 'Yang dapat Anda terima',
    words: 'Yang Anda setujui',
    full: (address) =>
      `Semua yang dapat Anda terima dan teks lengkap yang Anda setujui: ${address}`,
    stop: (number) => `Kirim STOP ke ${number} lewat WhatsApp kapan saja, dan pesan akan berhenti.`,
    reach: (millimetres, centimetres) =>
      `Lebar kode ${millimetres} mm: terbaca sampai jarak sekitar ${centimetres} cm`,
    wording: (id, version) => `Teks ${id}, versi ${version}`,
    fold: 'lipat di sini',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'Satu langkah terakhir',
    lead: (business) =>
      `Jika Anda setuju, ${business} boleh mengirim pesan kepada Anda lewat WhatsApp tentang:`,
    agree: 'Ya, saya setuju',
  },
  invitation: {
    title: (business) => `Pesan dari ${business} di WhatsApp`,
    lead: (business) =>
      `Bolehkah ${business} mengirim pesan kepada Anda lewat WhatsApp tentang hal berikut?`,
    agree: 'Setuju dan buka WhatsApp',
    agreeOnly: 'Setuju',
  },
  decline: 'Tidak, terima kasih',
  takeBack: 'Tarik kembali persetujuan',
  unchanged:
    'Anda tidak harus memutuskan. Jika Anda menutup halaman ini begitu saja, tidak ada yang disetujui.',
  tapped: {
    title: 'Satu langkah terakhir',
    lead: (business) =>
      `Buka WhatsApp dan kirim pesan yang tertulis di sana. Sebelum itu, ${business} tidak mengirim apa pun kepada Anda. Topiknya:`,
  },
  agreed: {
    title: 'Terima kasih, Anda sudah setuju',
    lead: (business) => `${business} kini boleh mengirim pesan kepada Anda lewat WhatsApp tentang:`,
  },
  declined: {
    title: 'Baik',
    lead: (business) =>
      `${business} tidak akan mengirim pesan kepada Anda tentang hal ini. Tidak ada lagi yang perlu Anda lakukan.`,
  },
  withdrawn: {
    title: 'Baik',
    lead: (business) =>
      `Persetujuan yang Anda berikan sebelumnya sudah ditarik kembali. ${business} tidak akan lagi mengirim pesan kepada Anda tentang:`,
  },
  expired: {
    title: 'Tautan ini sudah kedaluwarsa',
    lead: (business) =>
      `Tidak ada yang disetujui lewat tautan ini. Jika masih ingin menerima pesan dari ${business}, Anda dapat memulai lagi.`,
  },
  changed: 'Teksnya berubah saat halaman ini terbuka. Silakan baca lagi.',
  open: 'Buka WhatsApp',
  openHint: 'Pesan untuk bisnis ini sudah siap di sana. Anda tidak perlu mengirimnya.',
  form: 'Daftar lagi',
  onWhatsApp: 'Mulai lagi di WhatsApp',
  words: 'Yang Anda setujui',
  agreedWords: 'Teks yang Anda setujui',
  when: 'Waktu',
  stop: (number) => `Anda dapat berhenti kapan saja: kirim STOP ke ${number} lewat WhatsApp.`,
  stopNoNumber: 'Anda dapat berhenti kapan saja: balas pesan mana pun dengan STOP.',
  again: (number) =>
    `Jika setelah itu Anda menghentikan pesan dan ingin menerimanya lagi, kirim START ke ${number} lewat WhatsApp.`,
  stands: (business) =>
    `Untuk tautan ini, penolakan Anda tetap berlaku. Jika nanti berubah pikiran, Anda dapat mendaftar lagi untuk menerima pesan dari ${business}.`,
}

export const invitation: InvitationWords = {
  sms: ({ business, topics }) =>
    `${business}: bolehkah kami mengirimi Anda ${topics} lewat WhatsApp? Balas STOP untuk menolak semua pesan. Baca dan putuskan:`,
  smsOneWay: ({ business, topics }) =>
    `${business}: bolehkah kami mengirimi Anda ${topics} lewat WhatsApp? Baca, lalu setujui atau tolak:`,
}
