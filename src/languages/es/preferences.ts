import type { PreferenceWords } from '../preferences-words.ts'

export const preferences: PreferenceWords = {
  preferences: {
    title: (business) => `Sus mensajes de ${business}`,
    lead: (number) => `Número de WhatsApp: ${number}. Aquí puede cambiar todo cuando quiera.`,
    done: 'Guardado. Así queda ahora.',
    summary: 'Revise esto, por favor',
    topics: 'Lo que recibe',
    topicsHint: 'Lo marcado está activo. Marque o desmarque lo que quiera y después guarde.',
    agreeTo: 'Lo que acepta si marca algo nuevo',
    save: 'Guardar',
    on: (date) => `Activo desde el ${date}`,
    paused: (date) => `En pausa hasta el ${date}`,
    waitingAddress:
      'Pendiente de su teléfono. Antes dijo que no, así que la confirmación debe llegar desde el propio número.',
    waitingAnswer: 'Pendiente de su respuesta: le hemos preguntado por mensaje.',
    lapsed:
      'Aceptó antes, pero su aceptación ha caducado. Marque la casilla para volver a aceptar.',
    off: (date) => `Desactivado desde el ${date}`,
    notOffered: 'Por ahora no se puede activar aquí.',
    stoppedAll: (date) =>
      `El ${date} detuvo todos los mensajes. Solo se le enviará lo que vuelva a marcar.`,
    stoppedMarketing: (date) => `El ${date} detuvo todas las ofertas y novedades.`,
    platformStop:
      'En el propio WhatsApp, la opción «Ofertas y anuncios» está desactivada para este remitente. Si marca aquí un tema, se activa para ese tema.',
    held: (business) =>
      `Por decisión de ${business}, los mensajes para usted están retenidos por el momento.`,
    erased: (date) =>
      `El ${date} se borraron sus datos de identificación. Solo se conservan sus negativas, para respetarlas.`,
    prove: 'Confirmar con un código',
    stopShort: 'Solo quiero detener todo',
    stopTitle: 'Detener todo',
    stopText: (business) =>
      `Pulse una vez y ${business} no le enviará más mensajes por ningún canal. Puede volver a empezar aquí cuando quiera.`,
    stop: 'Detener todos los mensajes',
    stopped: 'Todos los mensajes están detenidos.',
    pauseTitle: 'Hacer una pausa',
    pauseText: 'Sin ofertas ni novedades por un tiempo; después vuelven a llegar como antes.',
    pause: (days) => `${days} días`,
    pausedNow: (date) => `Las ofertas y novedades están en pausa hasta el ${date}.`,
    resume: 'Terminar la pausa ahora',
    resumeByCode: 'Para terminar la pausa antes, confirme con un código',
    pauseLonger: 'Alargar la pausa, contando desde hoy',
    languageTitle: 'Idioma',
    languageText: '¿En qué idioma quiere que le respondamos?',
    languageLabel: 'Idioma de nuestros mensajes',
    languageSave: 'Guardar el idioma',
    heldTitle: 'Qué guardamos sobre usted y por qué',
    heldText: (business) =>
      `${business} debe poder demostrar que usted aceptó y tiene que recordar sus negativas para respetarlas. Por eso se guarda cada elección con su fecha y hora y con el texto que se le mostró.`,
    heldNothing: 'Todavía no hay nada registrado sobre este número.',
    earlier: (count) =>
      count === 1
        ? 'y 1 anotación anterior, en el registro completo'
        : `y ${count ?? 'muchas'} anotaciones anteriores, en el registro completo`,
    takeTitle: 'Llevarse los datos',
    takeText: 'Todo, con un comprobante firmado de cada vez que aceptó.',
    takePage: 'Leer el registro completo',
    takeJson: 'Descargar como archivo (JSON)',
    eraseTitle: 'Borrar los datos guardados',
    eraseText: (business) =>
      `Su número, lo que escribió y los textos que aceptó se eliminan para siempre, y nada de lo que aceptó sigue valiendo. Sus negativas se conservan, bajo una clave que solo ${business} puede cotejar, para que nadie le escriba por error. Esto no se puede deshacer.`,
    eraseConfirm: 'Sí, borrar para siempre',
    erase: 'Borrar ahora',
    shownFile: 'Descargar esta información (JSON)',
    proveTitle: 'Ver y llevarse todo',
    proveText:
      'Para ver el registro completo con sus comprobantes, llevárselo o borrarlo, demuestre primero que el número es suyo: enviaremos un código a ese número.',
    proveLink: 'Recibir un código',
    privacy: 'Política de privacidad',
  },
  record: {
    title: 'Su registro',
    lead: (business) => `Todo lo que ${business} guarda sobre usted a través de este servicio.`,
    number: 'Número',
    person: 'Referencia',
    made: 'Fecha de esta copia',
    now: 'Situación actual',
    history: 'Lo ocurrido, empezando por lo más reciente',
    receipts: 'Comprobantes',
    receiptsText:
      'Cada uno demuestra una aceptación: cualquiera puede comprobar su firma con nuestra clave pública en /.well-known/jwks.json.',
    receipt: 'Comprobante del',
    back: 'Volver',
  },
  history: {
    what: {
      'consent.given': 'Usted aceptó',
      'consent.pending': 'Se le pidió que confirmara',
      'consent.confirmed': 'Usted confirmó',
      'consent.refused': 'Usted dijo que no',
      'marketing.stopped': 'Se desactivaron las ofertas en WhatsApp',
      'marketing.resumed': 'Se activaron las ofertas en WhatsApp',
      'hold.placed': 'Se retuvieron los mensajes para usted',
      'hold.lifted': 'Se levantó la retención',
      'undeliverable.marked': 'No fue posible llegar a su número',
      'undeliverable.cleared': 'Volvió a ser posible llegar a su número',
      'message.received': 'Usted nos escribió',
      'language.chosen': 'Usted eligió el idioma de los mensajes',
      'identity.changed': 'Cambió su número o su cuenta',
      'person.merged': 'Se unieron dos registros suyos',
      'review.settled': 'Volvimos a leer lo que usted escribió',
      'person.erased': 'Se borraron sus datos de identificación',
      'import.finished': 'Se deshizo una importación equivocada',
    },
    reported: (business) => `${business} registró que usted aceptó`,
    waits: 'Una nueva inscripción espera la confirmación desde su teléfono',
    started: 'Usted volvió a activar los mensajes',
    stoppedAll: 'Usted detuvo todos los mensajes',
    stoppedMarketing: 'Usted detuvo las ofertas y novedades',
    stoppedTopics: 'Usted desactivó algunos mensajes',
    paused: (days) => `Usted puso en pausa las ofertas y novedades durante ${days} días`,
    doubtful: 'Algo que usted escribió pudo ser un «no»; las ofertas quedan en espera',
    sent: {
      sent: 'Se le envió un mensaje',
      delivered: 'Se le entregó un mensaje',
      read: 'Usted leyó un mensaje',
      failed: 'Un mensaje para usted no llegó',
      unknown: 'Es posible que se le haya enviado un mensaje',
    },
    about: (topics) => `Sobre: ${topics}`,
    through: (channel) => `Canal: ${channel}`,
    words: 'El texto que se le mostró',
    removed: 'Detalles borrados',
  },
  stop: {
    title: (business) => `No recibir más mensajes de ${business}`,
    lead: 'No necesita tener cuenta ni iniciar sesión.',
    leadWays: 'No necesita tener cuenta ni iniciar sesión. Elija la forma que prefiera.',
    phoneTitle: 'Desde su teléfono',
    phoneText: (number) =>
      `Envíe STOP a ${number} por WhatsApp. Todos los mensajes terminan de inmediato y se le confirma.`,
    phoneOpen: 'Abrir WhatsApp con STOP ya escrito',
    phoneQr: (number) => `Código QR que abre WhatsApp con STOP ya escrito para ${number}`,
    phoneScan: '¿Lee esto en otra pantalla? Apunte con la cámara del teléfono a este código.',
    smsText: (number) => `O envíe STOP por SMS a ${number}.`,
    codeTitle: 'Con un código',
    codeText:
      'Escriba su número. Le enviaremos un código; con él puede detener todo o elegir lo que recibe.',
    number: 'Su número',
    numberHint: ({ international }) =>
      `Con el código de país, por ejemplo ${international}. También sirve un número local.`,
    send: 'Recibir un código',
    chooseTitle: '¿De quién quiere dejar de recibir mensajes?',
    chooseText: 'Elija la empresa que le escribe.',
    sentTitle: 'Escriba el código',
    sentText: (business) =>
      `Si el número que escribió puede recibir mensajes, en un minuto llegará un código de ${business}. Sirve durante diez minutos.`,
    code: 'Código',
    codeHint: 'Seis cifras',
    show: 'Continuar',
    again: '¿No llega el código? Revise el número y pídalo de nuevo',
    noWay:
      'Aquí no se pueden enviar códigos. Envíe STOP desde su teléfono, como se indica más arriba.',
    message: (code, business) =>
      `${code} es su código para detener o elegir los mensajes de ${business}. Si no lo pidió, ignore este mensaje.`,
  },
  closed: {
    title: 'No se puede abrir este enlace',
    text: 'Ha caducado o no se copió completo. No se ha cambiado nada. Puede obtener uno nuevo con su número.',
    again: 'Obtener un enlace nuevo',
    codeTitle: 'Este código ya no sirve',
    codeAgain: 'Obtener un código nuevo',
    codeText:
      'Los códigos sirven durante diez minutos, una sola vez y para cinco intentos. No se ha cambiado nada.',
  },
  errors: {
    topic_unknown: 'Una de las opciones ya no existe. Elija de nuevo, por favor.',
    notice_changed:
      'El texto ha cambiado mientras esta página estaba abierta. Léalo y marque de nuevo, por favor.',
    page_stale: 'Esta página ya no está al día. Mírela otra vez y guarde de nuevo, por favor.',
    choice_unknown: 'Elija una de las opciones que se ofrecen.',
    confirm_needed: 'Marque la casilla para indicar que se puede borrar para siempre.',
    store_unavailable:
      'En este momento no hemos podido guardarlo. No se ha perdido nada: envíelo de nuevo, por favor.',
    phone_invalid: 'Revise el número de teléfono. Puede que falten o sobren cifras.',
    phone_required: 'Escriba su número.',
    code_wrong: 'Este no es el código que enviamos. Revíselo e inténtelo de nuevo, por favor.',
    code_short: 'El código tiene seis cifras. Escríbalas todas, por favor.',
    too_many_codes:
      'Hoy ya se han pedido demasiados códigos. Envíe STOP desde su teléfono: eso siempre funciona.',
    no_code:
      'No se puede enviar ningún código a este número. Envíe STOP desde él: eso siempre funciona.',
  },
}
