// Portuguese words of stopping, Brazil's first. No native reader has reviewed this list.

import type { WordList } from '../list.ts'

export const pt: WordList = {
  language: 'pt',
  version: '2026-11-25',
  source: 'Customary keywords of Brazilian and Portuguese text services; own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `descadastrar, descadastro, descadastre, descadastrem, me descadastre, me descadastra, descadastrar me,
    cancelar inscrição, cancelar a inscrição, desinscrever, desinscrição, sair da lista, me tira da lista, me tirem da lista,
    me remova, me remove, me exclua, parar mensagens, pare de enviar, parem de enviar, stop mensagens, não perturbe, não quero mais mensagens`,
  bare: 'sair, parar, pare, parem, para, cancelar, cancela, cancele, chega, basta, remover, remova, excluir, fim, encerrar, não quero mais',
  start: 'iniciar, voltar, retomar, começar, ativar',
  help: 'ajuda, info, informações',
  sets: {
    things:
      'mensagem|mensagens|msg|msgs|mensagenzinhas|sms|texto|textos|whatsapp|zap|zaps|notificação|notificações|email|emails|comunicação|comunicações|informação|informações|avisos|coisas|isso|isto|nada|spam|tudo|porcaria',
    ads: 'promoção|promoções|promo|promos|oferta|ofertas|propaganda|propagandas|publicidade|publicidades|anúncio|anúncios|marketing|desconto|descontos|newsletter|campanhas|comerciais|publicitárias|promocionais|comercial',
    noun: '{topic}|{ads}|{things}',
    det: 'mais|essa|essas|esse|esses|esta|estas|este|estes|suas|sua|seus|seu|tuas|a|as|o|os|nenhuma|nenhum|qualquer|qualquer tipo de|tanta|tantas|tanto|todas as|todos os|dessas|desse tipo de|desses|de suas|das|dos|da|do|vossas',
    what: '[de|das|dos|com] [{det}] [{det}] {noun} [de|com|sobre|e|nem|ou|das|dos] [{det}] [{noun}] [{noun}] [desse tipo|assim]',
    who: 'de vocês|de você|da sua empresa|da empresa|da loja|da {business}|do {business}|de {business}|deste número|desse número|dessa empresa',
    tail: 'mais|nunca mais|nunca|jamais|por favor|de novo|outra vez|no futuro|para mim|pra mim|para este número|pra este número|no meu celular|no meu número|aqui|no whatsapp|no meu whatsapp',
    send: 'enviar|me enviar|enviar me|mandar|me mandar|mandar me|escrever|me escrever|escrever me|contatar|me contatar|contactar|me contactar|incomodar|me incomodar|perturbar|me perturbar|mandando|enviando|encher|me encher|importunar|me importunar|chamar|me chamar|spammar',
    cease:
      'pare|parem|para|parar|pare já|parem já|para já|cesse|cessem|chega|basta|deixe|deixem|favor parar|stop',
    dont: 'envie|enviem|envia|mande|mandem|manda|escreva|escrevam|escreve|contate|contatem|contacte|contactem|perturbe|perturbem|incomode|incomodem|incomoda|importunem|chame|chamem|chama|encham',
    want: 'quero|queria|gostaria de|desejo|solicito|preciso|favor|peço para|vou querer|exijo',
    list: '[a|da|dessa|desta|de sua|da sua|das suas|do|desse|deste|de] (lista|listas|lista de contatos|lista de transmissão|base|base de dados|banco de dados|contatos|grupo|cadastro|sistema)',
  },
  fillers:
    'por favor|porfavor|pfv|pf|pfvr|obrigado|obrigada|obg|grato|grata|oi|olá|ola|bom dia|boa tarde|boa noite|imediatamente|urgente|desculpe|desculpa|senhores|gente|ok|sim|olha|favor|gentileza|por gentileza|de uma vez|{business}|não tenho interesse|não me interessa|sem interesse|não obrigado|não obrigada|peço que|vocês podem|pode|podem|poderiam|poderia|dá pra|tem como',
  clear: [
    '{cease} [já] [de] {send} [{what}] [{who}] [{tail}] [{tail}]',
    '{cease} [já] (com|de) {what} [{tail}]',
    '(parem|pare|para|suspendam|suspenda|cancelem|cancele|stop) {what} [{tail}]',
    '[já] não (me|nos) {dont} [{tail}] [{what}] [{who}] [{tail}]',
    'não {dont} [me] [mais] {what} [{tail}]',
    'não {dont} mais [{tail}]',
    '[eu] [já] não (quero|desejo|gostaria de|queremos|preciso) [mais|de] (receber|recebendo|ter|ver) [mais] [{what}] [{who}] [{tail}]',
    '[eu] [já] não (quero|desejo|queremos) [mais] {what} [{who}] [{tail}]',
    '[eu] não quero que [me] (mandem|enviem|escrevam|contatem|mande|envie|escreva) [{tail}] [{what}] [{tail}]',
    '(sem|nada de|chega de|zero) [mais] {what} [{tail}]',
    '{want} (sair|me descadastrar|descadastrar|descadastro|cancelar a inscrição|cancelar inscrição|parar de receber|deixar de receber|ser removido|ser removida|não receber mais|ser retirado|ser retirada|ser excluído|me desinscrever) [{list}] [de] [{what}] [{who}] [{tail}]',
    'me (tire|tirem|tira|remova|removam|remove|exclua|excluam|exclui|retire|retirem|descadastre|descadastrem|descadastra) [{list}] [{tail}]',
    '(tire|tirem|tira|remova|removam|remover|exclua|excluam|apague|apaguem|apaga|retire|retirem|excluir|apagar|delete|deletem) [o] (me|meu número|meu contato|meu telefone|meu nome|meu cadastro) [{list}]',
    '(me deixe|me deixem|me deixa|deixem me|deixa me|deixe me) em paz',
    '(retiro|revogo|cancelo) [o] meu (consentimento|cadastro|aceite)',
    '(cancelar|cancelem|cancele) [a|minha|a minha] (inscrição|assinatura) (de|das|dos) {what}',
  ],
  wrongNumber: [
    '[acho que|esse|este|é|está|esse é o|este é o|você está com o|vocês estão com o|você ligou pro] [número|telefone|contato] (errado|incorreto)',
    '[acho que] [é|foi|deve ser] engano',
    '(mandou|mandaram|enviou|enviaram) (para|pra|pro) [a|o] (pessoa errada|número errado)',
    'esse número não é [mais] (dele|dela|dessa pessoa)',
  ],
  doubt: [
    'descadastr~|desinscrev~|desinscri~|cancelar|cancelem|cancele|sair da lista|sair do grupo|sair desse grupo|tirar da lista',
    '(pare|parem|para|parar) de (env~|mand~|escrev~|incomod~|me|perturb~|encher|chamar)',
    'não (me|nos) (env~|mand~|escrev~|incomod~|perturb~|contat~|lig~)',
    'não quero (mais|receber|mensagens|propaganda|ofertas|promoções)|não desejo receber|não tenho interesse|não me interessa',
    'me (tir~|remov~|exclu~)|spam|incomod~|perturb~|denunciar|denúncia|bloquear|vou bloquear|encher o saco|enchendo o saco|assédio',
    'número errado|engano|pessoa errada|não sou|quem deu meu número|onde conseguiu meu número|onde conseguiram meu número|não conheço',
    'stop|chega de|meu consentimento|muitas mensagens|muita mensagem|tanta mensagem|parem',
  ],
  doubtAlone: [
    'quem é|quem é você|quem são vocês|quem fala|quem tá falando|não conheço vocês',
    'não tenho interesse|não me interessa|sem interesse|nunca mais|excluir|apagar|bloquear|não quero',
  ],
  other: [
    'não para de|sem parar|parar (em|no|na|aqui|ali)|pare (em|no|na|aqui|ali)|para (o|a|os|as|mim|minha|meu|que)',
    'por engano|se não me engano|salvo engano|engano meu',
    'não incomoda|desculpe o incômodo|desculpa incomodar|desculpe incomodar|se não incomodar|sem incomodar|não é incômodo|não quero incomodar',
    'caixa de spam|no spam|pasta de spam',
    'chega (hoje|amanhã|quando|em|no|na|até)|quando chega|que horas chega|já chega',
  ],
  turned: [
    'não (pare|parem|para|cancele|cancelem|quero sair|quero cancelar|quero parar|me descadastre|me tire|me tirem|me remova|é para parar|é pra parar|quero me descadastrar|quero deixar de)',
  ],
  limits: [
    'exceto|menos|só|somente|apenas|mas (não|sim|continue|quero)|a menos que|até que|só quero|continuem enviando|brincadeira|tô brincando',
  ],
  quoted: [
    '(responda|envie|digite|escreva|mande|respondendo|responder) [com] [a palavra] (stop|sair|parar|cancelar) (para|a|quando|se|e|pra)',
  ],
}
