import type { EmbedWords, FormWords } from '../forms-words.ts'

export const forms: FormWords = {
  no: 'No, gracias',
  understood: {
    title: 'Entendido',
    text: (business) =>
      `No se ha guardado nada. ${business} no le escribirá por haber visitado esta página. No hace falta que haga nada más.`,
    back: 'Volver al formulario',
  },
  topicRequired: 'Marque al menos un tipo de mensaje o elija «No, gracias».',
  agreeAndOpen: 'Aceptar y abrir WhatsApp',
  oneTopic: 'Usted acepta recibir mensajes sobre:',
  points: {
    title: 'Cómo funciona',
    choose: {
      title: 'Solo lo que usted marque',
      text: 'Cada tipo de mensaje tiene su casilla. Deje sin marcar lo que no quiera.',
    },
    stop: {
      title: 'Una palabra basta para terminar',
      text: (number) =>
        number === ''
          ? 'Responda STOP a cualquier mensaje cuando quiera.'
          : `Envíe STOP a ${number} por WhatsApp cuando quiera.`,
    },
    refuse: {
      title: 'Puede decir que no',
      text: 'Si prefiere no recibir mensajes, elija «No, gracias» y no se guardará nada.',
    },
  },
  kiosk: {
    language: 'Idioma',
    over: 'Empezar de nuevo',
    phoneHint: 'Un número local, o + y el código de país.',
    agree: 'Aceptar',
    no: 'No, gracias',
    keypad: 'Teclado numérico',
    erase: 'Borrar la última cifra',
    clear: 'Borrar todo',
    plus: 'Signo más, antes del código de país',
    done: 'Terminar',
    scan: {
      title: 'En su propio teléfono',
      code: 'Código QR que abre WhatsApp en su teléfono',
      given: (business) =>
        `Apunte con la cámara al código: se abrirá WhatsApp con un mensaje ya escrito para ${business}. No hace falta que lo envíe: ya ha aceptado.`,
      pending:
        'Apunte con la cámara al código y envíe el mensaje que se abre: su elección quedará confirmada de inmediato.',
      bare: (business) =>
        `Apunte con la cámara al código: se abrirá en WhatsApp el chat con ${business}. Lo que ha elegido es demasiado largo para un código, así que no habrá ningún mensaje escrito.`,
    },
    idle: {
      title: '¿Sigue ahí?',
      counts: ['Esta pantalla se borrará en ', ' segundos.'],
      more: 'Necesito más tiempo',
    },
    wrongTerminal: [
      'Este dispositivo aún no está configurado',
      'No se puede leer el nombre del dispositivo o de la operación en la dirección de esta página. Avise al personal, por favor.',
    ],
  },
}

export const embed: EmbedWords = {
  title: (business) => `${business} en WhatsApp`,
  lead: (business) => `${business} quisiera escribirle. Usted elige los temas.`,
  banner: (business) => `¿Quiere recibir mensajes de ${business} por WhatsApp?`,
  choose: 'Sí, quiero elegir',
  agree: 'Aceptar',
  no: 'No, gracias',
  close: 'Cerrar',
  done: 'Gracias',
  given: 'Ha aceptado recibir mensajes por WhatsApp sobre:',
  again: (number) =>
    `¿Detuvo antes los mensajes? Envíe START a ${number} por WhatsApp desde el teléfono que ha indicado; hasta entonces no se le enviará nada.`,
  topicRequired: 'Marque al menos un tipo de mensaje.',
  failed:
    'En este momento no se ha podido enviar. No se ha perdido nada: inténtelo de nuevo, por favor.',
}
