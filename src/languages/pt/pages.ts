import type { PageWords } from '../pages-words.ts'

export const pages: PageWords = {
  form: {
    title: (business) => `Mensagens de ${business} pelo WhatsApp`,
    lead: (business) =>
      `${business} gostaria de escrever para você pelo WhatsApp. Você escolhe os assuntos.`,
    agreeTo: 'O que você aceita',
    topics: 'O que você gostaria de receber?',
    topicsHint: 'Nada está marcado de antemão. Marque o que quiser receber.',
    phone: 'Seu número de WhatsApp',
    phoneHint: ({ international }) =>
      `Com o código do país, por exemplo ${international}. Um número local também serve.`,
    submit: 'Aceitar mensagens pelo WhatsApp',
    refuse: 'Não tem interesse? É só fechar esta página. Nada muda.',
    privacy: 'Política de privacidade',
    leaveEmpty: 'Deixe este campo vazio',
  },
  thanks: {
    title: 'Obrigado',
    pendingTitle: 'Falta um passo',
    given: (business) => `Você aceitou receber mensagens de ${business} pelo WhatsApp sobre:`,
    pending: (business, by) =>
      `${business} vai pedir sua confirmação ${by === 'sms' ? 'por SMS' : 'pelo WhatsApp'}. Enquanto você não confirmar, nada mais será enviado. Você escolheu:`,
    unasked: (number) =>
      `Se nenhuma pergunta chegar em alguns minutos, escreva SIM para ${number} pelo WhatsApp, usando o telefone que você informou.`,
    words: 'O texto que você aceitou',
    when: 'Data e hora',
    stopTitle: 'Para não receber mais mensagens',
    stop: (number) => `Envie STOP para ${number} pelo WhatsApp quando quiser.`,
    stopNoNumber: 'Responda STOP a qualquer mensagem quando quiser.',
    again: (number) =>
      `Se você parou as mensagens antes e quer voltar a receber, envie START para ${number} pelo WhatsApp, usando o telefone que você informou. Até lá, nada será enviado.`,
    open: 'Abrir o WhatsApp',
    openHint: (business) =>
      `Você verá uma mensagem já escrita para ${business}. Não é preciso enviá-la: você já aceitou.`,
    pendingOpenHint:
      'Você verá uma mensagem já escrita. Envie-a, e sua escolha será confirmada na hora.',
  },
  languages: 'Idioma',
  stopHere: 'Para não receber mais mensagens, entre aqui',
  stopAlways:
    'Para não receber mais mensagens, envie STOP pelo seu telefone: isso sempre funciona.',
  tryAgain: 'Tentar de novo',
  faulty: (title) => `Verifique: ${title}`,
  errors: {
    summary: 'Verifique isto, por favor',
    phone_invalid: 'Verifique o número de telefone. Pode haver dígitos a menos ou a mais.',
    phone_required: 'Digite seu número de WhatsApp.',
    topic_required: 'Marque pelo menos um tipo de mensagem ou feche esta página.',
    topic_unknown: 'Uma das opções não existe mais. Escolha de novo, por favor.',
    notice_changed: 'O texto mudou enquanto esta página estava aberta. Leia-o de novo, por favor.',
    store_unavailable: 'Não foi possível salvar agora. Nada se perdeu: envie de novo, por favor.',
  },
  problems: {
    paused: [
      'Este formulário está em pausa',
      'No momento, não aceita inscrições. Volte mais tarde, por favor.',
    ],
    not_found: ['Não há nada aqui', 'O link pode ter sido digitado errado ou não ser mais usado.'],
    rate_limited: [
      'Um momento, por favor',
      'Houve tentativas demais a partir daqui. Espere um minuto e tente de novo.',
    ],
    origin_forbidden: [
      'Isto não veio do nosso formulário',
      'Abra o formulário de novo e envie por ele, por favor.',
    ],
    too_slow: [
      'Demorou demais',
      'O que você enviou não chegou completo. Nada foi salvo: envie de novo, por favor.',
    ],
    too_large: ['É grande demais', 'O que foi enviado é maior do que um formulário pode ser.'],
    internal: [
      'Algo deu errado',
      'A falha é nossa, não sua. Tente de novo daqui a pouco, por favor.',
    ],
  },
  kinds: {
    form: 'Formulário',
    page: 'Página',
    popup: 'Janela pop-up',
    banner: 'Banner',
    checkbox: 'Caixa de seleção',
    wa_link: 'Link do WhatsApp',
    qr: 'Código QR',
    sms_link: 'Link por SMS',
    sms_keyword: 'Palavra-chave por SMS',
    ivr: 'Menu telefônico',
    ctwa_ad: 'Anúncio que abre o WhatsApp',
    chat: 'Conversa',
    kiosk: 'Totem de autoatendimento',
    atm: 'Caixa eletrônico',
    in_person: 'Pessoalmente',
    paper: 'Papel',
    email: 'E-mail',
    social: 'Redes sociais',
    api: 'API',
    import: 'Importação',
  },
  channels: {
    web: 'web',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    voice: 'ligação telefônica',
    terminal: 'terminal',
    paper: 'papel',
    api: 'API',
    import: 'importação',
  },
}
