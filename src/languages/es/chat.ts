import type { ChatWords } from '../chat-words.ts'

export const chat: ChatWords = {
  agreement: ({ business, topics }) => `Acepto recibir ${topics} de ${business} por WhatsApp.`,
  howToStop: 'Responda STOP en cualquier momento para dejar de recibir mensajes.',
  stopped: ({ business }) =>
    `No recibirá más mensajes de ${business}. Para volver a recibirlos, responda START.`,
  stoppedTopics: ({ business, topics }) =>
    `No recibirá más mensajes de ${business} sobre ${topics}.`,
  help: ({ business }) =>
    `Está en un chat con ${business}. Responda STOP para no recibir más mensajes.`,
  welcome: ({ business, topics }) =>
    `Gracias. ${business} puede escribirle ahora sobre ${topics}. Responda STOP cuando quiera para terminar.`,
  question: ({ business, topics }) =>
    `¿Quiere recibir mensajes de ${business} sobre ${topics} por WhatsApp? Puede terminar cuando quiera respondiendo STOP.`,
  yes: 'Sí, acepto',
  no: 'No, gracias',
  howToAnswer: ({ yes, no }) => `Responda «${yes}» o «${no}».`,
  marketing: 'ofertas',
  started: ({ business, topics }) =>
    `Volverá a recibir mensajes de ${business} sobre ${topics}. Responda STOP para dejar de recibirlos.`,
  startedNothing: ({ business }) =>
    `Ya no hay nada detenido. ${business} solo le escribirá sobre lo que usted acepte.`,
  stays: ({ business }) =>
    `Lo que detuvo de otra forma que con STOP sigue detenido. Para volver a recibirlo, acepte en una página de ${business} y responda START.`,
  switchedOff: ({ business, topics }) =>
    `Los mensajes sobre ${topics} siguen desactivados: en el propio WhatsApp, la opción «Ofertas y anuncios» está desactivada. Toque el nombre de ${business} en la parte superior del chat y actívela. Si aun así no llegan, acepte de nuevo en una página de ${business}.`,
  inReview: ({ business, topics }) =>
    `Algo que usted escribió pudo ser un no, y ${business} aún tiene que leerlo. Hasta entonces no recibirá mensajes sobre ${topics}.`,
}
