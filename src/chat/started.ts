// What we answer to START, in the languages of `answers.ts`: what comes again, and what does not. It
// promises nothing that would then not be sent.
// Names of WhatsApp's switch: as the preference page has them.

/** What an answer names. `topics` is a list in the language of the answer. */
export interface Named {
  readonly business: string
  readonly topics: string
}

export interface Started {
  /** `topics` come again; the second when nothing does. */
  readonly started: (named: Named) => string
  readonly startedNothing: (named: Named) => string
  /** What is stopped was not stopped by a word. */
  readonly stays: (named: Named) => string
  /** `topics` are held back by the switch in WhatsApp, of which Twilio tells us nothing. */
  readonly switchedOff: (named: Named) => string
  /** `topics` wait for somebody to read wording in doubt. */
  readonly inReview: (named: Named) => string
}

export const STARTED = {
  en: {
    started: ({ business, topics }) =>
      `You will again get messages about ${topics} from ${business}. Reply STOP to end them.`,
    startedNothing: ({ business }) =>
      `Nothing is stopped any more. ${business} writes to you only about what you agree to.`,
    stays: ({ business }) =>
      `What you stopped in another way than with STOP stays stopped. To get it again, agree on a page of ${business}, then reply START.`,
    switchedOff: ({ business, topics }) =>
      `Messages about ${topics} stay off: “Offers and announcements” is switched off in WhatsApp itself. Tap the name of ${business} at the top of the chat and switch it on. If none come then, agree again on a page of ${business}.`,
    inReview: ({ business, topics }) =>
      `Something you wrote may have been a no, and ${business} has yet to read it. Until then you get no messages about ${topics}.`,
  },
  ja: {
    started: ({ business, topics }) =>
      `${business}からの${topics}の配信を再開しました。停止するには「停止」と返信してください。`,
    startedNothing: ({ business }) =>
      `配信停止を解除しました。${business}は、同意いただいた内容についてのみお送りします。`,
    stays: ({ business }) =>
      `STOP以外の方法で停止された配信は、停止されたままです。再開するには、${business}のページで同意のうえ、「START」と返信してください。`,
    switchedOff: ({ business, topics }) =>
      `${topics}は停止されたままです。WhatsAppの設定で「オファーとお知らせ」がオフになっています。チャットの上にある${business}の名前をタップし、オンにしてください。それでも届かない場合は、${business}のページでもう一度同意してください。`,
    inReview: ({ business, topics }) =>
      `お送りいただいた内容が配信停止のご希望かどうかを${business}が確認中です。それまで${topics}はお送りしません。`,
  },
  es: {
    started: ({ business, topics }) =>
      `Volverá a recibir mensajes de ${business} sobre ${topics}. Responda STOP para dejar de recibirlos.`,
    startedNothing: ({ business }) =>
      `Ya no hay nada detenido. ${business} solo le escribirá sobre lo que usted acepte.`,
    stays: ({ business }) =>
      `Lo que detuvo de otra forma que con STOP sigue detenido. Para volver a recibirlo, acepte en una página de ${business} y responda START.`,
    switchedOff: ({ business, topics }) =>
      `Los mensajes sobre ${topics} siguen desactivados: en el propio WhatsApp, la opción «Ofertas y anuncios» está desactivada. Toque el nombre de ${business} en la parte superior del chat y actívela. Si aun así no llegan, acepte de nuevo en una página de ${business}.`,
    inReview: ({ business, topics }) =>
      `Algo que usted escribió pudo ser un no, y ${business} aún tiene que leerlo. Hasta entonces no recibirá mensajes sobre ${topics}.`,
  },
  pt: {
    started: ({ business, topics }) =>
      `Você voltará a receber mensagens de ${business} sobre ${topics}. Responda STOP para parar.`,
    startedNothing: ({ business }) =>
      `Já não há nada parado. ${business} só escreverá para você sobre o que você aceitar.`,
    stays: ({ business }) =>
      `O que foi parado de outra forma que não STOP continua parado. Para voltar a receber, aceite numa página de ${business} e responda START.`,
    switchedOff: ({ business, topics }) =>
      `As mensagens sobre ${topics} continuam desativadas: no próprio WhatsApp, a opção “Ofertas e anúncios” está desativada. Toque no nome de ${business} no alto da conversa e ative a opção. Se ainda assim não chegarem, aceite de novo numa página de ${business}.`,
    inReview: ({ business, topics }) =>
      `Algo que você escreveu pode ter sido um não, e ${business} ainda vai ler. Até lá você não receberá mensagens sobre ${topics}.`,
  },
  fr: {
    started: ({ business, topics }) =>
      `Vous recevrez de nouveau les messages de ${business} sur : ${topics}. Répondez STOP pour arrêter.`,
    startedNothing: ({ business }) =>
      `Plus rien n’est arrêté. ${business} ne vous écrira que sur ce que vous acceptez.`,
    stays: ({ business }) =>
      `Ce que vous avez arrêté autrement que par STOP reste arrêté. Pour le recevoir de nouveau, acceptez sur une page de ${business}, puis répondez START.`,
    switchedOff: ({ business, topics }) =>
      `Ces messages restent désactivés : ${topics}. Dans WhatsApp même, l’option «\u202fOffres et annonces\u202f» est désactivée. Touchez le nom de ${business} en haut de la discussion et activez-la. Si rien n’arrive ensuite, acceptez de nouveau sur une page de ${business}.`,
    inReview: ({ business, topics }) =>
      `Ce que vous avez écrit était peut-être un refus, et ${business} doit encore le lire. D’ici là, vous ne recevrez pas de messages sur : ${topics}.`,
  },
  de: {
    started: ({ business, topics }) =>
      `Sie erhalten von ${business} wieder Nachrichten zu: ${topics}. Mit STOP enden sie.`,
    startedNothing: ({ business }) =>
      `Es ist nichts mehr angehalten. ${business} schreibt Ihnen nur zu Themen, denen Sie zustimmen.`,
    stays: ({ business }) =>
      `Was Sie anders als mit STOP beendet haben, bleibt beendet. Um es wieder zu erhalten, stimmen Sie auf einer Seite von ${business} zu und antworten Sie mit START.`,
    switchedOff: ({ business, topics }) =>
      `Diese Nachrichten bleiben aus: ${topics}. In WhatsApp selbst ist „Angebote und Ankündigungen“ ausgeschaltet. Tippen Sie oben im Chat auf den Namen von ${business} und schalten Sie es ein. Kommt danach nichts, stimmen Sie auf einer Seite von ${business} noch einmal zu.`,
    inReview: ({ business, topics }) =>
      `Was Sie geschrieben haben, war vielleicht ein Nein, und ${business} muss es noch lesen. Bis dahin erhalten Sie keine Nachrichten zu: ${topics}.`,
  },
  it: {
    started: ({ business, topics }) =>
      `Riceverà di nuovo messaggi da ${business} su: ${topics}. Risponda STOP per terminare.`,
    startedNothing: ({ business }) =>
      `Nulla è più sospeso. ${business} le scriverà solo su ciò che accetta.`,
    stays: ({ business }) =>
      `Ciò che ha fermato in altro modo che con STOP resta fermo. Per riceverlo di nuovo, accetti su una pagina di ${business} e risponda START.`,
    switchedOff: ({ business, topics }) =>
      `Questi messaggi restano disattivati: ${topics}. Nell’app WhatsApp la voce «Offerte e annunci» è disattivata. Tocchi il nome di ${business} in alto nella chat e la attivi. Se poi non arriva nulla, accetti di nuovo su una pagina di ${business}.`,
    inReview: ({ business, topics }) =>
      `Ciò che ha scritto poteva essere un no, e ${business} deve ancora leggerlo. Fino ad allora non riceverà messaggi su: ${topics}.`,
  },
  nl: {
    started: ({ business, topics }) =>
      `U krijgt van ${business} weer berichten over ${topics}. Antwoord STOP om te stoppen.`,
    startedNothing: ({ business }) =>
      `Er is niets meer gestopt. ${business} schrijft u alleen over onderwerpen waarmee u instemt.`,
    stays: ({ business }) =>
      `Wat u anders dan met STOP hebt gestopt, blijft gestopt. Ga akkoord op een pagina van ${business} en antwoord START om het weer te krijgen.`,
    switchedOff: ({ business, topics }) =>
      `Berichten over ${topics} blijven uit: in WhatsApp zelf staat ‘Aanbiedingen en aankondigingen’ uit. Tik boven in de chat op de naam van ${business} en zet het aan. Komt er dan niets, ga dan opnieuw akkoord op een pagina van ${business}.`,
    inReview: ({ business, topics }) =>
      `Wat u schreef was misschien een nee, en ${business} moet het nog lezen. Tot dan krijgt u geen berichten over ${topics}.`,
  },
  id: {
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
  },
  hi: {
    started: ({ business, topics }) =>
      `अब आपको ${business} से ${topics} के संदेश फिर मिलेंगे। रोकने के लिए STOP लिखें।`,
    startedNothing: ({ business }) =>
      `अब कुछ भी रुका हुआ नहीं है। ${business} केवल आपकी सहमति वाले विषयों पर लिखेगा।`,
    stays: ({ business }) =>
      `जो आपने STOP के अलावा किसी और तरह से रोका था, वह रुका रहेगा। फिर से पाने के लिए ${business} के पेज पर सहमति दें, फिर START लिखें।`,
    switchedOff: ({ business, topics }) =>
      `${topics} के संदेश बंद रहेंगे: WhatsApp में ही “ऑफ़र और घोषणाएँ” का विकल्प बंद है। चैट में ऊपर ${business} के नाम पर टैप करके उसे चालू करें। फिर भी कुछ न आए, तो ${business} के पेज पर फिर से सहमति दें।`,
    inReview: ({ business, topics }) =>
      `आपने जो लिखा, वह शायद मना करना था, और ${business} को उसे अभी पढ़ना है। तब तक आपको ${topics} के संदेश नहीं मिलेंगे।`,
  },
  ar: {
    started: ({ business, topics }) =>
      `ستصلك من جديد رسائل ${business} حول ${topics}. أرسل STOP لإيقافها.`,
    startedNothing: ({ business }) =>
      `لم يعد هناك شيء موقوف. لن تصلك رسائل من ${business} إلا حول ما توافق عليه.`,
    stays: ({ business }) =>
      `ما أوقفته بغير STOP يبقى موقوفًا. لتلقيه من جديد سجّل موافقتك في إحدى صفحات ${business} ثم أرسل START.`,
    switchedOff: ({ business, topics }) =>
      `تبقى رسائل ${topics} متوقفة: خيار «العروض والإعلانات» متوقف في واتساب نفسه. اضغط على اسم ${business} أعلى المحادثة وفعّله. وإن لم يصلك شيء بعد ذلك، فسجّل موافقتك من جديد في إحدى صفحات ${business}.`,
    inReview: ({ business, topics }) =>
      `ربما كان ما كتبته رفضًا، وعلى ${business} أن تقرأه بعد. وحتى ذلك الحين لن تصلك رسائل حول ${topics}.`,
  },
} as const satisfies Readonly<Record<string, Started>>
