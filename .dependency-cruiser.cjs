const adapters = ['eventstore-adapter', 'http-adapter', 'email-adapter']

/** What a package may not import, by the names other packages are published under or by their folders. */
const notFrom = (from, forbidden) => ({
  name: `${from}-imports-no-${forbidden.length > 1 ? 'sibling' : forbidden[0]}`,
  severity: 'error',
  from: { path: `^packages/${from}/src` },
  to: { path: forbidden.flatMap((name) => [`^packages/${name}/`, `@community-handshake/${name}(/|$)`]) },
})

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'domain-is-pure',
      comment: 'The domain has no input and output, no clock, no randomness, nothing of Node.',
      severity: 'error',
      from: { path: '^packages/domain/src' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-needs-little',
      severity: 'error',
      from: { path: '^packages/domain/src' },
      to: {
        pathNot:
          '^packages/domain/src|node_modules/(fp-ts|neverthrow|quick-lru|@scure/base|unhomoglyph|tr46|ts-pattern|typebox|@types/tr46)/',
      },
    },
    notFrom('domain', [...adapters, 'portal', 'cli']),
    {
      name: 'the-portal-knows-the-api-alone',
      severity: 'error',
      from: { path: '^packages/portal/src' },
      to: { path: ['^packages/(?!portal/)', '@community-handshake/'] },
    },
    ...adapters.map((adapter) =>
      notFrom(
        adapter,
        [...adapters, 'portal', 'cli'].filter((name) => name !== adapter),
      ),
    ),
    {
      name: 'nothing-imports-cli',
      severity: 'error',
      from: { pathNot: '^packages/cli/' },
      to: { path: ['^packages/cli/', '@community-handshake/cli(/|$)'] },
    },
    {
      name: 'rules-know-no-application',
      severity: 'error',
      from: { path: '^packages/domain/src/(community|identity|time|history)/' },
      to: { path: '^packages/domain/src/(application|directory|testing)/' },
    },
    {
      name: 'product-code-imports-no-test-code',
      severity: 'error',
      from: { path: '^packages/[^/]+/src', pathNot: '^packages/[^/]+/src/testing/' },
      to: { path: '/testing/|/test/' },
    },
    {
      name: 'declared-dependencies-only',
      comment: 'What the portal is built from is in its bundle, so whoever installs the package needs none of it.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src', pathNot: '^packages/portal/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    doNotFollow: { path: ['node_modules', '(^|/)dist/'] },
    exclude: { path: '(^|/)coverage/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
}
