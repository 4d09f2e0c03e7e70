import type { EmbedWords, FormWords } from '../forms-words.ts'

export const forms: FormWords = {
  no: 'Não quero receber',
  understood: {
    title: 'Entendido',
    text: (business) =>
      `Nada foi guardado. ${business} não vai escrever para você por causa desta página. Não é preciso fazer mais nada.`,
    back: 'Voltar ao formulário',
  },
  topicRequired: 'Marque pelo menos um tipo de mensagem ou escolha “Não quero receber”.',
  agreeAndOpen: 'Aceitar e abrir o WhatsApp',
  oneTopic: 'Você aceita receber mensagens sobre:',
  points: {
    title: 'Como funciona',
    choose: {
      title: 'Só o que você marcar',
      text: 'Cada tipo de mensagem tem sua própria caixa. Deixe sem marcar o que não quiser.',
    },
    stop: {
      title: 'Basta uma palavra para parar',
      text: (number) =>
        number === ''
          ? 'Responda STOP a qualquer mensagem quando quiser.'
          : `Envie STOP para ${number} pelo WhatsApp quando quiser.`,
    },
    refuse: {
      title: 'Você pode dizer não',
      text: 'Se preferir não receber mensagens, escolha “Não quero receber”, e nada será guardado.',
    },
  },
  kiosk: {
    language: 'Idioma',
    over: 'Recomeçar',
    phoneHint: 'Um número local, ou + e o código do país.',
    agree: 'Aceitar',
    no: 'Não quero receber',
    keypad: 'Teclado numérico',
    erase: 'Apagar o último dígito',
    clear: 'Apagar tudo',
    plus: 'Sinal de mais, antes do código do país',
    done: 'Concluir',
    scan: {
      title: 'No seu próprio telefone',
      code: 'Código QR que abre o WhatsApp no seu telefone',
      given: (business) =>
        `Aponte a câmera para o código: o WhatsApp abre com uma mensagem já escrita para ${business}. Não é preciso enviá-la: você já aceitou.`,
      pending:
        'Aponte a câmera para o código e envie a mensagem que se abre: sua escolha fica confirmada na hora.',
      bare: (business) =>
        `Aponte a câmera para o código: o WhatsApp abre a conversa com ${business}. O que você escolheu é longo demais para um código, por isso não há mensagem escrita.`,
    },
    idle: {
      title: 'Você ainda está aí?',
      counts: ['Esta tela será apagada em ', ' segundos.'],
      more: 'Preciso de mais tempo',
    },
    wrongTerminal: [
      'Este terminal ainda não está configurado',
      'Não é possível ler o nome do terminal ou da transação no endereço desta página. Avise a equipe, por favor.',
    ],
  },
}

export const embed: EmbedWords = {
  title: (business) => `${business} no WhatsApp`,
  lead: (business) => `${business} gostaria de escrever para você. Você escolhe os assuntos.`,
  banner: (business) => `Quer receber mensagens de ${business} pelo WhatsApp?`,
  choose: 'Sim, quero escolher',
  agree: 'Aceitar',
  no: 'Não quero receber',
  close: 'Fechar',
  done: 'Obrigado',
  given: 'Você aceitou receber mensagens pelo WhatsApp sobre:',
  again: (number) =>
    `Parou as mensagens antes? Envie START para ${number} pelo WhatsApp, usando o telefone que você informou; até lá, nada será enviado.`,
  topicRequired: 'Marque pelo menos um tipo de mensagem.',
  failed: 'Não foi possível enviar agora. Nada se perdeu: tente de novo, por favor.',
}
