import type { EmbedWords, FormWords } from '../forms-words.ts'

export const forms: FormWords = {
  no: 'No, thanks',
  understood: {
    title: 'Understood',
    text: (business) =>
      `Nothing was kept. ${business} will not write to you because of this page. Nothing else is needed.`,
    back: 'Back to the form',
  },
  topicRequired: 'Tick at least one kind of message, or choose “No, thanks”.',
  agreeAndOpen: 'Agree and open WhatsApp',
  oneTopic: 'You agree to messages about:',
  points: {
    title: 'How it works',
    choose: {
      title: 'Only what you tick',
      text: 'Each kind of message has its own box. Leave out what you do not want.',
    },
    stop: {
      title: 'One word ends it',
      text: (number) =>
        number === ''
          ? 'Reply STOP to any message, whenever you like.'
          : `Send STOP to ${number} on WhatsApp, whenever you like.`,
    },
    refuse: {
      title: 'No is fine',
      text: 'If you would rather not, choose “No, thanks”, and nothing is kept.',
    },
  },
  kiosk: {
    language: 'Language',
    over: 'Start over',
    phoneHint: 'A local number, or + and the country code.',
    agree: 'Agree',
    no: 'No, thanks',
    keypad: 'Number keys',
    erase: 'Delete the last digit',
    clear: 'Clear',
    plus: 'Plus, before a country code',
    done: 'Done',
    scan: {
      title: 'On your own phone',
      code: 'QR code that opens WhatsApp on your phone',
      given: (business) =>
        `Point its camera at the code: WhatsApp opens with a message to ${business} already written. You need not send it: you have agreed already.`,
      pending:
        'Point its camera at the code and send the message that opens: your choice is then confirmed at once.',
      bare: (business) =>
        `Point its camera at the code: WhatsApp opens the chat with ${business}. What you chose is too long for a code, so no message is written there.`,
    },
    idle: {
      title: 'Are you still there?',
      counts: ['This screen is cleared in ', ' seconds.'],
      more: 'I need more time',
    },
    wrongTerminal: [
      'This terminal is not set up yet',
      'The name of the terminal or of the transaction in its address cannot be read. Please tell the staff.',
    ],
  },
}

export const embed: EmbedWords = {
  title: (business) => `${business} on WhatsApp`,
  lead: (business) => `${business} would like to write to you. You choose what about.`,
  banner: (business) => `Would you like messages from ${business} on WhatsApp?`,
  choose: 'Yes, let me choose',
  agree: 'Agree',
  no: 'No, thanks',
  close: 'Close',
  done: 'Thank you',
  given: 'You agreed to get messages on WhatsApp about:',
  again: (number) =>
    `Stopped messages before? Send START to ${number} on WhatsApp from the phone itself; until then nothing is sent.`,
  topicRequired: 'Tick at least one kind of message.',
  failed: 'This could not be sent just now. Nothing is lost: please try again.',
}
