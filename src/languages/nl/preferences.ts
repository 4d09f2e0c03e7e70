import type { PreferenceWords } from '../preferences-words.ts'

export const preferences: PreferenceWords = {
  preferences: {
    title: (business) => `Uw berichten van ${business}`,
    lead: (number) =>
      `Voor het WhatsApp-nummer ${number}. U kunt hier op elk moment alles wijzigen.`,
    done: 'Opgeslagen. Zo staat het nu.',
    summary: 'Controleer dit',
    topics: 'Wat u ontvangt',
    topicsHint: 'Aangevinkt betekent aan. Wijzig de vinkjes en sla ze dan op.',
    agreeTo: 'Waarmee u akkoord gaat als u iets nieuws aanvinkt',
    save: 'Opslaan',
    on: (date) => `Aan sinds ${date}`,
    paused: (date) => `Gepauzeerd tot ${date}`,
    waitingAddress:
      'Wacht op uw telefoon. U hebt eerder nee gezegd, dus moeten we het van het nummer zelf horen.',
    waitingAnswer: 'Wacht op uw antwoord: we hebben het u in een bericht gevraagd.',
    lapsed: 'U was akkoord gegaan, maar dat is verlopen. Vink het aan om weer akkoord te gaan.',
    off: (date) => `Uit sinds ${date}`,
    notOffered: 'Kan hier op dit moment niet worden aangezet.',
    stoppedAll: (date) =>
      `U hebt op ${date} alle berichten gestopt. Er wordt niets gestuurd, behalve wat u weer aanvinkt.`,
    stoppedMarketing: (date) => `U hebt op ${date} alle aanbiedingen en al het nieuws gestopt.`,
    platformStop:
      'In WhatsApp zelf staat ‘Aanbiedingen en aankondigingen’ uit voor deze afzender. Als u hier een onderwerp aanvinkt, gaat het daarvoor aan.',
    held: (business) => `${business} houdt op dit moment zelf berichten aan u tegen.`,
    erased: (date) =>
      `De gegevens waaraan u te herkennen was, zijn op ${date} gewist. Alleen uw weigeringen zijn bewaard, zodat we ons daaraan houden.`,
    prove: 'Bevestigen met een code',
    stopShort: 'Gewoon alles stoppen',
    stopTitle: 'Alles stoppen',
    stopText: (business) =>
      `Eén druk op de knop, en ${business} stuurt u geen berichten meer, via geen enkel kanaal. U kunt hier weer beginnen wanneer u wilt.`,
    stop: 'Alle berichten stoppen',
    stopped: 'Alle berichten zijn gestopt.',
    pauseTitle: 'Even pauze',
    pauseText: 'Een tijdje geen aanbiedingen en nieuws; daarna ontvangt u ze weer zoals eerst.',
    pause: (days) => `${days} dagen`,
    pausedNow: (date) => `Aanbiedingen en nieuws zijn gepauzeerd tot ${date}.`,
    resume: 'Pauze nu beëindigen',
    resumeByCode: 'Bevestig met een code om de pauze eerder te beëindigen',
    pauseLonger: 'Langer pauzeren, gerekend vanaf vandaag',
    languageTitle: 'Taal',
    languageText: 'In welke taal moeten we u antwoorden?',
    languageLabel: 'Taal van onze berichten',
    languageSave: 'Taal opslaan',
    heldTitle: 'Wat we over u bewaren, en waarom',
    heldText: (business) =>
      `${business} moet kunnen aantonen dat u akkoord bent gegaan, en moet uw weigeringen onthouden om zich eraan te houden. Daarom wordt elke keuze bewaard, met het tijdstip en de tekst die u te zien kreeg.`,
    heldNothing: 'Over dit nummer is nog niets vastgelegd.',
    earlier: (count) =>
      count === 1
        ? 'en één eerdere regel, in het volledige overzicht'
        : `en ${count ?? 'veel'} eerdere regels, in het volledige overzicht`,
    takeTitle: 'Uw gegevens meenemen',
    takeText: 'Alles, met een ondertekend bewijs voor elke keer dat u akkoord ging.',
    takePage: 'Volledig overzicht lezen',
    takeJson: 'Downloaden als bestand (JSON)',
    eraseTitle: 'Bewaarde gegevens wissen',
    eraseText: (business) =>
      `Uw nummer, wat u hebt geschreven en de teksten waarmee u akkoord bent gegaan, worden voorgoed verwijderd, en niets waarmee u akkoord bent gegaan telt nog. Uw weigeringen blijven, onder een sleutel die alleen ${business} aan uw nummer kan koppelen, zodat niemand u per ongeluk schrijft. Dit kan niet ongedaan worden gemaakt.`,
    eraseConfirm: 'Ja, voorgoed wissen',
    erase: 'Nu wissen',
    shownFile: 'Deze gegevens downloaden (JSON)',
    proveTitle: 'Alles bekijken en meenemen',
    proveText:
      'Wilt u het volledige overzicht met de bewijzen bekijken, meenemen of wissen? Laat dan eerst zien dat het nummer van u is: we sturen er een code naartoe.',
    proveLink: 'Code aanvragen',
    privacy: 'Privacyverklaring',
  },
  record: {
    title: 'Uw overzicht',
    lead: (business) => `Alles wat ${business} via deze dienst over u bewaart.`,
    number: 'Nummer',
    person: 'Kenmerk',
    made: 'Gemaakt op',
    now: 'Huidige situatie',
    history: 'Wat er is gebeurd, het nieuwste eerst',
    receipts: 'Bewijzen',
    receiptsText:
      'Elk bewijs hoort bij één akkoord: iedereen kan de handtekening controleren met onze openbare sleutel op /.well-known/jwks.json.',
    receipt: 'Bewijs van',
    back: 'Terug',
  },
  history: {
    what: {
      'consent.given': 'U bent akkoord gegaan',
      'consent.pending': 'U is om een bevestiging gevraagd',
      'consent.confirmed': 'U hebt bevestigd',
      'consent.refused': 'U hebt geweigerd',
      'marketing.stopped': 'Aanbiedingen zijn uitgezet in WhatsApp',
      'marketing.resumed': 'Aanbiedingen zijn aangezet in WhatsApp',
      'hold.placed': 'Berichten aan u werden tegengehouden',
      'hold.lifted': 'Berichten aan u werden niet langer tegengehouden',
      'undeliverable.marked': 'Uw nummer was niet bereikbaar',
      'undeliverable.cleared': 'Uw nummer was weer bereikbaar',
      'message.received': 'U hebt ons geschreven',
      'language.chosen': 'U hebt de taal van de berichten gekozen',
      'identity.changed': 'Uw nummer of account is veranderd',
      'person.merged': 'Twee dossiers over u zijn samengevoegd',
      'review.settled': 'We hebben opnieuw gelezen wat u schreef',
      'person.erased': 'De gegevens waaraan u te herkennen was, zijn gewist',
      'import.finished': 'Een foutieve import is ongedaan gemaakt',
    },
    reported: (business) => `${business} heeft vastgelegd dat u akkoord bent gegaan`,
    waits: 'Een nieuwe aanmelding wacht op bevestiging vanaf uw telefoon',
    started: 'U hebt de berichten weer aangezet',
    stoppedAll: 'U hebt alle berichten gestopt',
    stoppedMarketing: 'U hebt aanbiedingen en nieuws gestopt',
    stoppedTopics: 'U hebt sommige berichten uitgezet',
    paused: (days) => `U hebt aanbiedingen en nieuws ${days} dagen gepauzeerd`,
    doubtful:
      'Iets wat u schreef, was misschien een nee; aanbiedingen worden voorlopig tegengehouden',
    sent: {
      sent: 'Er is een bericht aan u gestuurd',
      delivered: 'Er is een bericht bij u bezorgd',
      read: 'U hebt een bericht gelezen',
      failed: 'Een bericht aan u is niet aangekomen',
      unknown: 'Er is misschien een bericht aan u gestuurd',
    },
    about: (topics) => `Over: ${topics}`,
    through: (channel) => `Via: ${channel}`,
    words: 'De tekst die u te zien kreeg',
    removed: 'Details gewist',
  },
  stop: {
    title: (business) => `Berichten van ${business} stoppen`,
    lead: 'Zonder account en zonder inloggen.',
    leadWays: 'Zonder account en zonder inloggen. Kies de manier die u het best uitkomt.',
    phoneTitle: 'Vanaf uw telefoon',
    phoneText: (number) =>
      `Stuur STOP via WhatsApp naar ${number}. Alle berichten stoppen meteen, en u krijgt daar bericht van.`,
    phoneOpen: 'WhatsApp openen, STOP staat al klaar',
    phoneQr: (number) => `QR-code die WhatsApp opent, met STOP als bericht aan ${number}`,
    phoneScan: 'Op een computer? Richt de camera van uw telefoon op deze code.',
    smsText: (number) => `Of stuur STOP per sms naar ${number}.`,
    codeTitle: 'Met een code',
    codeText:
      'Vul uw nummer in. We sturen er een code naartoe; daarmee kunt u alles stoppen of kiezen wat u ontvangt.',
    number: 'Uw nummer',
    numberHint: ({ international }) =>
      `Met het landnummer, bijvoorbeeld ${international}. Een binnenlands nummer mag ook.`,
    send: 'Code aanvragen',
    chooseTitle: 'Van wie wilt u de berichten stoppen?',
    chooseText: 'Kies het bedrijf dat u schrijft.',
    sentTitle: 'Vul de code in',
    sentText: (business) =>
      `Als een bericht het ingevulde nummer kan bereiken, komt daar binnen een minuut een code van ${business} aan. Die is tien minuten geldig.`,
    code: 'Code',
    codeHint: 'Zes cijfers',
    show: 'Verder',
    again: 'Geen code? Controleer het nummer en vraag opnieuw',
    noWay:
      'Hier kunnen geen codes worden verstuurd. Stuur STOP vanaf uw telefoon, zoals hierboven staat.',
    message: (code, business) =>
      `${code} is uw code om berichten van ${business} te stoppen of te kiezen. Niet zelf aangevraagd? Negeer dit dan.`,
  },
  closed: {
    title: 'Deze link gaat niet open',
    text: 'Hij is verlopen of niet in zijn geheel gekopieerd. Er is niets veranderd. Met uw nummer kunt u een nieuwe krijgen.',
    again: 'Nieuwe link aanvragen',
    codeTitle: 'Deze code is verlopen',
    codeAgain: 'Nieuwe code aanvragen',
    codeText:
      'Een code is tien minuten geldig, één keer, en voor vijf pogingen. Er is niets veranderd.',
  },
  errors: {
    topic_unknown: 'Een van de keuzes bestaat niet meer. Kies opnieuw.',
    notice_changed:
      'De tekst is veranderd terwijl deze pagina openstond. Lees de tekst en vink opnieuw aan.',
    page_stale: 'Deze pagina is niet meer actueel. Bekijk de pagina nog eens en sla opnieuw op.',
    choice_unknown: 'Kies een van de mogelijkheden.',
    confirm_needed: 'Vink het vakje aan om te bevestigen dat het voorgoed gewist mag worden.',
    store_unavailable: 'Opslaan lukt op dit moment niet. Er is niets verloren: stuur het opnieuw.',
    phone_invalid:
      'Controleer het telefoonnummer. Misschien ontbreken er cijfers, of zijn het er te veel.',
    phone_required: 'Vul uw nummer in.',
    code_wrong:
      'Dit is niet de code die we hebben gestuurd. Controleer hem en probeer het opnieuw.',
    code_short: 'De code heeft zes cijfers. Vul ze alle zes in.',
    too_many_codes:
      'Er zijn vandaag te veel codes aangevraagd. Stuur in plaats daarvan STOP vanaf uw telefoon: dat werkt altijd.',
    no_code:
      'Naar dit nummer kan geen code worden gestuurd. Stuur in plaats daarvan STOP vanaf dit nummer: dat werkt altijd.',
  },
}
