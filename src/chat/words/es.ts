// Spanish words of stopping. No native reader has reviewed this list.

import type { WordList } from '../list.ts'
import { each } from './forms.ts'

/** Verbs of sending by their stems: in `-ar` and in `-ir`. */
const AR =
  'envi|mand|contact|recontact|molest|mensaje|fastidi|acos|hostig|bombarde|spame|incordi|agobi|importun|llen|incomod|notific|satur|texte|atosig|whatsappe'
const IR = 'escrib'
const CLITIC = '-|me|nos|les|le'
/** Orders, wishes and what is wished for: never "they stopped", "I stopped". */
const ASKED_AR = 'e|es|en|eis|emos|ara|aran|aras|ase|asen'
const ASKED_IR = 'a|as|an|ais|iera|ieran|ieras|iese|iesen'
/** "Erase me", with the pronoun behind: `borrenme`, `borrame`. */
const ERASE_ME =
  'borra|borre|borren|elimina|elimine|eliminen|quita|quite|quiten|quitad|saca|saque|saquen|sacad|retira|retire|retiren|remueva|remuevan|baja|baje|bajen|suprima|supriman|excluya|excluyan|descarten|desuscriba|desuscriban|bloquee|bloqueen|tacha|tachen|borrad|eliminad'

export const es: WordList = {
  language: 'es',
  version: '2026-11-26',
  source: 'Customary keywords of Spanish and Latin American text services; own knowledge, 2026-11',
  isNativeReviewed: false,
  stop: `baja, darme de baja, dar de baja, dame de baja, deme de baja, denme de baja, desuscribir, desuscribirme,
    desuscribirse, desuscribime, desuscribanme, cancelar suscripción, cancelar la suscripción, borrarme, bórrame,
    bórrenme, eliminarme, no más mensajes, no molestar, no molesten, ya basta, stop mensajes, alto ya, parar mensajes`,
  bare: 'no insistan, no insista, no insistas, alto, parar, para, pare, paren, cancelar, cancela, salir, detener, detente, detengan, basta, terminar, anular, remover, fin, quitar',
  start: 'iniciar, alta, reanudar, empezar, comenzar',
  help: 'ayuda, info, información',
  sets: {
    things:
      'mensaje|msj|msjs|mensajes de texto|recordatorios|mesajes|mensages|mensage|contacto|envíos|pavadas|tonterías|mensajes|mensajito|mensajitos|sms|texto|textos|whatsapp|whatsapps|wasap|wasaps|notificación|notificaciones|correos|comunicación|comunicaciones|información|informaciones|avisos|cosas|nada|spam|mierda|todo',
    ads: 'publicidad|publicidades|promoción|promociones|promo|promos|oferta|ofertas|propaganda|propagandas|anuncio|anuncios|marketing|descuento|descuentos|boletín|boletines|newsletter|campañas|códigos de descuento|cupón|cupones|rebajas|comerciales|publicitarios|comunicaciones comerciales|mensajes comerciales|correos comerciales|catálogos|catálogo|promocionales|comercial',
    noun: '{topic}|{ads}|{things}',
    det: 'más|esta|este|esto|estos|estas|su|sus|tu|tus|vuestros|vuestras|la|las|los|el|ningún|ninguna|ningun tipo de|ninguna clase de|tanta|tantos|tantas|de sus|de tus|todos los|todas las|todos sus|todas sus|de este tipo',
    what: '[de] [{det}] [{det}] {noun} [de|con|sobre|y|ni|o] [{det}] [{noun}] [{noun}] [de este tipo|así]',
    off: '[{det}] ({ads}|{topic}|notificaciones|notificación|mensajes|avisos)',
    that: 'que|q|ke',
    erase:
      'borre|borren|borra|borrar|bórrame|elimine|eliminen|elimina|eliminar|olviden|olvide|olvida|olvídense de|olvídese de|olvídate de|quite|quiten|quita|quitar|saque|saquen|saca|sacar|retiren|retire|remuevan|suprimir|supriman',
    who: 'de ustedes|de usted|de ti|de vosotros|de vuestra parte|de su parte|de su empresa|de su tienda|de {business}|de este número',
    tail: 'todos los días|a cada rato|a diario|cada día|todo el tiempo|en mi whatsapp|en mi celular|en mi móvil|aquí|acá|a este chat|suyos|suyas|tuyos|tuyas|más|nunca más|nunca|jamás|por favor|otra vez|de nuevo|en el futuro|por aquí|ya|a este número|a mi número|al celular|a mi celular|a mi móvil|por whatsapp|a este teléfono|a este celular|en absoluto|de una vez|de inmediato|inmediatamente|cuanto antes|a partir de ahora|desde ahora|ahora mismo|nada|nada más|ni por whatsapp|por este medio|por ningún medio|en adelante|bajo ningún concepto|definitivamente',
    send: `${each(AR, each('ar|ando', CLITIC))}|${each(IR, each('ir|iendo', CLITIC))}|joder|joderme|chingar|chingarme|comunicarse conmigo|ponerse en contacto conmigo|llenarme el celular|hinchar|hincharme|dar la lata|darme la lata|hacerme spam|mandar más|enviar más`,
    cease:
      'deja|deje|dejen|dejad|dejes|dejar|dejara|dejaran|dejasen|dejarais|deja ya|dejen ya|para|pare|paren|parad|parar|parara|pararan|para ya|paren ya|cesen|cese|cesar|cesaran|basta|basta ya|ya basta|párale|párenle|ya párenle|párala|párenla|cortala|córtenla|stop|termina|terminen|terminar|acaben|suspendan|suspender',
    stopIt:
      'párale|párenle|párala|párenla|cortala|córtenla|cortenla|cortala|acábenla|termínenla|ya estuvo',
    dont: `${each(AR, ASKED_AR)}|${each(IR, ASKED_IR)}|manda|envía|spameen|jodan|joda|chinguen|vuelvan a {send}|vuelva a {send}|vuelvas a {send}|volváis a {send}|volvieran a {send}|volviera a {send}|sigan {send}|siga {send}|sigas {send}|sigáis {send}|siguieran {send}|hinchen`,
    want: 'quiero|kiero|quisiera|deseo|solicito|necesito|me gustaría|pido|querría|queremos|exijo|prefiero|preferiría|les solicito|le solicito|les pido|le pido|ruego|agradecería|agradeceré',
    ask: '[ya] (van|va|vas|vais) a|(serían|sería) tan (amables|amable) de|{want}|[ya] [les|le|os|te] (pido|ruego|agradezco|agradecería|agradeceré|agradeceríamos|exijo|suplico|ordeno|solicito|digo|dije|pedí|he pedido|he dicho|estoy pidiendo) [mucho|por favor|nuevamente|otra vez] [{that}]|[es|ya es|por] (la) (segunda|tercera|cuarta|enésima|última) vez que [les|le|os|te] (pido|digo|escribo|ruego) [{that}]|(cuántas) veces [más] [les|le|te|os] (tengo|he|debo) [que] [pedir|decir|pedido|dicho] [{that}]|(quiero|quisiera|necesito|exijo|me gustaría|preferiría|prefiero|desearía|espero|sería bueno|sería posible|es posible|sería tan amable de|serían tan amables de) [{that}]|(tienen|tiene|tienes|deben|debe|debes|han|haz el favor|hagan el favor|haga el favor|hagan favor|favor) [de|que]|(pueden|puede|puedes|podrían|podría|podrías|pudieran|podéis|podríais)',
    kin: '(mi|su) (mamá|madre|papá|padre|abuela|abuelo|esposa|esposo|mujer|marido|hija|hijo|hermana|hermano|pareja|familia|señora)|ella|él|nosotros',
    person:
      'mi número|mi nombre|mi contacto|mi teléfono|mi celular|mi móvil|mi nro|mi num|mis datos de contacto|este número|mi numero de teléfono|mi número de celular|mi número de teléfono',
    eraseMe: `${each(ERASE_ME, 'me|nos')}|${each('borrar|eliminar|quitar|sacar|retirar|dar de baja|desuscribir|bajar', 'me')}`,
    list: '[la|las|su|sus|tu|esta|vuestra|vuestros|sus|tus|los|el|esa|todas sus|todas las] (lista|listas|base de datos|base|bases|contactos|lista de contactos|lista de difusión|lista de distribución|lista de correo|lista de envíos|lista de envío|lista de clientes|registro|registros|archivos|archivo|agenda|directorio|grupo|sistema|servicio)',
  },
  fillers:
    'por la presente|mediante la presente|les informo que|le informo que|atentamente|saludos cordiales|un saludo|cordialmente|estimado|buen día|che|wey|güey|amigo|amiga|tío|boludo|hombre|disculpen la molestia|de antemano|desde ya|desde ya gracias|si es tan amable|si son tan amables|si no es molestia|sin más|en serio|de verdad|porfi|porfa plis|plis|please|pls|gracias de antemano|bueno|estimado equipo|equipo|señores|pues|por favor|porfavor|porfa|porfis|xfa|x favor|gracias|muchas gracias|hola|buenas|buenos días|buenas tardes|buenas noches|inmediatamente|de inmediato|urgente|disculpe|disculpen|perdón|señores|señor|señora|estimados|ok|sí|mira|oye|oiga|saludos|de una vez|{business}|no me interesa|no estoy interesado|no estoy interesada|no gracias|le pido que|les pido que|te pido que|pueden|puede|puedes|podrían|podría',
  firm: [
    '[{ask}] (nunca más|jamás|nunca|ya nunca) (me|nos) {dont} [{what}] [{tail}]',
    '[{ask}] no (vuelvan|vuelva|vuelvas) a {send} [{what}] [{tail}]',
    '[{ask}] (borren|borre|eliminen|elimine|quiten|quite|saquen|borra|elimina|quita) mis datos de {list} [{tail}]',
    '[yo] [ya] no (quiero|deseo|queremos|autorizo|acepto) {that} (su|vuestra|tu) (empresa|tienda|negocio) me {dont} [{tail}] [{what}] [{tail}]',
    '[ya] no me (hagan|haga|hagas) [más] {ads} [{tail}]',
    '[{ask}] (déjenme|déjame|déjeme) salir de {list}',
    '[{ask}] (suspender|suspendan|suspenda|detener|detengan|cancelar|cancelen|interrumpir|cesar|cesen) [ya] [con] {what} [{who}] [{tail}]',
    '[{ask}] {cease} [ya] de {send} [con {what}] [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] [ya] no (me|nos|le|la|lo) {dont} [{tail}] [{what}] [{who}] [{tail}] [{tail}]',
    '[{ask}] no {dont} [más] [{what}] (más|{what}|a este número|a mi número) [{tail}] [{tail}]',
    '[{ask}] no (me|nos) {send} [más] [{what}] [{tail}] [{tail}]',
    '[{ask}] no {send} [más] {what} [{tail}] [{tail}]',
    '[{ask}] no (volver a|seguir) {send} [{what}] [{tail}]',
    '[yo] [ya] no (quiero|kiero|deseo|quisiera|queremos|necesito|necesitamos|pretendo|me interesa|me gustaría) [más|seguir|volver a] (recibir|recibiendo|tener|ver|recibirlos|resibir) [más] ({what}|esto|estos) [{who}] [{tail}] [{tail}]',
    '[{kin}] [ya] no (quiere|desea|necesita|queremos|quieren|le interesa) [más|seguir|volver a] [recibir|recibiendo|tener|ver] [más] ({what}|saber nada de ustedes|que la (molesten|contacten)|que lo (molesten|contacten)) [{who}] [{tail}]',
    '[yo] [ya] no (quiero|kiero|deseo|queremos|necesito|necesitamos|quisiera) [más] [de] {what} [{who}] [{tail}]',
    '[yo] [ya] no (quiero|kiero|deseo|queremos) [volver a] (saber|oír) [más|nada] [más] [nada] [más] {who} [{tail}]',
    '[yo] [ya] no (quiero|kiero|deseo|queremos|quisiera|autorizo|consiento|acepto) [más] [a] {that} me {dont} [{tail}] [{what}] [{tail}]',
    '(preferiría|prefiero|quisiera|quiero|me gustaría|deseo|solicito|pido) no (recibir|seguir recibiendo|tener|ser contactado|ser contactada|volver a recibir) [más] [{what}] [{who}] [{tail}]',
    '[{ask}] [me] {erase} [a] {person} [de] [{list}] [{tail}]',
    '[{ask}] (me|nos|se me) (borre|borren|elimine|eliminen|quite|quiten|saque|saquen|retire|retiren|excluya|excluyan|retiraran|quitaran|sacaran|eliminaran|borraran|quitar|sacar|borrar|eliminar|retirar|tachen) [ya] de {list} [{tail}]',
    '[{ask}] {eraseMe} [ya] [de] {list} [{tail}]',
    '({want}|{ask}) [que me] [ser|se me] (eliminado|eliminada|borrado|borrada|retirado|retirada|excluido|excluida|removido|removida|dado de baja|dada de baja) [de] [{list}] [{tail}]',
    '({want}|{ask}) [la] (baja|eliminación de mi número|eliminación de mis datos|exclusión) [de] [{list}|{what}] [{tail}]',
    '[{ask}] (dame|deme|denme|dadme|dad|me den|den) de (baja|vaja) [a] [{person}] [de|del|en] [{what}] [{list}] [{who}] [del servicio] [ya|{tail}]',
    '{want} (darme|dar|que me den|ser dado|ser dada) de (baja|vaja) [de|del|en] [{what}] [{list}] [{who}] [{tail}]',
    '[yo] (retiro|revoco|anulo|retirar|revocar|anular|cancelo) [mi|el] (consentimiento|autorización|permiso) [para|de|a] [ser contactado|ser contactada|recibir|que me {dont}|el envío de|el uso de mi número] [{what}] [{tail}]',
    '(me opongo|me niego|oposición|manifiesto mi oposición) (al tratamiento de mis datos|al uso de mis datos|al uso de mi número|a recibir {what}|a ser contactado|a ser contactada|a que me {dont}|al envío de {what}) [{what}] [{tail}]',
    '[{ask}] (cesar|cesen|cese|suspender|suspendan|suspenda|detener|detengan|interrumpan|poner fin a|pongan fin a|ponga fin a|terminen|acaben) [con] [el|los|la|todo] [envío|envíos] [de] {what} [{who}] [{tail}]',
    '[{ask}] (cancelo|cancelar|cancelen|cancele|anulo|anular|anulen) [la|mi] suscripción [a|de] {what} [{tail}]',
    '(déjenme|dejenme|déjame|dejadme|deje me|déjeme|déjennos) [ya] (en paz|tranquilo|tranquila|tranquilos)',
    '(estoy|me tienen|ya estoy|ando) (harto|harta|cansado|cansada|hasta el gorro|hasta la coronilla|podrido|podrida|aburrido|aburrida) (de|con) {what} [{tail}]',
    '(quiten|quita|quite|quitad|saquen|eliminen|desactiven|desactiva|apaguen|bajen) {off} [{tail}]',
    '{stopIt} [ya] (con|de) {what} [{tail}]',
    '[ni un|ni una|ningún|ninguna] [solo|sola] (mensaje|mensajes|whatsapp|sms|notificación|{ads}) más [a este número|a mi número|{who}|{tail}]',
    '[{ads}] no (me interesa|me interesan|quiero) [no] (me|las|los|la|lo) {dont} [{tail}]',
    '[ya] no me (interesa|interesan) (su|sus|tu|tus|vuestra|vuestras|las|los) {ads} [y] [por favor] [ya] no (me|las|los|la|lo) [me] {dont} [{tail}]',
  ],
  ties: 'en,vez,quiza,quizas,acaso,que,q,ke,no,si,como,cuando,ustedes,ellos,ella,el,nunca,jamas,han,ha,he,puedo,puede,podemos,debo,para,a,de,porque,donde,lo,la,los,las,sin,con,mi,su,les,le,te,se,por,cuanto,cuantas,responder,palabra,un,una,o',
  onward:
    'y|o|pero|que|porque|ya que|pues|gracias|por favor|ya|me|no|ni|son|es|estoy|soy|tengo|yo|este|esto|estos|si no|de lo contrario|o los|los|les|le|se|mi|ustedes|nunca|saludos|si siguen|además|entendido|hasta luego|adiós|aquí|muchas|voy|te|bórr~|elimin~|quiten|saquen|déj~|dej~|solicito|pido|quiero',
  hedges:
    'pensando|pienso|tal vez|quizá|quizás|a lo mejor|considerando|dudando|si|cuando|a menos|hasta|cómo|por qué|dijo|dijeron|dice|dicen|pidió|solo|sólo|salvo|excepto|broma|puedo|podría|debo|debería|qué pasa|mañana|de noche|hoy|todavía|sigan|mándenme|envíenme|ejemplo|amigo|amiga|cuál|quién|preguntó',
  service:
    'pedido|pedidos|orden|órdenes|entrega|entregas|envío de mi|compra|compras|reserva|reservas|cita|citas|factura|facturas|paquete|{topic}',
  clear: [
    '[{ask}] (parar|detener|suspender|cesar|cancelar|terminar con|acabar con) {what} [{tail}]',
    '{ask} (paren|pare|parara|pararan|parar|detenerse|dejaran|se detengan) [ya] [con esto|{tail}]',
    '[{ask}] [me] (dar|darme|da|dé|dan|das|doy) de (baja|vaja) [a] [{person}] [de|del|en] [{what}] [{list}] [{who}] [del servicio] [ya|{tail}]',
    '(stop|basta) {send} [{what}] [{who}] [{tail}] [{tail}]',
    '[ya] no [me|nos] (vuelvan|vuelva|vuelvas|volváis) a {send} [{what}] [{who}] [{tail}]',
    '(corten|corta|cortala|córtenla|acaben|terminen|terminenla) con {what} [{tail}]',
    '(nada de|cero) {what} [{tail}]',
    'no (insistan|insista|insistas|insistáis|molesten|moleste|molestes|escriban|contacten|fastidien|jodan) más',
    '[que] no me (llegue|lleguen) [más] [{what}] [{tail}]',
    '(ni un|ni una) [solo|sola] {noun} más [{who}]',
    '(quiten|quita|quite|saquen|eliminen|desactiven|desactiva|apaguen) {off} [{tail}]',
    '{cease} [ya] (con|de|a) {what} [{tail}]',
    '(paren|pare|para|detengan|detenga|suspendan|suspenda|cancelen|cancele|stop|basta) {what} [{tail}]',
    'dejen de enviarme esto',
    '[ya] no (me|nos) {dont} [{tail}] [{what}] [{who}] [{tail}]',
    'no {dont} [más] {what} [{tail}]',
    '[ya] no (quiero|kiero|deseo|quisiera|queremos|necesito|me interesa) [más|seguir] (recibir|recibiendo|tener|ver|recibirlos) [más] ({what}|esto|estos) [{who}] [{tail}]',
    '[ya] no (quiero|kiero|deseo|queremos) [más] {what} [{who}] [{tail}]',
    '[ya] no (quiero|kiero|deseo|queremos) [volver a] (saber|oír) [más|nada] [más] {who} [{tail}]',
    '[yo] no (autorizo|consiento|acepto) [a] ({that} me {dont} [{what}]|el envío de {what}|recibir [{what}]) [{who}] [{tail}]',
    '[ya] no (quiero|kiero|deseo|queremos) [más] {that} me (escriban|envíen|manden|contacten|molesten|escriba|envíe|mande|contacte|moleste|escribas|mandes) [{tail}] [{what}] [{tail}]',
    '(no|ni|nada de|ya no|cero|sin) más {what} [{tail}]',
    '{want} [que me] [den|dé] [darme|dar] de baja [{who}] [de {list}] [de {what}] [del servicio]',
    '{want} [la] baja [{who}] [de {what}] [del servicio]',
    'me (doy|quiero dar|doy por) de baja [de {what}] [{who}]',
    'me (quiero|gustaría|quisiera) (borrar|desuscribir|eliminar|salir|sacar) [de {list}] [{who}]',
    '(tramiten|tramitad|tramite|tramita|gestionen|procesen) [mi|la] baja [{who}] [{tail}]',
    '(dame|deme|denme|dadme|dar|darme|dad|den|da|dé|me dan|me da|me das|me den) de baja [a] [mi número|este número|mi teléfono|mi celular|mi móvil] [de {what}] [de {list}] [{who}] [del servicio] [ya|{tail}]',
    '{want} (dejar de recibir|no recibir|desuscribirme de|desuscribirme|cancelar la suscripción|cancelar mi suscripción|que paren|que dejen de enviarme) [a|en] [más] [{what}] [{who}] [{tail}]',
    '({erase}|eliminarme|borrarme|bájame|bájenme|bajarme|sacarme|quitarme|sáquenme|sáqueme|quíteme|bórreme|elimíneme|quítenme|bórrenme|elimínenme|sácame|quítame|bórrame) [me|mi número|mis datos de contacto|mi contacto|mi teléfono] de {list}',
    '{want} {that} (borren|eliminen|quiten|saquen|borre|elimine|quite|saque) mi (número|contacto|teléfono) [de {list}]',
    '{erase} mi (número|nro|num|contacto|teléfono|celular|móvil) [de {list}] [{tail}]',
    '(cancelar|cancelen|cancele) [la|mi] suscripción a {what}',
    '(déjenme|dejenme|déjame|dejadme|deje me) (en paz|tranquilo|tranquila)',
    '(retiro|revoco|anulo) mi (consentimiento|autorización|permiso) [{tail}]',
    'no me interesa recibir {what} [{tail}]',
    '[ya] no me (interesa|interesan) (su|sus|tu|tus|vuestra|vuestras) {ads} [{tail}]',
    '[{ads}] no (gracias|quiero) {ads}',
  ],
  vague: [
    '[ya] no (quiero|kiero|deseo|queremos|necesito) [más] (nada|todo|esto|cosas|información|de nada|nada de nada) [más|por favor]',
    '(cancelen|cancele|anulen) todo',
    '(nada de|cero|sin más) (nada|cosas|información|todo)',
  ],
  wrongNumber: [
    '[creo que|este|este es|es un|es|tienen|tiene|tienes|están en|está] [el|un] número (equivocado|erróneo|incorrecto)',
    '[creo que] [se|te|os] (equivocó|equivocaron|equivocaste|han equivocado|ha equivocado|equivoca|equivocan|equivocas) de (número|persona)',
    '[están|está|estás] (equivocado|equivocada|equivocados) de número',
    '(este|ese) ya no es (su|el) número',
  ],
  doubt: [
    '(tal vez|quizá|quizás|a lo mejor) me (dé|doy|de)|no escriban|paus~|obligad~|(loco|loca|enloquec~)|cómo (salgo|me salgo)|(escribir|mandar|enviar) menos|nunca [les|le] (di|dimos) (permiso|autorización)|el permiso',
    'bloqueo|pesados|mierda|chinguen|chinga|(dej~) de recibir|(elimin~|borr~|cancel~|cerrar) (mi cuenta|mis datos|mi perfil)|(por qué|porque|xq) me (escrib~|mand~|env~)',
    'de baja|desuscri~|dessuscri~',
    'dej~ de (env~|mand~|escrib~|molest~|contact~|llam~|fastidi~|jod~)',
    'no (me|nos) ({dont}|llamen|llame|llames)',
    'no quiero (recibir|más|que me|mensajes|publicidad|ofertas|promociones)|no deseo recibir|no me interesa',
    'cancelar|cancela|cancele|cancelen|anular|spam|acoso|acosando|hostigamiento|denunciar|denuncia|bloquear|bloqueados|molest~',
    'número equivocado|equivoc~ de número|equivoc~ de persona|no soy|quién les dio mi número|de dónde sacaron mi número|cómo consiguieron mi número',
    '(por qué|porque|xq) me (lleg~|está~|aparec~)|(menos|no tan) (seguido|frecuente|a menudo|mensajes)|desactiv~|dar~ de vaja|nunca (me suscrib~|pedí|me registr~|di permiso|me apunté)|no (pedí|me suscribí|me registré)|(una vez|dos veces) (al|por) (mes|semana)|(esto|ya|sus mensajes) (molesta|fastidia|cansa|es molesto)|mi (oposición)|me opongo|[mi] suscripción a',
    'stop|basta|mi consentimiento|muchos mensajes|demasiados mensajes|paren',
  ],
  doubtAlone: [
    'quién es|quien eres|quién sos|quién habla|quiénes son|no los conozco|no te conozco',
    'no me interesa|no estoy interesado|no estoy interesada|ya no|no más|nunca más|eliminar|borrar|bloquear|dejar|[ya] (estoy|me tienen) [muy] (harto|harta|podrido|podrida)',
  ],
  other: [
    'no dejen (el|la|los|mi|que)|de baja (del|de la) (gimnasio|gym|club|curso)',
    '(planta|temporada|calidad|talla|velocidad|luz|presión|más|muy|tan|gama|intensidad|marea) baja',
    '(estoy|está|estaba|estuve|estar|sigo) de baja [médica|laboral]|baja (médica|laboral|por)',
    'no dejes de|sin parar|no para de|para que|para [el|la|mi|un|una|los|las]',
    '(pare|paren|parad) (que|en|aquí|ahí|allí|allá|un)|desuscri~ (de|del) [la|un|ese|otro] (canal|youtube|página|revista|podcast)|no quiero (molestar|molestarlos|molestarte)|no me escriban (la|el|nada en)',
    '(par~|det~|stop) [ya] (la entrega|el envío|el pedido|la compra|el pago|el reparto)|basta (por hoy|de azúcar)',
    'basta (con|que|un|una)|solo basta|me basta|con (uno|una|dos|tres|cuatro|eso|esto) basta',
    'no me molesta|no es molestia|si no es molestia|disculpe la molestia|disculpa la molestia|disculpen la molestia|perdón por molestar|sin molestar',
    'al spam|en spam|carpeta de spam|bandeja de spam',
    'stop (de|en|del) [autobús|bus]',
  ],
  turned: [
    'no (dejen|deje|dejes|paren|pare|pares|cancelen|cancele|canceles|me den de baja|me dé de baja|me des de baja|quiero darme de baja|quiero cancelar|quiero dejar|quiero parar|me borren|me eliminen|es una baja)',
  ],
  limits: [
    'excepto|salvo|menos|solo|sólo|solamente|pero (no|sí|sigan|quiero)|a menos que|hasta que|solo quiero|sigan enviando|es broma|era broma',
  ],
  quoted: [
    '(responda|responde|envíe|envía|conteste|escriba|escribe|mande|manda|respondiendo|responder|texto) [con] [la palabra] (stop|baja|alto|salir|cancelar) (para|a|cuando|si|al|y)',
  ],
}
