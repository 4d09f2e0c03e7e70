// Dutch words of stopping. No native reader has reviewed this list.

import type { WordList } from '../list.ts'
import { each } from './forms.ts'

/** Verbs of sending: their stems order, their infinitives follow. */
const INFINITIVES =
  'sturen|toesturen|zenden|toezenden|versturen|opsturen|schrijven|appen|whatsappen|berichten|smsen|sms en|texten|contacteren|benaderen|lastigvallen|lastig vallen|spammen|storen|mailen|bestoken|bombarderen|benaderd worden|vervelen|irriteren|stalken|informeren|contact opnemen|contact op nemen|berichten sturen|opvragen|aanschrijven|bellen of appen'
const TO = `${each('te ', INFINITIVES)}|lastig te vallen|toe te sturen|toe te zenden|contact op te nemen|aan te schrijven`
const ORDERS =
  'stuur|stuurt|sturen|zend|zendt|app|appt|sms|schrijf|schrijft|mail|mailt|benader|benadert|contacteer|contacteert|stoor|stoort|bericht|berichten|whatsapp|text|spam|spamt|bestook|informeer'

export const nl: WordList = {
  language: 'nl',
  version: '2026-11-26',
  source: 'Customary keywords of Dutch text services (STOP UIT, AFMELDEN); own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `afmelden, afmelding, meld af, meld me af, meld mij af, uitschrijven, uitschrijving, schrijf me uit, schrijf mij uit, stoppen,
    stop uit, stop ermee, stop hiermee, stop berichten, geen berichten, geen berichten meer, laat me met rust, laat mij met rust, hou op, houd op, niet meer sturen, niet meer appen, alles stoppen`,
  bare: 'ophouden, opzeggen, einde, annuleren, verwijderen, verwijder, beëindigen, kappen, intrekken',
  start: 'aanmelden, starten, hervatten, beginnen',
  help: 'hulp, info, informatie',
  sets: {
    things:
      'berichtjes|beriht|bericten|berigten|geapp|gespam|gedoe|meuk|post|gezeur|reclameberichten|herinneringen|push|bericht|berichten|berichtje|berichtjes|sms|smsjes|sms jes|app|apps|appje|appjes|whatsapp|whatsapps|whatsappjes|melding|meldingen|mail|mails|mailtjes|informatie|info|dit|deze|niets|niks|spam|onzin|rotzooi|alles|contact|notificaties|updates|zooi',
    ads: 'reclame|reclames|reclameberichten|aanbieding|aanbiedingen|actie|acties|promotie|promoties|promo|promos|marketing|nieuwsbrief|nieuwsbrieven|korting|kortingen|advertenties|advertentie|commerciële|kortingsacties|kortingscodes|kortingsacties|sale|uitverkoop|spamreclame|reclamefolders|catalogus|waardebonnen|vouchers|commerciële berichten|promotionele berichten|reclameuitingen|folders',
    noun: '{topic}|{ads}|{things}',
    det: 'al jullie|al die|al dat|dat|zo n|je|jouw|enig|enige|enkel|geen enkel|geen enkele|die stomme|stomme|irritante|meer|van dit soort|dit soort|deze|die|de|het|dat|jullie|uw|je|al|alle|al die|al deze|zulke|verdere|geen|nog meer|van jullie|van die|ongewenste|vervelende|andere',
    what: '[met|van|over] [{det}] [{det}] {noun} [met|van|over|en|of] [{det}] [{noun}] [{noun}]',
    who: 'van jullie|van u|van jou|van je|van {business}|van uw bedrijf|van dit nummer|op dit nummer|op mijn nummer|naar dit nummer|naar mijn nummer|via whatsapp|op whatsapp|per sms',
    me: 'mij|me|ons|mijn nummer|dit nummer',
    kin: 'mijn (moeder|mama|vader|papa|oma|opa|vrouw|man|dochter|zoon|zus|broer|ouders|schoonmoeder|partner|familie)|zij|hij|wij|we',
    mine: '(mij|me|ons|mijn (nummer|telefoonnummer|naam|contact|gegevens|mobiele nummer)|dit nummer)',
    never:
      'niet meer|nooit meer|niets meer|niks meer|niet langer|nooit meer iets|geen {what} meer|geen {what}|nooit',
    ask: '(kunt|kun|kan|kunnen|wilt|wil|willen|zou|zouden|zoudt|zullen|zult) (u|je|jullie) [alstublieft|aub|alsjeblieft|eindelijk|misschien] [mij|me]|(u|je|jij|jullie) (moet|moeten|mag|mogen|dient|dienen|hoeft|hoeven|gaat|gaan) [nu|eens|echt]|ik (heb|had) [u|jullie|je] [al|nu|toch] [{times}] (gevraagd|gezegd|verzocht|gemeld) [om|dat jullie|dat u|dat je]|ik (vraag|verzoek|smeek|sommeer|zeg|eis) [u|jullie|je] [hierbij|nu] [vriendelijk|dringend|beleefd] [voor de laatste keer] [om|dat u|dat jullie]|hoe vaak moet ik [nog|het] [vragen|zeggen] [dat|om]|ik zou het [op prijs stellen|fijn vinden|waarderen] als (u|jullie|je)|ik wil (dat|graag dat) (u|jullie|je)|gelieve|graag|zou het mogelijk zijn|is het mogelijk|mag ik [u|jullie] verzoeken|wees zo vriendelijk',
    times: '(twee|drie|vier|tien|meerdere|zoveel|honderd) (keer|maal)|vaker|vaak',
    now: 'aub|nu|nou|eens|toch|gewoon|maar|alstublieft|eindelijk|alsjeblieft',
    tail: 'eindelijk|onmiddellijk|zo snel mogelijk|met onmiddellijke ingang|per omgaande|voor altijd|voorgoed|definitief|naar dit nummer|op dit nummer|op whatsapp|via whatsapp|op welke manier dan ook|onder geen beding|echt|graag|hierbij|meer|niet meer|nooit meer|aub|a u b|alstublieft|in de toekomst|voortaan|vanaf nu|nu|direct|per direct',
    send: `${INFINITIVES}|${TO}`,
    order: ORDERS,
    want: 'ik wens [hierbij]|ik zou|wens|{kin} (wil|wenst|willen|wensen|hoeft|hoeven)|ik hoef|hoef|ik wil|ik zou graag|ik wens|wij willen|we willen|wil|ik wil graag|graag wil ik|wil graag|hierbij wil ik|ik verzoek u|ik hoef',
    list: '[de|uw|jullie|je|deze|die|al jullie|alle|dat|het] (lijst|lijstje|verzendlijsten|mailinglijsten|mailinglijst|mailing|klantenlijst|bestanden|adresboek|telefoonboek|administratie|groepsapp|contactpersonen|lijsten|maillijst|mailinglijst|verzendlijst|adressenlijst|contacten|contactenlijst|bestand|database|systeem|groep|broadcastlijst)',
  },
  fillers:
    'alstublieft|alsjeblieft|aub|ajb|a u b|a j b|svp|graag|bedankt|dank u|dank u wel|dank je|dankjewel|dank je wel|dank|hallo|hoi|hi|dag|goedemorgen|goedemiddag|goedenavond|ok|oké|direct|per direct|meteen|onmiddellijk|liever|sorry|pardon|ja|eens|beste|geachte|groet|groetjes|mvg|{business}|geen interesse|ik heb geen interesse|niet geïnteresseerd|nee bedankt|nee dank u|geen behoefte|geen behoefte meer|[ik] ben [er] klaar (mee|met {what})|gelieve|kunt u|kan je|kun je|kunnen jullie|wilt u|willen jullie|wil je|zou u|zouden jullie|hierbij|bij dezen|bij deze|ik deel u mede dat|geachte heer|geachte mevrouw|geachte heer mevrouw|heer|mevrouw|mijnheer|meneer|hoogachtend|met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|bij voorbaat dank|alvast bedankt|alvast dank|dank bij voorbaat|gast|maat|man|joh|zeg|serieus|echt|en|dus|nou|fijne dag|fijne avond|doei|tot ziens|als dat kan|indien mogelijk|voor de laatste keer|hey|jo|yo|goeiedag|goedendag|genoeg',
  firm: [
    '[{ask}] (stop|stoppen|stopt|te stoppen) [{now}] [{now}] (met|met het) [{me}] [{what}] {send} [{me}] [{what}] [{who}] [{tail}]',
    '[{ask}] (hou|houd|houden|houdt|kap|kappen|ophouden|op te houden) [{now}] [op] [{now}] (met|met het) ([{me}] [{what}] {send}|{what}) [{me}] [{who}] [{tail}]',
    '[{ask}] {order} [u|jullie] [{me}] [{now}] {never} [{who}] [{tail}] [{tail}]',
    '[{ask}] [{me}] [{now}] {never} [{who}] [{me}] [{who}] {send} [{who}] [{tail}]',
    '[{ask}] [{me}] [{now}] [geen|niet meer] {what} [meer] {send} [{who}] [{tail}]',
    '[{ask}] val (me|mij|ons) niet [meer|langer] lastig [{tail}]',
    '(neem|neemt) [u] (geen|nooit meer|niet meer) [contact] [meer] [contact] (met mij|met me|met ons) op [{who}] [{tail}]|(neem|neemt) [u] (nooit meer|geen) contact [meer] [met mij|met me] op [{who}]',
    '{want} [{who}] (geen|niet meer|niets meer|niks meer|nooit meer|niets|niks) [{what}] [meer] [{who}] [te] (ontvangen|krijgen|hebben|zien|horen|benaderd worden|gecontacteerd worden|worden gecontacteerd|lastiggevallen worden|te worden benaderd|worden benaderd|gestoord worden) [{who}] [{tail}]',
    '{want} [{tail}] geen {what} [meer] [{who}] [te ontvangen|ontvangen|krijgen] [{who}] [{tail}]',
    '{want} {what} (niet meer|nooit meer|niet langer|niet) [{who}] (ontvangen|krijgen|hebben|zien) [{who}]',
    '{want} [graag|hierbij|gaarne] [{mine}] (van|uit) {list} (af|verwijderd worden|geschrapt worden|gehaald worden|worden verwijderd|worden geschrapt|afgehaald worden|verwijderd|geschrapt) [{tail}]',
    '{want} (me|mij|ons) [graag|hierbij] (afmelden|uitschrijven) (voor|van|bij|uit) ({what}|{list}) [{who}]',
    '(gaarne|graag) (zou|wil|word|zag) ik (van|uit) {list} (geschrapt|verwijderd|gehaald|af) [worden] [{tail}]',
    '[{ask}] (haal|verwijder|schrap|gooi|wis|haalt|verwijdert|schrapt|streep) [u|jullie] [{now}] {mine} [{now}] (van|uit) {list} [af|{tail}]',
    '[{ask}] {mine} [{now}] (van|uit) {list} [te] (halen|verwijderen|schrappen|gooien|wissen) [{tail}]',
    '[{ask}] (verwijder|wis|vergeet|schrap|delete|blokkeer|gooi) [u|jullie] [{now}] [mijn|dit] (nummer|telefoonnummer|mobiele nummer) [weg] [{tail}]',
    '[{ask}] (mijn|dit) (nummer|telefoonnummer) [{now}] [te] (verwijderen|wissen|schrappen) [uit {list}] [{tail}]',
    '[{ask}] (haal|haalt|gooi|schrijf|schrijft|meld|meldt) [u|jullie] [{now}] {mine} [{now}] (eruit|eraf|er uit|er af|weg|uit|af) [{tail}]',
    '[ik] (trek|herroep) [ik] [hierbij] mijn toestemming [voor|om|tot] [{what}|contact|mij te benaderen|mij {send}|het ontvangen van {what}] [in] [{tail}]',
    '[hierbij] (trek|herroep) ik [hierbij] mijn toestemming [voor|om|tot] [{what}|contact|mij te benaderen|mij {send}|het ontvangen van {what}] [in] [{tail}]',
    '[ik] (maak|maken|teken) [hierbij] bezwaar [aan] tegen (het gebruik van (mijn gegevens|mijn nummer)|de verwerking van mijn gegevens|het ontvangen van {what}|{what}) [{tail}]',
    '(laat|laten) [u|jullie] (me|mij|ons) [{now}] [{now}] met rust [met {what}]',
    '[{ask}] [het] (toezenden|toesturen|versturen|sturen|verzenden|verspreiden) van {what} [te] (staken|stoppen|beëindigen|stopzetten) [{tail}]',
    '[{ask}] (staak|beëindig|stop) [u|jullie] [{now}] [het] [toezenden|toesturen|versturen|sturen|verzenden] [van] {what} [{who}] [{tail}]',
    '(maak|maakt|zet|breng) [{now}] een (einde|punt|eind) (aan|achter) {what} [{tail}]',
    '[ik] (zeg|zegt) [hierbij] (de|deze|jullie|het) [abonnement op] {what} op',
    '[ik] ben {what} [spuug|meer dan] (zat|beu|moe)|[ik] (heb|word) (genoeg|schoon genoeg|gek) van {what}',
    '[ik] (ontvang|krijg|wil|heb|hoef) {what} (liever niet meer|niet meer nodig|liever niet)|[ik] heb {what} niet meer nodig',
    '(weg|klaar|basta) met {what} [{tail}]',
    '[{noun}] interesseren (me|mij) niet [meer] stuur (ze|die|deze) niet meer',
  ],
  ties: 'misschien,dat,of,als,hoe,toen,nooit,niet,te,om,u,je,jullie,hij,zij,ze,wij,we,het,kan,kun,mag,moet,zou,waarom,waar,wanneer,de,het,zonder,met,van,wie,wat,heeft,hebben,heb,antwoord,woord,een,ik,mij,me,mijn,nog,geen,ook,zal,wil,er,want',
  onward:
    'en|of|maar|want|omdat|aangezien|dus|bedankt|dank|alsjeblieft|alstublieft|aub|ik|mij|me|we|wij|het|dit|dat|is|zijn|ben|heb|geen|niet|nooit|anders|mijn|u|jullie|met vriendelijke|groet~|verwijder|schrap|haal|laat|hou|stop|deze|hier|eindelijk|meld|schrijf|wil|waarom|zo|nu|of anders',
  hedges:
    'misschien|overweeg|denk erover|denk eraan|eventueel|als|indien|tenzij|of ik|zodra|behalve|tot|hoe|waarom|zei|zegt|heeft gezegd|vroeg of|alleen|enkel|grap|grapje|kan ik|mag ik|moet ik|wat gebeurt|morgen|vannacht|vandaag|nog niet|blijf|stuur mij de|bijvoorbeeld|wie|welke',
  service:
    'bestelling|bestellingen|levering|leveringen|bezorging|aankoop|afspraak|afspraken|reservering|reserveringen|factuur|pakket|pakketje|order|orders|{topic}',
  clear: [
    '{ask} (te stoppen|te stoppen hiermee|hiermee te stoppen|op te houden|ophouden) [{tail}]',
    '(stop|stoppen|stopt) [aub|nu|alstublieft] (met|met het) [{me}] [{what}] {send} [{me}] [{what}] [{who}] [{tail}]',
    '(stop|stoppen|stopt|hou op|houd op|hou [{now}] op|houd [{now}] op|kap|kappen|ophouden|rot op|flikker op|oprotten) [{now}] (met|met het) ({what}|[{me}] [{what}] {send}) [{who}] [{tail}]',
    '(stop|stoppen|staak|beëindig) {what} [{who}] [{tail}]',
    '(stuur|stuurt|zend|app|sms|schrijf|mail|benader|contacteer|stoor|bericht|whatsapp) [u] [{me}|dit nummer|mijn nummer] [aub|alstublieft|svp] (niet meer|nooit meer|niets meer|niks meer|geen [{what}] meer|nooit meer iets|geen {what}) [{who}] [{tail}]',
    '[{me}] [aub|alstublieft] (niet meer|nooit meer|niets meer|niks meer) {send} [{who}]',
    '[{me}] [aub] (niet meer|nooit meer) {what} {send} [{who}]',
    '[{me}] [aub] (geen) {what} [meer] [{send}] [{who}] [{tail}]',
    'val (me|mij|ons) niet [meer|langer] lastig [{tail}]',
    '{want} [van jullie|van u] (geen|niet meer|niets meer|niks meer|nooit meer) [{what}] [meer] [{who}] [ontvangen|krijgen|hebben|zien|horen|benaderd worden|gecontacteerd worden|worden gecontacteerd|lastiggevallen worden]',
    '{want} {what} (niet meer|nooit meer|niet langer) (ontvangen|krijgen|hebben|zien) [{who}]',
    '{want} [{who}] geen {what} [meer] (te ontvangen|te krijgen) [{who}]',
    '{want} (me|mij|ons) [graag|hierbij] (afmelden|uitschrijven) [voor|van|bij|uit] [{what}] [{who}] [{list}]',
    '{want} {what} [graag] (stoppen|stopzetten|afmelden|opzeggen|uitzetten)',
    '{want} (afmelden|uitschrijven|afgemeld worden|uitgeschreven worden|van {list} af|stoppen met deze berichten|stoppen met {what}|verwijderd worden uit {list}|verwijderd worden van {list})',
    '(haal|verwijder|schrap|gooi|wis|haalt) [u] [aub] (me|mij|ons|mijn nummer|mijn contact|dit nummer) [aub] (van|uit) {list} [af|aub]',
    '(verwijder|wis|vergeet|schrap|delete) [u] [aub] mijn (nummer|telefoonnummer|gegevens uit {list})',
    '(verwijder|schrap) [u] (me|mij) [{now}]',
    '[graag] [me|mij|mijn nummer] [{now}] (van|uit) {list} (halen|verwijderen|schrappen|gooien)',
    '(haal|haalt|gooi) [u] [{now}] (me|mij|ons|mijn nummer|dit nummer) [{now}] (eruit|eraf|er uit|er af|weg)',
    '[mijn] (nummer|telefoonnummer) [{now}] (verwijderen|wissen|weghalen)',
    '(me|mij|ons) (uit te schrijven|af te melden|te verwijderen|te schrappen) [uit {list}|van {list}]',
    'mijn (nummer|telefoonnummer) te (verwijderen|wissen|schrappen) [uit {list}]',
    '(meld|schrijf|schrijft) [u] (me|mij|ons) [{now}] [{now}] (af|uit) [voor|van|bij] [{what}] [{who}]',
    'ik (meld|schrijf) (me|mij) [hierbij] (af|uit) [voor] [{what}]',
    '(laat|laten jullie) (me|mij|ons) [{now}] [{now}] met rust',
    '[ik] (trek|herroep) [hierbij] mijn toestemming [in]',
    'genoeg {what}',
    '{what} [aub] (stoppen|stopzetten|uitzetten|opzeggen)',
  ],
  vague: [
    '{want} (niks|niets|dit|deze|alles|niks meer|niets meer) [meer]',
    'geen (info|informatie|app|apps|contact|dit|deze) [meer]',
  ],
  wrongNumber: [
    '[u heeft|u hebt|je hebt|jullie hebben|dit is|sorry dit is] [een|het] (verkeerd|fout|verkeerde) nummer',
    '[u bent|je bent] (verkeerd|fout) verbonden',
    '[u heeft|je hebt|jullie hebben] [de] verkeerde persoon',
    'dit is niet [meer|langer] (zijn|haar|diens) nummer',
  ],
  doubt: [
    '(schrijf|meld) ik (me|mij) (uit|af)|van (deze|de|jullie|die) lijst|verwijder mijn (account|gegevens|data)|waarom (krijg|ontvang) ik (dit|deze|die|steeds|jullie)|hoe stop ik',
    'stop|stoppen|afmeld~|uitschrij~|uitgeschreven|ophouden|opzeggen|hou op|houd op|annuleer|annuleren',
    'geen (berichten|reclame|aanbiedingen|sms|appjes|nieuwsbrief)|(niet|nooit) meer (sturen|appen|berichten|smsen|benaderen)|(stuur|app|bel|sms) (me|mij) (niet|geen)',
    'lastig~|val me niet|val mij niet|met rust|spam|aangeven|klacht|blokkeer|blokkeren|geblokkeerd|intimidatie|mijn toestemming|avg',
    '(waarom|hoezo) (krijg|ontvang) ik|(minder) (vaak|berichten|sturen)|(uitzetten|uitschakelen|afzetten)|(nooit|niet) (voor aangemeld|om gevraagd|besteld|ingeschreven)|(een|één|1|twee) keer per (maand|week|jaar)|(het|dit|dat) (begint|wordt|is) [heel|erg|behoorlijk] (vervelend|irritant|storend|lastig)|berichten niet meer nodig|bezwaar tegen',
    'wil (geen|niet meer|niets meer|niks meer)|geen interesse|niet geïnteresseerd',
    'verkeerd nummer|verkeerde nummer|fout nummer|verkeerd verbonden|verkeerde persoon|hoe komen jullie aan mijn nummer|hoe komt u aan mijn nummer|nooit aangemeld|niet aangemeld|nooit toestemming|te veel berichten|teveel berichten',
  ],
  doubtAlone: [
    'wie is dit|wie ben je|wie bent u|wie zijn jullie|ken ik u|ik ken u niet|ik ken je niet|met wie spreek ik',
    'geen interesse|niet geïnteresseerd|ik heb geen interesse|nooit meer|genoeg|verwijderen|blokkeren|ga weg|rot op|niet meer|irritant|[ik] ben er klaar mee|(ik wil|ik hoef|wil|hoef) (dit|deze) niet meer',
  ],
  other: [
    '(stop|stopt|stoppen) (de|mijn) (levering|bezorging|betaling|verzending)|niet stoppen met [jullie|de] (koffie|taart|producten)',
    'ik stop (even|om|bij|met werken|straks)|(krijg|ontvang) [ik] [al dagen] geen (bericht|berichten|sms|appjes|nieuwsbrief) [meer]|uitgeschreven bij|afmelden voor (de|een|het)|(stop|stoppen) met (roken|drinken|werken|eten|sporten|snoepen|studeren|alcohol|school)|gestopt met|(de|bus|trein|tram|metro) stopt|waar stopt|stopt (de|er|hier|in|op|bij)|stop contact|stopcontact',
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
