import type { EmbedWords, FormWords } from '../forms-words.ts'

export const forms: FormWords = {
  no: 'Nee, dank u',
  understood: {
    title: 'Begrepen',
    text: (business) =>
      `Er is niets bewaard. ${business} zal u niet schrijven vanwege deze pagina. U hoeft verder niets te doen.`,
    back: 'Terug naar het formulier',
  },
  topicRequired: 'Vink minstens één soort berichten aan, of kies ‘Nee, dank u’.',
  agreeAndOpen: 'Akkoord gaan en WhatsApp openen',
  oneTopic: 'U gaat akkoord met berichten over:',
  points: {
    title: 'Zo werkt het',
    choose: {
      title: 'Alleen wat u aanvinkt',
      text: 'Elke soort berichten heeft een eigen vakje. Laat leeg wat u niet wilt.',
    },
    stop: {
      title: 'Eén woord en het stopt',
      text: (number) =>
        number === ''
          ? 'Beantwoord een willekeurig bericht met STOP, wanneer u maar wilt.'
          : `Stuur STOP via WhatsApp naar ${number}, wanneer u maar wilt.`,
    },
    refuse: {
      title: 'Nee is ook goed',
      text: 'Wilt u liever niet? Kies dan ‘Nee, dank u’, en er wordt niets bewaard.',
    },
  },
  kiosk: {
    language: 'Taal',
    over: 'Opnieuw beginnen',
    phoneHint: 'Een binnenlands nummer, of + en het landnummer.',
    agree: 'Akkoord',
    no: 'Nee, dank u',
    keypad: 'Cijfertoetsen',
    erase: 'Laatste cijfer wissen',
    clear: 'Alles wissen',
    plus: 'Plus, voor een landnummer',
    done: 'Klaar',
    scan: {
      title: 'Op uw eigen telefoon',
      code: 'QR-code die WhatsApp opent op uw telefoon',
      given: (business) =>
        `Richt de camera op de code: WhatsApp gaat open en er staat al een bericht aan ${business} klaar. U hoeft het niet te sturen: u bent al akkoord gegaan.`,
      pending:
        'Richt de camera op de code en stuur het bericht dat opengaat. Dan is uw keuze meteen bevestigd.',
      bare: (business) =>
        `Richt de camera op de code: WhatsApp opent de chat met ${business}. Uw keuze is te lang voor een code, daarom staat er geen bericht klaar.`,
    },
    idle: {
      title: 'Bent u er nog?',
      counts: ['Dit scherm wordt over ', ' seconden gewist.'],
      more: 'Ik heb meer tijd nodig',
    },
    wrongTerminal: [
      'Dit apparaat is nog niet ingesteld',
      'De naam van het apparaat of van de transactie in het adres van de pagina is niet te lezen. Meld dit bij het personeel.',
    ],
  },
}

export const embed: EmbedWords = {
  title: (business) => `${business} op WhatsApp`,
  lead: (business) => `${business} wil u graag schrijven. U kiest waarover.`,
  banner: (business) => `Wilt u berichten van ${business} ontvangen op WhatsApp?`,
  choose: 'Ja, ik kies zelf',
  agree: 'Akkoord',
  no: 'Nee, dank u',
  close: 'Sluiten',
  done: 'Dank u wel',
  given: 'U bent akkoord gegaan met berichten op WhatsApp over:',
  again: (number) =>
    `Hebt u de berichten eerder gestopt? Stuur START via WhatsApp naar ${number}, vanaf de telefoon waarvan u het nummer hebt opgegeven; tot die tijd wordt er niets gestuurd.`,
  topicRequired: 'Vink minstens één soort berichten aan.',
  failed: 'Versturen lukt op dit moment niet. Er is niets verloren: probeer het opnieuw.',
}
