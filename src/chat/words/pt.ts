// Portuguese words of stopping, Brazil's first. No native reader has reviewed this list.

import type { WordList } from '../list.ts'
import { each } from './forms.ts'

/** Verbs of sending by their stems: in `-ar` and in `-er`. */
const AR =
  'mand|envi|contact|contat|incomod|perturb|importun|chate|mensage|spamm|bombarde|assedi|cham|notific|notifiqu|busqu|chatei|atorment|abord'
const ER = 'escrev|aborrec|encomod'
/** Orders and what is wished for: never "they stopped". */
const ASKED_AR = 'e|es|em|emos|ar|arem|asse|assem|ares|a'
const ASKED_ER = 'a|as|am|er|erem|esse|essem|e'
/** Before the verb or behind it: `me mandar`, `mandar me`. */
const sending = (verbs: string) => `[me|nos|lhe] (${verbs}) [me|nos]`

export const pt: WordList = {
  language: 'pt',
  version: '2026-11-26',
  source: 'Customary keywords of Brazilian and Portuguese text services; own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `descadastrar, descadastro, descadastre, descadastrem, me descadastre, me descadastra, descadastrar me,
    cancelar inscrição, cancelar a inscrição, cancelar subscrição, cancelar a subscrição, anular subscrição, desinscrever me, desinscrever, desinscrição, sair da lista, me tira da lista, me tirem da lista,
    me remova, me remove, me exclua, parar mensagens, pare de enviar, parem de enviar, stop mensagens, não perturbe, não quero mais mensagens`,
  bare: 'não insista, não insistam, sair, parar, pare, parem, para, cancelar, cancela, cancele, chega, basta, remover, remova, excluir, fim, encerrar, não quero mais',
  start: 'iniciar, voltar, retomar, começar, ativar',
  help: 'ajuda, info, informações',
  sets: {
    things:
      'coisa|mensagenzinha|spams|mensagem|mensage|mensagen|menssagem|menssagens|recado|recados|contato|contatos|contacto|contactos|lembretes|torpedo|torpedos|aviso|encheção|mensagens|msg|msgs|mensagenzinhas|sms|texto|textos|whatsapp|zap|zaps|notificação|notificações|email|emails|comunicação|comunicações|informação|informações|avisos|coisas|isso|isto|nada|nd|spam|tudo|porcaria',
    ads: 'promoção|promoções|promo|promos|oferta|ofertas|propaganda|propagandas|publicidade|publicidades|anúncio|anúncios|marketing|desconto|descontos|newsletter|campanhas|cupom|cupons|cupão|cupões|códigos de desconto|comunicações comerciais|mensagens comerciais|catálogo|catálogos|comerciais|publicitárias|promocionais|comercial',
    noun: '{topic}|{ads}|{things}',
    det: 'mais|essa|essas|esse|esses|esta|estas|este|estes|suas|sua|seus|seu|tuas|a|as|o|os|nenhuma|nenhum|qualquer|qualquer tipo de|tanta|tantas|tanto|todas as|todos os|dessas|desse tipo de|desses|de suas|das|dos|da|do|vossas',
    what: '[de|das|dos|com] [{det}] [{det}] {noun} [de|com|sobre|e|nem|ou|das|dos] [{det}] [{noun}] [{noun}] [desse tipo|assim]',
    no: 'não|n|naum|nunca|nunca mais',
    erase:
      'retirar|retirarem|desinscrever|descadastrem|descadastre|descadastra|descadastrar|cancelem|tire|tirem|tira|remova|removam|remove|remover|exclua|excluam|exclui|excluir|apague|apaguem|apaga|apagar|retire|retirem|delete|deletem|deleta|elimine|eliminem|elimina|eliminar|esqueça|esqueçam|esquece|risquem',
    out: '{list} [de {what}]|daí|daqui|disso|dessa|dessas',
    who: 'de vocês|de você|de vcs|de vc|vossas|da sua empresa|da empresa|da loja|da {business}|do {business}|de {business}|deste número|desse número|dessa empresa',
    tail: 'pra ele|pra ela|para ele|para ela|a ele|a ela|pra esse numero|para esse numero|para este numero|todo dia|todos os dias|toda hora|o tempo todo|no meu zap|no zap|aí|ai|o quanto antes|quanto antes|aqui nesse número|mais|nunca mais|nunca|jamais|por favor|de novo|outra vez|no futuro|para mim|pra mim|para este número|pra este número|no meu celular|no meu número|aqui|no whatsapp|no meu whatsapp|pelo whatsapp|por whatsapp|no zap|neste número|a este número|a este numero|imediatamente|de imediato|já|agora|agora mesmo|de uma vez|a partir de agora|a partir de hoje|daqui em diante|de forma alguma|em hipótese alguma|definitivamente|de vez|por aqui|por favor|por este meio|ok',
    send: sending(
      `${each(AR, 'ar|ando|arem')}|${each(ER, 'er|endo|erem')}|encher|encher o saco|enchendo|enchendo o saco|entrar em contato|entrar em contacto|fazer contato|torrar a paciência`,
    ),
    cease:
      'pare|parem|para|parar|pararem|parassem|parasse|pares|já chega|pare já|parem já|para já|cesse|cessem|cessar|chega|basta|deixe|deixem|deixar|deixarem|deixassem|deixasse|deixa|favor parar|stop|evitem|evite',
    dont: `${each(AR, ASKED_AR)}|${each(ER, ASKED_ER)}|encham|encha|entrem em contato|entre em contato|entrem em contacto|entre em contacto|entrarem em contato|voltem a {send}|volte a {send}|voltes a {send}|voltassem a {send}|tornem a {send}|continuem {send}|continuem a {send}|continue {send}`,
    want: 'quero|kero|queria|qro|gostaria de|gostava de|desejo|solicito|preciso|favor|peço para|peço|vou querer|exijo|prefiro|preferia|preferiria|necessito',
    ask: '(vão|vai|vamos) (parar|para)|(eu) (pedi|falei|disse)|{want}|[eu] [já] [lhes|vos|te] (peço|pedi|pedimos|imploro|exijo|rogo|solicito|solicitei|disse|falei|digo|agradeço|agradecia|agradeceria|agradecíamos) [lhes|vos] [muito|por favor|mais uma vez|novamente] [que|para|pra|se|a vocês que]|[é|já é|pela] [a] (segunda|terceira|quarta|enésima|última) vez [que] (peço|pedi|falo|digo|aviso|solicito) [que|para|pra|pra vocês]|quantas vezes [eu] (preciso|tenho que|vou ter que|já) (pedir|falar|dizer|pedi) [que|para|pra]|(quero|queria|preciso|exijo|gostaria|gostava|preferia|prefiro|desejo|espero|seria bom|seria possível|é possível|era possível|seria ótimo) [que] [vocês|vcs]|[vocês|vcs|você|vc|os senhores] (têm|tem|devem|deve|precisam|precisa|podem|pode|poderiam|poderia|podiam|podia|conseguem|queiram|favor) [que|de|fazer o favor de|por favor]|façam o favor de|faça o favor de|faz favor de|faz o favor de|dá pra|da pra|tem como|será que podem',
    kin: '[a|o] (minha|meu) (mãe|pai|avó|avô|esposa|esposo|mulher|marido|filha|filho|irmã|irmão|família|sogra|namorado|namorada)|ela|ele',
    person:
      '[o] (meu|esse|este) (número|nº|num|contato|contacto|telefone|celular|telemóvel|nome|cadastro|registo)|[os] meus dados de contato|esse numero|este numero',
    eraseMe: `me {eraseForms}|{eraseForms} (me|nos)`,
    eraseForms: `retirar|retirarem|inscrevam|${each('descadastr|retir|tir|apag|apagu|elimin|risc|risqu|delet|desinscrev|bloque', 'e|em|ar|arem|asse|assem|a')}|exclua|excluam|excluir|excluí|excluísse|excluíssem|remova|remover|removam|remove|removessem|removerem|corte|cortem`,
    list: '[a|da|dessa|desta|da vossa|das vossas|de sua|da sua|das suas|do|desse|deste|de|dos|das|dos seus|dos vossos|dos teus|das vossas|da tua|do seu|do vosso] (lista|listas|lista de contatos|lista de contactos|lista de transmissão|lista de envio|lista de distribuição|lista de clientes|lista de e mail|agenda|arquivo|arquivos|ficheiro|ficheiros|registos|base|base de dados|banco de dados|contatos|grupo|cadastro|sistema)',
  },
  fillers:
    'please|pls|plis|prezada equipe|caros|agora|então|bom|agradecido|agradecida|por favor|porfavor|pfv|pf|pfvr|obrigado|obrigada|obg|grato|grata|oi|olá|ola|bom dia|boa tarde|boa noite|imediatamente|urgente|desculpe|desculpa|senhores|gente|ok|sim|olha|favor|gentileza|por gentileza|de uma vez|cara|mano|moço|moça|pessoal|galera|{business}|não tenho interesse|não me interessa|sem interesse|não obrigado|não obrigada|peço que|vocês podem|pode|podem|poderiam|poderia|dá pra|tem como|venho por este meio|por este meio|pela presente|venho por meio desta|por meio desta|informo que|prezados|prezado|prezados senhores|caros senhores|exmos senhores|atenciosamente|atentamente|cumprimentos|com os melhores cumprimentos|abraço|abraços|amigo|amiga|gente boa|véi|velho|meu|na boa|de verdade|sério|é sério|já falei|já disse|desde já grato|desde já agradeço|desde já obrigado|fazendo favor|se possível|se faz favor|sff|que|e|boas|viva',
  firm: [
    '(me poupem|poupem me|me poupe) [de|das|dos|da|do] {what} [{tail}]',
    '[{ask}] {eraseMe} (de|das|dos) (todas as|todos os) {list} [{tail}]',
    '(teriam|teria|tenham|tenha) a (bondade|gentileza|amabilidade) de {no} {send} [{tail}]',
    '[{ask}] {erase} [o] meus dados {list} [{tail}]',
    '[{ask}] {erase} [os] meus dados {list} [{tail}]',
    '[{ask}] (suspender|suspendam|suspenda|cancelar|cancelem|interromper|interrompam|encerrar|encerrem|parar) {what} [{who}] [{tail}]',
    '[eu] [já] {no} (quero|desejo|queremos|autorizo|aceito) que (a vossa|a sua|sua|essa|vossa) (empresa|loja) (me|nos) {dont} [{tail}] [{what}] [{tail}]',
    '{no} (me|nos) (façam|faça|faz|fazem) [mais] {ads} [{tail}]',
    '[{ask}] (me deixem|deixem me|me deixa|me deixe) sair {list} [{tail}]',
    '(me apaga|me apaguem|me apague) [{tail}]',
    '[{ask}] {cease} [já] de {send} [com {what}] [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] [já] [para] {no} (me|nos) {dont} [me|nos] [{tail}] [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] [já] [para] {no} {dont} [me|nos] [mais] {what} [{who}] [{tail}] [{tail}]',
    '[{ask}] [para] {no} {dont} (me|nos) [mais] [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] {no} {dont} mais [{who}] [{tail}] [{tail}]',
    '[{ask}] (nunca mais|não mais) (me|nos) {dont} [{what}] [{tail}]',
    '[{ask}] nunca mais {dont} [{what}] [{tail}]',
    '[{ask}] {no} [mais] {send} [mais] [{what}] [{tail}] [{tail}]',
    '[eu] [já] {no} (quero|kero|desejo|gostaria de|queria|queremos|preciso|pretendo|aceito|tenho interesse em) [mais|continuar|continuar a|de|seguir] (receber|recebendo|ter|ver|ser contatado|ser contatada|ser contactado|ser contactada|ser incomodado|ser incomodada) [mais] [{what}] [{who}] [{tail}] [{tail}]',
    '[{kin}] [já] {no} (quer|deseja|precisa|gostaria de) [mais|continuar a|continuar] [receber|ver|ter|recebendo|ser contatada|ser contatado|ser contactada] [mais] [{what}] [{who}] [{tail}]',
    '[eu] [já] {no} (quero|kero|desejo|queremos|preciso|necessito) [mais] [de] {what} [{who}] [{tail}]',
    '[eu] [já] {no} (quero|desejo|queremos) [mais] (saber|ouvir falar) [mais] [nada] {who} [{tail}]',
    '(preferia|prefiro|preferiria|gostaria de|gostava de|quero|queria|desejo|peço para|solicito) {no} [mais] (receber|ser contatado|ser contactado|ser incomodado|ser contatada) [mais] [{what}] [{who}] [{tail}]',
    '[{ask}] {eraseMe} [já] [{out}] [{what}] [{tail}]',
    '[{ask}] {eraseMe} [já] (de|da|do|dos|das) [{what}] {list}',
    '[{ask}] {erase} {person} [{out}] [{tail}]',
    '[{ask}] [a] (exclusão|remoção|eliminação|retirada) (do {person}|de {person}|{list}|do meu número|do meu nome|do meu contato|do meu contacto|dos meus dados|do meu telefone) [{list}] [{tail}]',
    '({want}|{ask}) (sair|me descadastrar|descadastrar|descadastrar me|(cancelar|anular) [a|minha|a minha] (inscrição|subscrição)|parar de receber|deixar de receber|ser removido|ser removida|ser retirado|ser retirada|ser excluído|ser excluída|ser apagado|ser apagada|me desinscrever|me retirar) [{out}] [{list}] [de|das|a|nas|da] [{what}] [{who}] [{tail}]',
    '({want}|{ask}) [a] (cessação|suspensão|interrupção|fim) (do|dos|de|das) [envio|envios] [de|das|dos] [{what}] [{who}] [{tail}]',
    '[eu] (retiro|revogo|revogar|retirar|cancelo|anulo) [o] [meu] (consentimento|cadastro|aceite|autorização) [para|de|a] [contato|contacto|o envio de|receber|ser contatado|ser contactado|o contacto|o contato] [{what}] [{tail}]',
    '[eu] (oponho me|me oponho|oponho|recuso|recuso me|me recuso) (ao tratamento dos meus dados|ao uso dos meus dados|ao uso do meu número|ao envio de|a receber|a ser contatado|a ser contactado) [{what}] [{tail}]',
    '[{ask}] (cancelo|cancelar|cancelem|cancele|cancela|anulo|anular|anulem) [a|o] [minha|a minha] (inscrição|subscrição|assinatura) (de|das|dos|nas|nos|em|às|aos|n|da) {what} [{tail}]',
    '(ponham|ponha|dêem|deem|coloquem|dê|bota) [um] (fim|termo|basta) (a|nas|nestas|nessas|em|às|nos|com|nesse) {what} [{tail}]',
    '(me deixe|me deixem|me deixa|deixem me|deixa me|deixe me|larguem me|larga me|me larga|me larguem|deixem nos) (em paz|da mão|de mão|sossegado|sossegada|quieto|quieta|em sossego)',
    '(tô|estou|to|já estou|ando) (cansado|cansada|farto|farta|de saco cheio|cheio|cheia|enjoado|enjoada|saturado|saturada) (de|das|dessas|desses|dos|com|destas|da|do) {what} [{tail}]',
    '(esqueçam|esqueça|esquece|esqueçam se) (de mim|que eu existo|o meu número|meu número) [{tail}]',
    '(tira|tire|tirem|retirem|desativem|desative|desliguem|remova|removam|acabem com|acaba com|parem com) [com] [{det}] ({ads}|{topic}|notificações|mensagens) [{tail}]',
    '(nem uma|nenhuma|nenhum|nem um) [só] ({ads}|mensagem|contato|contacto|msg|sms|notificação) [a] mais [para|pra|a|nesse] [este|esse] [número] [{tail}]',
    '[já] {no} (tenho|temos) [mais] interesse (em|nas|nos|na|pelas|pelos) [{det}] {what} [por favor] [{no} (me|as|os|mandem|enviem|mande|envie)] [{dont}] [{tail}]',
  ],
  ties: 'que,q,nao,n,se,como,quando,voces,vcs,eles,elas,ela,ele,ja,nunca,posso,pode,podemos,devo,para,pra,a,em,de,porque,pq,onde,o,os,as,sem,com,meu,minha,lhe,quem,por,responder,palavra,um,uma,talvez,vou,vai,foi,consigo,eu',
  onward:
    'e|ou|mas|que|porque|pois|já que|obrigad~|por favor|já|eu|me|não|nem|são|é|estou|tô|sou|tenho|isso|isto|essas|senão|caso contrário|meu|minha|vocês|vcs|nunca|se continuarem|atenciosamente|até|aqui|muito|muita|vou|te|apag~|remov~|tir~|exclu~|chega|par~|deix~|solicito|peço|quero|agradeço|os|as',
  hedges:
    'talvez|pensando|penso|acho que vou|se|quando|a menos|até que|como|por que|por quê|disse|disseram|diz|falou|falaram|pediu|só|somente|apenas|exceto|brincadeira|posso|poderia eu|devo|o que acontece|amanhã|de noite|hoje|ainda|continuem|me mandem|exemplo|amigo disse|quem|qual',
  service:
    'pedido|pedidos|encomenda|encomendas|entrega|entregas|compra|compras|reserva|reservas|consulta|consultas|marcação|fatura|nota fiscal|pacote|{topic}',
  clear: [
    '(sem mais|nenhum|não mais|chega de) (mensagens|mensagem|contato|contacto) [mais] [{tail}] [{tail}]',
    '[{ask}] (parar|encerrar|interromper) [com] {what} [{tail}]',
    '[eu] [já] (pedi|falei|disse|mandei) [para|pra|que é pra] [vocês] (parar|pararem) [{tail}]',
    '(stop|chega|basta) {send} [{what}] [{who}] [{tail}] [{tail}]',
    '{cease} [já] (com|de) {what} [{tail}]',
    '(parem|pare|para|suspendam|suspenda|cancelem|cancele|stop) {what} [{tail}]',
    '[já] {no} (me|nos) {dont} [{tail}] [{what}] [{who}] [{tail}]',
    '{no} {dont} [me] [mais] {what} [{tail}]',
    '{no} (voltem|volte|voltes|tornem) a {send} [{what}] [{tail}]',
    '[{want}] (cancelar|parar|suspender|cancelem|cancele) [o] (recebimento|envio) de {what}',
    '(cancela|cancele|cancelem) [a] minha inscrição',
    'não {dont} mais [{tail}]',
    '[eu] [já] {no} (quero|desejo|gostaria de|queremos|preciso|pretendo|aceito) [mais|de] (receber|recebendo|ter|ver) [mais] [{what}] [{who}] [{tail}]',
    '[eu] [já] {no} (quero|desejo|queremos) [mais] {what} [{who}] [{tail}]',
    '[eu] não autorizo [mais] [o envio de|receber|que me enviem|que me mandem|o envio] {what} [{who}] [{tail}]',
    '[já] não me (interessa|interessam) [mais] (a vossa|as vossas|os vossos|suas|seus|as suas|os seus) {ads} [{who}]',
    '(me esquece|me esqueça|me esqueçam|esquece me|esqueçam me|esqueçam de mim) [{tail}]',
    '[eu] não quero que [me] (mandem|enviem|escrevam|contatem|mande|envie|escreva) [{tail}] [{what}] [{tail}]',
    '(sem|nada de|chega de|zero) [mais] {what} [{tail}]',
    '{want} (sair|me descadastrar|descadastrar|descadastro|(cancelar|anular) [a|minha|a minha] (inscrição|subscrição)|parar de receber|deixar de receber|ser removido|ser removida|não receber mais|ser retirado|ser retirada|ser excluído|me desinscrever) [{list}] [de|das|a] [{what}] [{who}] [{tail}]',
    'me (tire|tirem|tira|remova|removam|remove|exclua|excluam|exclui|retire|retirem|descadastre|descadastrem|descadastra) [{out}] [{tail}]',
    '{want} que (apaguem|apague|removam|remova|excluam|exclua|eliminem|elimine|tirem|tire|retirem|retire) [o] meu (número|contato|contacto|telefone) [{out}]',
    '{erase} [o] (me|meu número|meu nº|meu contato|meu contacto|meu telefone|meu nome|meu cadastro) [{out}] [{tail}]',
    '(me deixe|me deixem|me deixa|deixem me|deixa me|deixe me) em paz',
    '(retiro|revogo|cancelo) [o] meu (consentimento|cadastro|aceite)',
    '(cancelar|cancelem|cancele) [a|minha|a minha] (inscrição|assinatura) (de|das|dos) {what}',
  ],
  vague: [
    '[eu] [já] {no} (quero|desejo|queremos|preciso) [mais] (nada|nd|isso|isto|tudo|coisas|informação|informações|de nada) [mais]',
    '(cancelem|cancele|cancela|suspendam) tudo',
    '(sem|chega de|nada de) [mais] (nada|isso|isto|tudo)',
  ],
  wrongNumber: [
    '[acho que|esse|este|é|está|esse é o|este é o|você está com o|vocês estão com o|você ligou pro] [número|telefone|contato] (errado|incorreto)',
    '[acho que] [é|foi|deve ser] engano',
    '(mandou|mandaram|enviou|enviaram) (para|pra|pro) [a|o] (pessoa errada|número errado)',
    'esse número não é [mais] (dele|dela|dessa pessoa)',
  ],
  doubt: [
    '(não|nada|sem|chega|basta|nem|poupem|poupe|stop|zero|odeio) … {ads}',
    '(nenhum|não|sem) … (contato|contacto) … mais',
    '{no} … (escrev~|mand~|envi~|contat~|contact~|incomod~) … (mais|nunca)',
    '(parem|pare|deixem|deixe|cessem) de (escrev~|mand~|envi~|contat~|contact~|incomod~)',
    '(sair|apag~|remov~|tir~|exclu~|retir~) … (listas|lista|comunicações|mensagens)',
    '(chega|basta|acabe) … (mensagem|mensagens|msg)|sem mais mensagens|de não … (escrever|mandar|contactar)',
    'mensagens demais|demais mensagens|não (mandem|mande|escrevam|enviem)|(talvez) [eu] (saia|sair|me descadastr~)|link (para|de|pra) (sair|descadastr~)|paus~|(obrigado|obrigada) a (receber|ler)|(louco|louca|doido|doida)|(mandar|escrever|enviar) menos|(nunca|não) [te|lhes|vos] (dei|autorizei) [permissão]|responder (parar|sair|stop)',
    '(que chatice|chatos|como (cancelo|saio|paro))|(se ferrar|se foder|à merda|processar vocês|processar vcs|paro de receber|(apag~|exclu~|elimin~|delet~) [os] (meus dados|minha conta))|(por que|porque|pq) [vocês|vcs|você] me (mand~|envi~)',
    'descadastr~|desinscrev~|desinscri~|cancelar|cancela|cancelem|cancele|sair da lista|sair do grupo|sair desse grupo|tirar da lista',
    '(pare|parem|para|parar) de (env~|mand~|escrev~|incomod~|me|perturb~|encher|chamar)',
    'não (me|nos) (env~|mand~|escrev~|incomod~|perturb~|contat~|lig~)',
    'não quero (mais|receber|mensagens|propaganda|ofertas|promoções)|não desejo receber|não tenho interesse|não me interessa',
    'me (tir~|remov~|exclu~)|spam|incomod~|perturb~|denunciar|denúncia|bloquear|vou bloquear|encher o saco|enchendo o saco|assédio',
    'número errado|engano|pessoa errada|não sou|quem deu meu número|onde conseguiu meu número|onde conseguiram meu número|não conheço',
    '(por que|porque|pq|por quê) [eu] [estou|tô|to] (receb~|recebo)|(menos) (mensagens|frequ~|vezes|seguido)|desativ~|nunca (me inscrevi|me cadastrei|pedi|autorizei|assinei|solicitei)|(não) (me inscrevi|me cadastrei|pedi isso)|(uma vez|duas vezes) por (mês|semana)|(isso|já|isto) [já] [está|tá] (incomodando|chato|irritando|enchendo|enjoando)|oponho|continuar assim|(saio|sair|saiu) da lista|como (saio|sair)',
    'stop|chega de|meu consentimento|muitas mensagens|muita mensagem|tanta mensagem|parem',
  ],
  doubtAlone: [
    'quem é|quem é você|quem são vocês|quem fala|quem tá falando|não conheço vocês',
    'não tenho interesse|não me interessa|sem interesse|nunca mais|excluir|apagar|bloquear|não quero|que saco|saco|[um] pouco menos|menos por favor',
  ],
  other: [
    'não para de|sem parar|parar (em|no|na|aqui|ali)|pare (em|no|na|aqui|ali)|para (o|a|os|as|mim|minha|meu|que)',
    '(par~|stop|suspend~) [já] (a entrega|o envio do pedido|o pagamento|o motoboy)|chega de (açúcar|sal|café|trabalho)',
    'descadastr~ (do|da|de um|desse) (canal|youtube|academia|site|podcast)',
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
