// The import directions of the code: sources → content → parse → graph → rules → portal → diagram → pages.
// One row per room. `may` lists everything a room may import besides itself; `mayTypes` what it may name in
// `import type` only. A room without a row may import nothing. Components are read too: `npm run check:imports`
// shows this file the scripts inside `.astro` files, which the plain `depcruise` command cannot read.

import { builtinModules } from 'node:module';

const room = (name) => `^src/${name}/`;
const library = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
const builtin = (...names) => `^(node:)?(${names.join('|')})(/|$)`;

const MODEL = room('model');
const CONTENT = room('content');
const PARSE = room('parse');
const GRAPH = room('graph');
const RULES = room('rules');
const PORTAL = room('portal');
const LISTING = room('portal/listing');
const GRAPH_VIEW = room('portal/graph-view');
const PAST = room('portal/past');
const WORDS = '^src/portal/(words|task-progress)\\.ts$';
const CHECKPOINT_READER = '^src/parse/checkpoint(-series)?\\.ts$';
const PROSE_READER = '^src/parse/prose-file\\.ts$';
const PROVENANCE_READER = '^src/parse/provenance\\.ts$';
const REGISTRY_READER = '^src/parse/registry\\.ts$';
const DIAGRAM = room('diagram');
const GLYPHS = '^src/components/glyphs\\.ts$';
const LOADERS = '^src/(loaders/|live\\.config\\.ts$)';
const PLAN_PARSER = '^src/loaders/parse-workplans\\.ts$';
const COMPILED = '^src/site/app\\.ts$';
const RENDER = room('render');
const BADGES = '^src/render/badge-files\\.ts$';
const SITE = '^src/(site(/|\\.ts$)|middleware\\.ts$)';
const PAGES = room('pages');
const LAYOUTS = room('layouts');
const COMPONENTS = room('components');
const STYLES = room('styles');
const CLIENT = room('client');
const SCRIPTS = '^scripts/';

const ASTRO = '(^astro:)|(^|/)node_modules/(astro|@astrojs/[^/]+)/';
const ANY_BUILTIN = `^(node:.*|${builtinModules.join('|')})$`;
const D3 = library('d3', 'd3-[a-z-]+');
const GRAPHVIZ = library('@hpcc-js/wasm-graphviz');
const SYNTAX_TREES = library('hast', 'mdast', 'unist');
const DATA_PARSERS = ['gray-matter', 'yaml', 'js-yaml'];
const ABOVE_THE_ASTRO_LINE = [MODEL, PARSE, GRAPH, RULES, PORTAL, DIAGRAM];
const BELOW_THE_ASTRO_LINE = [LOADERS, SITE, PAGES, LAYOUTS, COMPONENTS, STYLES, CLIENT];

