import type { PreferenceWords } from '../preferences-words.ts'

export const preferences: PreferenceWords = {
  preferences: {
    title: (business) => `Suas mensagens de ${business}`,
    lead: (number) =>
      `Número de WhatsApp: ${number}. Aqui você pode mudar tudo a qualquer momento.`,
    done: 'Salvo. Esta é a situação atual.',
    summary: 'Verifique isto, por favor',
    topics: 'O que você recebe',
    topicsHint: 'O que está marcado está ativo. Marque ou desmarque o que quiser e depois salve.',
    agreeTo: 'O que você aceita ao marcar algo novo',
    save: 'Salvar',
    on: (date) => `Ativo desde ${date}`,
    paused: (date) => `Em pausa até ${date}`,
    waitingAddress:
      'Aguardando seu telefone. Antes você disse não, por isso a confirmação precisa vir do próprio número.',
    waitingAnswer: 'Aguardando sua resposta: perguntamos por mensagem.',
    lapsed: 'Você aceitou antes, mas esse aceite expirou. Marque para aceitar de novo.',
    off: (date) => `Desativado desde ${date}`,
    notOffered: 'No momento, não pode ser ativado aqui.',
    stoppedAll: (date) =>
      `Em ${date}, você parou todas as mensagens. Só será enviado o que você marcar de novo.`,
    stoppedMarketing: (date) => `Em ${date}, você parou todas as ofertas e novidades.`,
    platformStop:
      'No próprio WhatsApp, a opção “Ofertas e anúncios” está desativada para este remetente. Se você marcar um assunto aqui, ela será ativada para esse assunto.',
    held: (business) =>
      `Por decisão de ${business}, as mensagens para você estão retidas no momento.`,
    erased: (date) =>
      `Em ${date}, os dados que identificavam você foram apagados. Só as suas recusas são mantidas, para que sejam respeitadas.`,
    prove: 'Confirmar com um código',
    stopShort: 'Só quero parar tudo',
    stopTitle: 'Parar tudo',
    stopText: (business) =>
      `Um só toque, e ${business} não envia mais mensagens para você em nenhum canal. Você pode recomeçar aqui quando quiser.`,
    stop: 'Parar todas as mensagens',
    stopped: 'Todas as mensagens foram interrompidas.',
    pauseTitle: 'Fazer uma pausa',
    pauseText: 'Sem ofertas e novidades por um tempo; depois elas voltam a chegar como antes.',
    pause: (days) => `${days} dias`,
    pausedNow: (date) => `As ofertas e novidades estão em pausa até ${date}.`,
    resume: 'Encerrar a pausa agora',
    resumeByCode: 'Para encerrar a pausa antes, confirme com um código',
    pauseLonger: 'Prolongar a pausa, a contar de hoje',
    languageTitle: 'Idioma',
    languageText: 'Em que idioma você prefere nossas respostas?',
    languageLabel: 'Idioma das nossas mensagens',
    languageSave: 'Salvar o idioma',
    heldTitle: 'O que guardamos sobre você e por quê',
    heldText: (business) =>
      `${business} precisa poder comprovar que você aceitou e tem de lembrar as suas recusas para respeitá-las. Por isso, cada escolha é guardada com a data, a hora e o texto que foi mostrado a você.`,
    heldNothing: 'Ainda não há nada registrado sobre este número.',
    earlier: (count) =>
      count === 1
        ? 'e 1 registro anterior, no histórico completo'
        : `e ${count ?? 'muitos'} registros anteriores, no histórico completo`,
    takeTitle: 'Levar os dados com você',
    takeText: 'Tudo, com um comprovante assinado de cada vez que você aceitou.',
    takePage: 'Ler o histórico completo',
    takeJson: 'Baixar como arquivo (JSON)',
    eraseTitle: 'Apagar os dados guardados',
    eraseText: (business) =>
      `Seu número, o que você escreveu e os textos que aceitou são apagados para sempre, e nada do que você aceitou continua valendo. Suas recusas permanecem, sob uma chave que só ${business} consegue conferir, para que ninguém escreva a você por engano. Isto não pode ser desfeito.`,
    eraseConfirm: 'Sim, apagar para sempre',
    erase: 'Apagar agora',
    shownFile: 'Baixar estas informações (JSON)',
    proveTitle: 'Ver e levar tudo',
    proveText:
      'Para ver o histórico completo com os comprovantes, levá-lo com você ou apagá-lo, mostre primeiro que o número é seu: enviamos um código para ele.',
    proveLink: 'Receber um código',
    privacy: 'Política de privacidade',
  },
  record: {
    title: 'Seu histórico',
    lead: (business) => `Tudo o que ${business} guarda sobre você por meio deste serviço.`,
    number: 'Número',
    person: 'Referência',
    made: 'Data desta cópia',
    now: 'Situação atual',
    history: 'O que aconteceu, do mais recente ao mais antigo',
    receipts: 'Comprovantes',
    receiptsText:
      'Cada um comprova um aceite: qualquer pessoa pode verificar a assinatura com nossa chave pública em /.well-known/jwks.json.',
    receipt: 'Comprovante de',
    back: 'Voltar',
  },
  history: {
    what: {
      'consent.given': 'Você aceitou',
      'consent.pending': 'Sua confirmação foi pedida',
      'consent.confirmed': 'Você confirmou',
      'consent.refused': 'Você disse não',
      'marketing.stopped': 'As ofertas foram desativadas no WhatsApp',
      'marketing.resumed': 'As ofertas foram ativadas no WhatsApp',
      'hold.placed': 'As mensagens para você foram retidas',
      'hold.lifted': 'A retenção foi encerrada',
      'undeliverable.marked': 'Não foi possível alcançar seu número',
      'undeliverable.cleared': 'Voltou a ser possível alcançar seu número',
      'message.received': 'Você nos escreveu',
      'language.chosen': 'Você escolheu o idioma das mensagens',
      'identity.changed': 'Seu número ou sua conta mudou',
      'person.merged': 'Dois históricos seus foram unidos',
      'review.settled': 'Lemos de novo o que você escreveu',
      'person.erased': 'Os dados que identificavam você foram apagados',
      'import.finished': 'Uma importação feita por engano foi desfeita',
    },
    reported: (business) => `${business} registrou que você aceitou`,
    waits: 'Uma nova inscrição espera a confirmação pelo seu telefone',
    started: 'Você voltou a ativar as mensagens',
    stoppedAll: 'Você parou todas as mensagens',
    stoppedMarketing: 'Você parou as ofertas e novidades',
    stoppedTopics: 'Você desativou algumas mensagens',
    paused: (days) => `Você pausou as ofertas e novidades por ${days} dias`,
    doubtful: 'Algo que você escreveu pode ter sido um “não”; as ofertas aguardam',
    sent: {
      sent: 'Uma mensagem foi enviada a você',
      delivered: 'Uma mensagem foi entregue a você',
      read: 'Você leu uma mensagem',
      failed: 'Uma mensagem para você não chegou',
      unknown: 'Uma mensagem pode ter sido enviada a você',
    },
    about: (topics) => `Sobre: ${topics}`,
    through: (channel) => `Canal: ${channel}`,
    words: 'O texto mostrado a você',
    removed: 'Detalhes apagados',
  },
  stop: {
    title: (business) => `Não receber mais mensagens de ${business}`,
    lead: 'Não é preciso ter conta nem fazer login. Escolha a forma que preferir.',
    phoneTitle: 'Pelo seu telefone',
    phoneText: (number) =>
      `Envie STOP para ${number} pelo WhatsApp. Todas as mensagens param na hora, e você recebe um aviso disso.`,
    phoneOpen: 'Abrir o WhatsApp com STOP já escrito',
    phoneQr: (number) => `Código QR que abre o WhatsApp com STOP já escrito para ${number}`,
    phoneScan: 'Está no computador? Aponte a câmera do telefone para este código.',
    smsText: (number) => `Ou envie STOP por SMS para ${number}.`,
    codeTitle: 'Com um código',
    codeText:
      'Digite seu número. Enviamos um código para ele; com o código, você pode parar tudo ou escolher o que recebe.',
    number: 'Seu número',
    numberHint: ({ international }) =>
      `Com o código do país, por exemplo ${international}. Um número local também serve.`,
    send: 'Receber um código',
    chooseTitle: 'De quem você quer parar de receber mensagens?',
    chooseText: 'Escolha a empresa que escreve para você.',
    sentTitle: 'Digite o código',
    sentText: (business) =>
      `Se o número digitado puder receber mensagens, um código de ${business} chegará em até um minuto. Ele vale por dez minutos.`,
    code: 'Código',
    codeHint: 'Seis dígitos',
    show: 'Continuar',
    again: 'O código não chegou? Verifique o número e peça de novo',
    noWay:
      'Não é possível enviar códigos por aqui. Envie STOP pelo seu telefone, como indicado acima.',
    message: (code, business) =>
      `${code} é seu código para parar ou escolher as mensagens de ${business}. Se você não o pediu, ignore esta mensagem.`,
  },
  closed: {
    title: 'Não é possível abrir este link',
    text: 'Ele expirou ou não foi copiado inteiro. Nada foi alterado. Você pode receber um novo com seu número.',
    again: 'Receber um novo link',
    codeTitle: 'Este código não vale mais',
    codeAgain: 'Receber um novo código',
    codeText:
      'Os códigos valem por dez minutos, uma única vez e para cinco tentativas. Nada foi alterado.',
  },
  errors: {
    topic_unknown: 'Uma das opções não existe mais. Escolha de novo, por favor.',
    notice_changed:
      'O texto mudou enquanto esta página estava aberta. Leia e marque de novo, por favor.',
    page_stale: 'Esta página está desatualizada. Confira tudo e salve de novo, por favor.',
    choice_unknown: 'Escolha uma das opções oferecidas.',
    confirm_needed: 'Marque a caixa para dizer que tudo pode ser apagado para sempre.',
    store_unavailable: 'Não foi possível salvar agora. Nada se perdeu: envie de novo, por favor.',
    phone_invalid: 'Verifique o número de telefone. Pode haver dígitos a menos ou a mais.',
    phone_required: 'Digite seu número.',
    code_wrong: 'Este não é o código que enviamos. Verifique e tente de novo, por favor.',
    code_short: 'O código tem seis dígitos. Digite todos, por favor.',
    too_many_codes:
      'Foram pedidos códigos demais hoje. Em vez disso, envie STOP pelo seu telefone: isso sempre funciona.',
    no_code:
      'Não é possível enviar códigos para este número. Em vez disso, envie STOP a partir dele: isso sempre funciona.',
  },
}
