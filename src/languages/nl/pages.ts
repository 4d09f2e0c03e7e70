import type { PageWords } from '../pages-words.ts'

export const pages: PageWords = {
  form: {
    title: (business) => `Berichten van ${business} op WhatsApp`,
    lead: (business) => `${business} wil u graag schrijven op WhatsApp. U kiest waarover.`,
    agreeTo: 'Waarmee u akkoord gaat',
    topics: 'Wat wilt u ontvangen?',
    topicsHint: 'Er is niets vooraf aangevinkt. Vink aan wat u wilt.',
    phone: 'Uw WhatsApp-nummer',
    phoneHint: ({ international }) =>
      `Met het landnummer, bijvoorbeeld ${international}. Een binnenlands nummer mag ook.`,
    submit: 'Akkoord met berichten op WhatsApp',
    refuse: 'Niets voor u? Sluit dan gewoon deze pagina. Er verandert niets.',
    privacy: 'Privacyverklaring',
    leaveEmpty: 'Laat dit veld leeg',
  },
  thanks: {
    title: 'Dank u wel',
    pendingTitle: 'Nog één stap',
    given: (business) => `U bent akkoord gegaan met berichten van ${business} op WhatsApp over:`,
    pending: (business, by) =>
      `${business} vraagt u ${by === 'sms' ? 'per sms' : 'op WhatsApp'} om een bevestiging. Voordat u bevestigt, wordt er niets anders gestuurd. U hebt gekozen:`,
    unasked: (number) =>
      `Komt er binnen een paar minuten geen vraag? Stuur dan JA via WhatsApp naar ${number}, vanaf de telefoon waarvan u het nummer hebt opgegeven.`,
    words: 'De tekst waarmee u akkoord bent gegaan',
    when: 'Tijdstip',
    stopTitle: 'Stoppen',
    stop: (number) => `Stuur op elk moment STOP via WhatsApp naar ${number}.`,
    stopNoNumber: 'Beantwoord een willekeurig bericht met STOP, op elk moment.',
    again: (number) =>
      `Hebt u de berichten eerder gestopt en wilt u ze weer ontvangen? Stuur dan START via WhatsApp naar ${number}, vanaf de telefoon waarvan u het nummer hebt opgegeven. Tot die tijd wordt er niets gestuurd.`,
    open: 'WhatsApp openen',
    openHint: (business) =>
      `Daar staat al een bericht aan ${business} klaar. U hoeft het niet te sturen: u bent al akkoord gegaan.`,
    pendingOpenHint:
      'Daar staat al een bericht klaar. Als u het stuurt, is uw keuze meteen bevestigd.',
  },
  languages: 'Taal',
  stopHere: 'Berichten stoppen doet u hier',
  stopAlways: 'Wilt u geen berichten meer? Stuur STOP vanaf uw telefoon: dat werkt altijd.',
  tryAgain: 'Opnieuw proberen',
  faulty: (title) => `Controleer dit: ${title}`,
  errors: {
    summary: 'Controleer dit',
    phone_invalid:
      'Controleer het telefoonnummer. Misschien ontbreken er cijfers, of zijn het er te veel.',
    phone_required: 'Vul uw WhatsApp-nummer in.',
    topic_required: 'Vink minstens één soort berichten aan, of sluit deze pagina.',
    topic_unknown: 'Een van de keuzes bestaat niet meer. Kies opnieuw.',
    notice_changed: 'De tekst is veranderd terwijl deze pagina openstond. Lees de tekst opnieuw.',
    store_unavailable: 'Opslaan lukt op dit moment niet. Er is niets verloren: stuur het opnieuw.',
  },
  problems: {
    paused: [
      'Dit formulier is even dicht',
      'Aanmelden kan op dit moment niet. Kom later nog eens terug.',
    ],
    not_found: [
      'Hier is niets',
      'Misschien zit er een tikfout in de link, of is hij niet meer in gebruik.',
    ],
    rate_limited: [
      'Een ogenblik, alstublieft',
      'Er kwamen hiervandaan te veel pogingen. Wacht een minuut en probeer het opnieuw.',
    ],
    origin_forbidden: [
      'Dit kwam niet van ons formulier',
      'Open het formulier opnieuw en verstuur het daar.',
    ],
    too_slow: [
      'Dat duurde te lang',
      'Wat u stuurde, is niet volledig aangekomen. Er is niets opgeslagen: stuur het opnieuw.',
    ],
    too_large: ['Dat was te veel', 'Wat er is gestuurd, is groter dan een formulier kan zijn.'],
    internal: ['Er ging iets mis', 'Dat ligt aan ons, niet aan u. Probeer het zo meteen opnieuw.'],
  },
  kinds: {
    form: 'Formulier',
    page: 'Pagina',
    popup: 'Pop-up',
    banner: 'Banner',
    checkbox: 'Selectievakje',
    wa_link: 'WhatsApp-link',
    qr: 'QR-code',
    sms_link: 'Link per sms',
    sms_keyword: 'Sms met trefwoord',
    ivr: 'Telefoonmenu',
    ctwa_ad: 'Advertentie die WhatsApp opent',
    chat: 'Chat',
    kiosk: 'Zelfbedieningszuil',
    atm: 'Geldautomaat',
    in_person: 'Persoonlijk',
    paper: 'Papier',
    email: 'E-mail',
    social: 'Sociale media',
    api: 'API',
    import: 'Import',
  },
  channels: {
    web: 'web',
    whatsapp: 'WhatsApp',
    sms: 'sms',
    voice: 'telefoongesprek',
    terminal: 'terminal',
    paper: 'papier',
    api: 'API',
    import: 'import',
  },
}
