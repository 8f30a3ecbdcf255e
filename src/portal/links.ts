// Every address of the site is made here. `base` begins and ends with a slash.

export interface Links {
  base: string;
  home: string;
  workplans: string;
  findings: string;
  sources: string;
  /** What a task registry says beside what the files say. */
  registry: string;
  /** A page of its differences; the first is the comparison itself. */
  registryPage(page: number): string;
  search: string;
  graph: string;
  checkpoints: string;
  checkpoint(id: string): string;
  /** What changed from the one before it. */
  changes(id: string): string;
  /** What changed since the newest. */
  changesSince: string;
  /** Its snapshot, as it stands in its file; of `now`, what would be frozen. */
  snapshot(id: string): string;
  /** Two checkpoints side by side; without them, the newest two. */
  compare(from?: string, to?: string): string;
  /** The list of the team's own pages. */
  pages: string;
  /** One of them: `handbook/rota`. */
  page(slug: string): string;
  /** An Atom feed: of checkpoints, or of what changed in each. */
  checkpointFeed(name: string): string;
  /** Days on which open work is due or comes back. */
  calendar: string;
  /** A page of the list of checkpoints: all of one year. */
  checkpointYear(year: string): string;
  graphPlans: string;
  next: string;
  gates: string;
  owners: string;
  asOfSheet: string;
  plan(slug: string): string;
  task(slug: string, anchor: string): string;
  /** A page of the list of plans; the first is the list itself. */
  plansPage(page: number): string;
  /** A page of the table of edges; the first is the graph itself. */
  graphEdges(page: number | string): string;
  services: string;
  automations: string;
  service(id: string): string;
  automation(id: string): string;
  /** `services/state-hub`, as a picture or as data. */
  badge(name: string, form: 'svg' | 'json'): string;
  gate(name: string): string;
  owner(slug: string): string;
  /** The Atom feed of what waits for an owner. */
  ownerFeed(slug: string): string;
  rule(name: string): string;
  document(name: string): string;
  schema(name: string): string;
}

export function createLinks(base: string): Links {
  const to = (path: string): string => base + path;
  const plan = (slug: string): string => to(`workplans/${encodeURI(slug)}/`);
  return {
    base,
    home: base,
    workplans: to('workplans/'),
    findings: to('findings/'),
    sources: to('sources/'),
    registry: to('registry/'),
    registryPage: (page) => to(page === 1 ? 'registry/' : `registry/page/${page}/`),
    search: to('search/'),
    graph: to('graph/'),
    checkpoints: to('checkpoints/'),
    checkpoint: (id) => to(`checkpoints/${id}/`),
    changes: (id) => to(`checkpoints/${id}/changes/`),
    changesSince: to('checkpoints/since/'),
    snapshot: (id) => to(`checkpoints/${id}/snapshot.json`),
    compare: (from, until) =>
      to(`checkpoints/compare/${from === undefined ? '' : `?from=${from}&to=${until ?? 'now'}`}`),
    pages: to('pages/'),
    page: (slug) => to(`pages/${encodeURI(slug)}/`),
    checkpointFeed: (name) => to(`checkpoints/${name}.xml`),
    calendar: to('calendar.ics'),
    checkpointYear: (year) => to(`checkpoints/years/${year}/`),
    graphPlans: to('graph/plans/'),
    next: to('next/'),
    gates: to('gates/'),
    owners: to('owners/'),
    asOfSheet: to('as-of.css'),
    plan,
    task: (slug, anchor) => `${plan(slug)}#${encodeURI(anchor)}`,
    plansPage: (page) => (page === 1 ? to('workplans/') : to(`workplans/page/${page}/`)),
    graphEdges: (page) => (page === 1 ? to('graph/') : to(`graph/edges/${page}/`)),
    services: to('services/'),
    automations: to('automations/'),
    service: (id) => to(`services/${encodeURI(id)}/`),
    automation: (id) => to(`automations/${encodeURI(id)}/`),
    badge: (name, form) => to(`badges/${encodeURI(name)}.${form}`),
    gate: (name) => to(`gates/${encodeURI(name)}/`),
    owner: (slug) => to(`owners/${encodeURI(slug)}/`),
    ownerFeed: (slug) => to(`owners/${encodeURI(slug)}/feed.xml`),
    rule: (name) => to(`findings/${name}/`),
    document: (name) => to(`api/v1/${name}.json`),
    schema: (name) => to(`schemas/${name}.v1.json`),
  };
}
