import type { CallWords } from '../calls-words.ts'

export const calls: CallWords = {
  hello: ({ business }) => `Hola, ha llamado a ${business}. Gracias por su llamada.`,
  calling: ({ business }) => `Hola, le llamamos de ${business}.`,
  onWhatsApp: 'Los mensajes llegan por WhatsApp.',
  offerKeys: 'Para aceptar, pulse 1. Para rechazar, pulse 2. Para volver a escuchar esto, pulse 9.',
  language: (key) => `Para español, pulse ${key}.`,
  numberLanguage: (key) => `Para español, pulse ${key} y después la tecla numeral o almohadilla.`,
  numberWithheld:
    'No podemos ver el número desde el que llama. Por favor, marque el número de teléfono móvil en el que usa WhatsApp y después pulse la tecla numeral o almohadilla.',
  numberLandline:
    'Usted llama desde un teléfono fijo. Por favor, marque el número de teléfono móvil en el que usa WhatsApp y después pulse la tecla numeral o almohadilla. Si usa WhatsApp en el número desde el que llama, pulse 1 y después la tecla numeral o almohadilla.',
  check: (number) => `Ha marcado: ${number}.`,
  keyAgain: 'Si el número no es correcto, pulse 3 para marcarlo de nuevo.',
  silence: 'No hemos detectado ninguna tecla.',
  wrongKey: 'Esa tecla no es una de las opciones.',
  wrongNumber: 'Ese no es un número de teléfono completo.',
  agreed: ({ number }) =>
    `Gracias. Si a este número le llega un mensaje nuestro por WhatsApp, por favor, respóndalo, para que sepamos que ha sido usted.${number === undefined ? '' : ` Si no le llega ninguno, quizá porque antes detuvo nuestros mensajes, por favor, envíe START por WhatsApp desde este número al ${number}.`} Hasta luego.`,
  declined: 'De acuerdo. No le enviaremos estos mensajes. Hasta luego.',
  nothing: 'No hemos registrado nada. Puede volver a llamar cuando quiera. Hasta luego.',
  machine: ({ business }) =>
    `Era una llamada de ${business}. No hace falta que haga nada. Hasta luego.`,
  closed: ({ business }) =>
    `Gracias por llamar a ${business}. En este momento, esta línea no admite inscripciones. No se ha registrado nada. Hasta luego.`,
  plus: 'más',
  pause: ', ',
}
