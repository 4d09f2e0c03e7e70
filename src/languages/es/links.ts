import type { ConfirmWords, InvitationWords, LinkWords } from '../links-words.ts'

export const links: LinkWords = {
  title: (business) => `Mensajes de ${business} por WhatsApp`,
  lead: (business) =>
    `Para aceptar, envíe un mensaje de WhatsApp a ${business}. Ya está escrito: léalo y, si quiere, envíelo.`,
  topics: 'Puede recibir:',
  open: 'Abrir WhatsApp',
  openHint: 'Abrirlo no es aceptar. Solo cuenta el mensaje que usted envíe.',
  phone: 'Continuar en el teléfono',
  phoneHint: 'Apunte con la cámara a este código.',
  code: (business) => `Código QR que abre el chat con ${business} en un teléfono`,
  number: 'O escriba directamente a este número',
  numberHint: 'Envíe este texto:',
  message: 'El mensaje',
  stopTitle: 'Para no recibir más mensajes',
  stop: (number) => `Envíe STOP a ${number} por WhatsApp cuando quiera.`,
  words: 'Lo que usted acepta',
  poster: {
    scan: 'Reciba nuestros mensajes por WhatsApp',
    how: 'Escanee el código con su teléfono. Se abre un mensaje listo para enviar: al enviarlo, da su consentimiento.',
    about: 'Puede recibir',
    words: 'Lo que usted acepta',
    full: (address) => `Todo lo que puede recibir y el texto completo de lo que acepta: ${address}`,
    stop: (number) =>
      `Envíe STOP a ${number} por WhatsApp cuando quiera y no recibirá más mensajes.`,
    reach: (millimetres, centimetres) =>
      `Código de ${millimetres} mm de ancho: se lee hasta a unos ${centimetres} cm`,
    wording: (id, version) => `Texto ${id}, versión ${version}`,
    fold: 'doblar aquí',
  },
}

export const confirm: ConfirmWords = {
  question: {
    title: 'Un último paso',
    lead: (business) => `Si acepta, ${business} podrá escribirle por WhatsApp sobre:`,
    agree: 'Sí, acepto',
  },
  invitation: {
    title: (business) => `Mensajes de ${business} por WhatsApp`,
    lead: (business) => `¿Acepta que ${business} le escriba por WhatsApp sobre lo siguiente?`,
    agree: 'Aceptar y abrir WhatsApp',
    agreeOnly: 'Aceptar',
  },
  decline: 'No, gracias',
  takeBack: 'Retirar mi consentimiento',
  unchanged: 'No tiene que decidir. Si cierra esta página sin más, no acepta nada.',
  tapped: {
    title: 'Un último paso',
    lead: (business) =>
      `Abra WhatsApp y envíe el mensaje que ya está escrito. Hasta entonces, ${business} no le enviará nada. Los temas son:`,
  },
  agreed: {
    title: 'Gracias, ha aceptado',
    lead: (business) => `Ahora ${business} puede escribirle por WhatsApp sobre:`,
  },
  declined: {
    title: 'Entendido',
    lead: (business) => `${business} no le escribirá sobre esto. No hace falta que haga nada más.`,
  },
  withdrawn: {
    title: 'Entendido',
    lead: (business) =>
      `Su consentimiento anterior queda retirado. ${business} ya no le escribirá sobre:`,
  },
  expired: {
    title: 'Este enlace ha caducado',
    lead: (business) =>
      `No se aceptó nada a través de él. Si aún quiere recibir mensajes de ${business}, puede empezar de nuevo.`,
  },
  changed: 'El texto ha cambiado mientras esta página estaba abierta. Léalo de nuevo, por favor.',
  open: 'Abrir WhatsApp',
  openHint: 'Verá un mensaje ya escrito para la empresa. No hace falta que lo envíe.',
  form: 'Volver a inscribirse',
  onWhatsApp: 'Empezar de nuevo por WhatsApp',
  words: 'Lo que usted acepta',
  agreedWords: 'El texto que ha aceptado',
  when: 'Fecha y hora',
  stop: (number) => `Puede terminar cuando quiera: envíe STOP a ${number} por WhatsApp.`,
  stopNoNumber: 'Puede terminar cuando quiera: responda STOP a cualquier mensaje.',
  again: (number) =>
    `Si después detuvo los mensajes y quiere volver a recibirlos, envíe START a ${number} por WhatsApp.`,
  stands: (business) =>
    `Para este enlace, su «no» es definitivo. Si más adelante cambia de idea, puede volver a inscribirse para recibir mensajes de ${business}.`,
}

export const invitation: InvitationWords = {
  sms: ({ business, topics }) =>
    `${business}: ¿podemos escribirle por WhatsApp sobre ${topics}? Para rechazar todos los mensajes, responda STOP. Lea y decida:`,
  smsOneWay: ({ business, topics }) =>
    `${business}: ¿podemos escribirle por WhatsApp sobre ${topics}? Lea y acepte o rechace:`,
}
