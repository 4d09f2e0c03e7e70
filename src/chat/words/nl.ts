// Dutch words of stopping. No native reader has reviewed this list.

import type { WordList } from '../list.ts'

export const nl: WordList = {
  language: 'nl',
  version: '2026-11-25',
  source: 'Customary keywords of Dutch text services (STOP UIT, AFMELDEN); own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `afmelden, afmelding, meld af, meld me af, meld mij af, uitschrijven, uitschrijving, schrijf me uit, schrijf mij uit, stoppen,
    stop uit, stop ermee, stop hiermee, stop berichten, geen berichten, geen berichten meer, laat me met rust, laat mij met rust, hou op, houd op, niet meer sturen, niet meer appen, alles stoppen`,
  bare: 'ophouden, opzeggen, einde, annuleren, verwijderen, verwijder, beëindigen, kappen, intrekken',
  start: 'aanmelden, starten, hervatten, beginnen',
  help: 'hulp, info, informatie',
  sets: {
    things:
      'bericht|berichten|berichtje|berichtjes|sms|smsjes|sms jes|app|apps|appje|appjes|whatsapp|whatsapps|whatsappjes|melding|meldingen|mail|mails|mailtjes|informatie|info|dit|deze|niets|niks|spam|onzin|rotzooi|alles|contact|notificaties|updates|zooi',
    ads: 'reclame|reclames|reclameberichten|aanbieding|aanbiedingen|actie|acties|promotie|promoties|promo|promos|marketing|nieuwsbrief|nieuwsbrieven|korting|kortingen|advertenties|advertentie|commerciële|kortingsacties|kortingscodes|folders',
    noun: '{topic}|{ads}|{things}',
    det: 'meer|van dit soort|dit soort|deze|die|de|het|dat|jullie|uw|je|al|alle|al die|al deze|zulke|verdere|geen|nog meer|van jullie|van die|ongewenste|vervelende|andere',
    what: '[met|van|over] [{det}] [{det}] {noun} [met|van|over|en|of] [{det}] [{noun}] [{noun}]',
    who: 'van jullie|van u|van jou|van je|van {business}|van uw bedrijf|van dit nummer|op dit nummer|op mijn nummer|naar dit nummer|naar mijn nummer|via whatsapp|op whatsapp|per sms',
    me: 'mij|me|ons',
    tail: 'meer|niet meer|nooit meer|aub|a u b|alstublieft|in de toekomst|voortaan|vanaf nu|nu|direct|per direct',
    send: 'sturen|te sturen|zenden|te zenden|versturen|te versturen|schrijven|te schrijven|appen|te appen|berichten|berichten te sturen|smsen|te smsen|contacteren|te contacteren|benaderen|te benaderen|lastigvallen|lastig te vallen|lastig vallen|spammen|te spammen|storen|te storen|mailen|bestoken|whatsappen',
    want: 'ik wil|ik zou graag|ik wens|wij willen|we willen|wil|ik wil graag|graag wil ik|wil graag|hierbij wil ik|ik verzoek u|ik hoef',
    list: '[de|uw|jullie|je|deze] (lijst|lijsten|maillijst|mailinglijst|verzendlijst|adressenlijst|contacten|contactenlijst|bestand|database|systeem|groep|broadcastlijst)',
  },
  fillers:
    'alstublieft|alsjeblieft|aub|ajb|a u b|a j b|svp|graag|bedankt|dank u|dank u wel|dank je|dankjewel|dank je wel|dank|hallo|hoi|hi|dag|goedemorgen|goedemiddag|goedenavond|ok|oké|direct|per direct|meteen|onmiddellijk|sorry|pardon|ja|eens|beste|geachte|groet|groetjes|mvg|{business}|geen interesse|ik heb geen interesse|niet geïnteresseerd|nee bedankt|nee dank u|kunt u|kan je|kun je|kunnen jullie|wilt u|willen jullie|wil je|zou u|zouden jullie',
  clear: [
    '(stop|stoppen|stopt) [aub|nu|alstublieft] (met|met het) [{me}] [{what}] {send} [{me}] [{what}] [{who}] [{tail}]',
    '(stop|stoppen|stopt|hou op|houd op|kap) [aub|nu] (met|met het) {what} [{who}] [{tail}]',
    '(stop|stoppen|staak|beëindig) {what} [{who}] [{tail}]',
    '(stuur|stuurt|zend|app|sms|schrijf|mail|benader|contacteer|stoor|bericht|whatsapp) [u] [{me}|dit nummer|mijn nummer] [aub|alstublieft|svp] (niet meer|nooit meer|niets meer|niks meer|geen [{what}] meer|nooit meer iets|geen {what}) [{who}] [{tail}]',
    '[{me}] [aub|alstublieft] (niet meer|nooit meer|niets meer|niks meer) {send} [{who}]',
    '[{me}] [aub] (geen) {what} [meer] [{send}] [{who}] [{tail}]',
    'val (me|mij|ons) niet [meer|langer] lastig [{tail}]',
    '{want} [van jullie|van u] (geen|niet meer|niets meer|niks meer|nooit meer) [{what}] [meer] [{who}] [ontvangen|krijgen|hebben|zien|horen|benaderd worden|gecontacteerd worden|worden gecontacteerd|lastiggevallen worden]',
    '{want} (me|mij|ons) [graag|hierbij] (afmelden|uitschrijven) [voor|van|bij|uit] [{what}] [{who}] [{list}]',
    '{want} {what} [graag] (stoppen|stopzetten|afmelden|opzeggen|uitzetten)',
    '{want} (afmelden|uitschrijven|afgemeld worden|uitgeschreven worden|van {list} af|stoppen met deze berichten|stoppen met {what}|verwijderd worden uit {list}|verwijderd worden van {list})',
    '(haal|verwijder|schrap|gooi|wis|haalt) [u] [aub] (me|mij|ons|mijn nummer|mijn contact|dit nummer) [aub] (van|uit) {list} [af|aub]',
    '(verwijder|wis|vergeet|schrap) [u] [aub] mijn (nummer|telefoonnummer|gegevens uit {list})',
    '(meld|schrijf|schrijft) [u] (me|mij|ons) [aub|alstublieft] (af|uit) [voor|van|bij] [{what}] [{who}]',
    'ik (meld|schrijf) (me|mij) [hierbij] (af|uit) [voor] [{what}]',
    '(laat|laten jullie) (me|mij|ons) [aub|eens] met rust',
    '[ik] (trek|herroep) [hierbij] mijn toestemming [in]',
    'genoeg {what}',
    '{what} [aub] (stoppen|stopzetten|uitzetten|opzeggen)',
  ],
  wrongNumber: [
    '[u heeft|u hebt|je hebt|jullie hebben|dit is|sorry dit is] [een|het] (verkeerd|fout|verkeerde) nummer',
    '[u bent|je bent] (verkeerd|fout) verbonden',
    '[u heeft|je hebt|jullie hebben] [de] verkeerde persoon',
    'dit is niet [meer|langer] (zijn|haar|diens) nummer',
  ],
  doubt: [
    'stop|stoppen|afmeld~|uitschrij~|uitgeschreven|ophouden|opzeggen|hou op|houd op|annuleer|annuleren',
    'geen (berichten|reclame|aanbiedingen|sms|appjes|nieuwsbrief)|(niet|nooit) meer (sturen|appen|berichten|smsen|benaderen)|(stuur|app|bel|sms) (me|mij) (niet|geen)',
    'lastig~|val me niet|val mij niet|met rust|spam|aangeven|klacht|blokkeer|blokkeren|geblokkeerd|intimidatie|mijn toestemming|avg',
    'wil (geen|niet meer|niets meer|niks meer)|geen interesse|niet geïnteresseerd',
    'verkeerd nummer|verkeerde nummer|fout nummer|verkeerd verbonden|verkeerde persoon|hoe komen jullie aan mijn nummer|hoe komt u aan mijn nummer|nooit aangemeld|niet aangemeld|nooit toestemming|te veel berichten|teveel berichten',
  ],
  doubtAlone: [
    'wie is dit|wie ben je|wie bent u|wie zijn jullie|ken ik u|ik ken u niet|ik ken je niet|met wie spreek ik',
    'geen interesse|niet geïnteresseerd|ik heb geen interesse|nooit meer|genoeg|verwijderen|blokkeren|ga weg|rot op|niet meer',
  ],
  other: [
    'stoppen met (roken|drinken|werken|eten|sporten|snoepen|studeren|alcohol|school)|gestopt met|(de|bus|trein|tram|metro) stopt|waar stopt|stopt (de|er|hier|in|op|bij)|stop contact|stopcontact',
    '(volgende|laatste|eerste|korte|pit|non|one|tussen) stop|bushalte|stop bij (het|de)|(kan|kon) niet stoppen (met lachen|met eten)',
    'in de spam|spam map|spambox|ongewenste mail|geen bericht (ontvangen|gehad|gekregen)|geen berichten (ontvangen|gehad|gekregen)|in alle rust',
  ],
  turned: [
    'niet (stoppen|afmelden|uitschrijven|ophouden|opzeggen)|stop (niet|er niet mee|nooit)|schrijf me niet uit|meld me niet af|(wil|hoef) (me|mij) niet (afmelden|uitschrijven)|houd niet op|hou niet op',
  ],
  limits: [
    'behalve|uitgezonderd|alleen|enkel|maar (niet|wel|ik wil|blijf)|tenzij|totdat|ik wil alleen|blijf|grapje|geintje',
  ],
  quoted: [
    '(antwoord|stuur|sms|beantwoord|reageer|antwoorden|app) [met] [het woord] (stop|stop uit|afmelden) (om|voor|als|en|naar)',
  ],
}
