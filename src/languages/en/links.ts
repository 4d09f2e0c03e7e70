import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `Messages from ${business} on WhatsApp`,
  lead: (business) =>
    `To agree, send ${business} one WhatsApp message. It is already written: read it, and press send if you want to.`,
  topics: 'You can get:',
  open: 'Open WhatsApp',
  openHint: 'Nothing is agreed to by opening it. Only your message counts.',
  phone: 'Go on with your phone',
  phoneHint: 'Point its camera at this code.',
  code: (business) => `QR code that opens the chat with ${business} on a phone`,
  number: 'Or write to this number yourself',
  numberHint: 'Send it these words:',
  message: 'The message',
  stopTitle: 'To stop',
  stop: (number) => `Send STOP to ${number} on WhatsApp, at any time.`,
  words: 'What you agree to',
  poster: {
    scan: 'Hear from us on WhatsApp',
    how: 'Scan the code with your phone. A message opens, ready to send: sending it is your consent.',
    about: 'You can get',
    words: 'What you agree to',
    full: (address) => `All you can get, and what you agree to, in full: ${address}`,
    stop: (number) => `Send STOP to ${number} on WhatsApp at any time, and it stops.`,
    reach: (millimetres, centimetres) =>
      `Code ${millimetres} mm wide: readable from up to about ${centimetres} cm`,
    wording: (id, version) => `Wording ${id}, version ${version}`,
    fold: 'fold here',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'One last step',
    lead: (business) => `${business} may then write to you on WhatsApp about:`,
    agree: 'Yes, I agree',
  },
  invitation: {
    title: (business) => `Messages from ${business} on WhatsApp`,
    lead: (business) => `May ${business} write to you on WhatsApp about this?`,
    agree: 'Agree and open WhatsApp',
    agreeOnly: 'Agree',
  },
  decline: 'No, thanks',
  takeBack: 'Withdraw my agreement',
  unchanged: 'You need not decide. If you just close this page, nothing is agreed to.',
  tapped: {
    title: 'One last step',
    lead: (business) =>
      `Open WhatsApp and send the message that is written there. Until then ${business} sends you nothing. It is about:`,
  },
  agreed: {
    title: 'Thank you, you agreed',
    lead: (business) => `${business} may now write to you on WhatsApp about:`,
  },
  declined: {
    title: 'Understood',
    lead: (business) => `${business} will not write to you about this. You need do nothing else.`,
  },
  withdrawn: {
    title: 'Understood',
    lead: (business) =>
      `What you agreed to before is taken back. ${business} will no longer write to you about:`,
  },
  expired: {
    title: 'This link has run out',
    lead: (business) =>
      `Nothing was agreed to through it. If you still want messages from ${business}, you can start again.`,
  },
  changed: 'The words changed while this page was open. Please read them again.',
  open: 'Open WhatsApp',
  openHint: 'A message to the business is ready there. You need not send it.',
  form: 'Sign up again',
  onWhatsApp: 'Start again on WhatsApp',
  words: 'What you agree to',
  agreedWords: 'The words you agreed to',
  when: 'Time',
  stop: (number) => `You can end it at any time: send STOP to ${number} on WhatsApp.`,
  stopNoNumber: 'You can end it at any time: reply STOP to any message.',
  again: (number) =>
    `If you stopped messages since and want them again, send START to ${number} on WhatsApp.`,
  stands: (business) =>
    `Your no stands for this link. If you change your mind later, you can sign up with ${business} again.`,
}

export const invitation: InvitationWords = {
  sms: ({ business, topics }) =>
    `${business}: may we send you ${topics} on WhatsApp? Reply STOP to refuse all messages. Read and decide:`,
  smsOneWay: ({ business, topics }) =>
    `${business}: may we send you ${topics} on WhatsApp? Read, agree or refuse:`,
}
