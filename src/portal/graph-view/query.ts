// What a reader asked of the graph. It lives in the page's address; the build and the browser read it with this one
// module.

export const graphViews = ['path', 'plans'] as const;
export type GraphView = (typeof graphViews)[number];

export const directions = ['both', 'up', 'down'] as const;
/** Up: what the item needs. Down: what it frees. */
export type Direction = (typeof directions)[number];

export const groupings = ['repo', 'lane'] as const;
export type Grouping = (typeof groupings)[number];

export const mostSteps = 3;

export interface GraphQuery {
  /** The critical path with its neighbours, or the whole graph rolled up by plan. */
  view: GraphView;
  /** Node to show with what surrounds it, instead of the view. */
  focus: string | null;
  /** Steps around the focus, 1 to 3. */
  depth: number;
  direction: Direction;
  /** Plans that are shown as their tasks. */
  expand: string[];
  isDoneHidden: boolean;
  /** Another goal of the critical path than the portal's. */
  goal: string | null;
  /** What the regions of the picture are. */
  group: Grouping;
}

export function defaultQuery(view: GraphView): GraphQuery {
  return {
    view,
    focus: null,
    depth: 1,
    direction: 'both',
    expand: [],
    isDoneHidden: false,
    goal: null,
    group: 'repo',
  };
}

/** Unknown values are read as their defaults; `view` is the one of the page. */
export function readGraphQuery(params: URLSearchParams, view: GraphView): GraphQuery {
  const query = defaultQuery(view);
  const depth = Number(params.get('depth'));
  return {
    view: graphViews.find((each) => each === params.get('view')) ?? view,
    focus: params.get('focus')?.trim() || null,
    depth: Number.isInteger(depth) && depth >= 1 && depth <= mostSteps ? depth : query.depth,
    direction: directions.find((each) => each === params.get('direction')) ?? query.direction,
    expand: [...new Set(params.getAll('expand').filter(Boolean))],
    isDoneHidden: params.get('done') === 'hide',
    goal: params.get('goal')?.trim() || null,
    group: groupings.find((each) => each === params.get('group')) ?? query.group,
  };
}

/** Only what differs from the page's default, always in the same order. */
export function writeGraphQuery(query: GraphQuery, view: GraphView): URLSearchParams {
  const usual = defaultQuery(view);
  const params = new URLSearchParams();
  if (query.view !== view) params.set('view', query.view);
  if (query.focus !== null) {
    params.set('focus', query.focus);
    if (query.depth !== usual.depth) params.set('depth', String(query.depth));
    if (query.direction !== usual.direction) params.set('direction', query.direction);
  }
  for (const id of query.expand) params.append('expand', id);
  if (query.isDoneHidden) params.set('done', 'hide');
  if (query.goal !== null) params.set('goal', query.goal);
  if (query.group !== usual.group) params.set('group', query.group);
  return params;
}
