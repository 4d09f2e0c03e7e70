// Hindi words of stopping, in its own letters and in Latin ones. No native reader has reviewed it.

import type { WordList } from '../list.ts'

export const hi: WordList = {
  language: 'hi',
  version: '2026-11-26',
  source: 'Own knowledge of Hindi as written in chats, 2026-11; in India START/STOP are customary',
  isNativeReviewed: false,
  stop: `बंद, बंद करो, बंद करें, बंद कर दो, बंद कर दें, बंद कीजिए, बंद करिए, बंद करना, रोकें, रोको, रोक दो, रोक दें, रोकिए, रुको, रुकें,
    स्टॉप, स्टाप, मत भेजो, मत भेजें, मत भेजिए, मत भेजना, न भेजें, ना भेजें, अनसब्सक्राइब, सदस्यता रद्द करें, सदस्यता समाप्त करें, सदस्यता समाप्त, सदस्यता समाप्त करो, मैसेज मत करो, मैसेज मत भेजो, मत भेजिये, मैसेज बंद करो, संदेश बंद करें,
    bnd karo, bnd kro, band krdo, bnd krdo, band karo, band kro, bandh karo, band kar do, band kardo, band kare, band karen, band kijiye, band kariye, mat bhejo, mat bhejiye,
    mat bhejna, mat bhejo mujhe, message mat karo, msg mat karo, message mat bhejo, msg mat bhejo, msg band karo, message band karo, roko, rok do`,
  bare: 'समाप्त, रद्द, रद्द करें, रद्द करो, हटाओ, हटाएं, हटा दो, हटाएँ, नहीं चाहिए, बस करो, खत्म, ख़त्म, bas karo, nahi chahiye, hatao, hata do',
  start: 'शुरू, चालू, शुरू करें, शुरू करो, चालू करें, shuru, shuru karo, chalu karo',
  help: 'मदद, सहायता, जानकारी, madad, sahayata',
  sets: {
    things:
      'मैसेज|मेसेज|मैसेजेस|संदेश|सन्देश|एसएमएस|व्हाट्सएप|व्हाट्सऐप|वाट्सएप|नोटिफिकेशन|सूचना|सूचनाएं|जानकारी|ये|यह|इसे|इन्हें|कुछ|कुछ भी|सब|सब कुछ|स्पैम|message|messages|msg|msgs|sms|whatsapp|ye|yeh|yah|ise|sab|kuch|spam|notification|mesej',
    ads: 'add|ऑफर|ऑफ़र|ऑफर्स|आफर|विज्ञापन|प्रचार|प्रमोशन|प्रोमोशन|मार्केटिंग|छूट|सेल|डिस्काउंट|प्रमोशनल|ऐड|offer|offers|ad|ads|promotion|promotions|promotional|marketing|discount|vigyapan|prachar|promo',
    noun: '{topic}|{ads}|{things}',
    det: 'और|ऐसे|ऐसा|इस तरह के|इस प्रकार के|अपने|आपके|आपका|अपना|ये|यह|ये सब|इतने|कोई|कोई भी|कोई और|सारे|सभी|अब|aur|aise|apne|apna|ye|yeh|koi|koi bhi|ye sab|sare|ab|aisa|itne|aapke',
    what: '[{det}] [{det}] {noun} [वाले|वाला|के|का|की|और|या|wale|ke|ka|aur|ya] [{noun}] [{noun}] [वगैरह|vagaira]',
    msgs: 'मैसेज|मेसेज|संदेश|सन्देश|एसएमएस|message|messages|msg|msgs|sms|mesej|ऑफर|विज्ञापन|offer|offers|ads|ad|promo',
    remove:
      'हटा दो|हटाएं|हटाएँ|हटाओ|हटाइए|हटा दीजिए|हटा दें|निकाल दो|निकालो|निकालें|मिटा दो|मिटाओ|डिलीट कर दो|डिलीट करें|डिलीट करो|रिमूव करो|रिमूव करें|hata do|hatao|hatado|hata dijiye|hata de|delete karo|delete kar do|delete kardo|delete kro|delete krdo|nikal do|nikalo|nikaldo|remove karo|remove kar do|remove kardo|remove kro|mita do',
    from: '[अपनी|इस|आपकी|apni|is|aapki] (लिस्ट|सूची|ग्रुप|list|group|database) (से|se)',
    need: 'चाहिए|चाहिये|chahiye|chaiye|chahie|chaie|chahiyen',
    me: 'मुझे|मुझको|हमें|हमको|मेरे को|इस नंबर पर|मेरे नंबर पर|mujhe|mujhko|mereko|mere ko|humein|hume|hamko|is number par|is number pe|mere number par|mere number pe',
    no: 'मत|न|ना|नहीं|mat|mt|na|nahi|nahin|nhi|nai|math',
    send: 'भेजो|भेजें|भेजिए|भेजना|भेजा करो|भेजा करें|भेजिएगा|करो|करें|करिए|कीजिए|किया करो|करना|भेजे|bhejo|bhejiye|bheje|bhejna|bhejen|bheja karo|karo|kro|kare|kre|krna|kijiye|kariye|karna|kiya karo|kiya kro|bhejiyega',
    sending:
      'भेजना|करना|आना|देना|लिखना|परेशान करना|तंग करना|भेजने|bhejna|karna|aana|ana|dena|likhna|pareshan karna|tang karna|krna|bhejne',
    halt: '(बंद|बन्द|band|bandh|bnd|स्टॉप|stop) (करो|करें|करिए|कीजिए|कर दो|कर दें|कर दीजिए|करवा दो|कराओ|करना|कर|हो|karo|kro|kare|karen|kariye|kijiye|kar do|kardo|kar de|kar dijiye|karwa do|karna|kr do|krdo)|रोको|रोकें|रोक दो|रोक दें|रोकिए|रोक दीजिए|roko|rok do|rokiye|rok dijiye',
    tail: 'आगे से|फिर से|दोबारा|अब|अब से|कभी|aage se|phir se|dobara|ab|ab se|kabhi|plz|please',
  },
  fillers:
    'कृपया|कृपा|कृपा करके|प्लीज|प्लीज़|धन्यवाद|शुक्रिया|नमस्ते|नमस्कार|हैलो|हेलो|हाय|जी|सर|मैडम|भाई|भैया|तुरंत|आप|आप लोग|जल्दी|अरे|यार|ठीक है|ओके|हाँ|kripya|plz|pls|please|dhanyavad|shukriya|namaste|hello|hi|hey|sir|madam|bhai|bhaiya|yaar|yar|turant|jaldi|aap|aap log|ji|are|ok|thik hai|{business}|मुझे रुचि नहीं है|मुझे कोई दिलचस्पी नहीं है|interested nahi|not interested|दिमाग मत खाओ|dimag mat khao|dimag na khao|बस|bas',
  clear: [
    '[{me}] {what} [{sending}] {halt} [{tail}]',
    '[{me}] [{what}] {sending} {halt} [{tail}]',
    '{halt} {what} [{sending}]',
    '[{tail}] [{me}] [{tail}] {what} {no} {send} [{tail}]',
    '[{tail}] {me} [{tail}] [{what}] {no} {send} [{tail}]',
    '{me} [अब|ab] [{what}] {no} ({need}|चाहता|चाहती) [{what}] [{tail}]',
    '{no} {need} [{det}] [{det}] {msgs} [{tail}]',
    '{no} {send} {msgs} [{me}] [{tail}]',
    '{msgs} (बंद|बन्द|band|bandh)',
    '(नंबर|नम्बर|number) {remove} (मेरा|mera)',
    '{me} (inbox|dm|इनबॉक्स) {no} {send}',
    '(call|कॉल) (ya|या|aur|और) {msgs} {no} {send} [{me}] [{tail}]',
    '{me} [{what}] (प्राप्त|रिसीव|receive) {no} (करने|करना|karne|karna) [है|हैं|hai]',
    '(मेरा|mera) (पीछा|peecha|picha|pichha|pecha) (छोड़ो|छोड़ दो|छोड़ दीजिए|chhodo|chodo|chod do|chhod do)',
    '[मैं|main|mai] (मेरी|अपनी|meri|apni) (सहमति|अनुमति|sehmati|sahmati|permission|consent) (वापस|wapas|vapas) (ले|लेता|लेती|le|leta|leti) [रहा|रही|raha|rahi] [हूँ|हूं|hu|hoon|hun]',
    '(अनसब्सक्राइब|unsubscribe) (करें|करो|कर दो|कर दीजिए|करना है|karo|kro|kar do|kardo|krdo|kare|karna hai|kijiye)',
    '[{me}] {what} {no} {need} [{tail}]',
    '{me} (संपर्क|सम्पर्क|परेशान|तंग|डिस्टर्ब|कॉन्टैक्ट|contact|sampark|pareshan|disturb|tang) {no} {send} [{tail}]',
    '(संपर्क|सम्पर्क|परेशान|तंग|डिस्टर्ब|contact|sampark|pareshan|disturb|tang) {no} {send} [{me}] [{tail}]',
    '(मैं|हम|main|mai|mein|me) [अब|ab] [{what}] (पाना|प्राप्त करना|लेना|pana|lena|receive karna) नहीं (चाहता|चाहती|चाहते) [हूँ|हूं|हैं]',
    '(मैं|हम|main|mai|mein|me) [ab] {what} [receive] [karna|lena|pana] (nahi|nahin) (chahta|chahti|chahte) [hu|hoon|hun|hai]',
    '(मेरा|मेरे|mera|mere) (नंबर|नम्बर|फोन नंबर|number|nmbr|num|no|phone number|contact) [{from}] {remove}',
    '(मेरा|mera) (नाम|naam) {from} {remove}',
    '(मुझे|हमें|mujhe|mujhko|hume) [{from}] {remove}',
    '(मुझे|mujhe) (अनसब्सक्राइब|unsubscribe) (करें|करो|कर दो|करना है|करना|karo|kar do|kare|karna hai)',
    '(मुझे|mujhe) (अकेला छोड़ दो|akela chhod do|akela chod do)',
    '(और|aur|ab aur) {what} {no}',
  ],
  vague: [
    '[{me}] [अब|ab] [{det}] [{det}] (कुछ|कुछ भी|ये|यह|सब|सब कुछ|इसे|kuch|ye|yeh|yah|sab) {no} {need} [{tail}]',
    '{me} [अब|ab] {no} {need}',
  ],
  wrongNumber: [
    '[यह|ये|आपका|आपने|yeh|ye|aapne|sorry] (गलत|ग़लत|रॉन्ग|galat|wrong) (नंबर|नम्बर|number) [है|हैं|पर|लगाया|hai|he|par|lagaya] [है|hai]',
  ],
  doubt: [
    'kaise (roke|roku|hataye|hatau|nikle)|कैसे (रोक~|हटा~|बंद|बन्द)|(pak|thak) (gaya|gayi|gya)|bhaad (me|mein) jao|भाड़ में जाओ|(account|अकाउंट) (delete|डिलीट|band|बंद)|(message|messages|msg|msgs|मैसेज) (kyu|kyun|kyon|क्यों) (आ~|भेज~|aa~|bhej~)',
    'बंद|बन्द|रोको|रोकें|रोक दो|स्टॉप|अनसब्सक्राइब|band|bandh|stop|unsubscribe',
    '(मत|न|ना|mat|na) (भेज~|bhej~)|(मैसेज|message|msg) (मत|mat)|(मत|mat) (karo|kro|करो|करें)',
    'परेशान|तंग|स्पैम|शिकायत|ब्लॉक|pareshan|tang|spam|shikayat|complaint|block|dnd|डीएनडी',
    '{what} (नहीं|nahi|nahin) (चाहिए|chahiye)|रद्द|raddh|cancel',
    '(गलत|ग़लत|galat|wrong) (नंबर|number)|मेरा नंबर कहाँ|मेरा नंबर कहां|mera number kahan|mera number kaha|रुचि नहीं|दिलचस्पी नहीं|interested nahi',
  ],
  doubtAlone: [
    'कौन|कौन है|कौन हो|आप कौन|आप कौन हैं|kaun|kaun hai|kaun ho|aap kaun|kon|kon ho|aap kaun hain',
    'नहीं चाहिए|मुझे नहीं चाहिए|nahi chahiye|mujhe nahi chahiye|रुचि नहीं है|मुझे रुचि नहीं है|बस|bas|band|मत करो|mat karo|kabhi nahi|कभी नहीं',
  ],
  other: [
    '(दुकान|ऑफिस|कार्यालय|स्टोर|बैंक|मार्केट|बाजार|शॉप|dukan|office|shop|store|bank|market) [आज|कल|कब|aaj|kal|kab] [तक] (बंद|band)|बंद (है|हैं|था|थी|होता|होती|होगी|होने|रहेगा|रहेगी|हो गया|हो गई|गोभी|मिला)|band (hai|he|hain|tha|thi|hota|hoti|hogi|hone|rahega|rahegi|ho gaya|ho gayi|gobhi|baja|baaja|wala)|कब बंद|kab band|the band|a band|wedding band|rubber band|wrist band|band (members|music)',
    '(बारिश|लिफ्ट|रास्ता|गेट|पंखा|एसी|दरवाज़ा|दरवाजा|barish|baarish|lift|gate|ac|fan|pankha|light|bijli|gas|rasta|road|darwaza) (बंद|band)|cancel (ho|hua|hui|hogayi|hogaya)|रद्द (हो|हुआ|हुई)',
    '(shor|gussa|शोर|गुस्सा|late) (मत|mat|na)|(जल्दी|फिक्र|फ़िक्र|देर|jaldi|fikr|fikar|der) (मत|mat|na)|(aaj|abhi|आज|अभी) (mat|na|मत|न) (भेज~|bhej~)|(address|pate|पते|एड्रेस) (pe|par|पर) (mat|मत|na) (भेज~|bhej~)|(wala|wali|वाला|वाली) (mat|मत|na) (भेज~|bhej~)|(channel|चैनल) (unsubscribe|अनसब्सक्राइब)',
    'बस (स्टॉप|स्टैंड|का|की|में|से)|bus stop|bas stop|next stop',
    'परेशान (हूँ|हूं|हो रहा|मत हो)|pareshan (hu|hoon|mat ho)|चिंता मत|chinta mat|tension mat|भूल मत|मत भूल~|block (number|me|mein|c|b)',
    '(आर्डर|ऑर्डर|order|parcel|पार्सल|सामान|saman) (मत|mat) (भेज~|bhej~)',
  ],
  turned: [
    '(बंद|बन्द|band|bandh|stop) (मत|न|ना|नहीं|mat|na|nahi) (कर~|kar~|kro)|(मत|न|ना|mat) (रोको|रोकें|रोकिए|roko|rokiye|रोक~)|बंद नहीं करना',
  ],
  limits: [
    'सिर्फ|केवल|लेकिन|मगर|के अलावा|छोड़कर|जब तक|मज़ाक|sirf|kewal|lekin|magar|ke alawa|jab tak|mazak',
  ],
  quoted: [
    '(रोकने|बंद करने) के लिए (stop|स्टॉप|बंद)|(stop|स्टॉप) (लिखें|लिखकर|भेजें|टाइप करें|लिखिए|likhe|bheje|likhkar)|कभी भी (stop|स्टॉप)',
  ],
}