const ROOMS = [
  {
    name: 'model',
    path: MODEL,
    // Digests are words too: they name what has not changed. (Its randomness is not ours.)
    may: [library('zod', 'croner'), builtin('crypto')],
    because: 'Words and shapes come first: everything else is written in them.',
  },
  {
    name: 'content',
    path: CONTENT,
    may: [MODEL, builtin('fs', 'path', 'crypto', 'url', 'buffer', 'os'), library('piscina')],
    because:
      'The content folder is read from disk in one place, so that all that follows is a pure function.',
  },
  {
    name: 'parse',
    path: PARSE,
    may: [MODEL, library(...DATA_PARSERS, 'jsonc-parser', 'satteri', 'zod'), SYNTAX_TREES],
    because: 'Text becomes values here and knows nothing of what is later derived from them.',
  },
  {
    name: 'graph',
    path: GRAPH,
    may: [MODEL],
    because: 'Order, verdicts and readiness are algorithms over the model; no file format reaches them.',
  },
  {
    name: 'rules',
    path: RULES,
    may: [MODEL, GRAPH],
    because: 'A rule judges what is known; it neither parses nor decides how its finding is shown.',
  },
  {
    name: 'portal',
    path: PORTAL,
    may: [MODEL, GRAPH, RULES],
    because: 'View models gather what was computed; parsing is over and markup has not begun.',
  },
  {
    name: 'portal-listing',
    path: LISTING,
    may: [MODEL, WORDS],
    mayTypes: [PORTAL, GRAPH, RULES],
    because: 'The browser runs these functions too: what they import is shipped to every reader.',
  },
  {
    name: 'portal-graph-view',
    path: GRAPH_VIEW,
    may: [MODEL, GRAPH, WORDS],
    because:
      'The browser runs these functions too: what they import is shipped to every reader of the graph.',
  },
  {
    name: 'portal-past',
    path: PAST,
    may: [MODEL, WORDS],
    because:
      'What checkpoints say is told from them alone; the browser compares any two with the same functions.',
  },
  {
    name: 'diagram',
    path: DIAGRAM,
    may: [MODEL, GRAPH, D3, GRAPHVIZ],
    because: 'Geometry only: boxes and path strings, testable without a browser.',
  },
  {
    name: 'loaders',
    path: LOADERS,
    may: [CONTENT, PARSE, MODEL, ASTRO, builtin('path', 'url')],
    because: 'Loaders fill the collections with lean entries; judgement comes later.',
  },
  {
    name: 'render',
    path: RENDER,
    may: [
      MODEL,
      PARSE,
      library('satteri', 'hast-util-[a-z-]+', 'github-slugger', 'feed', 'ical-generator', 'badge-maker'),
      SYNTAX_TREES,
    ],
    because: 'Text of plans becomes HTML and XML in one place, or the sanitiser can be forgotten.',
  },
  {
    name: 'site',
    path: SITE,
    // A checkpoint is read whole when its page is made, as the prose of a plan is; a registry when the portal is built.
    may: [
      PORTAL,
      RENDER,
      DIAGRAM,
      CONTENT,
      MODEL,
      CHECKPOINT_READER,
      PROSE_READER,
      REGISTRY_READER,
      PROVENANCE_READER,
      ASTRO,
    ],
    because:
      'The one reader of the collections: it builds the portal once, so that all pages state the same.',
  },
  {
    name: 'pages',
    path: PAGES,
    may: [SITE, DIAGRAM, RENDER, LAYOUTS, COMPONENTS, STYLES, CLIENT, ASTRO],
    mayTypes: [PORTAL],
    because: 'Markup decides nothing: a page gets its finished view model from the site.',
  },
  {
    name: 'layouts',
    path: LAYOUTS,
    may: [SITE, DIAGRAM, COMPONENTS, STYLES, CLIENT, ASTRO, library('@fontsource(-variable)?/[^/]+')],
    mayTypes: [PORTAL],
    because: 'Markup decides nothing; a layout frames pages and knows none of them.',
  },
  {
    name: 'components',
    path: COMPONENTS,
    may: [SITE, DIAGRAM, GRAPH_VIEW, STYLES, CLIENT, ASTRO],
    mayTypes: [PORTAL, RENDER],
    because: 'Markup decides nothing: a component shows one view model, wherever it is placed.',
  },
  {
    name: 'client',
    path: CLIENT,
    may: [MODEL, LISTING, GRAPH_VIEW, PAST, WORDS, DIAGRAM, GLYPHS, D3, '^/pagefind/'],
    because:
      'The browser enhances finished HTML; filters and views share the functions that made the lists and pictures.',
  },
  {
    name: 'scripts',
    path: SCRIPTS,
    may: [
      ...ABOVE_THE_ASTRO_LINE,
      CONTENT,
      PLAN_PARSER,
      BADGES,
      '(^|/)node_modules/',
      ANY_BUILTIN,
      '^(package|tsconfig)\\.json$',
    ],
    mayTypes: [COMPILED],
    because: 'A command is thin: it calls the pure rooms and the build, never markup or the collections.',
  },
];

