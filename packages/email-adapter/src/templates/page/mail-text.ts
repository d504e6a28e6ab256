import { match, P } from 'ts-pattern'
import type { Block, MailSheet } from './blocks.js'

// Each piece with the empty line behind it.
const linesOf = (block: Block): readonly string[] =>
  match(block)
    .returnType<readonly string[]>()
    // The subject says what kind of mail it is.
    .with({ kind: 'paragraph', as: 'kind' }, () => [])
    .with({ kind: P.union('heading', 'paragraph') }, ({ text }) => [text, ''])
    .with({ kind: 'subheading' }, ({ text }) => [text])
    .with({ kind: 'facts' }, ({ facts }) => [...facts.map(([label, value]) => `${label}: ${value}`), ''])
    // Line by line marked as quoted, so that nothing in it can pass for a sentence of ours.
    .with({ kind: 'quotation' }, ({ heading, lines }) => [heading, ...lines.map((line) => `> ${line}`), ''])
    .with({ kind: 'warnings' }, ({ heading, items }) => [heading, ...items.map((item) => `- ${item}`), ''])
    .with({ kind: 'steps' }, ({ items }) => [...items.map((item, index) => `${index + 1}. ${item}`), ''])
    .with({ kind: 'action' }, ({ label, link }) => [`${label}:`, link, ''])
    .with({ kind: 'address' }, () => [])
    .exhaustive()

/** A mail as plain text. */
export const mailText = ({ card, below }: MailSheet): string => [...card.flatMap(linesOf), ...below, ''].join('\n')
