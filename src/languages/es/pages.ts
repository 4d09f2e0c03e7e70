import type { PageWords } from '../pages-words.ts'

export const pages: PageWords = {
  form: {
    title: (business) => `Mensajes de ${business} por WhatsApp`,
    lead: (business) => `${business} quisiera escribirle por WhatsApp. Usted elige los temas.`,
    agreeTo: 'Lo que usted acepta',
    topics: '¿Qué le gustaría recibir?',
    topicsHint: 'No hay nada marcado de antemano. Marque lo que quiera recibir.',
    phone: 'Su número de WhatsApp',
    phoneHint: ({ international }) =>
      `Con el código de país, por ejemplo ${international}. También sirve un número local.`,
    submit: 'Aceptar mensajes por WhatsApp',
    refuse: '¿No le interesa? Basta con cerrar esta página. No cambia nada.',
    privacy: 'Política de privacidad',
    leaveEmpty: 'Deje este campo vacío',
  },
  thanks: {
    title: 'Gracias',
    pendingTitle: 'Falta un paso',
    given: (business) => `Ha aceptado recibir mensajes de ${business} por WhatsApp sobre:`,
    pending: (business, by) =>
      `${business} le pedirá ${by === 'sms' ? 'por SMS' : 'por WhatsApp'} que confirme. Hasta que lo haga, no se le enviará nada más. Ha elegido:`,
    unasked: (number) =>
      `Si en unos minutos no le llega ninguna pregunta, escriba SÍ a ${number} por WhatsApp desde el teléfono que ha indicado.`,
    words: 'El texto que ha aceptado',
    when: 'Fecha y hora',
    stopTitle: 'Para no recibir más mensajes',
    stop: (number) => `Envíe STOP a ${number} por WhatsApp cuando quiera.`,
    stopNoNumber: 'Responda STOP a cualquier mensaje cuando quiera.',
    again: (number) =>
      `Si antes detuvo los mensajes y quiere volver a recibirlos, envíe START a ${number} por WhatsApp desde el teléfono que ha indicado. Hasta entonces no se le enviará nada.`,
    open: 'Abrir WhatsApp',
    openHint: (business) =>
      `Verá un mensaje ya escrito para ${business}. No hace falta que lo envíe: ya ha aceptado.`,
    pendingOpenHint:
      'Verá un mensaje ya escrito. Envíelo y su elección quedará confirmada de inmediato.',
  },
  languages: 'Idioma',
  stopHere: 'Para no recibir más mensajes, entre aquí',
  stopAlways: 'Para no recibir más mensajes, envíe STOP desde su teléfono: eso siempre funciona.',
  tryAgain: 'Volver a intentarlo',
  faulty: (title) => `Revise esto: ${title}`,
  errors: {
    summary: 'Revise esto, por favor',
    phone_invalid: 'Revise el número de teléfono. Puede que falten o sobren cifras.',
    phone_required: 'Escriba su número de WhatsApp.',
    topic_required: 'Marque al menos un tipo de mensaje o cierre esta página.',
    topic_unknown: 'Una de las opciones ya no existe. Elija de nuevo, por favor.',
    notice_changed:
      'El texto ha cambiado mientras esta página estaba abierta. Léalo de nuevo, por favor.',
    store_unavailable:
      'En este momento no hemos podido guardarlo. No se ha perdido nada: envíelo de nuevo, por favor.',
  },
  problems: {
    paused: [
      'Este formulario está en pausa',
      'Por ahora no admite inscripciones. Vuelva más tarde, por favor.',
    ],
    not_found: ['Aquí no hay nada', 'Puede que el enlace esté mal escrito o que ya no se use.'],
    rate_limited: [
      'Un momento, por favor',
      'Se han hecho demasiados intentos desde aquí. Espere un minuto y vuelva a intentarlo.',
    ],
    origin_forbidden: [
      'Esto no viene de nuestro formulario',
      'Abra de nuevo el formulario y envíelo desde allí, por favor.',
    ],
    too_slow: [
      'Ha tardado demasiado',
      'Lo que envió no llegó completo. No se ha guardado nada: envíelo de nuevo, por favor.',
    ],
    too_large: [
      'Es demasiado grande',
      'Lo que se ha enviado ocupa más de lo que puede ocupar un formulario.',
    ],
    internal: [
      'Algo ha fallado',
      'El fallo es nuestro, no suyo. Vuelva a intentarlo en un momento, por favor.',
    ],
  },
  kinds: {
    form: 'Formulario',
    page: 'Página',
    popup: 'Ventana emergente',
    banner: 'Banner',
    checkbox: 'Casilla',
    wa_link: 'Enlace de WhatsApp',
    qr: 'Código QR',
    sms_link: 'Enlace por SMS',
    sms_keyword: 'Palabra clave por SMS',
    ivr: 'Menú telefónico',
    ctwa_ad: 'Anuncio que abre WhatsApp',
    chat: 'Chat',
    kiosk: 'Terminal de autoservicio',
    atm: 'Cajero automático',
    in_person: 'En persona',
    paper: 'Papel',
    email: 'Correo electrónico',
    social: 'Redes sociales',
    api: 'API',
    import: 'Importación',
  },
  channels: {
    web: 'web',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    voice: 'llamada telefónica',
    terminal: 'terminal',
    paper: 'papel',
    api: 'API',
    import: 'importación',
  },
}
