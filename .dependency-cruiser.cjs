/**
 * Which folder may import which. Run by `npm test`; each rule has been seen failing.
 *
 *     core ← scenario ← lessons, export
 *     core, scenario ← worker ← app ← views        core ← ui ← views
 *     core, scenario, export ← cli
 *
 * `main.tsx` starts everything and may import anything. Tests may read files and import test libraries.
 */

/** Small pure libraries that the core may use. */
const PURE_LIBRARIES = [];

/** Tests, and the folders that hold what only tests need. */
const TEST = String.raw`\.test\.tsx?$|/(testing|fixtures)/`;

/** What each folder may import of ours, beside itself. */
const MAY_IMPORT = {
  core: [],
  ui: ['core'],
  scenario: ['core'],
  lessons: ['core', 'scenario'],
  export: ['core', 'scenario'],
  worker: ['core', 'scenario'],
  app: ['core', 'scenario', 'lessons', 'export', 'worker'],
  views: ['core', 'scenario', 'lessons', 'export', 'worker', 'app', 'ui'],
  cli: ['core', 'scenario', 'export'],
};

const directions = Object.entries(MAY_IMPORT).map(([folder, others]) => ({
  name: `directions-${folder}`,
  comment: `src/${folder} imports only ${[folder, ...others].map((name) => `src/${name}`).join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^(src|scripts|bench|e2e)/', pathNot: `^src/(${[folder, ...others].join('|')})/` },
}));

const pureLibraries = PURE_LIBRARIES.map((name) => `^node_modules/${name}/`);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'known-folders',
      comment: 'A new folder under src needs a line in MAY_IMPORT.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(MAY_IMPORT).join('|')})/` },
      to: {},
    },
    {
      name: 'pure-core',
      comment: 'src/core imports nothing outside src/core: add a small pure library to PURE_LIBRARIES, or do without.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TEST },
      to: { pathNot: ['^src/core/', ...pureLibraries] },
    },
    {
      name: 'views-apart',
      comment: 'Parts of the screen do not import one another: what two share belongs in src/ui or src/app.',
      severity: 'error',
      from: { path: '^src/views/([^/]+)/' },
      to: { path: '^src/views/[^/]+/', pathNot: '^src/views/$1/' },
    },
    {
      name: 'no-page-below-the-page',
      comment: 'React and d3 draw: only src/app, src/views and src/ui know of them.',
      severity: 'error',
      from: { path: '^src/(core|scenario|lessons|export|worker|cli)/' },
      to: { path: '^node_modules/(@types/)?(react|react-dom|d3|d3-[a-z]+|lucide-react)/' },
    },
    {
      name: 'no-tests-in-code',
      comment: 'A test is imported by nothing, and a test library only by tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: [TEST, '^node_modules/(vitest|fast-check|@playwright|mitata)/'] },
    },
    {
      name: 'no-node-on-the-page',
      comment: 'Only the command line and tests have files and processes.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/cli/', TEST] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circles',
      comment: 'Two files that import each other cannot be understood apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is forgotten.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [TEST, String.raw`\.d\.m?ts$`, '^src/main.tsx$', '^src/worker/entry', '^src/cli/'],
      },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'Every package imported is named in package.json; the page uses none that is for development only.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/cli/', TEST] },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    // Type-only imports count: a type that points upward is a dependency as well.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|pictures)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
};
