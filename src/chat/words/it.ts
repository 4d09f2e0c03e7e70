// Italian words of stopping. No native reader has reviewed this list.

import type { WordList } from '../list.ts'

export const it: WordList = {
  language: 'it',
  version: '2026-11-25',
  source: 'Customary keywords of Italian text services and newsletters; own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `cancellami, cancellatemi, disiscrivi, disiscrivimi, disiscrivetemi, disiscrivermi, disiscrizione, disiscriversi,
    rimuovimi, rimuovetemi, toglietemi, toglimi, smettila, smettetela, smetti, smettete, basta messaggi,
    stop messaggi, niente messaggi, cancella iscrizione, annulla iscrizione,
    lasciatemi in pace, lasciami in pace, disattiva messaggi, non scrivetemi, non scrivetemi più`,
  bare: 'basta, ferma, fermati, fermare, fermatevi, annulla, annullare, cancella, cancellare, esci, stoppa, rimuovi, disattiva, disattivare, alt, termina, revoca',
  start: 'inizia, riprendi, iniziare, riattiva, iscrivimi',
  help: 'aiuto, info, informazioni',
  sets: {
    things:
      'messaggio|messaggi|messaggini|sms|whatsapp|notifica|notifiche|comunicazione|comunicazioni|mail|email|informazioni|avvisi|cose|roba|questo|questi|niente|nulla|spam|tutto|contatti|testi',
    ads: 'pubblicità|pubblicitari|pubblicitarie|pubblicitario|promozione|promozioni|promo|promozionali|promozionale|offerta|offerte|marketing|newsletter|sconto|sconti|annunci|commerciali|commerciale|campagne|coupon|saldi|volantini',
    noun: '{topic}|{ads}|{things}',
    det: 'più|altri|altre|altro|questi|queste|questa|questo|i|gli|le|la|il|lo|vostri|vostre|vostra|tuoi|tue|suoi|sue|i vostri|le vostre|di questo tipo|del genere|tutti i|tutte le|tutti questi|nessun|nessuna|tanti|tante|alcun|alcuna',
    what: '[di|con|ai|alle|agli|alla|dei|delle|degli|della] [{det}] [{det}] {noun} [di|con|su|e|o|né|sulle|sui] [{det}] [{noun}] [{noun}]',
    who: 'da voi|da te|da lei|da {business}|dalla vostra azienda|dal vostro negozio|dal vostro numero|su questo numero|a questo numero|sul mio numero|su whatsapp|via sms|al mio numero|sul cellulare',
    tail: 'più|mai più|mai|per favore|in futuro|d ora in poi|da adesso|subito|adesso|ora',
    send: 'mandarmi|inviarmi|scrivermi|contattarmi|disturbarmi|importunarmi|tormentarmi|spammarmi|mandare|inviare|scrivere|contattare|disturbare|importunare|mandarci|inviarci|scriverci|contattarci|rompere|rompermi|mandando|assillarmi|messaggiarmi|molestarmi',
    dont: 'mandatemi|inviatemi|scrivetemi|contattatemi|disturbatemi|mandarmi|inviarmi|scrivermi|contattarmi|mandate|inviate|scrivete|contattate|disturbate|mandarci|inviateci|mandateci|scrivermi|importunatemi|cercatemi|spammatemi|disturbarmi',
    want: 'voglio|vorrei|desidero|chiedo di|desidererei|vogliamo|intendo|richiedo di|gradirei',
    list: '[dalla|dalle|dal|dai|della] [vostra|vostre|vostro|tua|sua] (lista|liste|mailing list|rubrica|database|elenco|elenchi|gruppo|sistema|lista contatti)',
  },
  fillers:
    'per favore|perfavore|per piacere|per cortesia|cortesemente|gentilmente|grazie|grazie mille|ciao|salve|buongiorno|buonasera|buon giorno|subito|immediatamente|scusate|scusi|scusa|ok|sì|si|signori|signora|saluti|una buona volta|{business}|non mi interessa|non sono interessato|non sono interessata|no grazie|vi prego di|la prego di|ti prego di|prego|potete|può|puoi|potreste|vi chiedo di|le chiedo di|vi chiedo',
  clear: [
    '(smetti|smetta|smettete|smettetela|smettila|smetterla|smettere|finitela|piantatela|cessate) [subito] di {send} [{what}] [{who}] [{tail}]',
    '(smetti|smetta|smettete|smettetela|smettila|basta|finitela|stop) [con|a|ai|alle|agli] {what} [{who}] [{tail}]',
    '(fermate|interrompete|sospendete|bloccate|disattivate|interrompere|disattivare|disattiva) {what} [{who}] [{tail}]',
    'non {dont} [{tail}] [{what}] [{who}] [{tail}]',
    'non {dont} più [niente|nulla] [{who}]',
    '[io] non (voglio|desidero|vorrei|intendo|vogliamo|gradisco) [più|assolutamente] (ricevere|avere|essere contattato|essere contattata|essere disturbato|essere disturbata|vedere) [più] [{what}] [{who}] [{tail}]',
    '[io] non (voglio|desidero|vogliamo) [più] {what} [{who}] [{tail}]',
    '[io] non (voglio|desidero) [più] che mi (scriviate|mandiate|contattiate|inviate|scriva|mandi|contatti) [più] [{what}]',
    '(niente|nessun|nessuna|basta|mai|no) [più] {what} [{who}] [{tail}]',
    '{want} (disiscrivermi|cancellarmi|cancellare la mia iscrizione|annullare l iscrizione|essere cancellato|essere cancellata|essere rimosso|essere rimossa|smettere di ricevere|non ricevere|non essere contattato|non essere più contattato|non essere più contattata|togliermi|uscire) [più] [{what}] [{who}] [{list}] [{tail}]',
    '(cancellatemi|toglietemi|rimuovetemi|eliminatemi|cancellami|toglimi|rimuovimi|levatemi|toglieteci|cancellate|rimuovete|togliete|eliminate) [il mio numero|il mio contatto|il mio nome|i miei dati] {list}',
    '(cancellate|cancella|eliminate|dimenticate|rimuovete|cancelli) il mio (numero|contatto)',
    '(lasciatemi|lasciami|mi lasci|lasciateci) in pace',
    '(ritiro|revoco) il [mio] consenso [{tail}]',
    'mi (disiscrivo|cancello) [{list}] [da {what}]',
    '(disiscrivetemi|disiscrivimi|cancellatemi|cancellami) [da|dai|dalle] [{what}] [{who}]',
  ],
  wrongNumber: [
    '[è|avete|ha|hai|questo è|credo che sia|state chiamando] [il|un] numero (sbagliato|errato)',
    '[credo che] [avete|ha|hai|abbiate|abbia] sbagliato (numero|persona)',
    'non è [più] il (suo|numero giusto) [numero]',
  ],
  doubt: [
    'disiscri~|cancellami|cancellatemi|cancellarmi|rimuovetemi|rimuovimi|toglietemi|toglimi|annullare|cancellare',
    '(smett~|smetta|basta) (di|con)|(non) (scrivetemi|mandatemi|contattatemi|inviatemi|disturbatemi)|lasciatemi in pace',
    'non (voglio|desidero) più|non (voglio|desidero) ricevere|non mi interessa|basta|stop',
    'spam|denuncio|denuncia|denunciare|segnalo|segnalare|blocco|bloccare|bloccarvi|molestie|rompere le scatole|garante|gdpr|il consenso|mio consenso',
    'numero sbagliato|sbagliato numero|numero errato|sbagliato persona|chi vi ha dato il mio numero|come avete avuto il mio numero|dove avete preso il mio numero|mai iscritto|mai iscritta|troppi messaggi|troppa pubblicità',
  ],
  doubtAlone: [
    'chi sei|chi siete|chi è|con chi parlo|non la conosco|non vi conosco|chi parla',
    'non mi interessa|non sono interessato|non sono interessata|mai più|elimina|blocca|basta così|non più|via',
  ],
  other: [
    '(mi|ti|ci|vi|non|che|già) basta|basta (che|un|una|il|la|premere|cliccare|andare|chiedere|poco|solo|dire|usare|cercare)',
    '(non) smett~ di (piovere|ridere|pensare|mangiare)|smettere di (fumare|bere|mangiare|lavorare)|non smettete mai',
    'nello spam|in spam|cartella spam|(fermata|ultimo|prossimo) stop|non stop|luci stop|segnale di stop|auto stop',
    'non voglio più (zucchero|latte)|non voglio ricevere il pacco',
  ],
  turned: [
    'non (smett~|cancellatemi|cancellami|fermatevi|disiscrivetemi|toglietemi|interrompete)|non (voglio|vorrei|desidero) (disiscrivermi|cancellarmi|smettere|annullare)',
  ],
  limits: [
    'eccetto|tranne|salvo|solo|soltanto|solamente|ma (non|voglio|continuate)|a meno che|finché|voglio solo|continuate|scherzo|sto scherzando',
  ],
  quoted: [
    '(rispondi|rispondete|risponda|invia|inviate|scrivi|scrivete|rispondendo|manda) [con] [la parola] (stop|basta|cancellami|annulla) (per|a|quando|se|e|al)',
  ],
}
