import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `Mensagens de ${business} pelo WhatsApp`,
  lead: (business) =>
    `Para aceitar, envie uma mensagem de WhatsApp para ${business}. Ela já está escrita: leia e, se quiser, envie.`,
  topics: 'Você pode receber:',
  open: 'Abrir o WhatsApp',
  openHint: 'Abrir não é aceitar. Só vale a mensagem que você enviar.',
  phone: 'Continuar no telefone',
  phoneHint: 'Aponte a câmera para este código.',
  code: (business) => `Código QR que abre a conversa com ${business} em um telefone`,
  number: 'Ou escreva diretamente para este número',
  numberHint: 'Envie este texto:',
  message: 'A mensagem',
  stopTitle: 'Para não receber mais mensagens',
  stop: (number) => `Envie STOP para ${number} pelo WhatsApp quando quiser.`,
  words: 'O que você aceita',
  poster: {
    scan: 'Receba nossas mensagens pelo WhatsApp',
    how: 'Leia o código com seu telefone. Uma mensagem pronta vai se abrir: ao enviá-la, você dá seu consentimento.',
    about: 'Você pode receber',
    words: 'O que você aceita',
    full: (address) =>
      `Tudo o que você pode receber e o texto completo do que você aceita: ${address}`,
    stop: (number) =>
      `Envie STOP para ${number} pelo WhatsApp quando quiser, e as mensagens param.`,
    reach: (millimetres, centimetres) =>
      `Código com ${millimetres} mm de largura: pode ser lido a até cerca de ${centimetres} cm`,
    wording: (id, version) => `Texto ${id}, versão ${version}`,
    fold: 'dobre aqui',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'Um último passo',
    lead: (business) =>
      `Se você aceitar, ${business} poderá escrever para você pelo WhatsApp sobre:`,
    agree: 'Sim, aceito',
  },
  invitation: {
    title: (business) => `Mensagens de ${business} pelo WhatsApp`,
    lead: (business) =>
      `Você aceita que ${business} escreva para você pelo WhatsApp sobre o seguinte?`,
    agree: 'Aceitar e abrir o WhatsApp',
    agreeOnly: 'Aceitar',
  },
  decline: 'Não quero receber',
  takeBack: 'Retirar meu consentimento',
  unchanged: 'Você não precisa decidir. Se apenas fechar esta página, não aceita nada.',
  tapped: {
    title: 'Um último passo',
    lead: (business) =>
      `Abra o WhatsApp e envie a mensagem que já está escrita. Até lá, ${business} não envia nada a você. Os assuntos são:`,
  },
  agreed: {
    title: 'Obrigado, você aceitou',
    lead: (business) => `Agora ${business} pode escrever para você pelo WhatsApp sobre:`,
  },
  declined: {
    title: 'Entendido',
    lead: (business) =>
      `${business} não vai escrever para você sobre isto. Não é preciso fazer mais nada.`,
  },
  withdrawn: {
    title: 'Entendido',
    lead: (business) =>
      `Seu consentimento anterior foi retirado. ${business} não vai mais escrever para você sobre:`,
  },
  expired: {
    title: 'Este link expirou',
    lead: (business) =>
      `Nada foi aceito por meio dele. Se você ainda quiser receber mensagens de ${business}, pode começar de novo.`,
  },
  changed: 'O texto mudou enquanto esta página estava aberta. Leia-o de novo, por favor.',
  open: 'Abrir o WhatsApp',
  openHint: 'Você verá uma mensagem já escrita para a empresa. Não é preciso enviá-la.',
  form: 'Fazer nova inscrição',
  onWhatsApp: 'Começar de novo pelo WhatsApp',
  words: 'O que você aceita',
  agreedWords: 'O texto que você aceitou',
  when: 'Data e hora',
  stop: (number) => `Você pode parar a qualquer momento: envie STOP para ${number} pelo WhatsApp.`,
  stopNoNumber: 'Você pode parar a qualquer momento: responda STOP a qualquer mensagem.',
  again: (number) =>
    `Se depois disso você parou as mensagens e quer voltar a receber, envie START para ${number} pelo WhatsApp.`,
  stands: (business) =>
    `Para este link, seu “não” é definitivo. Se mais tarde mudar de ideia, você pode se inscrever de novo para receber mensagens de ${business}.`,
}

export const invitation: InvitationWords = {
  sms: ({ business, topics }) =>
    `${business}: podemos lhe enviar mensagens pelo WhatsApp sobre ${topics}? Para recusar todas as mensagens, responda STOP. Leia e decida:`,
  smsOneWay: ({ business, topics }) =>
    `${business}: podemos lhe enviar mensagens pelo WhatsApp sobre ${topics}? Leia e aceite ou recuse:`,
}
