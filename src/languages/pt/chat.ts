import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) => `Aceito receber ${topics} de ${business} pelo WhatsApp.`,
  howToStop: 'Responda STOP a qualquer momento para deixar de receber mensagens.',
  stopped: ({ business }) =>
    `Você não receberá mais mensagens de ${business}. Para voltar a receber, responda START.`,
  stoppedTopics: ({ business, topics }) =>
    `Você não receberá mais mensagens de ${business} sobre ${topics}.`,
  help: ({ business }) =>
    `Esta é uma conversa com ${business}. Responda STOP para não receber mais mensagens.`,
  welcome: ({ business, topics }) =>
    `Obrigado. ${business} agora pode escrever para você sobre ${topics}. Responda STOP a qualquer momento para parar.`,
  question: ({ business, topics }) =>
    `Quer receber mensagens de ${business} sobre ${topics} pelo WhatsApp? Pode parar a qualquer momento respondendo STOP.`,
  yes: 'Sim, aceito',
  no: 'Não aceito',
  howToAnswer: ({ yes, no }) => `Responda “${yes}” ou “${no}”.`,
  marketing: 'ofertas',
  started: ({ business, topics }) =>
    `Você voltará a receber mensagens de ${business} sobre ${topics}. Responda STOP para parar.`,
  startedNothing: ({ business }) =>
    `Já não há nada parado. ${business} só escreverá para você sobre o que você aceitar.`,
  stays: ({ business }) =>
    `O que foi parado de outra forma que não STOP continua parado. Para voltar a receber, aceite numa página de ${business} e responda START.`,
  switchedOff: ({ business, topics }) =>
    `As mensagens sobre ${topics} continuam desativadas: no próprio WhatsApp, a opção “Ofertas e anúncios” está desativada. Toque no nome de ${business} no alto da conversa e ative a opção. Se ainda assim não chegarem, aceite de novo numa página de ${business}.`,
  inReview: ({ business, topics }) =>
    `Algo que você escreveu pode ter sido um não, e ${business} ainda vai ler. Até lá você não receberá mensagens sobre ${topics}.`,
}
