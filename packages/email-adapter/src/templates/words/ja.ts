import { match } from 'ts-pattern'
import type { MailWords, Told, ToldMismatch } from './mail-words.js'
import { dayIn, listIn, pluralIn, timeIn } from './spelling.js'

const list = listIn('ja')

const mismatch = (what: ToldMismatch): string =>
  match(what)
    .with(
      { code: 'other-address' },
      ({ invited, accepted }) => `招待先は ${invited} ですが、メールのリンクから承諾したのは ${accepted} です。`,
    )
    .with(
      { code: 'domain-not-of-tenant' },
      ({ address, domains }) => `${address} はこのテナントのドメイン（${list(domains)}）のものではありません。`,
    )
    .with(
      { code: 'name-looks-alike' },
      ({ name, otherName, otherId }) => `名称 ${name} は、別のテナント ${otherName}（${otherId}）とよく似ています。`,
    )
    .with({ code: 'young-tenant' }, ({ since }) => `このテナントは ${since} に作成されたばかりです。`)
    .with({ code: 'unknown-tenant' }, ({ tenantId }) => `ID ${tenantId} のテナントはプラットフォームに存在しません。`)
    .exhaustive()

const inviteAgain = '同じアドレスを、いつでも改めて招待できます。'
const openCommunity = 'コミュニティを開く'

const invitation = (told: Told) => ({
  subject: `${told.short.owner} からコミュニティ「${told.short.community}」への招待`,
  preview: `管理されているテナントとしてご承諾ください。有効期限は ${told.deadline} です。`,
  kind: 'コミュニティへの招待',
  heading: `コミュニティ「${told.community}」に参加する`,
  lead: `${told.owner} が、あなたの管理するテナントを非公開のコミュニティ「${told.community}」に招待しています。`,
  facts: [
    ['招待元', told.owner],
    ['招待した人', told.person],
    ['有効期限', told.deadline],
  ] as const,
  steps: [
    '管理されているテナントのうち一つを選んで承諾します。どのテナントかは承諾の前に確認できます。',
    `${told.owner} が、承諾したテナントを確認し、承認します。`,
    '承認されて初めて、テナントはコミュニティのメンバーになります。それまでは何も共有されません。',
  ],
  strong: `承諾と承認の両方を ${told.deadline} までに済ませる必要があります。`,
  button: '招待を見る',
  aside: `このメールは ${told.to} 宛てに送信されました。お心当たりがない場合は無視してください。承諾しない限り、何も起こりません。`,
})

const confirmationDue = (told: Told) => ({
  subject: `${told.short.tenant} が承諾しました：「${told.short.community}」の承認をお願いします`,
  preview: `承諾した相手を確認し、${told.deadline} までに承認または拒否してください。`,
  kind: '承認待ち',
  heading: `${told.tenant} が承認を待っています`,
  lead: `${told.person} が ${told.tenant} として「${told.community}」への招待を承諾しました。まだメンバーではありません。メンバーにするかどうかは、あなたが決めます。`,
  facts: [
    ['テナント', `${told.tenant}（${told.tenantId}）`],
    ['承諾した人', told.person],
    ['承諾日時', told.when],
    ['招待先', told.invited],
    ['承認の期限', told.deadline],
  ] as const,
  strong:
    '招待しようとしたテナントに間違いないか、ご確認ください。承認すると、メンバーとして共有できるようになります。',
  button: '確認して承認する',
  aside: '何もしなければ招待は期限切れとなり、何も共有されません。',
})

