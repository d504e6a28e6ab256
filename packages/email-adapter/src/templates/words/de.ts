import { match } from 'ts-pattern'
import type { MailWords, Told, ToldMismatch } from './mail-words.js'
import { dayIn, listIn, pluralIn, timeIn } from './spelling.js'

const list = listIn('de')

const mismatch = (what: ToldMismatch): string =>
  match(what)
    .with(
      { code: 'other-address' },
      ({ invited, accepted }) => `Eingeladen war ${invited}, angenommen hat ${accepted} mit dem Link aus der E-Mail.`,
    )
    .with(
      { code: 'domain-not-of-tenant' },
      ({ address, domains }) => `${address} gehört zu keiner Domain dieses Mandanten; er hat ${list(domains)}.`,
    )
    .with(
      { code: 'name-looks-alike' },
      ({ name, otherName, otherId }) =>
        `Der Name ${name} sieht aus wie ${otherName}; das ist ein anderer Mandant (${otherId}).`,
    )
    .with({ code: 'young-tenant' }, ({ since }) => `Diesen Mandanten gibt es erst seit dem ${since}.`)
    .with(
      { code: 'unknown-tenant' },
      ({ tenantId }) => `Die Plattform kennt keinen Mandanten mit der Kennung ${tenantId}.`,
    )
    .exhaustive()

const inviteAgain = 'Sie können dieselbe Adresse jederzeit erneut einladen.'
const openCommunity = 'Community öffnen'

const invitation = (told: Told) => ({
  subject: `${told.short.owner} lädt Ihre Organisation in die Community „${told.short.community}“ ein`,
  preview: `Nehmen Sie für einen Ihrer Mandanten an. Gültig bis ${told.deadline}.`,
  kind: 'Einladung in eine Community',
  heading: `Treten Sie der Community „${told.community}“ bei`,
  lead: `${told.owner} lädt einen Mandanten, den Sie verwalten, in die private Community „${told.community}“ ein.`,
  facts: [
    ['Von', told.owner],
    ['Eingeladen durch', told.person],
    ['Gültig bis', told.deadline],
  ] as const,
  steps: [
    'Sie nehmen für einen der Mandanten an, die Sie verwalten. Vorher sehen Sie, für welchen.',
    `${told.owner} prüft, welcher Mandant angenommen hat, und bestätigt ihn.`,
    'Erst dann ist Ihr Mandant Mitglied der Community. Vorher wird nichts geteilt.',
  ],
  strong: `Ihre Annahme und die Bestätigung müssen beide vor ${told.deadline} erfolgen.`,
  button: 'Einladung ansehen',
  aside: `Diese E-Mail ging an ${told.to}. Haben Sie sie nicht erwartet, ignorieren Sie sie bitte: Solange Sie nicht annehmen, geschieht nichts.`,
})

const confirmationDue = (told: Told) => ({
  subject: `${told.short.tenant} hat angenommen: Ihre Bestätigung für „${told.short.community}“ steht aus`,
  preview: `Prüfen Sie, wer angenommen hat, und bestätigen oder lehnen Sie vor ${told.deadline} ab.`,
  kind: 'Bestätigung erforderlich',
  heading: `${told.tenant} wartet auf Ihre Bestätigung`,
  lead: `${told.person} hat die Einladung in „${told.community}“ für ${told.tenant} angenommen. Der Mandant ist noch kein Mitglied: Ob er es wird, entscheiden Sie.`,
  facts: [
    ['Mandant', `${told.tenant} (${told.tenantId})`],
    ['Angenommen durch', told.person],
    ['Angenommen am', told.when],
    ['Eingeladen', told.invited],
    ['Zu bestätigen vor', told.deadline],
  ] as const,
  strong:
    'Vergewissern Sie sich, dass dies der Mandant ist, den Sie einladen wollten. Nach Ihrer Bestätigung ist er Mitglied und kann teilen.',
  button: 'Prüfen und bestätigen',
  aside: 'Wenn Sie nichts tun, läuft die Einladung ab und es wird nichts geteilt.',
})

