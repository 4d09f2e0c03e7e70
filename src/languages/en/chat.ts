import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) => `I agree to get ${topics} from ${business} on WhatsApp.`,
  howToStop: 'Reply STOP at any time to stop.',
  stopped: ({ business }) =>
    `You will get no more messages from ${business}. To start again, reply START.`,
  stoppedTopics: ({ business, topics }) =>
    `You will get no more messages about ${topics} from ${business}.`,
  help: ({ business }) => `You are chatting with ${business}. Reply STOP to get no more messages.`,
  welcome: ({ business, topics }) =>
    `Thank you. ${business} may now write to you about ${topics}. Reply STOP at any time to end this.`,
  question: ({ business, topics }) =>
    `Would you like to get messages about ${topics} from ${business} on WhatsApp? You can end them at any time by replying STOP.`,
  yes: 'Yes, I agree',
  no: 'No, thanks',
  howToAnswer: ({ yes, no }) => `Reply “${yes}” or “${no}”.`,
  marketing: 'offers',
  started: ({ business, topics }) =>
    `You will again get messages about ${topics} from ${business}. Reply STOP to end them.`,
  startedNothing: ({ business }) =>
    `Nothing is stopped any more. ${business} writes to you only about what you agree to.`,
  stays: ({ business }) =>
    `What you stopped in another way than with STOP stays stopped. To get it again, agree on a page of ${business}, then reply START.`,
  switchedOff: ({ business, topics }) =>
    `Messages about ${topics} stay off: “Offers and announcements” is switched off in WhatsApp itself. Tap the name of ${business} at the top of the chat and switch it on. If none come then, agree again on a page of ${business}.`,
  inReview: ({ business, topics }) =>
    `Something you wrote may have been a no, and ${business} has yet to read it. Until then you get no messages about ${topics}.`,
}
