// How a notice says that a person may stop, in the phrases of `pattern.ts`. A stop word that is
// named as one (`reply END`) needs none of these; here stands what is said in a sentence.
// Source: notices of text services, own knowledge, 2026-11. No native reader has reviewed them.

import { each } from './forms.ts'

/** What is in front of an Arabic word, and written with it. */
const ar = (words: string) =>
  ['ال', 'ل', 'لل', 'و', 'ب']
    .map((front) => each(front, words))
    .join('|')
    .concat('|', words)

/** By BCP 47; of languages that put blanks between words. */
export const SAID: Readonly<Record<string, readonly string[]>> = {
  en: [
    'stop|unsubscribe|unsubscribes|unsubscribing|unsubscription|optout|opt out|opts out|opting out',
    '(withdraw|withdrawing|revoke|revoking|cancel|cancelling|canceling) [your|my|this|that|the] (consent|agreement|permission|subscription|messages|texts)',
    '(withdraw|revoke|cancel|leave|leave (this|the|our|your) list|quit|turn [it|them|these|messages] off|switch [it|them|these|messages] off) [it|them|these] (at any time|any time|anytime|whenever|at any moment)',
    '(consent|agreement|permission|subscription) (can|may) [always] be (withdrawn|revoked|cancelled|canceled)',
    '(end|ending|cancel|halt|block) [all|these|the|our|such|more|further] [further|marketing] (messages|texts|subscription)',
    '(no longer|not) [to|want|wish] [to] (get|receive|receiving|hear from us)',
    '(get|getting|receive|receiving|want|for) no (more|further) [of] [these|our|such] [marketing] (messages|texts|offers)',
  ],
  es: [
    'stop|(darse|darme|darte|dese|date|dar) de baja|(solicitar|pedir|tramitar) [la|su|tu] baja|desuscrib~',
    'dejar de (recibir~|enviar~)|(no|ya no) recibir [más|mensajes]|no (quiere|desea|quieres|deseas) (recibir~|seguir recibi~)',
    '(cancelar|anular) [la|su|tu] (suscripción|subscripción)|(retirar|revocar) [el|su|tu] consentimiento',
    '(detener|parar|cancelar|anular|desactivar) (los|estos|las|estas|el|todos los) [mensajes|envíos|comunicaciones|avisos|envío]',
    '(salir|cancelar|parar|cancelarla|cancelarlo) (en cualquier momento|cuando quiera~)',
  ],
  pt: [
    'stop|descadastr~|desinscre~|cancelar [a|sua|minha] (inscrição|subscrição|assinatura)|(anular|cancelar) [a] subscrição',
    '(deixar|parar) de (receber~|enviar~)|não (receber|quiser receber|deseja receber|quer receber) [mais]|pare de receber',
    '(retirar|revogar) [o|seu] [seu] consentimento|sair da lista',
    '(parar|interromper|cancelar) (as|estas|os|o) (mensagens|envios|envio|avisos)',
    '(sair|parar|cancelar) (a qualquer momento|a qualquer hora|em qualquer momento|quando quiser|quando desejar|a qualquer altura)',
  ],
  fr: [
    'stop|désabonn~|désinscri~|stopper|(arrêter|cesser|interrompre) (de recevoir|les|ces|l|cet|tout)|cesser de recevoir',
    'ne plus (recevoir|en recevoir|être contact~)|(retirer|révoquer) [votre|mon|ton|le] consentement',
    '(résilier|annuler) [votre|l|mon|ton] (abonnement|inscription)|arrêter (à tout moment|quand vous)',
  ],
  de: [
    'stop|stopp|stoppen|abmelde~|abzumelden|abmeldung~|abmeldet|abmelden|abbestell~|abzubestellen|austragen|auszutragen|kündbar',
    'melde~ (sie|dich|euch) (ab|jederzeit ab)|deabonnier~',
    'keine [weiteren|weitere|solchen] nachrichten mehr|keine weiteren nachrichten|nicht mehr (erhalten|zu erhalten|bekommen|angeschrieben)',
    '(einwilligung|zustimmung|einverständnis) [jederzeit|ist|kann] [jederzeit] (widerruf~|zurückzieh~|zurückzunehmen|widerrufen|zu widerrufen)|jederzeit [mit wirkung für die zukunft] widerruf~|widerruflich|widerrufbar',
    '(widerruf|abmeldung|kündigung) [ist] [jederzeit] möglich|jederzeit (kündigen|beenden|aufhören|abbrechen)|(nachrichten|abo|abonnement|empfang) [jederzeit] [zu] (beenden|kündigen|stoppen|abbrechen)',
  ],
  it: [
    'stop|disiscri~|cancellar~ [l] (iscrizione|dall elenco|dalla lista)|(annullare|annulla) [l] (iscrizione|abbonamento)',
    'non (ricevere|riceverne|riceverli|essere contattato) [più]|smettere di ricevere|(revocare|ritirare) [il] [tuo|suo] consenso',
    '(interrompere|disattivare|fermare|bloccare) (i|questi|gli|l|le) [messaggi|invio|comunicazioni|invii]',
    '(uscire|disattivare|annullare|interrompere|smettere|fermare) [in] (qualsiasi momento|qualunque momento|quando vuoi|quando vuole)',
  ],
  nl: [
    'stop|stoppen|stopzetten|stop te zetten|afmeld~|af te melden|meld u af|meld je af|uitschrijv~|uit te schrijven|schrijf (u|je) uit',
    'geen berichten meer|niet meer ontvangen|geen berichten meer ontvangen|toestemming [altijd|weer|op elk moment] [weer] (in te trekken|intrekken|intrek~)',
    '(opzeggen|beëindigen) (wanneer|op elk moment)|op elk moment (opzeggen|beëindigen|annuleren)|altijd opzeggen',
  ],
  id: [
    'stop|berhenti|hentikan|menghentikan|dihentikan|unreg|setop|membatalkan (langganan|persetujuan)|batalkan langganan|(menarik|mencabut|tarik|cabut) persetujuan|tidak [ingin] [lagi] menerima [pesan] lagi',
  ],
  ms: [
    'berhenti|henti|hentikan|menghentikan|tamatkan|batalkan langganan|menarik balik persetujuan',
  ],
  hi: [
    'stop|बंद (कर~|करना|हो~|करवा~)|रोक~|रुकवा~|अनसब्सक्राइब|सदस्यता (रद्द|समाप्त)|ऑप्ट आउट|सहमति (वापस|रद्द)|स्टॉप',
  ],
  ar: [
    ar('إيقاف|إيقافها|إيقافه|توقف|إلغاء الاشتراك|إلغاء اشتراكك|إلغاء اشتراك|إلغاء موافقتك|وقف'),
    '(أوقف|أوقفوا|سحب|إلغاء|لإلغاء|للإلغاء) (الرسائل|موافقتك|الموافقة|في أي وقت|الاستلام)|للإلغاء|عدم (تلقي|استلام)',
  ],
  pl: [
    'stop|wypis~|zrezygnować|zrezygnuj|rezygnacj~|zatrzymać|odsubskryb~|(wycofać|cofnąć) zgodę|anulować subskrypcję',
  ],
  sv: ['stopp|stoppa|avsluta|avregistrera~|avanmäl~|avprenumerera~|sluta få|återkalla~'],
  da: ['stop|stoppe|afmeld~|framelde~|frameld|stoppe beskeder|trække [dit] samtykke'],
  nb: ['stopp|stoppe|avmeld~|avslutte|meld~ deg av|melde deg av|trekke [ditt] samtykke~'],
  fi: [
    'lopeta|lopettaa|peruuta~ (tilaus|tilauksen)|perua (tilaus|tilauksen|suostumuksen~)|poistua listalta',
  ],
  cs: [
    'odhlásit|odhlaste|odhlášení|zrušit (odběr|souhlas)|ukončit (odběr|zasílání)|odvolat souhlas',
  ],
  el: ['διαγραφή|διακοπή|σταματήσετε|σταμάτα|σταματήστε|διακόψετε'],
  he: ['הסר|הסרה|להסרה|להסיר|להפסיק|הפסק|להפסקה|הפסקה|לביטול'],
  hu: ['leiratkoz~|lemond~|leállít~|visszavon~'],
  ro: ['dezabon~|opri (mesajele|primirea)|renunța|retrage [oricând] consimțământul'],
  ru: [
    'стоп|отписаться|отписка|отписки|отпишитесь|отписываться|отказаться от (рассылки|сообщений|получения)|отозвать согласие|прекратить (рассылку|получение)|остановить (рассылку|сообщения)',
  ],
  uk: ['стоп|відписатися|відписатись|відписка|відмовитися від|відкликати згоду|припинити розсилку'],
  tr: [
    'durdurmak|durdurun|durdurabilir~|abonelik~ (çık~|iptal)|listeden çık~|aboneliği~ (iptal|sonlandır~)|iptal etmek|ret yaz~|onayınızı geri',
  ],
  vi: ['hủy đăng ký|ngừng nhận|ngừng gửi|từ chối nhận|dừng nhận|huỷ đăng ký|rút lại sự đồng ý'],
  ko: [
    '수신거부~|수신 거부~|중지~|정지~|중단~|해지~|구독취소~|구독 취소~|그만 받~|철회~|스톱~|거부~',
  ],
}

/** The same of scripts without blanks, where a phrase stands inside the run of letters. */
export const SAID_UNSPACED: readonly string[] = [
  // Japanese
  '停止|配信拒否|受信拒否|配信中止|配信不要|配信(を|の)終了|配信終了|退会|解約|オプトアウト|ストップ',
  '(登録|配信|購読|受信|いつでも)(を|の)解除|(登録|配信|購読|受信|いつでも)解除|解除(する|でき|して|を|は|には|いただ)',
  '(止|停)め(る|た|ら|て|ま)|止ま(る|り)|(や|辞)め(る|た|ら|て|ま)|中止(する|でき|して)|撤回',
  '(受け取|受取)(らない|りたくない|りを(やめ|終了))',
  // Chinese
  '停止|退订|退訂|取消订阅|取消訂閱|拒收|取消关注|撤回|撤销同意|撤銷同意',
  // Thai
  'หยุด(รับ|ส่ง|การ|ได้|ข้อความ)|ยกเลิก(การรับ|การสมัคร|ได้ทุก|การติดตาม|รับ)|เลิกรับ|ถอนความยินยอม',
]
