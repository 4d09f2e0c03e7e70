import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `WhatsApp पर ${business} के संदेश`,
  lead: (business) =>
    `सहमति देने के लिए WhatsApp पर ${business} को एक संदेश भेजें। संदेश पहले से लिखा हुआ है: उसे पढ़ें, और चाहें तो भेज दें।`,
  topics: 'आपको क्या मिल सकता है:',
  open: 'WhatsApp खोलें',
  openHint: 'सिर्फ़ खोलने से कोई सहमति नहीं होती। सहमति सिर्फ़ आपके भेजे हुए संदेश से मानी जाती है।',
  phone: 'फ़ोन पर आगे बढ़ें',
  phoneHint: 'फ़ोन का कैमरा इस कोड के सामने रखें।',
  code: (business) => `फ़ोन पर ${business} के साथ चैट खोलने वाला QR कोड`,
  number: 'या ख़ुद इस नंबर पर लिखें',
  numberHint: 'यह लिखकर भेजें:',
  message: 'संदेश',
  stopTitle: 'संदेश बंद करने के लिए',
  stop: (number) => `कभी भी WhatsApp से ${number} पर STOP लिखकर भेजें।`,
  words: 'आपकी सहमति किसके लिए है',
  poster: {
    scan: 'WhatsApp पर हमारे संदेश पाएँ',
    how: 'फ़ोन से कोड स्कैन करें। भेजने के लिए तैयार एक संदेश खुलेगा: उसे भेजना ही आपकी सहमति है।',
    about: 'आपको क्या मिल सकता है',
    words: 'आपकी सहमति किसके लिए है',
    full: (address) => `आपको जो कुछ मिल सकता है और सहमति के पूरे शब्द: ${address}`,
    stop: (number) => `कभी भी WhatsApp से ${number} पर STOP भेजें, संदेश बंद हो जाएँगे।`,
    reach: (millimetres, centimetres) =>
      `कोड की चौड़ाई ${millimetres} mm: लगभग ${centimetres} cm की दूरी तक पढ़ा जा सकता है`,
    wording: (id, version) => `टेक्स्ट ${id}, वर्शन ${version}`,
    fold: 'यहाँ से मोड़ें',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'बस एक आख़िरी कदम',
    lead: (business) => `सहमति देने पर ${business} आपको WhatsApp पर इस बारे में संदेश भेज सकता है:`,
    agree: 'हाँ, सहमत हूँ',
  },
  invitation: {
    title: (business) => `WhatsApp पर ${business} के संदेश`,
    lead: (business) => `क्या ${business} आपको WhatsApp पर इस बारे में संदेश भेज सकता है?`,
    agree: 'सहमति दें और WhatsApp खोलें',
    agreeOnly: 'सहमत हूँ',
  },
  decline: 'नहीं, धन्यवाद',
  takeBack: 'सहमति वापस लें',
  unchanged: 'फ़ैसला करना ज़रूरी नहीं है। बस यह पेज बंद कर दें, तो कोई सहमति नहीं होगी।',
  tapped: {
    title: 'बस एक आख़िरी कदम',
    lead: (business) =>
      `WhatsApp खोलें और वहाँ लिखा हुआ संदेश भेजें। तब तक ${business} आपको कुछ नहीं भेजेगा। विषय:`,
  },
  agreed: {
    title: 'धन्यवाद, आपकी सहमति मिल गई',
    lead: (business) => `${business} अब आपको WhatsApp पर इस बारे में संदेश भेज सकता है:`,
  },
  declined: {
    title: 'ठीक है',
    lead: (business) => `${business} आपको इस बारे में संदेश नहीं भेजेगा। आपको और कुछ नहीं करना है।`,
  },
  withdrawn: {
    title: 'ठीक है',
    lead: (business) =>
      `आपकी पहले दी हुई सहमति वापस ले ली गई है। ${business} अब आपको इस बारे में संदेश नहीं भेजेगा:`,
  },
  expired: {
    title: 'इस लिंक का समय ख़त्म हो गया है',
    lead: (business) =>
      `इस लिंक से कोई सहमति नहीं हुई। अगर आपको अब भी ${business} से संदेश चाहिए, तो फिर से शुरू करें।`,
  },
  changed: 'पेज खुलने के बाद यहाँ लिखी बातें बदल गई हैं। कृपया फिर से पढ़ें।',
  open: 'WhatsApp खोलें',
  openHint: 'वहाँ इस बिज़नेस के लिए एक संदेश तैयार है। उसे भेजना ज़रूरी नहीं है।',
  form: 'फिर से साइन अप करें',
  onWhatsApp: 'WhatsApp पर फिर से शुरू करें',
  words: 'आपकी सहमति किसके लिए है',
  agreedWords: 'वे शब्द, जिन पर आपने सहमति दी',
  when: 'समय',
  stop: (number) => `जब चाहें, संदेश बंद करें: WhatsApp से ${number} पर STOP लिखकर भेजें।`,
  stopNoNumber: 'जब चाहें, संदेश बंद करें: किसी भी संदेश के जवाब में STOP लिखें।',
  again: (number) =>
    `अगर आपने उसके बाद संदेश बंद किए हों और फिर से चाहिए, तो WhatsApp से ${number} पर START लिखकर भेजें।`,
  stands: (business) =>
    `इस लिंक के लिए आपका “नहीं” बना रहेगा। आगे कभी मन बदले, तो ${business} के संदेशों के लिए फिर से साइन अप करें।`,
}

export const invitation: InvitationWords = {
  sms: ({ business, topics }) =>
    `${business}: क्या हम आपको WhatsApp पर ${topics} भेज सकते हैं? कोई भी संदेश नहीं चाहिए तो जवाब में STOP लिखें। पढ़कर तय करें:`,
  smsOneWay: ({ business, topics }) =>
    `${business}: क्या हम आपको WhatsApp पर ${topics} भेज सकते हैं? पढ़ें, फिर सहमति दें या मना करें:`,
}
