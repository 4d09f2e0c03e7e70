// Italian words of stopping. No native reader has reviewed this list.

import type { WordList } from '../list.ts'
import { each } from './forms.ts'

/** Verbs of sending by the stems of their conjugations. */
const ARE =
  'mand|invi|contatt|disturb|importun|torment|spamm|assill|messaggi|molest|stress|bombard|tempest|infastid|ricontatt|cerc'
const ERE = 'scriv|romp|riscriv'
const CLITIC = '-|mi|ci|gli|le'
const INFINITIVES = `${each(ARE, each('ar|ando', CLITIC))}|${each(ERE, each('er|endo', CLITIC))}|mandare|inviare|scrivere|contattare|disturbare|rompere`
/** Orders and what is wished for: never "they stopped". */
const ASKED = `${each(ARE, 'ate|atemi|ateci|i|ino|iate|are|assi|asse|assero|aste|ami')}|${each(ERE, 'ete|etemi|eteci|a|ano|iate|i|imi|essi|esse|essero|este|ere')}`
/** "Erase me", with the pronoun behind. */
const ERASE_ME = [
  each('cancell|elimin|lev|depenn|tir|stacc', 'ami|atemi|ateci|armi|imi'),
  each('togli|rimuovi|escludi|disiscrivi', 'mi'),
  each('toglie|rimuove|esclude|disiscrive', 'temi|teci|rmi'),
].join('|')