/** The mails in Japanese. */
export const japanese: MailWords = {
  language: 'ja',
  direction: 'ltr',
  time: timeIn('ja-JP'),
  day: dayIn('ja-JP'),
  list,
  stepsHeading: '今後の流れ',
  quoteHeading: (person) => `${person} からのメッセージ：`,
  mismatchesHeading: pluralIn('ja', { other: '一致しない点があります' }),
  mismatch,
  linkHint: 'ボタンが使えない場合は、次のアドレス全体をブラウザーに貼り付けてください：',
  questions: (contact) => `ご質問は、このメールにご返信ください。返信は ${contact} に届きます。`,
  mails: {
    invitation,
    resent: (told) => ({
      ...invitation(told),
      strong: 'この招待は再送されました。以前のメールのリンクは使えません。このメールのリンクをお使いください。',
    }),
    reminder: (told) => ({
      ...invitation(told),
      subject: `リマインダー：${told.short.owner} から「${told.short.community}」への招待`,
      preview: `まだ承諾されていません。招待は ${told.deadline} に終了します。`,
      kind: 'リマインダー',
      strong: `招待は ${told.deadline} に終了します。承諾と承認の両方をそれまでに済ませる必要があります。`,
    }),
    'confirmation-due': confirmationDue,
    'confirmation-reminder': (told) => ({
      ...confirmationDue(told),
      subject: `リマインダー：${told.short.tenant} が「${told.short.community}」の承認を待っています`,
      kind: 'リマインダー',
      heading: `${told.tenant} はまだ承認を待っています`,
    }),
    accepted: (told) => ({
      subject: `「${told.short.community}」への招待を承諾しました（承認待ち）`,
      preview: `${told.tenant} はまだメンバーではありません。${told.owner} の承認が必要です。`,
      kind: '承認待ち',
      heading: '承諾済み（まだメンバーではありません）',
      lead: `${told.tenant} として「${told.community}」への招待を承諾しました。これから ${told.owner} が確認し、承認します。`,
      facts: [
        ['あなたのテナント', told.tenant],
        ['承諾日時', told.when],
        ['承認の期限', told.deadline],
      ],
      strong: `承認されるまで、${told.tenant} はメンバーではありません。メンバーになり次第、メールでお知らせします。`,
      button: '招待を見る',
      aside: '別のテナントで承諾してしまった場合は、承認される前なら承諾を取り消せます。',
    }),
    confirmed: (told) => ({
      subject: `${told.short.tenant} は「${told.short.community}」のメンバーになりました`,
      preview: `${told.owner} があなたのテナントを承認しました。`,
      kind: 'メンバーシップの承認',
      heading: `「${told.community}」へようこそ`,
      lead: `${told.owner} が ${told.tenant} を承認しました。これよりコミュニティのメンバーです。`,
      facts: [
        ['テナント', told.tenant],
        ['承認日時', told.when],
      ],
      steps: [
        'コミュニティを管理するロールと、貴社側の連絡先メールアドレスを設定します。',
        '共有内容を閲覧できるユーザーを追加します。',
      ],
      button: openCommunity,
    }),
    declined: (told) => ({
      subject: `${told.invited} の「${told.short.community}」への招待は辞退されました`,
      preview: `${told.person} が辞退しました。`,
      kind: '招待の辞退',
      heading: '招待は辞退されました',
      lead: `${told.person} が「${told.community}」への招待を辞退しました。この招待は終了しました。`,
      facts: [
        ['招待先', told.invited],
        ['辞退日時', told.when],
      ],
      button: openCommunity,
      aside: inviteAgain,
    }),
    withdrawn: (told) => ({
      subject: `${told.short.tenant} が「${told.short.community}」の承諾を取り消しました`,
      preview: '承認するものはなくなりました。',
      kind: '承諾の取り消し',
      heading: `${told.tenant} が承諾を取り消しました`,
      lead: `${told.person} が ${told.tenant} の「${told.community}」への承諾を取り消しました。承認するものはなくなりました。`,
      facts: [
        ['招待先', told.invited],
        ['取り消し日時', told.when],
      ],
      button: openCommunity,
      aside: inviteAgain,
    }),
    refused: (told) => ({
      subject: `${told.short.tenant} は「${told.short.community}」に承認されませんでした`,
      preview: `${told.owner} はあなたのテナントを承認しませんでした。`,
      kind: '承認されませんでした',
      heading: `${told.tenant} はメンバーになりません`,
      lead: `${told.owner} は ${told.tenant} をコミュニティ「${told.community}」に承認しませんでした。何も共有されていません。`,
      facts: [['テナント', told.tenant]],
      aside: `間違いだと思われる場合は、${told.owner} に改めて招待をご依頼ください。`,
    }),
    revoked: (told) => ({
      subject: `「${told.short.community}」への招待は取り消されました`,
      preview: 'リンクは使えなくなりました。対応は不要です。',
      kind: '招待の取り消し',
      heading: '招待は取り消されました',
      lead: `${told.owner} がコミュニティ「${told.community}」への招待を取り消しました。以前のメールのリンクは使えません。`,
      facts: [],
      aside: '対応は不要です。',
    }),
    expired: (told) => ({
      subject: `「${told.short.community}」への招待は期限切れになりました`,
      preview: `期限は ${told.deadline} でした。`,
      kind: '招待の期限切れ',
      heading: '招待は期限切れになりました',
      lead:
        told.tenant === ''
          ? `「${told.community}」への招待は、期限までに承諾されませんでした。`
          : `${told.owner} は、期限までに ${told.tenant} を「${told.community}」に承認しませんでした。何も共有されていません。`,
      facts: [['期限', told.deadline]],
      aside: `参加をご希望の場合は、${told.owner} に改めて招待をご依頼ください。`,
    }),
    'expired-for-owner': (told) => ({
      subject: `${told.invited} の「${told.short.community}」への招待は期限切れになりました`,
      preview: `期限は ${told.deadline} でした。`,
      kind: '招待の期限切れ',
      heading: '招待が期限切れになりました',
      lead:
        told.tenant === ''
          ? `${told.invited} の「${told.community}」への招待は、期限までに承諾されませんでした。`
          : `${told.tenant} は承諾していましたが、期限までに「${told.community}」に承認されませんでした。`,
      facts: [
        ['招待先', told.invited],
        ['期限', told.deadline],
      ],
      button: openCommunity,
      aside: inviteAgain,
    }),
    removed: (told) => ({
      subject: `${told.short.tenant} は「${told.short.community}」のメンバーではなくなりました`,
      preview: 'コミュニティとの共有はすべて終了しました。',
      kind: 'メンバーシップの終了',
      heading: `${told.tenant} は削除されました`,
      lead: `${told.owner} が ${told.tenant} をコミュニティ「${told.community}」から削除しました。共有は双方向とも直ちに終了しました。`,
      facts: [['削除日時', told.when]],
      aside: `ご不明な点は ${told.owner} にお問い合わせください。`,
    }),
    left: (told) => ({
      subject: `${told.short.tenant} が「${told.short.community}」から退会しました`,
      preview: 'このテナントとの共有はすべて終了しました。',
      kind: 'メンバーシップの終了',
      heading: `${told.tenant} が退会しました`,
      lead: `${told.person} が ${told.tenant} をコミュニティ「${told.community}」から退会させました。共有は双方向とも直ちに終了しました。`,
      facts: [['退会日時', told.when]],
      button: openCommunity,
      aside: 'いつでも改めて招待できます。',
    }),
  },
}
