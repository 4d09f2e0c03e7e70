import type { PageWords } from '../pages-words.ts'

export const pages: PageWords = {
  form: {
    title: (business) => `Messages from ${business} on WhatsApp`,
    lead: (business) =>
      `${business} would like to write to you on WhatsApp. You choose what about.`,
    agreeTo: 'What you agree to',
    topics: 'What would you like to receive?',
    topicsHint: 'Nothing is chosen for you. Tick what you want.',
    phone: 'Your WhatsApp number',
    phoneHint: ({ international }) =>
      `With the country code, for example ${international}. A local number works too.`,
    submit: 'Agree and get messages on WhatsApp',
    refuse: 'Not for you? Just close this page. Nothing changes.',
    privacy: 'Privacy policy',
    leaveEmpty: 'Leave this field empty',
  },
  thanks: {
    title: 'Thank you',
    pendingTitle: 'One more step',
    given: (business) => `You agreed to get messages from ${business} on WhatsApp about:`,
    pending: (business, by) =>
      `${business} will ask you ${by === 'sms' ? 'by text message' : 'on WhatsApp'} to confirm. Nothing else is sent before you do. You chose:`,
    unasked: (number) =>
      `If no question comes within a few minutes, write YES to ${number} on WhatsApp from the phone itself.`,
    words: 'The words you agreed to',
    when: 'Time',
    stopTitle: 'To stop',
    stop: (number) => `Send STOP to ${number} on WhatsApp, at any time.`,
    stopNoNumber: 'Reply STOP to any message, at any time.',
    again: (number) =>
      `If you stopped messages before and want them again, send START to ${number} on WhatsApp from the phone itself. Until then nothing is sent.`,
    open: 'Open WhatsApp',
    openHint: (business) =>
      `A message to ${business} is written there. You need not send it: you have agreed already.`,
    pendingOpenHint: 'A message is written there. Send it, and your choice is confirmed at once.',
  },
  languages: 'Language',
  stopHere: 'To stop messages, go here',
  stopAlways: 'To stop messages, send STOP from your phone: that works at any time.',
  tryAgain: 'Try again',
  faulty: (title) => `Please check: ${title}`,
  errors: {
    summary: 'Please check this',
    phone_invalid:
      'Please check the phone number. Digits may be missing, or there may be too many.',
    phone_required: 'Enter your WhatsApp number.',
    topic_required: 'Tick at least one kind of message, or close this page.',
    topic_unknown: 'One of the choices no longer exists. Please choose again.',
    notice_changed: 'The words changed while this page was open. Please read them again.',
    store_unavailable: 'We could not save this just now. Nothing is lost: please send it again.',
  },
  problems: {
    paused: ['This form is resting', 'It takes no sign-ups at the moment. Please come back later.'],
    not_found: ['There is nothing here', 'The link may be mistyped, or no longer in use.'],
    rate_limited: [
      'One moment, please',
      'Too many tries came from here. Wait a minute and try again.',
    ],
    origin_forbidden: [
      'This did not come from our form',
      'Please open the form again and send it there.',
    ],
    too_slow: [
      'That took too long',
      'What you sent did not arrive completely. Nothing was saved: please send it again.',
    ],
    too_large: ['That was too much', 'What was sent is larger than a form can be.'],
    internal: ['Something went wrong', 'It is our fault, not yours. Please try again in a moment.'],
  },
  kinds: {
    form: 'Form',
    page: 'Page',
    popup: 'Popup',
    banner: 'Banner',
    checkbox: 'Checkbox',
    wa_link: 'WhatsApp link',
    qr: 'QR code',
    sms_link: 'SMS link',
    sms_keyword: 'SMS keyword',
    ivr: 'Phone menu',
    ctwa_ad: 'Ad that opens WhatsApp',
    chat: 'Chat',
    kiosk: 'Kiosk',
    atm: 'ATM',
    in_person: 'In person',
    paper: 'Paper',
    email: 'E-mail',
    social: 'Social media',
    api: 'API',
    import: 'Import',
  },
  channels: {
    web: 'web',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    voice: 'phone call',
    terminal: 'terminal',
    paper: 'paper',
    api: 'API',
    import: 'import',
  },
}
