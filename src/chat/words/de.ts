// German words of stopping. No native reader has reviewed this list.

import type { WordList } from '../list.ts'

export const de: WordList = {
  language: 'de',
  version: '2026-11-25',
  source: 'Customary keywords of German text services and newsletters; own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `stopp, stoppen, abmelden, abmeldung, abbestellen, abbestellung, austragen, austragung, hören sie auf, hör auf, hört auf,
    hoeren sie auf, hoer auf, aufhören, aufhoeren, keine nachrichten, keine nachrichten mehr, nicht mehr schreiben, melden sie mich ab, melde mich ab, lassen sie mich in ruhe, lass mich in ruhe, lasst mich in ruhe,
    alles stoppen, alles abbestellen, deabonnieren, nachrichten abbestellen, stop nachrichten`,
  bare: 'kündigen, kuendigen, ende, halt, schluss, beenden, löschen, loeschen, widerruf, widerrufen, raus, abbrechen, entfernen',
  start: 'starten, anmelden, fortsetzen, beginnen',
  help: 'hilfe, info, infos',
  sets: {
    things:
      'nachricht|nachrichten|message|messages|sms|whatsapp|whatsapps|mitteilung|mitteilungen|meldung|meldungen|benachrichtigung|benachrichtigungen|info|infos|information|informationen|post|mails|mail|email|emails|spam|texte|zeug|mist|kram|müll|das|dies|alles|nichts|kontakt|zuschriften',
    ads: 'werbung|werbenachricht|werbenachrichten|werbe sms|werbemails|werbebotschaften|reklame|angebot|angebote|newsletter|aktion|aktionen|rabatt|rabatte|promotion|promotions|promo|promos|marketing|gutscheine|sonderangebote|kampagnen|werbliche',
    noun: '{topic}|{ads}|{things}',
    det: 'mehr|weitere|weiteren|solche|solchen|diese|dieser|diesen|die|den|der|das|ihre|ihren|eure|euren|deine|deinen|irgendwelche|keine|keinen|kein|so viele|alle|allen|sämtliche|von diesen|von den|von ihren|nervigen|ständigen',
    what: '[mit|von|über|zu] [{det}] [{det}] {noun} [mit|von|über|zu|und|oder|zum thema] [{det}] [{noun}] [{noun}]',
    who: 'von ihnen|von euch|von dir|von {business}|von ihrer firma|von ihrem shop|an diese nummer|an meine nummer|auf whatsapp|per whatsapp|per sms|auf mein handy|auf dieses handy|unter dieser nummer',
    tail: 'mehr|nicht mehr|nie wieder|nie mehr|nochmal|noch einmal|bitte|in zukunft|künftig|zukünftig|ab sofort|sofort|jetzt|endlich|ab jetzt',
    me: 'mir|mich|uns',
    send: 'schreiben|zu schreiben|schicken|zu schicken|senden|zu senden|zuschicken|zuzuschicken|zusenden|zuzusenden|kontaktieren|zu kontaktieren|anschreiben|anzuschreiben|belästigen|zu belästigen|nerven|zu nerven|texten|zu texten|spammen|zu spammen|stören|zu stören|bombardieren|zu bombardieren|verschicken|zuspammen|melden',
    please:
      'bitte|können sie bitte|könnten sie bitte|könnten sie|können sie|könnt ihr|kannst du|würden sie|ich möchte dass sie|ich will dass sie|ich bitte sie|ich bitte darum|bitte endlich',
    want: 'ich will|ich möchte|ich wünsche|ich mag|wir wollen|wir möchten|will|möchte|ich würde gerne|ich würde gern|ich moechte|hiermit möchte ich',
  },
  fillers:
    'bitte|danke|vielen dank|dankeschön|besten dank|hallo|hi|hey|guten tag|guten morgen|guten abend|moin|servus|ok|okay|sofort|endlich|umgehend|ja|sorry|entschuldigung|sehr geehrte damen und herren|mfg|mit freundlichen grüßen|gruß|grüße|lg|{business}|kein interesse|ich habe kein interesse|kein interesse mehr|nein danke|hiermit',
  clear: [
    '[{please}] (hören sie|hör|hört|hoeren sie|hoer|aufhören|aufzuhören|aufhoeren) [bitte|endlich|doch] [auf] [damit] [{me}] [{what}] [{send}] [{who}] [{tail}]',
    '[{please}] [{me}] (schreiben|schicken|senden|kontaktieren|belästigen|schreib|schreibt|schick|schickt|sende|sendet|kontaktiert|kontaktiere|belästigt|texten|schreibe|schicke|melden) [sie] [{me}] [bitte] [ab sofort|künftig|in zukunft] (nicht mehr|nie wieder|nichts mehr|nie mehr) [{me}] [{who}] [an]',
    '[{please}] [{me}] (schicken|senden|schick|schickt|sende|sendet|schreiben|schreib|schreibt|schicke|zusenden) [sie] [{me}] [bitte] [ab sofort|künftig|in zukunft] keine [weiteren|weitere] {what} [mehr] [{who}]',
    '[bitte] [{me}] (nicht mehr|nie wieder|nie mehr) {send} [{who}]',
    '[bitte] [{me}] (keine|keinen|kein) {what} [mehr] [{who}] [{send}] [bitte]',
    '[bitte] {me} nichts mehr {send} [{who}]',
    '{want} [von ihnen|von euch|von {business}] (keine|kein|keinen|nichts) [{what}] [mehr] [{who}] [erhalten|bekommen|haben|kriegen|empfangen|lesen|hören|sehen]',
    '{want} (nicht mehr|nicht weiter) [von ihnen|von euch] (kontaktiert werden|angeschrieben werden|belästigt werden|benachrichtigt werden)',
    '{want} nichts mehr (hören|bekommen|erhalten) [{who}]',
    '{want} (mich|uns) [gerne|bitte|hiermit] [von|aus|vom] [{what}] [dem verteiler|der liste|ihrem verteiler|ihrer liste|allem] (abmelden|austragen|abbestellen|löschen)',
    '{want} {what} [gerne|bitte] (abbestellen|stoppen|abmelden|kündigen|abstellen|beenden)',
    '{want} (abmelden|abbestellen|aus dem verteiler|aus der liste|aus ihrem verteiler|mich abmelden|gelöscht werden)',
    '(streichen|nehmen|löschen|entfernen|nimm|lösch|lösche|entferne|streich|nehmt|löscht|tragen) [sie] [bitte] (mich|uns|meine nummer|meinen kontakt|meine telefonnummer|meine handynummer) [bitte] (aus|von) [ihrer|eurer|der|ihrem|dem|eurem|deiner] (liste|verteiler|verteilerliste|datenbank|kontaktliste|kontakten|system) [{tail}] [raus|aus]',
    '(löschen|lösch|löscht|lösche|vergessen|entfernen) [sie] [bitte] meine (nummer|handynummer|telefonnummer)',
    'meine nummer [bitte] löschen',
    '(melden|melde|meldet|tragen|trag|tragt) [sie] (mich|uns) [bitte] [von|aus] [{what}] (ab|aus)',
    'ich (melde|trage) mich [hiermit] (ab|aus)',
    '(stoppen|stoppt|stopp|stop|stoppe|beenden|beendet|unterlassen|unterlasst) [sie] [bitte] [{what}] [{who}]',
    '(stopp|stop) mit {what}',
    '{what} [bitte] [sofort|endlich] (stoppen|abbestellen|einstellen|beenden|abstellen|abmelden|unterlassen|aufhören|deaktivieren)',
    '(lassen|lass|lasst) [sie] (mich|uns) [bitte|endlich] in (ruhe|frieden)',
    '[ich] (widerrufe|widerrufen|entziehe|ziehe) [hiermit] [ihnen|euch] (meine|die) (einwilligung|zustimmung|erlaubnis|einverständniserklärung) [zurück]',
    '(genug|schluss|schluss jetzt) (mit|von) {what}',
  ],
  wrongNumber: [
    '[sie haben|ihr habt|du hast|das ist|hier ist|da haben sie] [die|eine] falsche nummer [erwischt|gewählt|angeschrieben]',
    '[da sind sie|sie sind|hier sind sie|du bist] [hier] falsch verbunden',
    '[sie haben|ihr habt|du hast] sich (vertippt|verwählt)',
    '(sie schreiben|ihr schreibt|du schreibst) [hier] der falschen person',
    'das ist nicht [mehr] (seine|ihre|dessen) nummer [mehr]',
  ],
  doubt: [
    'stopp|stop|stoppen|stoppt|abmelden|abmeldung|abbestell~|austragen|aufhören|aufhoeren|kündigen|kündige|kündigung|deabonn~',
    '(hören sie|hör|hört) [bitte|endlich|doch] auf|in ruhe|belästig~|spam|anzeigen|anzeige erstatten|blockier~|anwalt',
    '(keine|kein) (werbung|nachrichten|angebote|newsletter|sms)|(nicht mehr|nie wieder) (schreiben|kontaktieren|anschreiben|schicken|senden)',
    '(schreiben|schicken|senden|kontaktieren) sie (mir|mich) (nicht|keine|bitte nicht|bitte keine)',
    'kein interesse|nichts mehr (hören|bekommen|erhalten)|widerrufe|widerruf|einwilligung|dsgvo',
    'falsche nummer|falsch verbunden|verwählt|vertippt|falschen person|woher haben sie meine nummer|woher habt ihr meine nummer|nie zugestimmt|nie angemeldet|nicht angemeldet|nicht zugestimmt|zu viele nachrichten|zu viel werbung|meine nummer löschen|nummer gehört nicht',
  ],
  doubtAlone: [
    'wer ist das|wer sind sie|wer bist du|wer schreibt da|kenne ich nicht|ich kenne sie nicht|wer ist da',
    'kein interesse|nicht interessiert|ich bin nicht interessiert|nein danke kein interesse|nie wieder|genug|löschen|blockieren|weg|nicht mehr|schluss damit',
  ],
  other: [
    '(nächster|nächste|letzter|erster|kurzer|ein|kein|ohne|der|welcher|zwischen|boxen|stop) (stopp|stop)|(non|one) stop|stopp (in|am|an der)|stoppuhr',
    'aufhören zu (rauchen|trinken|arbeiten|lachen|essen|regnen)|mit dem rauchen aufhören|(wann|nicht) aufhört|kann nicht aufhören',
    'zum (termin|kurs|seminar|test|spiel) abmelden|krank~ abmelden|das auto abmelden',
    'in aller ruhe|in ruhe (ansehen|anschauen|überlegen|lesen|nachdenken|durchlesen)|im spam|spam ordner|spamordner',
    'keine nachricht (bekommen|erhalten)|keine nachrichten (bekommen|erhalten)|keine werbung (bekommen|erhalten)|keine angebote (gefunden|gesehen)',
  ],
  turned: [
    'nicht (abmelden|aufhören|aufhoeren|abbestellen|stoppen|austragen|kündigen|abbestellt|stopp|stop)|(hören sie|hör|hört) [bitte] nicht auf|(will|möchte) mich nicht (abmelden|austragen)|nicht vom newsletter abmelden',
  ],
  limits: [
    'außer|ausser|nur|aber (nicht|bitte weiter|ich will|ich möchte)|es sei denn|bis|solange|ich will nur|ich möchte nur|bitte nur|schreiben sie weiter|war nur spaß|spaß|scherz',
  ],
  quoted: [
    '(antworten|antworte|antwortet|senden|sende|schreiben|schreibe|antwort) [sie] [mit] [dem wort] (stop|stopp|ende|abmelden) (um|zum|und|wenn|an|zur|für)',
    'mit (stop|stopp) (endet|enden|beenden|erhalten|abmelden)',
  ],
}
