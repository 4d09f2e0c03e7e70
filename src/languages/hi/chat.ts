import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) => `मैं ${business} से ${topics} WhatsApp पर पाने के लिए सहमत हूँ।`,
  howToStop: 'संदेश बंद करने के लिए कभी भी STOP लिखकर भेजें।',
  stopped: ({ business }) =>
    `अब आपको ${business} से कोई संदेश नहीं मिलेगा। फिर से शुरू करने के लिए START लिखें।`,
  stoppedTopics: ({ business, topics }) => `अब आपको ${business} से ${topics} के संदेश नहीं मिलेंगे।`,
  help: ({ business }) => `आप ${business} से बात कर रहे हैं। संदेश बंद करने के लिए STOP लिखें।`,
  welcome: ({ business, topics }) =>
    `धन्यवाद। ${business} अब आपको ${topics} के बारे में लिख सकता है। रोकने के लिए कभी भी STOP लिखें।`,
  question: ({ business, topics }) =>
    `क्या आप WhatsApp पर ${business} से ${topics} के संदेश पाना चाहते हैं? आप कभी भी STOP लिखकर इन्हें रोक सकते हैं।`,
  yes: 'हाँ, सहमत हूँ',
  no: 'नहीं',
  howToAnswer: ({ yes, no }) => `जवाब में “${yes}” या “${no}” लिखें।`,
  marketing: 'ऑफ़र',
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
}
