import { match } from 'ts-pattern'
import type { MailWords, Told, ToldMismatch } from './mail-words.js'
import { dayIn, listIn, pluralIn, timeIn } from './spelling.js'

const list = listIn('es')

const mismatch = (what: ToldMismatch): string =>
  match(what)
    .with(
      { code: 'other-address' },
      ({ invited, accepted }) => `Se invitó a ${invited}, pero aceptó ${accepted} con el enlace del correo.`,
    )
    .with(
      { code: 'domain-not-of-tenant' },
      ({ address, domains }) =>
        `${address} no pertenece a ningún dominio de esta organización, que tiene ${list(domains)}.`,
    )
    .with(
      { code: 'name-looks-alike' },
      ({ name, otherName, otherId }) =>
        `El nombre ${name} se parece a ${otherName}, que es otra organización (${otherId}).`,
    )
    .with({ code: 'young-tenant' }, ({ since }) => `Esta organización existe solo desde el ${since}.`)
    .with(
      { code: 'unknown-tenant' },
      ({ tenantId }) => `La plataforma no conoce ninguna organización con el identificador ${tenantId}.`,
    )
    .exhaustive()

const inviteAgain = 'Puede volver a invitar a la misma dirección en cualquier momento.'
const openCommunity = 'Abrir la comunidad'

const invitation = (told: Told) => ({
  subject: `${told.short.owner} invita a su organización a la comunidad «${told.short.community}»`,
  preview: `Acepte en nombre de una de sus organizaciones. Válida hasta el ${told.deadline}.`,
  kind: 'Invitación a una comunidad',
  heading: `Únase a la comunidad «${told.community}»`,
  lead: `${told.owner} invita a una organización que usted administra a su comunidad privada «${told.community}».`,
  facts: [
    ['De', told.owner],
    ['Invitación de', told.person],
    ['Válida hasta', told.deadline],
  ] as const,
  steps: [
    'Usted acepta en nombre de una de las organizaciones que administra. Antes de hacerlo verá cuál es.',
    `${told.owner} comprueba qué organización ha aceptado y la confirma.`,
    'Solo entonces su organización es miembro de la comunidad. Antes no se comparte nada.',
  ],
  strong: `Tanto su aceptación como la confirmación deben hacerse antes del ${told.deadline}.`,
  button: 'Ver la invitación',
  aside: `Este correo se envió a ${told.to}. Si no lo esperaba, no haga caso: mientras no acepte, no ocurre nada.`,
})

const confirmationDue = (told: Told) => ({
  subject: `${told.short.tenant} ha aceptado: falta su confirmación para «${told.short.community}»`,
  preview: `Compruebe quién ha aceptado y confirme o rechace antes del ${told.deadline}.`,
  kind: 'Confirmación pendiente',
  heading: `${told.tenant} espera su confirmación`,
  lead: `${told.person} ha aceptado la invitación a «${told.community}» en nombre de ${told.tenant}. Todavía no es miembro: que lo sea depende de usted.`,
  facts: [
    ['Organización', `${told.tenant} (${told.tenantId})`],
    ['Aceptada por', told.person],
    ['Aceptada el', told.when],
    ['Dirección invitada', told.invited],
    ['Confirmar antes del', told.deadline],
  ] as const,
  strong: 'Asegúrese de que es la organización que quería invitar. Cuando la confirme, será miembro y podrá compartir.',
  button: 'Comprobar y confirmar',
  aside: 'Si no hace nada, la invitación caduca y no se comparte nada.',
})