/** The mails in German. */
export const german: MailWords = {
  language: 'de',
  direction: 'ltr',
  time: timeIn('de-DE'),
  day: dayIn('de-DE'),
  list,
  stepsHeading: 'So geht es weiter',
  quoteHeading: (person) => `${person} schreibt Ihnen:`,
  mismatchesHeading: pluralIn('de', { one: 'Eines passt nicht zusammen', other: 'Das passt nicht zusammen' }),
  mismatch,
  linkHint: 'Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese ganze Adresse in Ihren Browser:',
  questions: (contact) => `Fragen? Antworten Sie auf diese E-Mail; Ihre Antwort geht an ${contact}.`,
  mails: {
    invitation,
    resent: (told) => ({
      ...invitation(told),
      strong:
        'Diese Einladung wurde erneut gesendet: Der Link in früheren E-Mails gilt nicht mehr, der in dieser E-Mail gilt.',
    }),
    reminder: (told) => ({
      ...invitation(told),
      subject: `Erinnerung: ${told.short.owner} lädt Ihre Organisation in „${told.short.community}“ ein`,
      preview: `Noch hat niemand angenommen. Die Einladung endet ${told.deadline}.`,
      kind: 'Erinnerung',
      strong: `Die Einladung endet ${told.deadline}. Bis dahin müssen Annahme und Bestätigung erfolgt sein.`,
    }),
    'confirmation-due': confirmationDue,
    'confirmation-reminder': (told) => ({
      ...confirmationDue(told),
      subject: `Erinnerung: ${told.short.tenant} wartet auf Ihre Bestätigung für „${told.short.community}“`,
      kind: 'Erinnerung',
      heading: `${told.tenant} wartet noch auf Ihre Bestätigung`,
    }),
    accepted: (told) => ({
      subject: `Sie haben für „${told.short.community}“ angenommen; die Bestätigung steht noch aus`,
      preview: `${told.tenant} ist noch kein Mitglied. ${told.owner} muss bestätigen.`,
      kind: 'Wartet auf Bestätigung',
      heading: 'Angenommen, aber noch kein Mitglied',
      lead: `Sie haben die Einladung in „${told.community}“ für ${told.tenant} angenommen. ${told.owner} prüft das nun und bestätigt es.`,
      facts: [
        ['Ihr Mandant', told.tenant],
        ['Angenommen am', told.when],
        ['Zu bestätigen vor', told.deadline],
      ],
      strong: `Bis dahin ist ${told.tenant} kein Mitglied. Sobald sich das ändert, erhalten Sie eine E-Mail.`,
      button: 'Einladung ansehen',
      aside: 'Für den falschen Mandanten angenommen? Solange nicht bestätigt ist, können Sie die Annahme zurücknehmen.',
    }),
    confirmed: (told) => ({
      subject: `${told.short.tenant} ist Mitglied von „${told.short.community}“`,
      preview: `${told.owner} hat Ihren Mandanten bestätigt.`,
      kind: 'Mitgliedschaft bestätigt',
      heading: `Willkommen in „${told.community}“`,
      lead: `${told.owner} hat ${told.tenant} bestätigt. Ab jetzt ist der Mandant Mitglied der Community.`,
      facts: [
        ['Mandant', told.tenant],
        ['Bestätigt am', told.when],
      ],
      steps: [
        'Wählen Sie, welche Ihrer Rollen die Community verwalten, und die Kontaktadresse auf Ihrer Seite.',
        'Fügen Sie die Benutzer hinzu, die das Geteilte sehen dürfen.',
      ],
      button: openCommunity,
    }),
    declined: (told) => ({
      subject: `Die Einladung von ${told.invited} in „${told.short.community}“ wurde abgelehnt`,
      preview: `${told.person} hat sie abgelehnt.`,
      kind: 'Einladung abgelehnt',
      heading: 'Ihre Einladung wurde abgelehnt',
      lead: `${told.person} hat die Einladung in „${told.community}“ abgelehnt. Mit ihr geschieht nichts mehr.`,
      facts: [
        ['Eingeladen', told.invited],
        ['Abgelehnt am', told.when],
      ],
      button: openCommunity,
      aside: inviteAgain,
    }),
    withdrawn: (told) => ({
      subject: `${told.short.tenant} hat die Annahme für „${told.short.community}“ zurückgenommen`,
      preview: 'Es gibt nichts mehr zu bestätigen.',
      kind: 'Annahme zurückgenommen',
      heading: `${told.tenant} hat die Annahme zurückgenommen`,
      lead: `${told.person} hat die Annahme von ${told.tenant} für „${told.community}“ zurückgenommen. Es gibt nichts mehr zu bestätigen.`,
      facts: [
        ['Eingeladen', told.invited],
        ['Zurückgenommen am', told.when],
      ],
      button: openCommunity,
      aside: inviteAgain,
    }),
    refused: (told) => ({
      subject: `${told.short.tenant} wurde für „${told.short.community}“ nicht bestätigt`,
      preview: `${told.owner} hat Ihren Mandanten nicht bestätigt.`,
      kind: 'Nicht bestätigt',
      heading: `${told.tenant} wird nicht Mitglied`,
      lead: `${told.owner} hat ${told.tenant} für die Community „${told.community}“ nicht bestätigt. Es wurde nichts geteilt.`,
      facts: [['Mandant', told.tenant]],
      aside: `Halten Sie das für einen Irrtum, bitten Sie ${told.owner} um eine neue Einladung.`,
    }),
    revoked: (told) => ({
      subject: `Die Einladung in „${told.short.community}“ wurde zurückgezogen`,
      preview: 'Ihr Link gilt nicht mehr. Es ist nichts zu tun.',
      kind: 'Einladung zurückgezogen',
      heading: 'Ihre Einladung wurde zurückgezogen',
      lead: `${told.owner} hat die Einladung in die Community „${told.community}“ zurückgezogen. Der Link in früheren E-Mails gilt nicht mehr.`,
      facts: [],
      aside: 'Sie müssen nichts tun.',
    }),
    expired: (told) => ({
      subject: `Die Einladung in „${told.short.community}“ ist abgelaufen`,
      preview: `Ihre Frist war ${told.deadline}.`,
      kind: 'Einladung abgelaufen',
      heading: 'Die Einladung ist abgelaufen',
      lead:
        told.tenant === ''
          ? `Niemand hat die Einladung in „${told.community}“ rechtzeitig angenommen.`
          : `${told.owner} hat ${told.tenant} für „${told.community}“ nicht rechtzeitig bestätigt. Es wurde nichts geteilt.`,
      facts: [['Frist', told.deadline]],
      aside: `Möchten Sie weiterhin beitreten, bitten Sie ${told.owner} um eine neue Einladung.`,
    }),
    'expired-for-owner': (told) => ({
      subject: `Die Einladung von ${told.invited} in „${told.short.community}“ ist abgelaufen`,
      preview: `Ihre Frist war ${told.deadline}.`,
      kind: 'Einladung abgelaufen',
      heading: 'Eine Einladung ist abgelaufen',
      lead:
        told.tenant === ''
          ? `Niemand hat die Einladung von ${told.invited} in „${told.community}“ rechtzeitig angenommen.`
          : `${told.tenant} hatte angenommen, aber niemand hat den Mandanten rechtzeitig für „${told.community}“ bestätigt.`,
      facts: [
        ['Eingeladen', told.invited],
        ['Frist', told.deadline],
      ],
      button: openCommunity,
      aside: inviteAgain,
    }),
    removed: (told) => ({
      subject: `${told.short.tenant} ist nicht mehr Mitglied von „${told.short.community}“`,
      preview: 'Alles Teilen mit der Community ist beendet.',
      kind: 'Mitgliedschaft beendet',
      heading: `${told.tenant} wurde entfernt`,
      lead: `${told.owner} hat ${told.tenant} aus der Community „${told.community}“ entfernt. Alles Teilen endete sofort, in beide Richtungen.`,
      facts: [['Entfernt am', told.when]],
      aside: `Fragen dazu richten Sie am besten an ${told.owner}.`,
    }),
    left: (told) => ({
      subject: `${told.short.tenant} hat „${told.short.community}“ verlassen`,
      preview: 'Alles Teilen mit diesem Mandanten ist beendet.',
      kind: 'Mitgliedschaft beendet',
      heading: `${told.tenant} ist ausgetreten`,
      lead: `${told.person} hat ${told.tenant} aus der Community „${told.community}“ genommen. Alles Teilen endete sofort, in beide Richtungen.`,
      facts: [['Ausgetreten am', told.when]],
      button: openCommunity,
      aside: 'Sie können den Mandanten jederzeit erneut einladen.',
    }),
  },
}