const toRoomRules = ({ name, path, may, mayTypes = [], because }) => [
  {
    name: `${name}-imports`,
    comment: because,
    severity: 'error',
    // The rooms inside the portal room have stricter rows.
    from: { path, ...(path === PORTAL && { pathNot: [LISTING, GRAPH_VIEW, PAST] }) },
    to: { pathNot: [path, ...may, ...mayTypes] },
  },
  ...(mayTypes.length === 0
    ? []
    : [
        {
          name: `${name}-imports-types-only`,
          comment: `${because} (Only \`import type\` is free here.)`,
          severity: 'error',
          from: { path },
          to: { path: mayTypes, pathNot: [path, ...may], dependencyTypesNot: ['type-only'] },
        },
      ]),
];

const RULES_ACROSS_ROOMS = [
  {
    name: 'no-cycle',
    comment: 'In a cycle no file can be read, tested or changed first.',
    severity: 'error',
    from: { path: '^(src|scripts)/' },
    to: { circular: true },
  },
  {
    name: 'astro-line',
    comment:
      'What is known must be computable without a framework, a disk or a process: in a test, a script, a browser.',
    severity: 'error',
    from: { path: ABOVE_THE_ASTRO_LINE },
    to: { path: [ASTRO, builtin('fs', 'child_process'), ...BELOW_THE_ASTRO_LINE] },
  },
  {
    name: 'one-parser',
    comment:
      'gray-matter can evaluate code and YAML can expand without bound: one room calls them, with its guards.',
    severity: 'error',
    from: { path: '^(src|scripts)/', pathNot: PARSE },
    to: { path: library(...DATA_PARSERS) },
  },
  {
    name: 'one-markdown-parser',
    comment: 'Tasks and pages must come from the same reading of a document.',
    severity: 'error',
    from: { path: '^(src|scripts)/', pathNot: [PARSE, RENDER] },
    to: { path: library('satteri') },
  },
  {
    name: 'one-layout-engine',
    comment: 'The layout library is WebAssembly: whoever draws gets it as an argument, loaded once.',
    severity: 'error',
    from: { path: '^(src|scripts)/', pathNot: '^src/diagram/graphviz\\.ts$' },
    to: { path: GRAPHVIZ },
  },
  {
    name: 'one-cron',
    comment:
      'Schedules are asked for moments in one file: the library behind it could also start jobs and ask the clock.',
    severity: 'error',
    from: { path: '^(src|scripts)/', pathNot: '^src/model/schedule\\.ts$' },
    to: { path: library('croner') },
  },
  {
    name: 'content-readers',
    comment: 'Raw files are for those who parse them next; everyone else works on values.',
    severity: 'error',
    from: { path: '^(src|scripts)/', pathNot: [CONTENT, LOADERS, SITE, SCRIPTS] },
    to: { path: CONTENT },
  },
  {
    name: 'render-readers',
    comment: 'A body is rendered when its page is, and kept nowhere: that is what keeps the build lean.',
    severity: 'error',
    from: { path: '^(src|scripts)/', pathNot: [RENDER, SITE, PAGES, COMPONENTS] },
    to: { path: RENDER, pathNot: BADGES },
  },
  {
    name: 'no-test-code',
    comment: 'What is published must not depend on what proves it.',
    severity: 'error',
    from: { path: '^(src|scripts)/' },
    to: { path: '^test/' },
  },
  {
    name: 'every-room-has-a-row',
    comment: 'A folder without a row would escape every direction above.',
    severity: 'error',
    from: { path: '^src/', pathNot: ROOMS.map(({ path }) => path) },
    to: {},
  },
  {
    name: 'declared-libraries',
    comment: 'A library that only happens to be installed goes, or changes, with the one that brought it.',
    severity: 'error',
    from: { path: '^(src|scripts)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: D3 },
  },
  {
    name: 'every-import-resolves',
    comment: 'An import that leads nowhere cannot be judged by any rule.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: ['^astro:', '^/pagefind/'] },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...ROOMS.flatMap(toRoomRules), ...RULES_ACROSS_ROOMS],
  options: {
    // Ambient declarations (`src/env.d.ts`) import nothing at run time and belong to no room.
    exclude: { path: '^src/[^/]+\\.d\\.ts$' },
    doNotFollow: { path: ['node_modules'] },
    // Type imports count: a type is knowledge too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.d.ts', '.json'],
    },
  },
};