/** The mails in Spanish. */
export const spanish: MailWords = {
  language: 'es',
  direction: 'ltr',
  time: timeIn('es-ES'),
  day: dayIn('es-ES'),
  list,
  stepsHeading: 'Qué ocurre ahora',
  quoteHeading: (person) => `${person} le escribe:`,
  mismatchesHeading: pluralIn('es', { one: 'Hay algo que no coincide', other: 'Hay cosas que no coinciden' }),
  mismatch,
  linkHint: 'Si el botón no funciona, copie toda esta dirección en su navegador:',
  questions: (contact) => `¿Preguntas? Responda a este correo; su respuesta llega a ${contact}.`,
  mails: {
    invitation,
    resent: (told) => ({
      ...invitation(told),
      strong:
        'Esta invitación se ha vuelto a enviar: el enlace de los correos anteriores ya no sirve; el de este correo, sí.',
    }),
    reminder: (told) => ({
      ...invitation(told),
      subject: `Recordatorio: ${told.short.owner} invita a su organización a «${told.short.community}»`,
      preview: `Nadie ha aceptado todavía. La invitación termina el ${told.deadline}.`,
      kind: 'Recordatorio',
      strong: `La invitación termina el ${told.deadline}. La aceptación y la confirmación deben hacerse antes.`,
    }),
    'confirmation-due': confirmationDue,
    'confirmation-reminder': (told) => ({
      ...confirmationDue(told),
      subject: `Recordatorio: ${told.short.tenant} sigue esperando su confirmación para «${told.short.community}»`,
      kind: 'Recordatorio',
      heading: `${told.tenant} sigue esperando su confirmación`,
    }),
    accepted: (told) => ({
      subject: `Ha aceptado para «${told.short.community}»; falta la confirmación`,
      preview: `${told.tenant} todavía no es miembro. ${told.owner} debe confirmarlo.`,
      kind: 'A la espera de confirmación',
      heading: 'Aceptada, pero todavía no es miembro',
      lead: `Ha aceptado la invitación a «${told.community}» en nombre de ${told.tenant}. Ahora ${told.owner} lo comprueba y lo confirma.`,
      facts: [
        ['Su organización', told.tenant],
        ['Aceptada el', told.when],
        ['Confirmación antes del', told.deadline],
      ],
      strong: `Hasta entonces ${told.tenant} no es miembro. Recibirá un correo en cuanto lo sea.`,
      button: 'Ver la invitación',
      aside:
        '¿Ha aceptado en nombre de la organización equivocada? Puede retirar la aceptación mientras no se confirme.',
    }),
    confirmed: (told) => ({
      subject: `${told.short.tenant} es miembro de «${told.short.community}»`,
      preview: `${told.owner} ha confirmado a su organización.`,
      kind: 'Pertenencia confirmada',
      heading: `Le damos la bienvenida a «${told.community}»`,
      lead: `${told.owner} ha confirmado a ${told.tenant}. Desde ahora es miembro de la comunidad.`,
      facts: [
        ['Organización', told.tenant],
        ['Confirmada el', told.when],
      ],
      steps: [
        'Elija cuáles de sus roles administran la comunidad y el correo de contacto por su parte.',
        'Añada a las personas de su organización que pueden ver lo que se comparte.',
      ],
      button: openCommunity,
    }),
    declined: (told) => ({
      subject: `Se ha rechazado la invitación de ${told.invited} a «${told.short.community}»`,
      preview: `La ha rechazado ${told.person}.`,
      kind: 'Invitación rechazada',
      heading: 'Su invitación se ha rechazado',
      lead: `${told.person} ha rechazado la invitación a «${told.community}». Ya no ocurrirá nada más con ella.`,
      facts: [
        ['Dirección invitada', told.invited],
        ['Rechazada el', told.when],
      ],
      button: openCommunity,
      aside: inviteAgain,
    }),
    withdrawn: (told) => ({
      subject: `${told.short.tenant} ha retirado su aceptación para «${told.short.community}»`,
      preview: 'Ya no hay nada que confirmar.',
      kind: 'Aceptación retirada',
      heading: `${told.tenant} ha retirado su aceptación`,
      lead: `${told.person} ha retirado la aceptación de ${told.tenant} para «${told.community}». Ya no hay nada que confirmar.`,
      facts: [
        ['Dirección invitada', told.invited],
        ['Retirada el', told.when],
      ],
      button: openCommunity,
      aside: inviteAgain,
    }),
    refused: (told) => ({
      subject: `No se ha confirmado a ${told.short.tenant} para «${told.short.community}»`,
      preview: `${told.owner} no ha confirmado a su organización.`,
      kind: 'No confirmada',
      heading: `${told.tenant} no será miembro`,
      lead: `${told.owner} no ha confirmado a ${told.tenant} para la comunidad «${told.community}». No se ha compartido nada.`,
      facts: [['Organización', told.tenant]],
      aside: `Si cree que es un error, pida a ${told.owner} una nueva invitación.`,
    }),
    revoked: (told) => ({
      subject: `Se ha retirado la invitación a «${told.short.community}»`,
      preview: 'Su enlace ya no sirve. No tiene que hacer nada.',
      kind: 'Invitación retirada',
      heading: 'Su invitación se ha retirado',
      lead: `${told.owner} ha retirado la invitación a la comunidad «${told.community}». El enlace de los correos anteriores ya no sirve.`,
      facts: [],
      aside: 'No tiene que hacer nada.',
    }),
    expired: (told) => ({
      subject: `La invitación a «${told.short.community}» ha caducado`,
      preview: `El plazo terminó el ${told.deadline}.`,
      kind: 'Invitación caducada',
      heading: 'La invitación ha caducado',
      lead:
        told.tenant === ''
          ? `Nadie aceptó a tiempo la invitación a «${told.community}».`
          : `${told.owner} no confirmó a tiempo a ${told.tenant} para «${told.community}». No se ha compartido nada.`,
      facts: [['Plazo', told.deadline]],
      aside: `Si todavía quiere unirse, pida a ${told.owner} una nueva invitación.`,
    }),
    'expired-for-owner': (told) => ({
      subject: `La invitación de ${told.invited} a «${told.short.community}» ha caducado`,
      preview: `El plazo terminó el ${told.deadline}.`,
      kind: 'Invitación caducada',
      heading: 'Una invitación ha caducado',
      lead:
        told.tenant === ''
          ? `Nadie aceptó a tiempo la invitación de ${told.invited} a «${told.community}».`
          : `${told.tenant} había aceptado y nadie lo confirmó a tiempo para «${told.community}».`,
      facts: [
        ['Dirección invitada', told.invited],
        ['Plazo', told.deadline],
      ],
      button: openCommunity,
      aside: inviteAgain,
    }),
    removed: (told) => ({
      subject: `${told.short.tenant} ya no es miembro de «${told.short.community}»`,
      preview: 'Ya no se comparte nada con la comunidad.',
      kind: 'Fin de la pertenencia',
      heading: `Se ha eliminado a ${told.tenant}`,
      lead: `${told.owner} ha eliminado a ${told.tenant} de la comunidad «${told.community}». Se dejó de compartir al instante, en ambos sentidos.`,
      facts: [['Eliminada el', told.when]],
      aside: `Si tiene preguntas, lo mejor es que se dirija a ${told.owner}.`,
    }),
    left: (told) => ({
      subject: `${told.short.tenant} ha dejado «${told.short.community}»`,
      preview: 'Ya no se comparte nada con esta organización.',
      kind: 'Fin de la pertenencia',
      heading: `${told.tenant} ha dejado la comunidad`,
      lead: `${told.person} ha sacado a ${told.tenant} de la comunidad «${told.community}». Se dejó de compartir al instante, en ambos sentidos.`,
      facts: [['Salida', told.when]],
      button: openCommunity,
      aside: 'Puede volver a invitarla en cualquier momento.',
    }),
  },
}
