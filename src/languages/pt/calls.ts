import type { CallWords } from '../calls-words.ts'

export const calls: CallWords = {
  hello: ({ business }) => `Olá, você ligou para ${business}. Agradecemos a sua ligação.`,
  calling: ({ business }) => `Olá, esta é uma ligação de ${business}.`,
  onWhatsApp: 'As mensagens chegam pelo WhatsApp.',
  offerKeys: 'Para aceitar, tecle 1. Para recusar, tecle 2. Para ouvir de novo, tecle 9.',
  language: (key) => `Para português, tecle ${key}.`,
  // The hash key by its Brazilian and its Portuguese name.
  numberLanguage: (key) =>
    `Para português, tecle ${key} e depois a tecla jogo da velha, ou cardinal.`,
  numberWithheld:
    'Não conseguimos ver o número do qual você está ligando. Por favor, digite o número do celular em que você usa o WhatsApp e depois aperte a tecla jogo da velha, ou cardinal.',
  numberLandline:
    'Você está ligando de um telefone fixo. Por favor, digite o número do celular em que você usa o WhatsApp e depois aperte a tecla jogo da velha, ou cardinal. Se você usa o WhatsApp no número do qual está ligando, tecle 1 e depois aperte a tecla jogo da velha, ou cardinal.',
  check: (number) => `Você digitou: ${number}.`,
  keyAgain: 'Se o número estiver errado, tecle 3 para digitar de novo.',
  silence: 'Não identificamos nenhuma tecla.',
  wrongKey: 'Essa tecla não é uma das opções.',
  wrongNumber: 'Esse não é um número de telefone completo.',
  agreed: ({ number }) =>
    `Agradecemos. Se chegar a este número uma mensagem nossa pelo WhatsApp, por favor, responda, para sabermos que foi você.${number === undefined ? '' : ` Se não chegar nenhuma, talvez porque você tenha parado as nossas mensagens antes, por favor, envie START pelo WhatsApp, deste número, para o número ${number}.`} Até logo.`,
  declined: 'Tudo bem. Não vamos enviar essas mensagens a você. Até logo.',
  nothing: 'Não registramos nada. Você pode ligar de novo quando quiser. Até logo.',
  machine: ({ business }) =>
    `Esta foi uma ligação de ${business}. Você não precisa fazer nada. Até logo.`,
  closed: ({ business }) =>
    `Agradecemos por ligar para ${business}. No momento, esta linha não recebe inscrições. Nada foi registrado. Até logo.`,
  plus: 'mais',
  pause: ', ',
}
