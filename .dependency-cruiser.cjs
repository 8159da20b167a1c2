/** The arrows of ARCHITECTURE.md, checked in `npm test`. Imports of types count as imports. */
const generated = '^src/database/generated'
const feature = '^src/features/([^/]+)/'

module.exports = {
  forbidden: [
    { name: 'no-circular', comment: 'A circle of imports has no first room to read.', severity: 'error', from: { pathNot: generated }, to: { circular: true, pathNot: generated } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: generated } },
    { name: 'pure-rooms', comment: 'Dates and text know nothing of the record.', severity: 'error', from: { path: '^src/(dates|text)/' }, to: { path: '^src/', pathNot: '^src/(dates|text)/' } },
    { name: 'database-is-the-floor', comment: 'The database room imports nothing of the house.', severity: 'error', from: { path: '^src/database/', pathNot: generated }, to: { path: '^src/', pathNot: '^src/database/' } },
    { name: 'only-the-database-room-knows-which', comment: 'Drivers are imported in src/database only.', severity: 'error', from: { path: '^src/', pathNot: '^src/database/' }, to: { path: 'node_modules/(pg|@electric-sql|@prisma/(adapter|driver|schema-engine))' } },
    { name: 'graphql-below-features', comment: 'The builder knows no feature; schema.ts imports them all.', severity: 'error', from: { path: '^src/graphql/', pathNot: '^src/graphql/schema\\.ts$' }, to: { path: '^src/(features|server|cli|sample|doctor|web|main)' } },
    { name: 'compiler-reads-declarations', comment: 'What is compiled is what fields declare: the compiler knows no feature.', severity: 'error', from: { path: '^src/compiler/' }, to: { path: '^src/', pathNot: '^src/(compiler|graphql|database)/' } },
    { name: 'compiler-below-the-server', comment: 'The reference path does not know that it has a double.', severity: 'error', from: { path: '^src/', pathNot: '^src/(compiler|server)/' }, to: { path: '^src/compiler/' } },
    { name: 'features-below-the-server', severity: 'error', from: { path: '^src/features/' }, to: { path: '^src/(server|cli|sample|doctor|web|main|config)' } },
    {
      name: 'actions-know-no-graphql',
      comment: 'What changes the record is the same for GraphQL, the command line and the sample.',
      severity: 'error',
      from: { path: feature, pathNot: '/(index|object|queries|mutations|[a-z-]+-(object|queries|mutations|types))\\.ts$' },
      to: { path: '^src/graphql/', pathNot: '^src/graphql/(errors|ids|scalars|paging|viewer)\\.ts$' }
    },
    {
      name: 'features-meet-in-actions',
      comment: 'One feature reaches into another for what it does or decides, never for its GraphQL types.',
      severity: 'error',
      from: { path: feature },
      to: { path: '^src/features/[^/]+/(index|object|queries|mutations)\\.ts$', pathNot: '^src/features/$1/' }
    },
    { name: 'rules-are-pure', comment: 'Rules read facts and dates, nothing else.', severity: 'error', from: { path: '^src/features/renewals/(rules/|rules\\.ts|facts\\.ts)' }, to: { path: '^src/', pathNot: '^src/(dates/|features/renewals/(rules/|rules\\.ts|facts\\.ts))' } },
    { name: 'server-above-schema', severity: 'error', from: { path: '^src/server/' }, to: { path: '^src/(cli|sample|doctor|main)' } },
    { name: 'not-to-dev-dependency', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev'] } },
    { name: 'no-undeclared-package', severity: 'error', from: { path: '^src/', pathNot: generated }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    { name: 'source-knows-no-tests', severity: 'error', from: { path: '^src/' }, to: { path: '^(tests|bench)/' } },
    { name: 'bench-knows-no-tests', comment: 'It runs from a clone without the tools of the tests.', severity: 'error', from: { path: '^bench/' }, to: { path: '^tests/' } }
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Peers and their packages are there once the bench has been run.
    exclude: { path: '^(dist/|bench/node_modules/|bench/peers/.*\\.mjs$)' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] }
  }
}
