// A lint rule: a Result that nobody looks at is an error that nobody hears of. TypeScript lets it pass.
import { ESLintUtils } from '@typescript-eslint/utils'

const names = new Set(['Ok', 'Err', 'Result', 'ResultAsync'])

const isResult = (type) => {
  const parts = type.isUnion() ? type.types : [type]
  return parts.some(
    (part) => names.has(part.aliasSymbol?.name ?? part.symbol?.name) && part.getProperty('isErr') !== undefined,
  )
}

const called = (expression) => (expression.type === 'ChainExpression' ? expression.expression : expression)

export default ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'problem',
    schema: [],
    messages: { dropped: 'This Result is dropped: return it, or handle its error.' },
  },
  defaultOptions: [],
  create: (context) => {
    const services = ESLintUtils.getParserServices(context)
    return {
      ExpressionStatement: ({ expression }) => {
        const node = called(expression)
        const isCall = node.type === 'AwaitExpression' || node.type === 'CallExpression'
        if (isCall && isResult(services.getTypeAtLocation(node))) context.report({ node, messageId: 'dropped' })
      },
    }
  },
})