export const it: WordList = {
  language: 'it',
  version: '2026-11-26',
  source: 'Customary keywords of Italian text services and newsletters; own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `cancellami, cancellatemi, disiscrivi, disiscrivimi, disiscrivetemi, disiscrivermi, disiscrizione, disiscriversi,
    rimuovimi, rimuovetemi, toglietemi, toglimi, smettila, smettetela, smetti, smettete, basta messaggi,
    stop messaggi, niente messaggi, cancella iscrizione, annulla iscrizione,
    lasciatemi in pace, lasciami in pace, disattiva messaggi, non scrivetemi, non scrivetemi più`,
  bare: 'piantala, piantatela, finiscila, finitela, disdire, disdico, disdetta, basta, ferma, fermati, fermare, fermatevi, annulla, annullare, cancella, cancellare, esci, stoppa, rimuovi, disattiva, disattivare, alt, termina, revoca',
  start: 'inizia, riprendi, iniziare, riattiva, iscrivimi',
  help: 'aiuto, info, informazioni',
  sets: {
    things:
      'messaggio|messaggi|mesaggi|mesaggio|messagi|invii|robaccia|vocali|contatto|promemoria|messaggini|msg|mess|sms|whatsapp|notifica|notifiche|comunicazione|comunicazioni|mail|email|informazioni|avvisi|cose|roba|questo|questi|niente|nulla|spam|tutto|contatti|testi',
    ads: 'pubblicità|pubblicitari|pubblicitarie|pubblicitario|promozione|promozioni|promo|promozionali|promozionale|offerta|offerte|marketing|newsletter|sconto|sconti|annunci|commerciali|commerciale|campagne|codici sconto|buoni sconto|comunicazioni commerciali|messaggi commerciali|messaggi promozionali|cataloghi|buoni|coupon|saldi|volantini',
    noun: '{topic}|{ads}|{things}',
    det: 'più|sti|ste|sta|quei|quelle|altri|altre|altro|questi|queste|questa|questo|i|gli|le|la|il|lo|vostri|vostre|vostra|tuoi|tue|suoi|sue|i vostri|le vostre|di questo tipo|del genere|tutti i|tutte le|tutti questi|nessun|nessuna|tanti|tante|alcun|alcuna',
    what: '[di|con|ai|alle|agli|alla|dei|delle|degli|della] [{det}] [{det}] {noun} [di|con|su|e|o|né|sulle|sui] [{det}] [{noun}] [{noun}]',
    who: 'dalla vostra società|dalla vostra ditta|dalla vostra attività|dalla vostra parte|da voi|da te|da lei|da {business}|dalla vostra azienda|dal vostro negozio|dal vostro numero|su questo numero|a questo numero|sul mio numero|su whatsapp|via sms|al mio numero|sul cellulare',
    no: 'non|nn',
    erase:
      'disiscrivete|disiscrivi|disiscrivere|cancellino|depennate|depennare|espungete|cancellate|cancella|cancellare|cancelli|eliminate|elimina|eliminare|togliete|togli|togliere|tolga|rimuovete|rimuovi|rimuovere|dimenticate|dimentica|scordate|levate|leva|levare',
    tail: 'ogni giorno|tutti i giorni|di continuo|sempre|continuamente|sul mio whatsapp|sul mio telefono|qui|dalla vostra azienda|da nessuno|il prima possibile|quanto prima|a questo numero|su questo numero|su whatsapp|via whatsapp|per whatsapp|in nessun modo|da oggi|da oggi in poi|immediatamente|all istante|al più presto|una volta per tutte|definitivamente|ancora|di nuovo|in alcun modo|per sempre|qui|più|mai più|mai|per favore|in futuro|d ora in poi|da adesso|subito|adesso|ora',
    send: `${INFINITIVES}|rompere [le palle|le scatole]|rompermi [le palle|le scatole]|farmi spam`,
    dont: `${ASKED}|${INFINITIVES}|rompete [le palle|le scatole]`,
    want: 'voglio|volio|vojo|vorrei|desidero|chiedo di|chiedo|desidererei|vogliamo|intendo|richiedo di|richiedo|gradirei|preferisco|preferirei|esigo|pretendo|ho bisogno di',
    ask: '(vogliate|voglia|vorreste|vorrebbe|la volete|volete) [cortesemente|gentilmente]|si prega di|siete pregati di|(sarebbe|è) possibile|{want}|vi dispiacerebbe|abbiate la cortesia di|[vi|le|ti|ve] [lo] (chiedo|prego|supplico|ordino|ripeto|dico|ho chiesto|ho detto|ho già chiesto|sto chiedendo|sarei grato|sarei grata|saremmo grati|ringrazio) [cortesemente|gentilmente|già|di nuovo|ancora] [se|di|che]|[è|e] (la|già la) (seconda|terza|quarta|ennesima|ultima) volta che [vi|ve lo|lo|ti|le] (chiedo|dico|ripeto|scrivo) [di]|quante volte [ve lo|vi|lo] (devo|dobbiamo) (dire|chiedere|ripetere) [di]|(voglio|vorrei|esigo|pretendo|preferirei|preferisco|desidero|gradirei|spero|sarebbe possibile|è possibile|sarebbe bello) [che]|[voi] (dovete|deve|devi|dovreste|dovrebbe|potete|può|puoi|potreste|potrebbe|potresti|fate il favore|fatemi il favore|fammi il favore|favorite|vogliate|volete|abbiate la cortesia) [per favore] [di|anche]',
    kin: '[la|il] (mia|mio) (madre|mamma|padre|papà|nonna|nonno|moglie|marito|figlia|figlio|sorella|fratello|famiglia|suocera|compagna|compagno)|lei|lui',
    person:
      '[il] (mio|questo) (numero|num|contatto|nominativo|nome|cellulare|recapito|telefono)|i miei dati di contatto|i miei recapiti',
    eraseMe: ERASE_ME,
    list: 'da tutte le vostre liste|dalle vostre liste|da tutte le liste|[dalla|dalle|dal|dai|della|da questa|da sta|da questo|dai|dall|dalla sua] [vostra|vostre|vostro|vostri|tua|sua|suoi] (lista|liste|lista di distribuzione|lista di invio|lista clienti|lista broadcast|archivio|archivi|registro|registri|servizio|agenda|contatti|mailing list|rubrica|database|elenco|elenchi|gruppo|sistema|lista contatti)',
  },
  fillers:
    'pls|plis|please|plz|gentile staff|gentile team|spett|bene|allora|adesso|e ora|staff|per favore|perfavore|per piacere|per cortesia|cortesemente|gentilmente|grazie|grazie mille|ciao|salve|buongiorno|buonasera|buon giorno|subito|immediatamente|scusate|scusi|scusa|ok|sì|si|signori|signora|saluti|una buona volta|(mi|ci) avete (stufato|stancato|rotto) [le scatole|le palle]|avete (rotto|stufato|stancato) [le scatole|le palle]|{business}|non mi interessa|non sono interessato|non sono interessata|no grazie|vi prego di|la prego di|ti prego di|prego|potete|può|puoi|potreste|vi chiedo di|le chiedo di|vi chiedo|con la presente|la presente per|comunico che|vi informo che|vi comunico che|distinti saluti|cordiali saluti|gentili signori|gentile signora|egregi|spettabile ditta|spett le|in anticipo|grazie in anticipo|dai|raga|ragazzi|amico|oh|bro|zio|davvero|sul serio|se possibile|cortesia|e|già|ormai|mi dispiace|buona giornata|buona serata|arrivederci|a tutti|scusate il disturbo|senta|sentite|ascolti|basta',
  firm: [
    '(risparmiatemi|risparmiami|risparmiateci) {what} [{tail}]',
    '{want} (ritirarmi|cancellarmi|disiscrivermi|uscire) (da|dalle|dai) {what} [{tail}]',
    '[{ask}] {eraseMe} da (tutte le|tutti i) {list} [{tail}]',
    '{no} (fatemi|farmi|fateci|mi fate|mi faccia) più {ads} [{tail}]',
    '[{ask}] (fatemi|fammi|mi faccia|lasciatemi) uscire {list} [{tail}]',
    '[{ask}] (sospendete|sospendere|interrompete|interrompere|cessate|cessare|fermate|fermare|bloccate|bloccare|disattivate|disattivare) {what} [{who}] [{tail}]',
    '[{ask}] (cancellate|eliminate|togliete|rimuovete|cancella|elimina) i miei dati {list} [{tail}]',
    '[{ask}] (più|non) essere [più] (contattato|contattata|contattati|disturbato|disturbati) [{who}] [{tail}]',
    '[{ask}] (smetti|smetta|smettete|smettetela|smettila|smetterla|smettere|smetteste|smettesse|smettano|finitela|finiscila|finirla|piantatela|piantala|piantarla|cessate|cessare|evitate|evitare|eviti|piantatevela) [subito|già] di {send} [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] {no} {dont} [{tail}] [{what}] (più|mai più|{what}|a questo numero) [{what}] [{who}] [{tail}]',
    '[{ask}] {no} mi {dont} (più|mai più|mai) [{what}] [{who}] [{tail}]',
    '[{ask}] [di] {no} [più] {send} [più|mai più] [{what}] [{who}] [{tail}]',
    '[io] {no} (voglio|desidero|vorrei|intendo|vogliamo|gradisco|gradirei|accetto|ho più intenzione di) [più|assolutamente] [di] (ricevere|avere|essere contattato|essere contattata|essere disturbato|essere disturbata|vedere|continuare a ricevere) [più] [{what}] [{who}] [{tail}] [{tail}]',
    '[io] {no} (voglio|desidero|vorrei|intendo) [più] essere [più] (contattato|contattata|disturbato|disturbata) [più] [{who}] [{tail}]',
    '[io] {no} (voglio|desidero|vogliamo) [più] {what} [{who}] [{tail}]',
    '[io] {no} (voglio|vogliamo) [più] (sentirvi|sentirla|sentire parlare di voi|avere niente a che fare con voi|saperne [niente|nulla])',
    '[{kin}] {no} (vuole|desidera|intende|gradisce) [più] [ricevere|vedere|avere] [più] {what} [{who}] [{tail}]',
    '{no} (mi|ci) (serve|servono|occorrono|interessano) [più] (i|le|gli|altri|altre) [vostri|vostre|vostra|suoi] {what} [{tail}]',
    '{want} {no} [più] (ricevere|essere contattato|essere contattata|essere disturbato|avere) [più] [{what}] [{who}] [{tail}]',
    '[{ask}] [di] {eraseMe} [subito] {list} [{tail}]',
    '[{ask}] [di] {erase} {person} [{list}] [{tail}]',
    '[{ask}] {no} (più) (essere contattato|essere contattata|essere contattati|essere contattate|essere disturbati|ricevere) [più] [{what}] [{tail}]',
    '({want}|{ask}) [la] (cancellazione|rimozione|disiscrizione|eliminazione) (del mio numero|del numero|del mio contatto|del mio nominativo|dei miei dati {list}|{list}) [{list}]',
    '({want}|{ask}) [la] (cessazione|sospensione|interruzione|fine) (dell|di|del|degli|delle|dei) [invio|invii] [di] {what} [{tail}]',
    '{want} (disiscrivermi|cancellarmi|essere cancellato|essere cancellata|essere rimosso|essere rimossa|essere tolto|essere tolta|essere eliminato|essere eliminata|smettere di ricevere|togliermi|uscire) [più] [{what}] [{who}] [{list}] [{tail}]',
    '(ritiro|revoco|ritirare|revocare|annullo) [il] [mio] consenso [a|al|alla] [essere contattato|essere contattata|ricevere|contatto|invio di|trattamento dei miei dati] [{what}] [{tail}]',
    '(mi oppongo|mi rifiuto|opposizione) (al trattamento dei miei dati|di ricevere {what}|a ricevere {what}|all uso del mio numero|all invio di {what}) [{tail}]',
    '(disdico|annullo|disdire|annullare|annullate|annulla|disdite|cancello|interrompo) [l] (iscrizione|abbonamento|la mia iscrizione) (ai|alle|agli|alla|a) {what} [{tail}]',
    '(mettete|metta|metti|ponete|date) [un] [fine|punto] (a|un taglio a|ai|alle|agli) {what} [{tail}]',
    '(lasciatemi|lasciami|mi lasci|lasciateci|mi lasciate) (in pace|stare|tranquillo|tranquilla)',
    '[sono|mi sono|siamo] (stufo|stufa|stanco|stanca|stufi|stufato|stufata|saturo) (di|dei|delle|con) {what} [{tail}]',
    '{no} (rompete|rompetemi|rompere|assillatemi|stressatemi|stressate|rompermi) [più] [le scatole|le palle|il cazzo] [con] [{what}] [{tail}]',
    '(togliete|levate|eliminate|disattivate|rimuovete|togliti) [quella|la|le|gli|queste|questa] {ads} [{tail}]',
    '(dimenticate|dimentica|scordate|scordatevi|perdete|dimenticatevi) (il mio numero|di me|del mio numero) [{tail}]',
    '(vostre|vostri|le vostre|i vostri|la vostra) {ads} {no} mi (interessano|interessa) [più] {no} (mandatemele|mandatemeli|inviatemele|inviatele|mandatele|mandatemela) [più]',
    'nessun altro {what} [{tail}]|nessun {what} in più [{tail}]',
  ],
  ties: 'forse,che,non,nn,se,come,quando,voi,loro,lei,lui,mai,posso,puo,possiamo,devo,per,a,di,da,perche,dove,il,lo,la,i,gli,le,senza,con,mio,mia,chi,cosa,ha,ho,hanno,rispondi,parola,un,una,pensando',
  onward:
    'e|o|ma|che|perché|poiché|dato che|visto che|grazie|per favore|io|mi|non|nn|né|sono|è|ho|siamo|questo|questi|altrimenti|sennò|il mio|mia|voi|mai|distinti|cordiali|qui|già|vi|cancell~|togli~|elimin~|basta|smett~|lasci~|chiedo|voglio|vorrei|le|i|buona|ci',
  hedges:
    'forse|pensando|penso di|se|quando|a meno|finché|come|perché|ha detto|hanno detto|dice|dicono|ha chiesto|solo|soltanto|tranne|scherzo|posso|potrei|devo|cosa succede|domani|di notte|oggi|ancora no|continuate|mandatemi|esempio|chi|quale',
  service:
    'ordine|ordini|consegna|consegne|spedizione|spedizioni|acquisto|acquisti|prenotazione|prenotazioni|appuntamento|appuntamenti|fattura|pacco|{topic}',
  clear: [
    '(basta|niente più|nessun ulteriore|nessun altro) (messaggi|messaggio|sms|contatto|notifiche) [{tail}] [{tail}]',
    '[vi|ve lo|le|ti] [ho|avevo] (detto|chiesto) [già|più volte] di (smettere|smetterla|smetterla con questo|finirla) [{tail}]',
    '[{ask}] (togliere|eliminare|rimuovere|cancellare) (questo|il mio) numero {list} [{tail}]',
    '(smetti|smetta|smettete|smettetela|smettila|smetterla|smettere|finitela|piantatela|cessate) [subito] di {send} [{what}] [{who}] [{tail}]',
    '(smetti|smetta|smettete|smettetela|smettila|basta|finitela|stop) [con|a|ai|alle|agli] {what} [{who}] [{tail}]',
    '(fermate|interrompete|sospendete|bloccate|disattivate|interrompere|disattivare|disattiva) {what} [{who}] [{tail}]',
    '{no} {dont} [{tail}] [{what}] [{who}] [{tail}]',
    '{no} mi (scrivete|mandate|inviate|contattate|disturbate|cercate|chiamate|scriva|mandi|scrivere|mandare|inviare|contattare|disturbare|cercare) (più|mai più|mai) [{what}] [{who}] [{tail}]',
    '{no} (rompete|rompetemi|rompere|assillatemi|stressatemi|stressate) [più] [le scatole|le palle|il cazzo] [{tail}]',
    '[io] {no} (voglio|vogliamo) [più] saperne [più] [niente|nulla]',
    '[io] {no} (acconsento|do il consenso|autorizzo|ho dato il consenso) [a|alla] [ricevere|ricezione di|invio di|l invio di] [{what}]',
    '[{want}|chiedo|richiedo] [la] (cancellazione|rimozione|disiscrizione) (del mio numero|del mio contatto|{list})',
    '[{want}] (disdire|disdico) (l iscrizione|la mia iscrizione|la newsletter|il servizio [di] {what}|{what})',
    '(disiscrizione|cancellazione|disdetta) [da|dalla|alla|dal|dai|dalle] {what}',
    '(cancellarmi|disiscrivermi|togliermi|eliminarmi|rimuovermi) [{list}]',
    'mi (tolga|tolgano|cancelli|rimuova|rimuovete|togliete|cancellate|levi|levate|toglie) {list}',
    'basta [di|con] {send} [{what}] [{who}]',
    '{no} mi (interessa|interessano) [più] (la vostra|le vostre|i vostri|le tue|i tuoi|le sue) {ads}',
    '{no} {dont} più [niente|nulla] [{who}]',
    '[io] {no} (voglio|desidero|vorrei|intendo|vogliamo|gradisco) [più|assolutamente] (ricevere|avere|essere contattato|essere contattata|essere disturbato|essere disturbata|vedere) [più] [{what}] [{who}] [{tail}]',
    '[io] {no} (voglio|desidero|vogliamo) [più] {what} [{who}] [{tail}]',
    '[io] non (voglio|desidero) [più] che mi (scriviate|mandiate|contattiate|inviate|scriva|mandi|contatti) [più] [{what}]',
    '(niente|nessun|nessuna|basta|mai|no) [più] {what} [{who}] [{tail}]',
    '{want} (disiscrivermi|cancellarmi|cancellare la mia iscrizione|annullare l iscrizione|essere cancellato|essere cancellata|essere rimosso|essere rimossa|essere tolto|essere tolta|essere eliminato|essere eliminata|smettere di ricevere|non ricevere|non essere contattato|non essere più contattato|non essere più contattata|togliermi|uscire) [più] [{what}] [{who}] [{list}] [{tail}]',
    '(cancellatemi|toglietemi|rimuovetemi|eliminatemi|cancellami|toglimi|rimuovimi|eliminami|levatemi|levami|eliminatemi|toglieteci|{erase}) [il mio numero|il mio contatto|il mio nome|i miei dati] {list}',
    '{erase} il mio (numero|num|contatto|cellulare) [{list}]',
    '(lasciatemi|lasciami|mi lasci|lasciateci) in pace',
    '(ritiro|revoco) il [mio] consenso [{tail}]',
    'mi (disiscrivo|cancello) [{list}] [da {what}]',
    '(disiscrivetemi|disiscrivimi|cancellatemi|cancellami) [da|dai|dalle] [{what}] [{who}]',
  ],
  vague: [
    '[io] {no} (voglio|desidero|vorrei|vogliamo) [più] (niente|nulla|questo|questi|tutto|cose|roba|informazioni) [più]',
    '(niente|no|mai) [più] (info|informazioni|roba|cose|questo|tutto)',
  ],
  wrongNumber: [
    '[è|avete|ha|hai|questo è|credo che sia|state chiamando] [il|un] numero (sbagliato|errato)',
    '[credo che] [avete|ha|hai|abbiate|abbia] sbagliato (numero|persona)',
    'non è [più] il (suo|numero giusto) [numero]',
  ],
  doubt: [
    '(non|niente|senza|basta|risparmiatemi|risparmiami|stop|nessuna|odio) … {ads}',
    '(nessun|nessuno) … contatto|basta … (sms|messaggi|notifiche)',
    '{no} … (scriv~|mand~|invi~|contatt~|disturb~) … (più|mai)',
    '(smett~|finit~|piant~|evit~|cess~) [subito] di (scriv~|mand~|invi~|contatt~|disturb~)',
    '(ritirarmi|cancell~|togli~|rimuov~|elimin~|uscire|levat~) … (liste|lista|comunicazioni|messaggi|elenchi)',
    'che noia|non scrivete|link (per|di) (cancell~|disiscri~)|in pausa|per forza ricevere|obbligat~ a ricevere|(mi|ci) fanno impazzire|come (esco|si esce)|(scrivere|mandare) (di|un po) meno|(mai|non) [vi] [ho] [mai] dato il permesso|mai autorizzat~',
    'mi cancello|mi disiscrivo|insistenti|vaffanculo|a quel paese|a cagare|disattiv~|disdire|disdetta|cancellazione|(cancell~|elimin~) (i miei dati|il mio account)|perché mi (scrivete|mandate|contattate|inviate|scrivi)',
    'disiscri~|cancellami|cancellatemi|cancellarmi|rimuovetemi|rimuovimi|toglietemi|toglimi|annullare|cancellare',
    '(smett~|smetta|basta) (di|con)|(non) (scrivetemi|mandatemi|contattatemi|inviatemi|disturbatemi)|lasciatemi in pace',
    'non (voglio|desidero) più|non (voglio|desidero) ricevere|non mi interessa|basta|stop',
    'perché (ricevo|continuo a ricevere|mi arriv~)|(meno) (spesso|messaggi|frequent~)|mai (chiesto|richiesto|autorizzato)|(una volta|due volte) al (mese|anno)|una volta alla settimana|(dare|dà|danno|da) (fastidio|noia)|oppongo|iscrizione (ai|alle) messaggi',
    'spam|denuncio|denuncia|denunciare|segnalo|segnalare|blocco|bloccare|bloccarvi|molestie|rompere le scatole|garante|gdpr|il consenso|mio consenso',
    'numero sbagliato|sbagliato numero|numero errato|sbagliato persona|chi vi ha dato il mio numero|come avete avuto il mio numero|dove avete preso il mio numero|mai iscritto|mai iscritta|troppi messaggi|troppa pubblicità',
  ],
  doubtAlone: [
    'chi sei|chi siete|chi è|con chi parlo|non la conosco|non vi conosco|chi parla',
    'non mi interessa|non sono interessato|non sono interessata|mai più|elimina|blocca|basta così|non più|via|che palle|[mi|ci] avete (stufato|rotto|stancato) [le scatole|le palle]',
  ],
  other: [
    'quanto basta',
    '(ferm~|stop|blocc~) (la consegna|la spedizione|il corriere|il pagamento)|basta (per oggi|zucchero|sale|così grazie)|via basta',
    '(mi|ti|ci|vi|non|che|già) basta|basta (che|un|una|il|la|premere|cliccare|andare|chiedere|poco|solo|dire|usare|cercare)',
    '(non) smett~ mai di|smett~ di (piovere|nevicare|servire|lavorare)|disiscri~ da (quel|quello|un|un altro|loro) [canale|sito|podcast]|(non) smett~ di (piovere|ridere|pensare|mangiare)|smettere di (fumare|bere|mangiare|lavorare)|non smettete mai',
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
